"""Labels by people: the blind sample written out, and the answers read back and held against the scorers."""

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Literal

from evals.agreement import Estimate, Statistic, alpha, estimate, kappa
from evals.blind import QUESTIONS, Question, drawn, item_of, page, table
from evals.errors import DatasetError, RunError
from evals.jsonl import read_text
from evals.record import Result, Run
from evals.report.csv import unquoted
from evals.rubric import read_rubrics
from evals.transcript import Speaker, Strict

PAGE = "label.html"
TABLE = "label.csv"
YES, NO = "yes", "no"
JUDGED = "judged-"
LabelledBy = Literal["people", "makers"]


class Label(Strict):
    """One rater's answer about one reply; ``scorer`` is the question's. Left blank, there is no label."""

    item: str
    scorer: str
    answer: Literal["yes", "no"]
    rater: str


class Agreement(Strict):
    """How far a scorer agrees with those who labelled, beyond chance.

    ``kappa`` is Cohen's, between the scorer and the labellers' majority (ties left out), so that labellers
    who agree among themselves can't lift a scorer that doesn't agree with them. ``among`` is how far the
    labellers agree with one another: Cohen's kappa for two, Krippendorff's alpha for more.
    """

    scorer: str
    kappa: float | None
    kappa_low: float | None
    kappa_high: float | None
    among: float | None
    among_low: float | None
    among_high: float | None
    alpha: float | None
    """Krippendorff's alpha over the labellers and the scorer, where they are more than two in all."""
    labels: int
    """Replies on which both the scorer and a majority spoke."""
    yes: int
    """How many of them the majority called faulty."""
    raters: int
    labelled_by: LabelledBy
    by: str

    def in_words(self) -> str:
        if self.kappa is None:
            return f"{self.scorer}: not known; among {self.labels} labels nothing varies ({self.by})"
        ends = _interval(self.kappa_low, self.kappa_high)
        text = f"{self.scorer}: κ {self.kappa:.2f}{ends} on {self.labels} replies, {self.yes} of them faulty"
        if self.among is not None:
            name = "κ" if self.raters == 2 else "alpha"
            text += f"; labellers among themselves {name} {self.among:.2f}"
            text += _interval(self.among_low, self.among_high)
        return f"{text}; labelled by {self.by}"


def _interval(low: float | None, high: float | None) -> str:
    return "" if low is None or high is None else f" ({low:.2f} to {high:.2f})"


def write_sample(runs: Sequence[Run], folder: Path, count: int, seed: int) -> list[Path]:
    """The page and the table. Raises ``RunError`` where there is nothing to label."""
    items = drawn(runs, count, seed)
    folder.mkdir(parents=True, exist_ok=True)
    made = {folder / PAGE: page(items), folder / TABLE: table(items)}
    for file, text in made.items():
        file.write_text(text, encoding="utf-8", newline="")
    return list(made)


def read_answers(file: Path, questions: Sequence[Question] = QUESTIONS) -> list[Label]:
    """One labeller's table, from the page or a spreadsheet. Raises ``DatasetError`` with file and line."""
    text = read_text(file, "save it as CSV UTF-8")
    header = text.split("\n", 1)[0]
    rows = csv.DictReader(io.StringIO(text), delimiter=";" if header.count(";") > header.count(",") else ",")
    asked = [q.scorer for q in questions if q.scorer in (rows.fieldnames or ())]
    if "id" not in (rows.fieldnames or ()) or not asked:
        raise DatasetError(
            str(file), 1, "no column id or none with answers", "use the table that eval label made"
        )
    try:
        return [label for row in rows for label in _answers(file, rows.line_num, row, asked)]
    except csv.Error as error:
        raise DatasetError(str(file), rows.line_num, f"no CSV ({error})", "save it as CSV UTF-8") from None


_MEANS = {"yes": YES, "y": YES, "1": YES, "true": YES, "no": NO, "n": NO, "0": NO, "false": NO}


def _answers(file: Path, line: int, row: Mapping[str, str | None], asked: Sequence[str]) -> list[Label]:
    item = unquoted(row.get("id") or "").strip()
    if not item:
        return []
    labels = []
    for scorer in asked:
        cell = (row.get(scorer) or "").strip().lower()
        if not cell:
            continue
        if cell not in _MEANS:
            raise DatasetError(str(file), line, f"`{scorer}` is {cell[:20]!r}", "write yes, no, or nothing")
        labels.append(Label.model_validate(
            {"item": item, "scorer": scorer, "answer": _MEANS[cell], "rater": str(file)}
        ))  # fmt: skip
    return labels


