"""The mirror after a practice, as a person reads it: what opened the rep up, a few lines, and counts."""

from collections.abc import Iterator

from assistant.cli.mirror_text import NAMES, quoted
from assistant.domain.mirror import LineKind
from assistant.mirroring.mirror import Line, Rewriter
from assistant.rehearsing.hearing import KINDS, Says
from assistant.rehearsing.mirrored import SILENCE, Mirrored, Opened
from assistant.rehearsing.practice import Retried

SHOWN = 3
"""Lines that are shown besides the one that opened the rep up; a line said again is one of them."""
_BESIDE_KINDS = {
    Says.FACT: "a closed question of fact",
    Says.REFLECTION: "giving back what was said",
    Says.STATEMENT: "a statement",
    Says.SILENCE: "silence",
    Says.NOD: "a nod",
}
_SAID = {says: NAMES[kind] for kind, says in KINDS.items()} | _BESIDE_KINDS


def in_words(mirrored: Mirrored, rewriter: Rewriter, whole: bool = False) -> Iterator[str]:
    """Paragraphs. ``whole`` unfolds every line."""
    name = mirrored.practice.rep.name
    most = mirrored.opened_most
    if most:
        yield _opened(most, name)
    else:
        yield f"{name} told nothing yet beyond the surface of an answer."
    retried = mirrored.retried if whole else mirrored.retried[:1]
    yield from (_retried(each, name) for each in retried)
    lines = _lines(mirrored, whole)
    shown = lines if whole else lines[: SHOWN - len(retried)]
    yield from (_line(line, rewriter) for line in shown)
    if whole:
        yield from (_opened(opened, name) for opened in mirrored.opened if opened is not most)
    elif folded := len(lines) - len(shown) + len(mirrored.retried) - len(retried):
        more = "line" if folded == 1 else "lines"
        yield f"Folded: {folded} more {more} to look at. /mirror all shows every line."
    yield "\n".join(_counts(mirrored))


def _lines(mirrored: Mirrored, whole: bool) -> list[Line]:
    """Every line; or those that could be asked otherwise, one of each kind first."""
    lines = list(mirrored.picture.lines)
    if whole:
        return lines
    lines = [line for line in lines if line.is_worth_another]
    first = {line.reading.kind: line for line in reversed(lines)}
    varied = [first[kind] for kind in LineKind if kind in first]
    return varied + [line for line in lines if not any(line is one for one in varied)]


def _opened(opened: Opened, name: str) -> str:
    exchange = opened.exchange
    said = exchange.heard.says
    kind = f", {_SAID[said]}" if said in _SAID else ""
    return "\n".join(
        [
            f"{name} opened up about {opened.subject} after this of yours (line {opened.number}{kind}):",
            _quoted(exchange.line),
            "What came:",
            _quoted(exchange.answer.text),
        ]
    )


def _retried(retried: Retried, name: str) -> str:
    told = []
    for lead, exchange in zip(
        ["You said:", *["Then:"] * len(retried.tries)], [*retried.tries, retried.then], strict=True
    ):
        told.append(f"{lead} {_quoted(exchange.line)}\n{name}: {_quoted(exchange.answer.text)}")
    return "\n".join(["A line that you said again.", *told])


def _line(line: Line, rewriter: Rewriter) -> str:
    kind = line.reading.kind
    told = [
        _quoted(line.quote.text),
        f"{NAMES[kind].capitalize()} (line {line.quote.line}). {line.reading.why}",
    ]
    if line.is_worth_another and (rewrites := rewriter(line.quote.text, kind)):
        told.append("Other ways to ask:")
        told += [f"- {rewrite.text} [{rewrite.citation}]" for rewrite in rewrites]
    return "\n".join(told)


def _counts(mirrored: Mirrored) -> Iterator[str]:
    picture = mirrored.picture
    kinds = [
        f"{count} {NAMES[kind]}"
        + (f" ({picture.facts} of fact, which is fine)" if kind is LineKind.CLOSED and picture.facts else "")
        for kind, count in picture.kinds.items()
        if count
    ]
    yield f"In numbers: {', '.join(kinds) or 'no line that asks or tells'}."
    silent = f" Silences: {mirrored.silences}." if mirrored.silences else ""
    yield f"Times that you gave back what was said: {picture.reflections}.{silent}"
    yield (
        "The rep is invented and answers by rule: these are counts of your lines, "
        "and say nothing of a real talk."
    )


def _quoted(text: str) -> str:
    return quoted(" ".join(text.split()) or SILENCE)
