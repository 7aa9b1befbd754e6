"""How a result is explained: causes outside and inside, words that judge, blame turned on oneself.

After the attribution literature (Weiner 1985; Försterling 1985): where a cause lies is read here;
whether it is true is not for a reader to say. The wordings are in ``patterns/causes.txt``.
"""

from collections.abc import Sequence
from functools import lru_cache

from assistant.domain.causes import Locus
from assistant.domain.reading import Person
from assistant.domain.words import plain
from assistant.reading.attribution import read_causes
from assistant.reading.patterns import patterns

_SPEECH = patterns("causes")

blames_self = _SPEECH["blames-self"]


def outcome(said: Sequence[str]) -> str | None:
    """``lost`` or ``won`` for the result last spoken of."""
    for text in reversed(said):
        told = _results_alone(text)
        for result in ("lost", "won"):
            if _SPEECH[result](told):
                return result
    return None


def _results_alone(text: str) -> str:
    """Without what was nearly so, may be so or is lost besides a deal; a mark stays where it stood."""
    told = plain(text)
    for pattern in _SPEECH["no-result"].fits:
        told = pattern.sub(" ~ ", told)
    return told


def outside(said: Sequence[str], rep: Person | None = None) -> tuple[str, ...]:
    """Causes that lie outside the speaker, in the speaker's words.

    ``rep``: whose result a leader speaks of; what they did or left undone is a cause within.
    """
    found = (cause for text in said for cause in _causes(text, Locus.OUTSIDE))
    theirs = rep_did(said, rep)
    return tuple(dict.fromkeys(cause for cause in found if not any(cause in did for did in theirs)))


def inside(said: Sequence[str], rep: Person | None = None) -> tuple[str, ...]:
    """Causes that lie in what the speaker did or is, or ``rep``, in the speaker's words."""
    found = (cause for text in said for cause in _causes(text, Locus.INSIDE))
    return tuple(dict.fromkeys((*found, *rep_did(said, rep))))


def rep_did(said: Sequence[str], rep: Person | None) -> tuple[str, ...]:
    """What ``rep`` did or left undone, as it is told of them; nothing where nobody is spoken of."""
    if rep is None:
        return ()
    subjects = ("he ", "she ", "my rep ", "the rep ", *([f"{plain(rep.name)} "] if rep.name else []))
    return tuple(c for text in said for c in _SPEECH["rep-did"].found(text) if c.startswith(subjects))


@lru_cache(maxsize=128)
def _causes(text: str, where: Locus) -> tuple[str, ...]:
    """By the wordings of this room, and by how such things are said."""
    worded = _SPEECH[where.value].found(text)
    return (*worded, *(plain(c.words) for c in read_causes(text) if c.locus is where))


def label(text: str) -> str | None:
    """A word that judges a person, or a reason about a person presented as fact."""
    return next((word for kind in ("label", "as-fact") for word in _SPEECH[kind].found(text)), None)
