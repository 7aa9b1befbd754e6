"""Talks to hold up, and readers of lines that need no rules: a mark at the end of a line says what it is."""

from assistant.domain.mirror import LineKind, LineReading, Rewrite, Transcript, Utterance

MARKS = {
    "??": LineKind.STACKED,
    "!": LineKind.DIRECTIVE,
    "#": LineKind.ADVICE_AS_QUESTION,
    "=?": LineKind.CLOSED,
    "?": LineKind.OPEN,
}
"""Longer marks first; "=?" is a question of fact."""


def talk(*said: tuple[str, str]) -> Transcript:
    """(speaker, text) pairs, a line and ten seconds each."""
    return Transcript(
        tuple(
            Utterance(speaker, text, number, 10.0 * number, 10.0 * number + 8)
            for number, (speaker, text) in enumerate(said, start=1)
        )
    )


def lines_of(text: str) -> tuple[str, ...]:
    """Pieces between bars."""
    return tuple(piece.strip() for piece in text.split("|"))


def asks_or_tells(text: str) -> bool:
    return any(text.endswith(mark) for mark in MARKS)


def reflects(text: str, before: str) -> bool:
    return text.startswith("So ") and text.split()[-1] in before


def read_line(text: str) -> LineReading:
    mark = next((mark for mark in MARKS if text.endswith(mark)), "?")
    return LineReading(MARKS[mark], f"It ends in {mark}", is_fact=mark == "=?")


def rewriter(line: str, kind: LineKind) -> tuple[Rewrite, ...]:
    return (
        ()
        if kind is LineKind.OPEN
        else (Rewrite(f"What about it, rather than {kind.value}?", "grow/reality/2"),)
    )
