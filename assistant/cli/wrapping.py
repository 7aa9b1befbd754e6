"""Breaking lines at words while a text still arrives piece by piece."""

import re
import unicodedata
from collections.abc import Callable

_TOKEN = re.compile(r"\n|[ \t]+|[^ \t\n]+")


class Wrapping:
    """Knows the column, so that a piece goes on where the last one ended. Line ends in a text stay.

    ``width`` gives the columns there are, asked anew for each piece: a window can be resized.
    """

    def __init__(self, width: Callable[[], int]) -> None:
        self._width = width
        self.restart()

    def restart(self) -> None:
        """The cursor is at the start of a line."""
        self._column = 0
        self._gap = ""

    def wrap(self, text: str) -> str:
        """The piece as it is to be written. A space at its end is held back until a word follows."""
        width = max(1, self._width())
        out: list[str] = []
        for token in _TOKEN.findall(text):
            if token == "\n":
                self.restart()
                out.append(token)
            elif token[0] in " \t":
                self._gap += token.expandtabs()
            else:
                out.append(self._placed(token, width))
        return "".join(out)

    def _placed(self, word: str, width: int) -> str:
        gap, self._gap = self._gap, ""
        columns = _columns(word)
        if gap and self._column and self._column + len(gap) + columns > width:
            gap, self._column = "\n", columns
        else:
            self._column += len(gap) + columns
        # What is longer than a line is broken by the terminal itself.
        self._column = (self._column - 1) % width + 1 if self._column else 0
        return gap + word


def _columns(word: str) -> int:
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in word
    )
