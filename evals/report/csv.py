"""The report's replies as a table for a spreadsheet: one row a reply, with room for a label and a comment."""

import csv
import io

from evals.report.values import Conversation, Report, TurnView
from evals.transcript import Speaker

COLUMNS = (
    "run", "coach", "sample", "epoch", "turn", "journey", "pressure", "coachee", "reply", "move", "stage",
    "writer", "citations", "failures", "findings", "label", "comment",
)  # fmt: skip
_STARTS_A_FORMULA = tuple("=+-@\t\r\n")


def quoted(cell: str) -> str:
    """Spreadsheets run cells that begin like a formula; an apostrophe before it makes it text."""
    return f"'{cell}" if _is_formula(cell) else cell


def unquoted(cell: str) -> str:
    """Undoes ``quoted``."""
    return cell[1:] if cell.startswith("'") and _is_formula(cell) else cell


def _is_formula(cell: str) -> bool:
    """Behind apostrophes too, so that nothing is lost on the way there and back."""
    return cell.lstrip("'").startswith(_STARTS_A_FORMULA)


def table(report: Report) -> str:
    """With a byte order mark, by which spreadsheets know UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(COLUMNS)
    titles = {card.id: card.title for card in report.runs}
    for conversation in report.conversations:
        said = ""
        for turn in conversation.turns:
            if turn.role is Speaker.COACHEE:
                said = turn.content
                continue
            writer.writerow([quoted(cell) for cell in _row(conversation, turn, said, titles)])
    return "\ufeff" + out.getvalue()


def _row(conversation: Conversation, turn: TurnView, said: str, titles: dict[str, str]) -> list[str]:
    return [
        conversation.run,
        titles[conversation.run],
        conversation.sample,
        str(conversation.epoch),
        str(turn.number),
        conversation.journey,
        conversation.pressure,
        said,
        turn.content,
        turn.move,
        turn.stage,
        turn.writer,
        " ".join(cited.id for cited in turn.cited),
        str(sum(seen.failure for seen in turn.seen)),
        "; ".join(f"{seen.scorer}: {seen.why} (“{seen.quote}”)" for seen in turn.seen),
        "; ".join(note.label for note in turn.notes if not note.earlier),
        "; ".join(note.comment for note in turn.notes if not note.earlier),
    ]
