"""What is wrong in one file of knowledge, collected, so that a writer sees all of it at once."""

from collections.abc import Iterable
from pathlib import Path

from assistant.domain.knowledge_rules import Flaw
from assistant.errors import ContentError


class Problems:
    """Findings in one file, each a ``ContentError`` with a line that counts from 1."""

    def __init__(self, file: Path) -> None:
        self._path = shown(file)
        self._found: list[ContentError] = []

    def add(self, line: int, what: str, mend: str) -> None:
        # What was written may be quoted, and it may have line breaks; a finding has none.
        self._found.append(ContentError(self._path, line, " ".join(what.split()), mend))

    def add_flaws(self, line: int, flaws: Iterable[Flaw]) -> None:
        for flaw in flaws:
            self.add(line, flaw.what, flaw.mend)

    @property
    def found(self) -> list[ContentError]:
        """In the order of lines."""
        return sorted(self._found, key=lambda problem: problem.line)


def shown(file: Path) -> str:
    """A path as short as it can be where one stands."""
    try:
        return str(file.relative_to(Path.cwd()))
    except ValueError:
        return str(file)


def read_text(file: Path, problems: Problems) -> str | None:
    """The file's text with plain line ends; None, and a finding, where it can't be read."""
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        problems.add(line, "not UTF-8 text", "save the file as UTF-8")
    except OSError as error:
        problems.add(1, f"can't be read ({error.strerror})", "check that it is a file you may read")
    return None
