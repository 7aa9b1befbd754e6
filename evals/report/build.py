"""From runs to a report: every figure, sentence and finding that the page shows."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from evals.errors import RunError
from evals.record import Run
from evals.report.bands import bands
from evals.report.breakdowns import breakdowns, look_first, scorer_rows
from evals.report.cards import card, ordered, reviewed
from evals.report.conversations import conversations
from evals.report.described import Described, described
from evals.report.limits import not_shown
from evals.report.notes import Labelled, placed, read_labels
from evals.report.observed import scorer_names
from evals.report.shown import shown
from evals.report.trust import Trust, in_short, weigh
from evals.report.uplift import uplifts
from evals.report.values import Report
from evals.report.verdict import TELLING_AT_MOST, verdict


def build(runs: Sequence[Run], trust: Sequence[Trust] = (), labels: Path | None = None) -> Report:
    """The report on ``runs``. ``labels``: a trainer's CSV, see ``notes``.

    Raises ``RunError`` of no run or the same one twice, ``DatasetError`` of labels that can't be read.
    """
    known = described(scorer_names(runs))
    return assembled(runs, known, trust, read_labels(labels) if labels else ())


def assembled(
    runs: Sequence[Run],
    known: Mapping[str, Described],
    trust: Sequence[Trust] = (),
    labels: Sequence[Labelled] = (),
) -> Report:
    """``known``: a description of every scorer in ``runs``, in the order in which they are shown."""
    if not runs:
        raise RunError("a report needs a run; name the folder of one")
    if len({run.id for run in runs}) < len(runs):
        raise RunError("the same run was given twice; name each run once")
    runs = ordered(runs)
    own = reviewed(runs)
    notes, lost = placed(labels, own)
    weighed = tuple(weigh(scorer.name, scorer.asks, scorer.gates, trust) for scorer in known.values())
    by = breakdowns(own, known)
    return Report(
        runs=tuple(card(run) for run in runs),
        reviewed=tuple(run.id for run in own),
        threshold=TELLING_AT_MOST,
        verdicts=tuple(verdict(run, known, weighed) for run in own),
        uplifts=uplifts(runs, known, weighed),
        bands=bands(runs),
        shown=shown(runs),
        trust=weighed,
        trusted=in_short(weighed),
        scorers=scorer_rows(runs, known),
        breakdowns=by,
        look_first=tuple(sentence for run in own for sentence in look_first(run, by)),
        not_shown=not_shown(runs, own, weighed),
        notes=sum(map(len, notes.values())),
        lost_notes=lost,
        conversations=tuple(made for run in runs for made in conversations(run, known, notes)),
    )
