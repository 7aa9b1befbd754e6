"""A judge's reading of sessions from anywhere, beside the grade that rules give."""

import asyncio
from collections.abc import Sequence

from evals import solver
from evals.arms import check_model, served_model
from evals.judge import judge
from evals.rubric import Rubric, read_rubrics
from evals.transcript import Transcript

COACHING = "coaching"
"""The rubric that reads a whole session."""


def judged_sessions(sessions: Sequence[Transcript], name: str) -> dict[str, dict[str, object]]:
    """By session: ``judged`` from 0 to 1, or None where the judgement failed, and ``judged_why``.

    ``name``: the judge's model, at the address that is set. Raises ``RunError`` where it can't be asked.
    """
    check_model(name, solver.endpoint())
    rubric = next(one for one in read_rubrics() if one.scorer.endswith(COACHING))
    return asyncio.run(_judged(sessions, rubric, name))


async def _judged(sessions: Sequence[Transcript], rubric: Rubric, name: str) -> dict[str, dict[str, object]]:
    model = served_model(name, solver.endpoint())
    read: dict[str, dict[str, object]] = {}
    for session in sessions:
        score = await judge(session, rubric, model)
        read[session.id] = {"judged": score.value, "judged_why": score.explanation}
    return read
