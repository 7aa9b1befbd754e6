"""A leader's talk, or the questions she plans, held up to her: counts and quotes, no grade."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from assistant.domain.mirror import LineKind, LineReading, Rewrite, Transcript, Utterance
from assistant.guarding.sentences import split
from assistant.mirroring.kinds import asks_or_tells, lines_of, read_line, reflects
from assistant.mirroring.leader import Leader
from assistant.mirroring.shares import Share, count_words, is_nod, shares, turns
from assistant.mirroring.weight import Weight, substance, takes_up, weighty

Rewriter = Callable[[str, LineKind], tuple[Rewrite, ...]]
"""Other ways to ask what a line asks: one to three for any line that isn't open."""

ENOUGH_WORDS = 15
"""An answer below this length opened nothing up."""
_HEARD = 2_000
"""Characters of what was said last that a reflection may give back."""
_SOON = 4
"""Turns within which a leader's next one counts."""
TELLING = frozenset({LineKind.DIRECTIVE, LineKind.ADVICE_AS_QUESTION})
"""Kinds that count as advice; the others ask."""


@dataclass(frozen=True, slots=True)
class Quote:
    """``line`` is where its turn begins in what was pasted; ``start`` in seconds, where it is known."""

    speaker: str
    text: str
    line: int
    start: float | None = None


@dataclass(frozen=True, slots=True)
class Line:
    quote: Quote
    reading: LineReading

    @property
    def is_worth_another(self) -> bool:
        """Neither open nor a plain question of fact."""
        return self.reading.kind is not LineKind.OPEN and not self.reading.is_fact


@dataclass(frozen=True, slots=True)
class Opened:
    """What the leader said before the answer that told most that was new."""

    quote: Quote
    kind: LineKind | None
    """None for what asks nothing, such as a reflection."""
    answer: Quote
    words: int
    usual: float | None
    """The median length of the answers, in words; None where this is the only one."""


@dataclass(frozen=True, slots=True)
class Passed:
    """Something of weight, and what the leader said next, which didn't take it up."""

    weight: Weight
    said: Quote
    then: Quote


@dataclass(frozen=True, slots=True)
class Picture:
    """``leader`` is None for a plan, which has neither answers nor shares."""

    leader: Leader | None
    lines: tuple[Line, ...]
    opened: Opened | None = None
    passed: tuple[Passed, ...] = ()
    shares: tuple[Share, ...] = ()
    reflections: int = 0
    turns: int = 0
    """The leader's."""
    telling_turns: int = 0
    """Those of them that advise or direct."""

    @property
    def kinds(self) -> Mapping[LineKind, int]:
        counted = Counter(line.reading.kind for line in self.lines)
        return {kind: counted[kind] for kind in LineKind}

    @property
    def facts(self) -> int:
        """Plain questions of fact among the closed ones."""
        return sum(line.reading.is_fact for line in self.lines)

    @property
    def questions(self) -> int:
        return sum(line.reading.kind is not LineKind.DIRECTIVE for line in self.lines)

    @property
    def reflections_to_questions(self) -> float | None:
        return self.reflections / self.questions if self.questions else None

    @property
    def telling_share(self) -> float | None:
        return self.telling_turns / self.turns if self.turns else None

    @property
    def share_of_words(self) -> float | None:
        return next((s.share for s in self.shares if self.leader and s.speaker == self.leader.name), None)


def picture_of_plan(plan: Transcript) -> Picture:
    """Each planned line, whole, as it stands."""
    return Picture(None, tuple(Line(_quote(u, u.text), read_line(u.text)) for u in plan.utterances))


def picture_of_talk(talk: Transcript, leader: Leader) -> Picture:
    took = turns(talk)
    lines: list[Line] = []
    reflections = telling = 0
    before = ""
    for turn in took:
        if turn.speaker != leader.name:
            before = turn.text[-_HEARD:]
            continue
        own: list[Line] = []
        for piece in lines_of(turn.text):
            if asks_or_tells(piece):
                line = _without_nod(piece)
                own.append(Line(_quote(turn, line), read_line(line)))
            # What leads up to a question may reflect as well.
            reflections += reflects(piece, before)
        telling += any(line.reading.kind in TELLING for line in own)
        lines += own
    return Picture(
        leader,
        tuple(lines),
        opened=_opened(took, leader.name),
        passed=_passed(took, leader.name),
        shares=shares(talk),
        reflections=reflections,
        turns=sum(turn.speaker == leader.name for turn in took),
        telling_turns=telling,
    )


def _opened(took: Sequence[Utterance], leader: str) -> Opened | None:
    """By words of substance that nobody had said before; an answer may not be shorter than is usual."""
    pairs = list(_answered(took, leader))
    if not pairs:
        return None
    lengths = {id(answer): count_words(answer.text) for _, answer in pairs}
    usual = median(lengths.values()) if len(pairs) > 1 else None
    known: set[str] = set()
    new: dict[int, int] = {}
    for turn in took:
        told = substance(turn.text)
        new[id(turn)] = len(told - known)
        known |= told
    long = [
        (asked, answer)
        for asked, answer in pairs
        if lengths[id(answer)] >= ENOUGH_WORDS and (usual is None or lengths[id(answer)] >= usual)
    ]
    if not long:
        return None
    asked, answer = max(long, key=lambda pair: new[id(pair[1])])
    pieces = lines_of(asked.text) or (asked.text,)
    line = next((_without_nod(piece) for piece in reversed(pieces) if asks_or_tells(piece)), None)
    kind = read_line(line).kind if line else None
    return Opened(
        _quote(asked, line or pieces[-1]), kind, _quote(answer, answer.text), lengths[id(answer)], usual
    )


def _without_nod(piece: str) -> str:
    """Without the "Okay." with which somebody takes the word."""
    first, *others = split(piece)
    return "".join(others) if others and is_nod(first) else piece


def _passed(took: Sequence[Utterance], leader: str) -> tuple[Passed, ...]:
    """A later turn may still come back to it, so the leader's next two are looked at."""
    found = []
    for at, said in enumerate(took[:-1]):
        then = took[at + 1]
        if said.speaker == leader or then.speaker != leader or not (told := weighty(said.text)):
            continue
        if not _takes_up(took, at + 1, said, told.sentence):
            found.append(Passed(told.kind, _quote(said, told.sentence), _quote(then, then.text)))
    return tuple(found)


def _takes_up(took: Sequence[Utterance], at: int, said: Utterance, sentence: str) -> bool:
    """The turn at ``at``, or the leader's next one after it."""
    leader = took[at].speaker
    later = [turn for turn in took[at + 1 : at + _SOON] if turn.speaker == leader][:1]
    return any(
        takes_up(turn.text, sentence, at_once=turn is took[at]) or _reflects(turn.text, said.text)
        for turn in (took[at], *later)
    )


def _reflects(reply: str, said: str) -> bool:
    return any(reflects(piece, said[-_HEARD:]) for piece in lines_of(reply))


def _answered(took: Sequence[Utterance], leader: str) -> list[tuple[Utterance, Utterance]]:
    return [
        (asked, answer)
        for asked, answer in pairwise(took)
        if asked.speaker == leader and answer.speaker != leader
    ]


def _quote(turn: Utterance, text: str) -> Quote:
    return Quote(turn.speaker, text, turn.line, turn.start)
