"""How a result is explained: causes outside and inside, words that judge, blame turned on oneself.

After the attribution literature (Weiner 1985; Försterling 1985): where a cause lies is read here;
whether it is true is not for a reader to say. The wordings are in ``patterns/causes.txt``.
"""

from collections.abc import Sequence

from assistant.reading.patterns import Speech, patterns

_SPEECH = patterns("causes")

blames_self = _SPEECH["blames-self"]


def outcome(said: Sequence[str]) -> str | None:
    """``lost`` or ``won`` for the result last spoken of."""
    for text in reversed(said):
        for result in ("lost", "won"):
            if _SPEECH[result](text):
                return result
    return None


def outside(said: Sequence[str]) -> tuple[str, ...]:
    """Causes that lie outside the speaker, in the speaker's words."""
    return _found(said, _SPEECH["outside"])


def inside(said: Sequence[str]) -> tuple[str, ...]:
    """Causes that lie in what the speaker did or is, in the speaker's words."""
    return _found(said, _SPEECH["inside"])


def label(text: str) -> str | None:
    """A word that judges a person, or a reason about a person presented as fact."""
    return next((word for kind in ("label", "as-fact") for word in _SPEECH[kind].found(text)), None)


def _found(said: Sequence[str], speech: Speech) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cause for text in said for cause in speech.found(text)))
