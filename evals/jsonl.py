"""Text files, and files of JSON lines held to a schema, with the line of whatever breaks it."""

import json
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from evals.errors import DatasetError

Row = TypeVar("Row", bound=BaseModel)


def read_text(file: Path, mend: str) -> str:
    """What the file holds, without the mark that some editors begin UTF-8 with. Raises ``DatasetError``.

    ``mend``: what to do about a file that isn't UTF-8.
    """
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise DatasetError(str(file), 1, "not UTF-8", mend) from None
    except OSError as error:
        raise DatasetError(str(file), 1, f"can't be read ({error.strerror})", "check its name") from None


def read_rows(file: Path, kind: type[Row]) -> list[Row]:
    """A value of ``kind`` for each line that isn't blank, in the file's order. Raises ``DatasetError``."""
    text = read_text(file, "save the file as UTF-8")
    lines = enumerate(text.split("\n"), 1)
    return [_row(file, number, line, kind) for number, line in lines if line.strip()]


def _row(file: Path, number: int, line: str, kind: type[Row]) -> Row:
    try:
        return kind.model_validate(json.loads(line))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "line"
        raise DatasetError(str(file), number, f"`{where}`: {first['msg'].lower()}", "mend it") from None
    except (ValueError, RecursionError):
        raise DatasetError(str(file), number, "not JSON", "write one JSON object a line") from None