def agreement_of(runs: Sequence[Run], files: Sequence[Path], by: str) -> list[Agreement]:
    """A row for each scorer that was labelled, a judge's beside the rules'. ``files``: one for each labeller.

    ``by`` says who labelled; where it names this project's makers they are never taken for people at large.
    Raises ``DatasetError``, and ``RunError`` where no label is about a reply of ``runs``.
    """
    labels = [label for file in files for label in read_answers(file)]
    places = {
        item_of(run, result, place).id: (result, place)
        for run in runs
        for result in run.results
        for place, turn in enumerate(result.transcript.turns)
        if turn.role is Speaker.COACH
    }
    known = [label for label in labels if label.item in places]
    if not known:
        raise RunError("none of these labels is about a reply of these runs; name the runs that were sampled")
    names = dict.fromkeys(score.scorer for run in runs for result in run.results for score in result.scores)
    found = [_agreement(name, known, places, [str(file) for file in files], by) for name in names]
    return [row for row in found if row is not None]


def _agreement(
    name: str,
    labels: Sequence[Label],
    places: Mapping[str, tuple[Result, int]],
    raters: Sequence[str],
    by: str,
) -> Agreement | None:
    own = [label for label in labels if label.scorer == name.removeprefix(JUDGED)]
    if not own:
        return None
    said: dict[str, dict[str, str]] = defaultdict(dict)
    for label in own:
        said[label.item][label.rater] = label.answer
    spoke = [rater for rater in raters if any(rater in answers for answers in said.values())]
    people = [[answers.get(rater) for rater in spoke] for answers in said.values()]
    verdicts = [verdict(*places[item], name) for item in said]
    clusters = [places[item][0].sample for item in said]
    majorities = [majority(answers) for answers in people]
    both = list(zip(verdicts, majorities, strict=True))
    against = estimate(both, clusters, kappa)
    among = estimate(people, clusters, _among(len(spoke))) if len(spoke) > 1 else None
    everyone = [[*answers, machine] for answers, machine in zip(people, verdicts, strict=True)]
    return Agreement(
        scorer=name,
        **_fields("kappa", against),
        **_fields("among", among),
        alpha=alpha(everyone) if len(spoke) > 1 else None,
        labels=sum(None not in pair for pair in both),
        yes=sum(pair[1] == YES for pair in both if None not in pair),
        raters=len(spoke),
        labelled_by="makers" if "maker" in by.lower() else "people",
        by=by,
    )


def _among(raters: int) -> Statistic:
    return kappa if raters == 2 else alpha


def _fields(name: str, found: Estimate | None) -> dict[str, float | None]:
    value, low, high = found[:3] if found else (None, None, None)
    return {name: value, f"{name}_low": low, f"{name}_high": high}


def majority(answers: Iterable[str | None]) -> str | None:
    """What more than half of those who answered said."""
    counts = Counter(answer for answer in answers if answer is not None)
    answer, most = counts.most_common(1)[0] if counts else ("", 0)
    return answer if most * 2 > counts.total() else None


def verdict(result: Result, place: int, scorer: str) -> str | None:
    """Whether the scorer saw its fault in the reply at ``place``; None where it gave no score.

    A judge quotes what it judged, good or bad: its quotes speak of a fault only where its level is in the
    worse half.
    """
    score = next((score for score in result.scores if score.scorer == scorer), None)
    if score is None or score.status == "unscored":
        return None
    if scorer.startswith(JUDGED) and not _is_bad(scorer, score.value):
        return NO
    return YES if any(finding.turn == place for finding in score.findings) else NO


def _is_bad(scorer: str, value: float | None) -> bool:
    """Whether a judge's value lies in the worse half; no rubric of that name, no verdict."""
    if value is None or scorer not in _directions():
        return False
    return value > 0.5 if _directions()[scorer] == "lower" else value < 0.5


@cache
def _directions() -> dict[str, str]:
    return {rubric.scorer: rubric.better for rubric in read_rubrics()}
