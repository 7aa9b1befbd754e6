"""Who talked how much, and the turns of a talk without the "mm-hm" in between."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.domain.mirror import Transcript, Utterance
from assistant.domain.words import WORD

MOST_IN_NOD = 3
"""Words in a nod at most."""
_NODS = frozenset(
    """mhm mm mmm hm hmm uh uhu uhuh huh ah aha oh okay ok k yeah yea yep yes yup right sure exactly gotcha
    got it i see totally true cool fine good great perfect nice wow er um""".split()
)
_PARTS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Share:
    speaker: str
    words: int
    share: float
    """Of all the words, 0 to 1."""
    turns: int


def count_words(text: str) -> int:
    return sum(1 for _ in WORD.finditer(text))


def shares(transcript: Transcript) -> tuple[Share, ...]:
    """Every speaker's, in the order in which they first spoke. Nods count as words, and not as turns."""
    words = Counter(dict.fromkeys(transcript.speakers, 0))
    for said in transcript.utterances:
        words[said.speaker] += count_words(said.text)
    took = Counter(turn.speaker for turn in turns(transcript))
    total = sum(words.values()) or 1
    return tuple(Share(name, count, count / total, took[name]) for name, count in words.items())


def turns(transcript: Transcript) -> tuple[Utterance, ...]:
    """What one person said until another took over.

    A nod while somebody goes on talking ends nobody's turn. After a question it is an answer.
    """
    said = transcript.utterances
    kept = [u for at, u in enumerate(said) if not _is_nod(said, at)]
    runs: list[list[Utterance]] = []
    for utterance in kept:
        if runs and runs[-1][0].speaker == utterance.speaker:
            runs[-1].append(utterance)
        else:
            runs.append([utterance])
    return tuple(_joined(run) for run in runs)


def _is_nod(said: Sequence[Utterance], at: int) -> bool:
    if not 0 < at < len(said) - 1:
        return False
    before, after = said[at - 1], said[at + 1]
    goes_on = before.speaker == after.speaker and not before.text.rstrip().endswith("?")
    return goes_on and is_nod(said[at].text)


def is_nod(text: str) -> bool:
    """ "Mm-hm.", "Yeah, I see": shows that one listens."""
    words = _PARTS.findall(text[:60].lower())
    return len(text) < 60 and 0 < len(words) <= MOST_IN_NOD and all(word in _NODS for word in words)


def _joined(run: Sequence[Utterance]) -> Utterance:
    if len(run) == 1:
        return run[0]
    return replace(run[0], text=" ".join(said.text for said in run), end=run[-1].end)
