"""Where a practice stands: what was said, what was taken back, and whether it is paused. Values only."""

from dataclasses import dataclass, replace
from enum import StrEnum

from assistant.rehearsing.answering import Exchange
from assistant.rehearsing.invented import Manner, Rep


@dataclass(frozen=True, slots=True)
class Retried:
    """A line said again: the tries that were taken back, oldest first, and the one that stands."""

    tries: tuple[Exchange, ...]
    then: Exchange


@dataclass(frozen=True, slots=True)
class Practice:
    rep: Rep
    exchanges: tuple[Exchange, ...] = ()
    tries: tuple[Exchange, ...] = ()
    """Taken back, and not said again yet."""
    retried: tuple[Retried, ...] = ()
    is_paused: bool = False
    set_aside: tuple[str, ...] = ()
    """What was typed since coaching stopped for something graver than a practice."""
    handed: tuple[str, ...] = ()
    """What the coach said to it."""
    in_danger: bool = False
    """It was about a life, or somebody's safety."""
    heard_names: frozenset[str] = frozenset()
    """Names that the leader used, in lower case: no invented rep bears one."""

    @property
    def heard_last(self) -> str:
        """What the rep said last."""
        return self.exchanges[-1].answer.text if self.exchanges else self.rep.words(Manner.HELLO)[0]

    def with_exchange(self, exchange: Exchange) -> "Practice":
        retried = (*self.retried, Retried(self.tries, exchange)) if self.tries else self.retried
        return replace(self, exchanges=(*self.exchanges, exchange), tries=(), retried=retried)

    def running(self) -> "Practice":
        """Out of a pause."""
        return replace(self, is_paused=False)

    def back_from_aside(self) -> "Practice":
        return replace(self, set_aside=(), handed=(), in_danger=False, is_paused=False)

    def taken_back(self) -> "Practice | None":
        """Without the last exchange, so that the line can be said otherwise; None where there is none."""
        if not self.exchanges:
            return None
        last, kept, tries = self.exchanges[-1], self.retried, self.tries
        if kept and kept[-1].then is last:
            tries, kept = (*kept[-1].tries, *tries), kept[:-1]
        return replace(
            self.back_from_aside(), exchanges=self.exchanges[:-1], tries=(*tries, last), retried=kept
        )

    def ended(self) -> "Practice":
        """A line taken back and never said otherwise was said all the same."""
        if not self.tries:
            return self
        *earlier, last = self.tries
        back = replace(self, tries=tuple(earlier))
        return back.with_exchange(last)


class StepKind(StrEnum):
    """What became of something typed."""

    ANSWERED = "answered"
    HELD = "held"
    """It was typed in a pause; the rep didn't hear it."""
    PAUSED = "paused"
    DECLINED = "declined"
    """A real rep was to be acted out."""
    SET_ASIDE = "set-aside"
    """The practice stops for something graver."""
    BACK = "back"
    """The practice may go on."""


@dataclass(frozen=True, slots=True)
class Step:
    kind: StepKind
    practice: Practice
    """As it is after this."""
    text: str
    """The rep's answer, or the coach's words."""
    note: str | None = None
    """Something to be said beside the answer, by the coach."""
