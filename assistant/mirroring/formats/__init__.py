"""The forms in which a transcript comes, one module each: text in, utterances out. No I/O.

Every reader goes through the text once, in time linear in its length, and raises ``BadLineError`` where
words would otherwise be lost.
"""


class BadLineError(Exception):
    """One line that can't be read. ``line`` counts from 1."""

    def __init__(self, line: int, what: str, mend: str) -> None:
        super().__init__(f"line {line}: {what}; {mend}")
        self.line, self.what, self.mend = line, what, mend
