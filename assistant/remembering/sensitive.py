"""What is never carried along: anybody's health, family, discipline at work, and other private matters.

It errs in favour of leaving something out: what isn't carried can be said again. The daily idiom of the
trade is kept apart from it by class ("a healthy pipeline", "a family of products", "let go of control").
The signs are in ``sensitive.txt``.
"""

from functools import lru_cache

from assistant.domain.words import bounded
from assistant.reading.crisis import blanked
from assistant.reading.folding import fold
from assistant.reading.safety import concern_in
from assistant.remembering.wordings import wordings

MATTERS = ("health", "family", "discipline", "private")


def sensitive_matter(text: str) -> str | None:
    """One of ``MATTERS``, or ``safety`` for what coaching stops for; None where there is nothing of it."""
    return _matter(bounded(text))


def is_sensitive(text: str) -> bool:
    return sensitive_matter(text) is not None


@lru_cache(maxsize=512)
def _matter(text: str) -> str | None:
    folded = fold(text)
    speech = wordings("sensitive")
    for matter in MATTERS:
        if speech[matter](blanked(speech[f"{matter}-idioms"], folded)):
            return matter
    return "safety" if concern_in(text) else None
