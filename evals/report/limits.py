"""What a report doesn't show, said in it."""

from collections.abc import Sequence

from evals.record import Run
from evals.report.observed import unscored
from evals.report.trust import TrustRow
from evals.report.wording import counted, title


def not_shown(runs: Sequence[Run], reviewed: Sequence[Run], trust: Sequence[TrustRow]) -> tuple[str, ...]:
    """A sentence for each, the weightiest first."""
    incomplete = [run for run in runs if any(r.error for r in run.results) or unscored(run.results)]
    return (
        HELPS,
        PREFERRED,
        *_coachees(reviewed),
        *map(_missing, incomplete),
        *_instruments(trust),
        *_epochs(reviewed),
    )


HELPS = "Whether the coaching helps anybody. Nobody was coached here: the conversations are made up."
PREFERRED = "Whether trainers would rather have these replies than others. That takes blind readers."


def _coachees(reviewed: Sequence[Run]) -> list[str]:
    sentences = []
    if any(run.suite != "personas" for run in reviewed):
        sentences.append(
            "How a talk would go on. The coachee's messages were written beforehand and come in any case."
        )
    if any(run.suite == "personas" for run in reviewed):
        sentences.append(
            "How people answer. A language model plays the coachee, and people are less willing."
        )
    return sentences


def _missing(run: Run) -> str:
    broken = sum(bool(result.error) for result in run.results)
    return (
        f"{title(run)}: "
        f"{counted(broken, 'conversation')} of {len(run.results)} broke off, and "
        f"{counted(unscored(run.results), 'judgement')} failed. They are left out, not counted as zero."
    )


def _instruments(trust: Sequence[TrustRow]) -> list[str]:
    unmeasured = [row.scorer for row in trust if row.trust is None]
    unsure = [row.scorer for row in trust if row.meant_to_gate and row.trust and not row.may_gate]
    sentences = []
    if unmeasured:
        sentences.append(f"How far these scorers can be trusted, not measured yet: {', '.join(unmeasured)}.")
    if unsure:
        sentences.append(f"What these would gate, since their instruments don't pass: {', '.join(unsure)}.")
    if not any(row.trust and row.trust.labelled_by == "people" for row in trust):
        sentences.append("Whether people agree with any of these figures: no labels by people were given.")
    return sentences


def _epochs(reviewed: Sequence[Run]) -> list[str]:
    once = [run for run in reviewed if run.epochs == 1 and run.model != "question-bank"]
    return [
        f"How much {title(run)} varies from one time to the next: each conversation was held once."
        for run in once
    ]
