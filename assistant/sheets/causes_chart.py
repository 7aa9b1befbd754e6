"""Causes at the start and at the end, side by side, for the person who named them and nobody else.

A picture says where causes were seen, inside or outside, within reach or beyond. It doesn't say which is
right: there are no colours, no arrows and no score, and that something moved is nobody's target.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from html import escape

from assistant.domain.causes import Basis, Cause, Locus, Reach, Stability

WIDTH, CELL_WIDTH, CELL_HEIGHT = 520, 84, 26
"""Pixels: as wide as the words of a printed page, so that letters keep their size."""
LEFT, TOP, BETWEEN = 80, 34, 268
"""Where the grid begins, and how far the second picture stands to the right of the first."""
LINE = 14
"""From one line of words to the next."""
DOT, STEP, IN_A_ROW, MOST_ROWS = 3.5, 10, 6, 2
"""Dots as far as there is room for them; the figure beside them is always the whole number."""
COLUMNS = (Locus.INSIDE, Locus.OUTSIDE)
ROWS = (Reach.WITHIN, Reach.BEYOND)
ROW_WORDS: Mapping[str, str] = {Reach.WITHIN: "within reach", Reach.BEYOND: "beyond reach"}
PICTURES = ("At the start", "At the end")


def chart(start: Sequence[Cause], end: Sequence[Cause]) -> str:
    """An inline SVG, black on white, with a title and a description for those who don't see it."""
    words = in_words(start, end)
    # Several charts may stand in one page, and each title needs a name of its own.
    name = f"causes-{sha256(repr((start, end)).encode()).hexdigest()[:8]}"
    lines = max(len(_below(start)), len(_below(end)))
    height = TOP + len(ROWS) * CELL_HEIGHT + lines * LINE + 4
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" '
        f'height="{height}" role="img" aria-labelledby="{name}-title {name}-words" '
        'font-family="sans-serif" font-size="11.5" fill="#000">',
        f'<title id="{name}-title">Causes named at the start and at the end</title>',
        f'<desc id="{name}-words">{escape(words)}</desc>',
        # On a dark page black dots need a ground of their own.
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>',
        *_picture(PICTURES[0], start, 0),
        *_picture(PICTURES[1], end, BETWEEN),
        "</svg>",
    ]
    return "\n".join(parts)


def in_words(start: Sequence[Cause], end: Sequence[Cause]) -> str:
    """The same in two sentences.

    >>> in_words([], [Cause("price", Locus.OUTSIDE, None, Reach.BEYOND, None)])
    'At the start: no causes named. At the end: 0 inside, 1 outside; 0 within reach, 1 beyond reach.'
    """
    told = zip(PICTURES, (start, end), strict=True)
    return " ".join(f"{name}: {'; '.join(_lines(causes)[:2])}." for name, causes in told)


def _lines(causes: Sequence[Cause]) -> list[str]:
    """One for each way of sorting; what the words didn't tell is counted as that."""
    if not causes:
        return ["no causes named"]
    return [
        _counted([c.locus for c in causes], {Locus.INSIDE: "inside", Locus.OUTSIDE: "outside"}),
        _counted([c.reach for c in causes], ROW_WORDS),
        _counted([c.stability for c in causes], {Stability.LASTING: "lasting", Stability.PASSING: "passing"}),
        _counted([c.basis for c in causes], {Basis.SEEN: "seen or heard", Basis.CONCLUDED: "concluded"}),
    ]


def _below(causes: Sequence[Cause]) -> list[str]:
    """The words under a picture: what its two sides don't show."""
    unplaced = sum(1 for c in causes if c.locus is None or c.reach is None)
    return [
        *_lines(causes)[2:],
        *([f"{unplaced} not in the picture: the words don't tell"] if unplaced else []),
    ]


def _counted(sides: Sequence[str | None], words: Mapping[str, str]) -> str:
    counts = Counter(sides)
    told = [f"{counts[side]} {word}" for side, word in words.items()]
    return ", ".join([*told, f"{counts[None]} untold"] if counts[None] else told)


def _picture(name: str, causes: Sequence[Cause], right: int) -> Iterator[str]:
    placed = Counter((c.locus, c.reach) for c in causes)
    left = LEFT + right
    first = escape(_lines(causes)[0])
    yield f'<text x="{right}" y="12"><tspan font-weight="bold">{name}:</tspan> {first}</text>'
    for across, locus in enumerate(COLUMNS):
        yield _text(
            left + across * CELL_WIDTH + CELL_WIDTH // 2, TOP - 5, locus.value, 'text-anchor="middle"'
        )
    for row, reach in enumerate(ROWS):
        y = TOP + row * CELL_HEIGHT
        yield _text(left - 6, y + CELL_HEIGHT // 2 + 4, ROW_WORDS[reach], 'text-anchor="end"')
        for across, locus in enumerate(COLUMNS):
            yield from _cell(left + across * CELL_WIDTH, y, placed[locus, reach])
    for number, line in enumerate(_below(causes)):
        yield _text(right, TOP + len(ROWS) * CELL_HEIGHT + LINE * (number + 1), line)


def _cell(x: int, y: int, count: int) -> Iterator[str]:
    yield f'<rect x="{x}" y="{y}" width="{CELL_WIDTH}" height="{CELL_HEIGHT}" fill="none" stroke="#000"/>'
    yield _text(x + CELL_WIDTH - 5, y + CELL_HEIGHT - 9, str(count), 'text-anchor="end"')
    for number in range(min(count, IN_A_ROW * MOST_ROWS)):
        across, row = number % IN_A_ROW, number // IN_A_ROW
        yield f'<circle cx="{x + 9 + across * STEP}" cy="{y + 8 + row * STEP}" r="{DOT}"/>'


def _text(x: int, y: int, words: str, more: str = "") -> str:
    return f'<text x="{x}" y="{y}"{" " + more if more else ""}>{escape(words)}</text>'
