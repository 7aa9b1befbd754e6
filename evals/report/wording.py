"""Figures in words, the same everywhere in a report."""

from evals.intervals import Interval
from evals.record import Run

ARMS = {
    "askfirst": "Askfirst",
    "bare": "the bare model",
    "bare-asked": "the model told to ask",
}


def percent(share: float) -> str:
    """``0.4%``, ``12%``: a decimal below ten, where it says something."""
    value = 100 * share
    text = f"{value:.1f}" if abs(value) < 9.95 else f"{value:.0f}"
    text = text.removesuffix(".0")
    return f"{'0' if text == '-0' else text}%"


def points(difference: float) -> str:
    """``+3 points``: a difference between two percentages."""
    text = percent(difference).removesuffix("%")
    sign = "" if text.startswith("-") or text == "0" else "+"
    return f"{sign}{text} {'point' if text in ('1', '-1') else 'points'}".replace("-", "\N{MINUS SIGN}")


def ratio(value: float) -> str:
    return f"{value:.2f}"


def spread(interval: Interval, unit: str = "share") -> str:
    """``0% to 4%``; says so where there are too few samples."""
    if interval.low is None or interval.high is None:
        return "too few for an interval"
    write = percent if unit == "share" else ratio
    return f"{write(interval.low)} to {write(interval.high)}"


def difference_spread(interval: Interval) -> str:
    if interval.low is None or interval.high is None:
        return "too few for an interval"
    return f"{points(interval.low).split()[0]} to {points(interval.high)}"


def per_hundred(interval: Interval) -> str:
    """``in 12 fewer of 100 replies (95% interval 7 to 18)``."""
    ends = sorted(abs(end) for end in (interval.low or 0, interval.high or 0))
    bare = [percent(share).removesuffix("%") for share in (abs(interval.mean), *ends)]
    way = "fewer" if interval.mean < 0 else "more"
    return f"in {bare[0]} {way} of 100 replies (95% interval {bare[1]} to {bare[2]})"


def model_name(model: str) -> str:
    return "the question bank" if model == "question-bank" else model


def title(run: Run) -> str:
    """``Askfirst with qwen2.5:1.5b``; for the other arms, the model and what it was told."""
    played = ", coachees played" if run.suite == "personas" else ""
    if run.coach == "askfirst":
        return f"Askfirst with {model_name(run.model)}{played}"
    told = "told to ask only open questions" if run.coach == "bare-asked" else "with a plain prompt"
    return f"{model_name(run.model)}, bare, {told}{played}"


def counted(number: int, one: str, many: str = "") -> str:
    """``1 reply``, ``2 replies``."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def listed(parts: list[str]) -> str:
    """``a, b and c``."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else ""


def quoted(asks: list[str]) -> str:
    return listed([f"“{question}”" for question in asks])
