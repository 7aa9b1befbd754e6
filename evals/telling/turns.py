"""Teachers' turns as MathDial has them: what the student said, the reply, and the teacher's own label."""

import hashlib
import random
from collections.abc import Iterable
from typing import Literal

from evals.transcript import Strict


class LabelledTurn(Strict):
    """``said``: the student's turn before; ``reply``: the teacher's, with the teacher's own label."""

    id: str
    said: str
    reply: str
    move: Literal["telling", "focus", "probing", "generic"]

    @property
    def conversation(self) -> str:
        return self.id.split("-")[0]

    @property
    def tells(self) -> bool:
        return self.move == "telling"

    @property
    def tuned_on(self) -> bool:
        """Whether the rules' signs were chosen with this turn in view: a half, by a hash of its id."""
        return hashlib.sha256(self.conversation.encode()).digest()[0] % 2 == 0


def counting(turns: Iterable[LabelledTurn]) -> list[LabelledTurn]:
    """Those that aren't generic, as the reference figures have them."""
    return [turn for turn in turns if turn.move != "generic"]


def drawn(turns: Iterable[LabelledTurn], count: int | None, seed: int) -> list[LabelledTurn]:
    """``count`` of the turns that count; None: all. More with the same seed holds what fewer held."""
    chosen = counting(turns)
    if count is not None:
        random.Random(seed).shuffle(chosen)
    return chosen[:count]
