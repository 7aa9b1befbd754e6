"""Report and comparison as one HTML file each: all inline, nothing fetched, readable without the script."""

import base64
import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from evals.intervals import Interval
from evals.report import wording
from evals.report.compare import Comparison
from evals.report.described import TELLS, Described
from evals.report.values import Report, Seen

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).parent / "templates"
OPEN = 3
"""How many failing conversations are unfolded from the start."""


def page(report: Report) -> str:
    return _render("report.html.j2", report=report, telling_top=telling_top(report), open_first=OPEN)


def comparison_page(comparison: Comparison) -> str:
    return _render("comparison.html.j2", comparison=comparison)


def telling_top(report: Report) -> float:
    """The right end of the scale on which telling is drawn: a round share that holds every interval."""
    band = report.bands[0]
    highs = [ours.figure.high or ours.figure.mean for ours in band.ours if ours.figure]
    return scale_top([band.poor, report.threshold, *highs])


def scale_top(values: Iterable[float]) -> float:
    """The least of 0.2, 0.3 … 1, or whole numbers beyond, that holds all ``values``."""
    highest = max(values)
    steps = [step / 10 for step in range(2, 11)] + [float(number) for number in range(2, 1000)]
    return next((step for step in steps if step >= highest), highest)


def marked(text: str, seen: Sequence[Seen]) -> Markup:
    """The text, escaped, with what was quoted marked. A remark on the whole of it marks nothing."""
    spans: list[tuple[int, int, bool]] = []
    for one in sorted(seen, key=lambda one: not one.failure):
        start = text.find(one.quote) if one.quote.strip() else -1
        end = start + len(one.quote)
        whole = len(one.quote.strip()) >= len(text.strip())
        free = all(end <= left or right <= start for left, right, _ in spans)
        if start >= 0 and free and (one.failure or not whole):
            spans.append((start, end, one.failure))
    parts, at = Markup(), 0
    for start, end, failure in sorted(spans):
        kind = "failure" if failure else "remark"
        parts += escape(text[at:start]) + Markup('<mark class="{}">{}</mark>').format(kind, text[start:end])
        at = end
    return parts + escape(text[at:])


def stands_out(part: Interval | None, whole: Interval | None, scorer: Described) -> bool:
    """Whether a group is worse than the whole run by its own interval."""
    if part is None or whole is None or part.low is None or part.high is None or scorer.better == "band":
        return False
    return part.low > whole.mean if scorer.better == "lower" else part.high < whole.mean


def named(name: str) -> str:
    """``lost-deal`` as people write it."""
    return {"hr-or-law": "HR or law", "none": "no pressure", "prepare-1on1": "prepare a 1:1"}.get(
        name, name.replace("after-1on1", "after a 1:1").replace("-", " ")
    )


def _render(name: str, **values: object) -> str:
    environment = _environment()
    style, script = _file("style.css"), _file("filter.js")
    return environment.get_template(name).render(
        style=Markup(style),  # our own files, and no value of a run
        script=Markup(script),
        style_hash=_hash(style),
        script_hash=_hash(script),
        **values,
    )


def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "percent": wording.percent,
        "ratio": wording.ratio,
        "points": wording.points,
        "spread": wording.spread,
        "difference_spread": wording.difference_spread,
        "named": named,
    }
    environment.globals |= {
        "marked": marked,
        "stands_out": stands_out,
        "scale_top": scale_top,
        "counted": wording.counted,
        "arms": wording.ARMS,
        "TELLS": TELLS,
    }
    return environment


def _file(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8").strip()


def _hash(text: str) -> str:
    """As a content security policy names an inline style or script."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
