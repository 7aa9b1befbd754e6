"""Notes in, pages out: reading what somebody wrote, wherever that was, and writing files that are theirs."""

import os
import sys
from pathlib import Path

import click

from assistant.errors import UsageError

MOST_BYTES = 2_000_000
_DOCUMENTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"{\\rtf")
_FORMS = {".html": "html", ".htm": "html", ".ics": "ics"}
_OTHERS = frozenset(".docx .doc .pdf .odt .rtf .xlsx .pptx .pages .json .csv .png".split())
_WIDE = (b"\xff\xfe", b"\xfe\xff")


def read_notes(file: str) -> str:
    """The text of a file, or of standard input for ``-``. Raises ``UsageError`` where there is none."""
    name = "standard input" if file == "-" else file
    if file == "-" and sys.stdin.isatty():
        click.echo("Type your notes; Ctrl-D on a line of its own ends them.", err=True)
    try:
        raw = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageError(
            f"{file} can't be read: {reason}; give a text file, or - for standard input"
        ) from None
    return decoded(raw, name)


def decoded(raw: bytes, name: str) -> str:
    """UTF-8 or UTF-16 with or without its mark's help, else what old Windows programs write."""
    if raw.startswith(_DOCUMENTS):
        raise UsageError(f"{name} is a document and no text; save it as plain text, or copy the notes out")
    if len(raw) > MOST_BYTES:
        raise UsageError(f"{name} is longer than {MOST_BYTES // 1_000_000} MB; take only the notes")
    for encoding in ("utf-16",) if raw.startswith(_WIDE) else ("utf-8-sig", "cp1252"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UsageError(f"{name} is no text that can be read; save it as UTF-8")


def write_page(data: bytes, out: str, replace: bool, is_told: bool = True) -> None:
    """To standard output for ``-``, else a file readable by its owner only. Raises ``UsageError``.

    ``is_told``: where it was written is said.
    """
    if out == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        with open(out, "wb" if replace else "xb", opener=_private) as file:
            file.write(data)
    except FileExistsError:
        raise UsageError(f"{out} is there already; choose another name, or --replace it") from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageError(f"{out} can't be written: {reason}; choose another place") from None
    if is_told:
        click.echo(f"Written: {out}", err=True)


def form_of(named: str | None, out: str) -> str:
    """The form that was named, or else the one that the file's name ends in, or else Markdown.

    Raises ``UsageError`` for a name that promises something else.
    """
    if named:
        return named
    ending = Path(out).suffix.lower()
    if ending in _OTHERS:
        raise UsageError(f"no page is written as {ending}; take .html to print, .md to edit or .ics")
    return _FORMS.get(ending, "md")


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
