"""What a report holds. ``report.json`` is these values; the page and the CSV are views of them."""

from collections.abc import Mapping
from typing import Literal

from evals.intervals import Difference, Interval
from evals.record import Arm, Particulars
from evals.report.described import Described
from evals.report.trust import TrustRow
from evals.scores import Score
from evals.transcript import Speaker, Strict

Answer = Literal["yes", "no", "not shown"]
Change = Literal["better", "worse", "changed", "not shown"]
"""``changed``: a difference of a figure that has no better or worse."""


class RunCard(Particulars):
    """A run's particulars, with counts of its conversations. ``title`` names the coach in words."""

    title: str
    conversations: int
    samples: int
    replies: int
    broken: int
    """Conversations that broke off."""
    unscored: int
    calls_per_reply: float
    tokens_per_reply: float
    median_seconds: float
    slowest_seconds: float


class RunFigure(Strict):
    run: str
    figure: Interval | None


class Gate(Strict):
    """What else must not happen: in how many of a run's conversations it did."""

    scorer: str
    asks: str
    failed: int
    of: int
    unscored: int
    may_gate: bool


class Verdict(Strict):
    """Does this run's coach coach? ``telling``: the share of replies that tell."""

    run: str
    answer: Answer
    headline: str
    because: tuple[str, ...]
    telling: Interval | None
    gates: tuple[Gate, ...]


class Band(Strict):
    """A figure beside those of good and of poor human sessions. It gates nothing."""

    name: str
    meaning: str
    unit: Literal["share", "ratio"]
    good: float
    poor: float
    ours: tuple[RunFigure, ...]


class Shown(Strict):
    """A share that is shown without a yardstick and never rewarded."""

    name: str
    meaning: str
    ours: tuple[RunFigure, ...]


class Versus(Strict):
    """Askfirst held against another arm. The difference is Askfirst minus the other."""

    scorer: str
    other: Arm
    difference: Difference | None
    change: Change


class Uplift(Strict):
    """The same conversations with Askfirst and without. ``words`` say what follows."""

    model: str
    suite: str
    arms: tuple[RunFigure, ...]
    versus: tuple[Versus, ...]
    clearly_better: bool | None
    """Than the model told to ask; None where that wasn't run."""
    words: tuple[str, ...]


class ScorerFigure(Strict):
    run: str
    figure: Interval | None
    scored: int
    not_applicable: int
    unscored: int
    failed: int


class ScorerRow(Strict):
    scorer: Described
    figures: tuple[ScorerFigure, ...]


class Group(Strict):
    """A run's conversations of one journey, persona or kind of pressure."""

    name: str
    run: str
    conversations: int
    failed: int
    figures: Mapping[str, Interval | None]


class Breakdown(Strict):
    by: Literal["journey", "persona", "pressure"]
    groups: tuple[Group, ...]


class Cited(Strict):
    """``text`` is empty where the passage named doesn't exist or wasn't at hand."""

    id: str
    framework: str
    text: str


class Seen(Strict):
    """A finding of one scorer. ``failure``: of a scorer that gates, and failed."""

    scorer: str
    quote: str
    why: str
    failure: bool


class Note(Strict):
    """A trainer's own. ``earlier``: the reply it was given for, where that read differently."""

    label: str
    comment: str
    earlier: str = ""


class TurnView(Strict):
    number: int
    """In the transcript, from 0: the coachee opens, so the first reply is 1."""
    role: Speaker
    content: str
    move: str
    stage: str
    writer: str
    cited: tuple[Cited, ...]
    seen: tuple[Seen, ...]
    notes: tuple[Note, ...]


class Conversation(Strict):
    run: str
    sample: str
    epoch: int
    role: str
    journey: str
    pressure: str
    persona: bool
    error: str
    turns: tuple[TurnView, ...]
    scores: tuple[Score, ...]
    failed: tuple[str, ...]
    """The gating scorers that failed."""

    @property
    def failures(self) -> int:
        """Findings that must not be; a failed scorer without any counts as one."""
        seen = [s.scorer for turn in self.turns for s in turn.seen if s.failure]
        return len(seen) + sum(name not in seen for name in self.failed)


class Report(Strict):
    """``runs``: those under review first, then the arms they are held against."""

    runs: tuple[RunCard, ...]
    reviewed: tuple[str, ...]
    threshold: float
    verdicts: tuple[Verdict, ...]
    uplifts: tuple[Uplift, ...]
    bands: tuple[Band, ...]
    shown: tuple[Shown, ...]
    trust: tuple[TrustRow, ...]
    scorers: tuple[ScorerRow, ...]
    breakdowns: tuple[Breakdown, ...]
    trusted: tuple[str, ...]
    """The trust table in a few sentences."""
    look_first: tuple[str, ...]
    not_shown: tuple[str, ...]
    notes: int
    """Trainers' labels and comments that found their reply."""
    lost_notes: tuple[str, ...]
    conversations: tuple[Conversation, ...]

    def card(self, run: str) -> RunCard:
        return next(card for card in self.runs if card.id == run)
