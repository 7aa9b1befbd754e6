"""Good turns: conversations that end with one good reply, from ``datasets/good-turns.jsonl``."""

import re
from functools import cached_property
from pathlib import Path
from typing import Literal

from evals.jsonl import read_rows
from evals.samples import DATASETS, Sample
from evals.transcript import Strict, Transcript, Turn

GOOD_TURNS = DATASETS / "good-turns.jsonl"
_BREAK = re.compile(r"(?<=[.!?])\s+")


class GoodTurn(Strict):
    """``transcript`` ends with the good reply; ``sample`` holds what the coachee said in it."""

    id: str
    person: str
    """The third person it is about, as the coach names them: ``Jonas``, ``your manager``."""
    pronoun: Literal["he", "she", "they"]
    topic: str
    """What it is about, as the coach names it: ``the Friday report``."""
    sample: Sample
    transcript: Transcript

    @property
    def reply(self) -> Turn:
        return self.transcript.turns[-1]

    @property
    def earlier(self) -> tuple[Turn, ...]:
        """The coach's turns before the good reply."""
        return self.transcript.replies[:-1]

    @cached_property
    def lead(self) -> str:
        """What the reply says before its last question; all of it where it doesn't end with one."""
        return self.reply.content.removesuffix(self.question).strip()

    @cached_property
    def question(self) -> str:
        """The reply's last sentence if it is a question, else nothing."""
        return question_of(self.reply.content)

    @property
    def coaches(self) -> bool:
        """A reply that says something back and ends with a question: what most faults need."""
        return self.reply.move in {"ask", "land"} and bool(self.lead and self.question)

    @cached_property
    def words(self) -> str:
        """All that was said, in small letters."""
        return "\n".join(turn.content for turn in self.transcript.turns).lower()


def question_of(message: str) -> str:
    """The last sentence if it is a question, else nothing."""
    last = _BREAK.split(message)[-1]
    return last if last.endswith("?") else ""


def read_good_turns(file: Path = GOOD_TURNS) -> list[GoodTurn]:
    """In the file's order. Raises ``DatasetError`` with file, line and what to mend."""
    return read_rows(file, GoodTurn)
