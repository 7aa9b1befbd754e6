"""What the mirror shows, as a person reads it: quotes first, a few of them, and the rest folded."""

from collections.abc import Iterator

from assistant.domain.mirror import LineKind
from assistant.mirroring.bands import BANDS, NO_PRAISE, WHOSE, Band
from assistant.mirroring.mirror import Line, Passed, Picture, Quote, Rewriter
from assistant.mirroring.weight import Weight

SHOWN = 3
"""Lines that are shown besides the one that opened the other up."""
_LONGEST = 280
"""Characters of a quote; the end of a longer one is left out."""
NAMES = {
    LineKind.STACKED: "stacked",
    LineKind.DIRECTIVE: "directive",
    LineKind.WHY_BLAMING: "blaming why",
    LineKind.ADVICE_AS_QUESTION: "advice dressed as a question",
    LineKind.LEADING: "leading",
    LineKind.CLOSED: "closed",
    LineKind.OPEN: "open",
}
_WEIGHTS = {Weight.FEELING: "a feeling", Weight.FACT: "something that happened", Weight.HINT: "a hint"}


def in_words(picture: Picture, rewriter: Rewriter, whole: bool = False) -> Iterator[str]:
    """Paragraphs. ``whole`` unfolds every line."""
    if picture.opened:
        yield _opened(picture)
    shown = _everything(picture) if whole else _chosen(picture)
    for item in shown:
        yield _passed(item) if isinstance(item, Passed) else _line(item, rewriter)
    if not shown and not whole:
        yield "No line here is other than open or a plain question of fact."
    if folded := _folded(picture, shown):
        yield folded
    yield "\n".join(_figures(picture))
    if picture.leader:
        yield f"{WHOSE} {NO_PRAISE}"


def _chosen(picture: Picture) -> list[Line | Passed]:
    """A moment that was passed over, if there is one, and lines of as many kinds as there are, in order."""
    passed = list(picture.passed[:1])
    lines = _others(picture)
    first_of = {line.reading.kind: line for line in reversed(lines)}
    varied = [first_of[kind] for kind in LineKind if kind in first_of]
    others = [line for line in lines if not any(line is one for one in varied)]
    chosen = (varied + others)[: SHOWN - len(passed)]
    return sorted([*passed, *chosen], key=_place)


def _others(picture: Picture) -> list[Line]:
    """Lines that could be asked otherwise; the one that opened the other up stands above already."""
    opened = picture.opened.quote if picture.opened else None
    return [line for line in picture.lines if line.is_worth_another and line.quote != opened]


def _everything(picture: Picture) -> list[Line | Passed]:
    return sorted([*picture.lines, *picture.passed], key=_place)


def _place(item: Line | Passed) -> int:
    return item.quote.line if isinstance(item, Line) else item.said.line


def _opened(picture: Picture) -> str:
    opened = picture.opened
    assert opened is not None
    usual = "" if opened.usual is None else f"; usually it is about {opened.usual:.0f}"
    where = _where(opened.quote) + (f", {NAMES[opened.kind]}" if opened.kind else "")
    return "\n".join(
        [
            f"Before {opened.answer.speaker} told most that was new, you said ({where}):",
            quoted(opened.quote.text),
            f"The answer, {opened.words} words long{usual}:",
            quoted(opened.answer.text),
        ]
    )


def _line(line: Line, rewriter: Rewriter) -> str:
    told = [
        quoted(line.quote.text),
        f"{NAMES[line.reading.kind].capitalize()} ({_where(line.quote)}). {line.reading.why}",
    ]
    if rewrites := rewriter(line.quote.text, line.reading.kind):
        told.append("Other ways to ask:")
        told += [f"- {rewrite.text} [{rewrite.citation}]" for rewrite in rewrites]
    return "\n".join(told)


def _passed(passed: Passed) -> str:
    return "\n".join(
        [
            f"{passed.said.speaker} ({_where(passed.said)}):",
            quoted(passed.said.text),
            f"That may be {_WEIGHTS[passed.weight]}. You went on with:",
            quoted(passed.then.text),
        ]
    )


def _folded(picture: Picture, shown: list[Line | Passed]) -> str:
    seen = {id(item) for item in shown}
    lines = sum(id(line) not in seen for line in _others(picture))
    moments = sum(id(passed) not in seen for passed in picture.passed)
    parts = [
        f"{count} more {one if count == 1 else many}"
        for count, one, many in (
            (lines, "line that could be asked otherwise", "lines that could be asked otherwise"),
            (moments, "moment that wasn't taken up", "moments that weren't taken up"),
        )
        if count
    ]
    return f"Folded: {' and '.join(parts)}. --all shows every line." if parts else ""


def _figures(picture: Picture) -> Iterator[str]:
    yield "In numbers"
    counts = [
        f"{count} {NAMES[kind]}"
        + (f" ({picture.facts} of fact, which is fine)" if kind is LineKind.CLOSED and picture.facts else "")
        for kind, count in picture.kinds.items()
        if count
    ]
    yield f"Your lines: {', '.join(counts) or 'none that asks or tells'}."
    if not picture.leader:
        return
    words = ", ".join(f"{share.speaker} {share.share:.0%}" for share in picture.shares)
    yield f"Words: {words}.{_beside('share_of_words')}"
    ratio = picture.reflections_to_questions
    each = "" if ratio is None else f", {ratio:.2f} for each"
    yield (
        f"What you gave back: {_many(picture.reflections, 'reflection')} to "
        f"{_many(picture.questions, 'question')}{each}.{_beside('reflections_to_questions')}"
    )
    yield (
        f"Advice or instructions: in {picture.telling_turns} of your {_many(picture.turns, 'turn')}"
        f"{'' if picture.telling_share is None else f', {picture.telling_share:.1%}'}.{_beside('advice')}"
    )


def _beside(figure: str) -> str:
    band = next(band for band in BANDS if band.figure == figure)
    return f" [{_shown(band, band.good)} in good, {_shown(band, band.poor)} in poor counselling sessions]"


def _shown(band: Band, value: float) -> str:
    return f"{value:.2f}" if band.figure == "reflections_to_questions" else f"{100 * value:.3g}%"


def _many(count: int, one: str) -> str:
    return f"{count} {one}{'' if count == 1 else 's'}"


def quoted(text: str) -> str:
    """In quotes, without the end of a long one."""
    if len(text) > _LONGEST:
        text = f"{text[:_LONGEST].rsplit(' ', 1)[0]} …"
    return f"“{text}”"


def _where(quote: Quote) -> str:
    if quote.start is None:
        return f"line {quote.line}"
    minutes, seconds = divmod(int(quote.start), 60)
    return f"line {quote.line}, {minutes}:{seconds:02}"
