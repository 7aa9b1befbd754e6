"""The question bank as a writer: the move's own words, put together. It needs no model."""

from collections.abc import AsyncGenerator

from assistant.domain.turn import Brief, Move, MoveKind, Prompted, Rests, WriterName

_LISTS = frozenset({MoveKind.QUESTIONS, MoveKind.OPTIONS, MoveKind.SUMMARISE})


class QuestionBank:
    """Writes what the move holds: lead, reflection, question or questions, close."""

    name = WriterName.QUESTION_BANK

    def takes(self, move: Move) -> bool:
        return True

    async def write(self, brief: Brief) -> AsyncGenerator[str | Prompted | Rests, None]:
        move = brief.move
        lines = (
            (_asked(move), move.close)
            if brief.sent
            else (move.lead, move.reflection, _asked(move), move.close)
        )
        joint = "\n\n" if move.kind in _LISTS else " "
        yield joint.join(line for line in lines if line)


def _asked(move: Move) -> str:
    if move.kind is MoveKind.QUESTIONS:
        return "\n".join(f"{n}. {chosen.text}" for n, chosen in enumerate(move.questions, 1))
    return " ".join(chosen.text for chosen in move.questions)
