"""How far each instrument can be trusted, and so whether its figure may decide anything."""

from collections.abc import Sequence
from typing import Literal

from pydantic import Field, model_validator

from evals.report.wording import counted, percent
from evals.transcript import Strict

AGREES = 0.6
"""Cohen's κ with people from which a judged scorer may gate."""
CATCHES = 0.9
"""The share of made faults that a rule scorer has to catch to gate."""
FALSE_ALARMS = 0.05
"""The share of other replies that it may report at most."""
FAULTS = 30
"""Made faults below which detection isn't known."""


class Trust(Strict):
    """What is known of one scorer. Zero in ``of`` or ``among``: not measured."""

    scorer: str
    judged: bool = False
    """By a language model; else by rules."""
    detected: int = Field(0, ge=0)
    """Its own made faults that it caught."""
    of: int = Field(0, ge=0)
    false_alarms: int = Field(0, ge=0)
    """Good replies, and replies with another scorer's fault, that it reported all the same."""
    among: int = Field(0, ge=0)
    kappa: float | None = Field(None, ge=-1, le=1)
    """Agreement with the labels beyond chance, 1 at most."""
    kappa_low: float | None = None
    kappa_high: float | None = None
    labelled_by: Literal["nobody", "people", "makers"] = "nobody"
    """``makers``: those who made this project, and that isn't people's judgement."""
    labels: int = Field(0, ge=0)
    """How many replies were labelled."""

    @model_validator(mode="after")
    def _counts_fit(self) -> "Trust":
        if self.detected > self.of or self.false_alarms > self.among:
            raise ValueError("more was caught than there was")
        if self.kappa is not None and self.labelled_by == "nobody":
            raise ValueError("an agreement needs somebody who labelled")
        return self


class TrustRow(Strict):
    """``trust`` is None where nothing was measured."""

    scorer: str
    asks: str
    meant_to_gate: bool
    trust: Trust | None
    may_gate: bool
    because: str


def weigh(scorer: str, asks: str, gates: bool, rows: Sequence[Trust]) -> TrustRow:
    """The scorer's row. Where it has several, one by rules and one by a judge, both must do."""
    own = [row for row in rows if row.scorer == scorer]
    verdicts = [_may_gate(row) for row in own] or [
        (False, "Not measured yet, so its figure decides nothing.")
    ]
    may = all(verdict for verdict, _ in verdicts)
    because = " ".join(why for verdict, why in verdicts if verdict == may)
    return TrustRow(
        scorer=scorer,
        asks=asks,
        meant_to_gate=gates,
        trust=own[0] if own else None,
        may_gate=may,
        because=because,
    )


def in_short(rows: Sequence[TrustRow]) -> tuple[str, ...]:
    """What the table comes to: how many instruments may decide, and whose labels were held against them."""
    meant = [row for row in rows if row.meant_to_gate]
    passed = [row for row in meant if row.may_gate]
    tried = [row for row in rows if row.trust and row.trust.of]
    first = (
        f"{len(passed)} of the {len(meant)} scorers that are meant to decide passed the test on made faults."
        if tried
        else "Not measured yet: no scorer has been tried on made faults, so no figure decides anything."
    )
    return first, _labelled(rows)


def _labelled(rows: Sequence[TrustRow]) -> str:
    people = [row for row in rows if row.trust and row.trust.labelled_by == "people"]
    makers = [row for row in rows if row.trust and row.trust.labelled_by == "makers"]
    if people:
        count = counted(len(people), "scorer was", "scorers were")
        return f"{count} held against labels by people."
    if makers:
        return "The only labels are by this project's makers. No other people's were held against it."
    return "Nobody's labels were held against it yet."


def _may_gate(trust: Trust) -> tuple[bool, str]:
    return _judged(trust) if trust.judged else _ruled(trust)


def _judged(trust: Trust) -> tuple[bool, str]:
    if trust.kappa is None:
        return False, "A language model judges, and nobody's labels were held against it yet."
    if trust.labelled_by != "people":
        return False, "A language model judges; the only labels are this project's makers', not people's."
    if trust.kappa < AGREES:
        return False, f"A language model judges, and agrees with people too little (κ below {AGREES})."
    return True, f"A language model judges, and agrees with people well enough (κ at least {AGREES})."


def _ruled(trust: Trust) -> tuple[bool, str]:
    if trust.of < FAULTS or not trust.among:
        return False, f"By rules, but tried on fewer than {FAULTS} made faults."
    caught, alarms = trust.detected / trust.of, trust.false_alarms / trust.among
    if caught < CATCHES:
        return False, f"By rules, but it misses too many made faults (it has to catch {percent(CATCHES)})."
    if alarms > FALSE_ALARMS:
        return False, f"By rules, but too many false alarms (at most {percent(FALSE_ALARMS)})."
    return True, "By rules, which catch the made faults and seldom raise a false alarm."
