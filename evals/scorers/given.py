"""Whether a reply gives what was asked for: questions, words to say, a summary, a fact, options, an order."""

import re
from collections.abc import Callable, Mapping

from evals.scorers.exchanges import Exchange
from evals.scorers.matches import every, first
from evals.scorers.words import content, quotations, tokens
from evals.speech.kinds import QUESTIONS, TELLING, Kind

_ITEM = re.compile(r"^\s*(?:[-*•–]|\d{1,2}[.)]|[a-h]\))\s+(\S.*)$", re.MULTILINE)
_NO_FACT = QUESTIONS | {Kind.REFLECTION, Kind.AFFIRMATION, Kind.OTHER}
_LETTER = re.compile(r"^\s*(?:>|(?:hi|hello|dear|hey|subject)\b)", re.IGNORECASE | re.MULTILINE)


def gives(service: str, pair: Exchange, count: int | None) -> str:
    """What is lacking, in words that go on from "the reply"; nothing where it was given."""
    return GIVES[service](pair, count)


def _questions(pair: Exchange, count: int | None) -> str:
    given = [item for item in items(pair.text) if "?" in item]
    inside = [text for text in _quoted(pair.text) if "?" in text]
    number = len(given) or len(inside) or len(pair.questions)
    if count is None and (given or inside or number > 1):
        return ""
    if count is None or number == 1 < count:
        return "asks one instead" if pair.questions else "gives none"
    return "" if number == count else f"gives {number} of them, not {count}"


def _wording(pair: Exchange, count: int | None) -> str:
    lines = [text for text in _quoted(pair.text) if len(tokens(text)) >= 4]
    asked = first("wants_wording", pair.said)
    if any(asked and asked.lower() in line.lower() for line in lines):
        return f"puts the request itself (“{asked}”) into the words to say"
    return "" if lines or _LETTER.search(pair.text) else "has no words to say in it"


def _summary(pair: Exchange, count: int | None) -> str:
    """Holds something of two messages, or of most of what was said."""
    told = [set(content(text)) for text in pair.before if not first("wants_summary", text)]
    back = set(content(" ".join(s.text for s in pair.sentences if "?" not in s.text)))
    taken = sum(bool(back & message) for message in told if message)
    return "" if taken >= min(2, len(told)) and back else "doesn't say back what was told"


def _fact(pair: Exchange, count: int | None) -> str:
    stated = [s for s in pair.sentences if s.kind not in _NO_FACT and len(tokens(s.text)) >= 5]
    return "" if stated else "states none"


def _options(pair: Exchange, count: int | None) -> str:
    """Two or more, in a list or one after the other; a list of questions is none."""
    listed = [item for item in items(pair.text) if not item.rstrip().endswith("?")]
    told = [s for s in pair.sentences if s.kind in TELLING and "?" not in s.text]
    number = max(len(listed), len(every("gives_options", pair.text)), len(told), _in_a_row(pair))
    return "" if number >= 2 else "names none" if not number else "names one only"


def _order(pair: Exchange, count: int | None) -> str:
    told = set(content(" ".join(pair.before)))
    listed = [item for item in items(pair.text) if told.intersection(content(item))]
    ordered = len(listed) >= 2 or _in_a_row(pair) >= 2 or first("puts_in_order", pair.text)
    return "" if ordered else "puts nothing in order"


def _in_a_row(pair: Exchange) -> int:
    """How many things one sentence that isn't a question sets side by side, with semicolons between them."""
    return max((s.text.count(";") + 1 for s in pair.sentences if "?" not in s.text), default=0)


def _quoted(text: str) -> list[str]:
    return [inside for _, _, inside in quotations(text)]


def items(text: str) -> list[str]:
    """The lines of a list, without their marks."""
    return [match.group(1) for match in _ITEM.finditer(text)]


GIVES: Mapping[str, Callable[[Exchange, int | None], str]] = {
    "questions": _questions,
    "wording": _wording,
    "summary": _summary,
    "fact": _fact,
    "options": _options,
    "order": _order,
}
