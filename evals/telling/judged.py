"""A model as judge of teachers' turns: its verdicts are kept a line each, so that none is asked for twice."""

import asyncio
import hashlib
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from evals.endpoint import Endpoint
from evals.errors import RunError
from evals.jsonl import read_rows
from evals.judge import ask, prompt_of, read_judgement
from evals.rubric import RUBRICS, Rubric, read_rubric
from evals.telling.turns import LabelledTurn
from evals.transcript import Speaker, Strict, Transcript, Turn

if TYPE_CHECKING:
    from inspect_ai.model import Model

RUBRIC = RUBRICS / "outside" / "tutoring.yaml"
"""A folder further down: the suite's own judge reads those of ``RUBRICS`` only."""
HALF = 0.5
"""From this value on the judge says that the turn tells."""
GONE = 3
"""So many turns in a row without any answer, and the judge is taken to be gone."""

Tell = Callable[[str], None]


class Judged(Strict):
    """A line of the file. ``tells`` is None where the judgement failed, and ``why`` then says how.

    ``asked``: twelve hexadecimal digits of the judge's whole prompt. It is what tells turns apart, as two may
    have one id, and another wording of the prompt is asked anew.
    """

    id: str
    judge: str
    asked: str
    tells: bool | None
    why: str
    quotes: tuple[str, ...] = ()


class Judging(Strict):
    """Who judges, where it is asked, and the file that its verdicts are kept in."""

    judge: str
    seed: int = 0
    file: Path


def kept_in(folder: Path, judge: str) -> Path:
    """A judge's file: its name without what a file's name can't have."""
    return folder / f"telling-{re.sub(r'[^A-Za-z0-9._-]+', '-', judge)}.jsonl"


def judged(
    turns: Sequence[LabelledTurn], judging: Judging, endpoint: Endpoint, tell: Tell = lambda line: None
) -> dict[LabelledTurn, Judged]:
    """What the judge says of each turn: what the file has, and the rest asked for and put there.

    Raises ``RunError`` where the judge can't be asked or stops answering, ``DatasetError`` where the file
    can't be read, ``RubricError`` of the rubric.
    """
    from evals.arms import check_model, served_model

    rubric = read_rubric(RUBRIC)
    kept = {row.asked: row for row in read_kept(judging.file) if row.judge == judging.judge}
    found = {turn: kept[key] for turn in turns if (key := _key(turn, rubric)) in kept}
    left = list(dict.fromkeys(turn for turn in turns if turn not in found))
    if not left:
        return found
    check_model(judging.judge, endpoint)
    model = served_model(judging.judge, endpoint)
    asyncio.run(_judge_all(left, judging, rubric, model, found, tell))
    return found


def read_kept(file: Path) -> list[Judged]:
    """What a file holds; nothing where there is none. A line that broke off is taken away."""
    if not file.exists():
        return []
    kept = file.read_bytes()
    whole = kept[: kept.rfind(b"\n") + 1]
    if whole != kept:
        file.write_bytes(whole)
    return read_rows(file, Judged)


async def _judge_all(
    turns: Sequence[LabelledTurn],
    judging: Judging,
    rubric: Rubric,
    model: "Model",
    found: dict[LabelledTurn, Judged],
    tell: Tell,
) -> None:
    """Each verdict is in the file and in ``found`` before the next turn is put."""
    judging.file.parent.mkdir(parents=True, exist_ok=True)
    silent = 0
    with judging.file.open("a", encoding="utf-8") as out:
        for place, turn in enumerate(turns, 1):
            answer = await _answer(turn, judging, rubric, model)
            tell(f"{place} of {len(turns)}: {turn.id}" + (", no answer" if answer is None else ""))
            silent = 0 if answer is not None else silent + 1
            if silent == GONE:
                gone = f"the judge {judging.judge} stopped answering"
                raise RunError(f"{gone}; the same command goes on where it stopped")
            if answer is not None:
                found[turn] = _row(turn, answer, judging.judge, rubric)
                out.write(found[turn].model_dump_json() + "\n")
                out.flush()


async def _answer(turn: LabelledTurn, judging: Judging, rubric: Rubric, model: "Model") -> str | None:
    try:
        return await ask(_talk(turn), rubric, model, judging.seed)
    # Whatever a strange server does is no verdict: the turn is put again by the next call.
    except Exception:
        return None


def _row(turn: LabelledTurn, answer: str, judge: str, rubric: Rubric) -> Judged:
    score = read_judgement(answer, _talk(turn), rubric)
    return Judged(
        id=turn.id,
        judge=judge,
        asked=_key(turn, rubric),
        tells=None if score.value is None else score.value >= HALF,
        why=score.explanation,
        quotes=tuple(finding.quote for finding in score.findings),
    )


def _talk(turn: LabelledTurn) -> Transcript:
    said = [Turn(role=Speaker.COACHEE, content=turn.said)] if turn.said.strip() else []
    return Transcript(id=turn.id, turns=(*said, Turn(role=Speaker.COACH, content=turn.reply)))


def _key(turn: LabelledTurn, rubric: Rubric) -> str:
    return hashlib.sha256(prompt_of(_talk(turn), rubric).encode()).hexdigest()[:12]
