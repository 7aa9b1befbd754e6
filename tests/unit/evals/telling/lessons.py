"""Teachers' turns for tests."""

import json
from collections.abc import Iterable
from pathlib import Path

from evals.telling.turns import LabelledTurn


def turn(id: str, reply: str, move: str, said: str = "") -> LabelledTurn:
    return LabelledTurn.model_validate({"id": id, "said": said, "reply": reply, "move": move})


def written(file: Path, turns: Iterable[LabelledTurn]) -> Path:
    file.write_text("".join(one.model_dump_json() + "\n" for one in turns), encoding="utf-8")
    return file


def judgement(quote: str, level: int) -> str:
    return json.dumps({"quotes": [quote], "why": "That settles it.", "level": level})
