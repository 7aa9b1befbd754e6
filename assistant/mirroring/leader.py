"""Which of the speakers holds the mirror."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.domain.mirror import Transcript
from assistant.domain.words import bounded, sentences, words
from assistant.mirroring.formats.labels import same

_MYSELF = frozenset({"me", "i", "you", "myself"})
_ASKING = frozenset(
    """how what why when where who which whose is are was were do does did have has had can could will would
    should shall""".split()
)


@dataclass(frozen=True, slots=True)
class Leader:
    name: str
    is_taken: bool = False
    """Nobody said so: it is the one who asks most."""


def find_leader(transcript: Transcript, me: str | None) -> Leader | None:
    """The speaker called ``me``, by the whole name or by one word of it; without ``me``, who asks most.

    None where that fits nobody, or more than one.
    """
    names = transcript.speakers
    if me is None:
        own = [name for name in names if same(name) in _MYSELF] if len(names) > 1 else names
        return Leader(own[0]) if len(own) == 1 else _who_asks_most(transcript)
    wanted = same(" ".join(me.split()))
    for fits in (
        [name for name in names if same(name) == wanted],
        [name for name in names if wanted in same(name).split()],
    ):
        if len(fits) == 1:
            return Leader(fits[0])
    return None


def _who_asks_most(transcript: Transcript) -> Leader | None:
    asked = Counter[str]()
    for said in transcript.utterances:
        asked[said.speaker] += sum(map(_asks, sentences(bounded(said.text))))
    (first, most), *others = asked.most_common(2) or [("", 0)]
    if not most or (others and others[0][1] == most):
        return None
    return Leader(first, is_taken=True)


def _asks(sentence: str) -> bool:
    return sentence.endswith("?") or _opening(words(sentence[:40])) in _ASKING


def _opening(said: Sequence[str]) -> str:
    return said[0] if said else ""
