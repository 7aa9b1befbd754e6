"""What of a text a list of expressions finds, as it stands there."""

from evals.scorers.words import phrases, plain


def first(name: str, text: str) -> str:
    """The first match of ``phrases/NAME.txt``, word for word, or nothing."""
    match = phrases(name).search(plain(text))
    return text[match.start() : match.end()] if match else ""


def every(name: str, text: str) -> list[str]:
    """All matches of ``phrases/NAME.txt``, word for word, in order."""
    return [text[match.start() : match.end()] for match in phrases(name).finditer(plain(text))]


def shortened(text: str, length: int = 60) -> str:
    """``text`` for an explanation, cut between words."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[:length].rsplit(" ", 1)[0] + " …"
