"""What a reply holds that nobody said: names, numbers, days, quotations, people, claims."""

import re
from collections.abc import Iterator
from itertools import chain

from evals.scorers import details
from evals.scorers.replies import Part, Reply, Request
from evals.scorers.words import content, phrases, plain, quotations, tokens
from evals.scores import Finding
from evals.speech.kinds import TELLING

LITTLE = 0.34
"""A claim of which no more than this share was said is made up."""
CLAIM = 3
"""Words of content that a claim must have, to be judged; one fewer where none of them was said."""
_WHOSE = re.compile(
    r"\b(?:your|his|her|their) "
    rf"(?P<whom>{phrases('private_roles').pattern}|{phrases('private_matters').pattern})",
    re.IGNORECASE,
)
_COUNTS = re.compile(
    rf"(?: more| other| good| long| whole| full)? (?:{phrases('counted_units').pattern})", re.IGNORECASE
)
SMALL = 12
"""Numbers in words up to this one are figures of speech more often than figures: "two or three things"."""
_AHEAD = re.compile(r"\b(?:will|going to|from now|ahead|next)\b|'ll\b", re.IGNORECASE)
"""What is still to come claims nothing about what was."""
_ROUND = frozenset({"hundred", "thousand"})
_DRAFTS = frozenset({Request.WORDING, Request.QUESTIONS, Request.OPTIONS, Request.FACT, Request.VERDICT})


def invented(reply: Reply) -> Iterator[Finding]:
    """Names, numbers, days and quotations that stand in the reply and in nothing that was said before it."""
    if reply.helps and (reply.move == "hand-off" or phrases("helpers").search(reply.turn.content)):
        return
    yield from chain(
        _names(reply), _numbers(reply), _days(reply), _quotes(reply), _claims(reply), _people(reply)
    )


def _known(reply: Reply) -> str:
    """All that the coach may know: what was said, and what it found to read."""
    found = " ".join(f"{p.framework} {p.text}" for p in reply.turn.retrieved)
    return plain(" ".join(reply.said) + " " + found)


def _names(reply: Reply) -> Iterator[Finding]:
    if reply.request is Request.FACT:
        return
    known = set(tokens(_known(reply)))
    known |= {part for word in known for part in re.split(r"['-]", word)}
    for name, _ in details.names(reply.turn.content):
        parts = plain(name).lower().split("-")
        if not any(part in known or part.rstrip("s") in known for part in parts):
            yield _finding(reply, name, f"“{name}”: nobody named it")


def _numbers(reply: Reply) -> Iterator[Finding]:
    known = details.known_values([*reply.said, *(p.text for p in reply.turn.retrieved)])
    listed = sum(part.listed for part in reply.parts)
    for part in _stated(reply):
        for value, (shown, _) in details.figures(part.outside):
            if value in known or details.worked_out(value, known) or value == listed:
                continue
            yield _finding(reply, shown, f"“{shown}”: nobody gave this number")
        for value, (shown, _) in details.number_words(part.outside):
            told = value in known or details.worked_out(value, known)
            if value > SMALL and not told and shown.lower() not in _ROUND:
                yield _finding(reply, shown, f"“{shown}”: nobody gave this number")
        yield from _small_numbers(reply, part, known)


def _small_numbers(reply: Reply, part: Part, known: frozenset[float]) -> Iterator[Finding]:
    """ "Four people left", "two weeks in hospital": a small number that counts what can only be told."""
    if "?" in part.outside or not reply.said or supposes(part.outside) or _AHEAD.search(plain(part.outside)):
        return
    for value, (shown, start) in details.number_words(part.outside):
        counts = _COUNTS.match(part.outside, start + len(shown))
        if counts and 1 < value <= SMALL and value not in known:
            yield _finding(reply, shown + counts.group(), f"“{shown}”: nobody gave this number")


def _days(reply: Reply) -> Iterator[Finding]:
    known = {day for text in reply.said for day, _ in details.days(text)}
    known |= {"march", "may"} & set(tokens(" ".join(reply.said)))
    for part in _stated(reply):
        for day, (shown, _) in details.days(part.outside):
            if day not in known and not details.unsure_day(shown):
                yield _finding(reply, shown, f"“{shown}”: nobody named this day or time")


def _stated(reply: Reply) -> list[Part]:
    """Sentences in which a detail is a claim about the coachee's matter: no advice, no draft, no what-if."""
    if reply.request is Request.FACT:
        return []
    return [
        part
        for part in reply.parts
        if part.kind not in TELLING and not part.quoted and not phrases("scales").search(plain(part.text))
    ]


def supposes(text: str) -> bool:
    """A sentence about what might be, which claims nothing."""
    return bool(phrases("hypothetical").search(re.sub(r"\bMay\b", "", plain(text))))


def _quotes(reply: Reply) -> Iterator[Finding]:
    """Quotations that are put in somebody's mouth, and weren't said."""
    if reply.request in _DRAFTS or reply.move in ("options", "offer"):
        return
    said = " ".join(" ".join(tokens(text)) for text in reply.said)
    text = reply.turn.content
    for start, end, inside in quotations(text):
        words = " ".join(tokens(inside))
        lead = text[max(0, start - 60) : start].rstrip(" ,:(")
        claimed = re.search(rf"(?:{phrases('attributes').pattern})$", plain(lead), re.IGNORECASE)
        if words and claimed and f" {words} " not in f" {said} " and not supposes(_sentence(reply, start)):
            yield _finding(reply, text[start:end], "a quotation of words that nobody said")


def _sentence(reply: Reply, start: int) -> str:
    return next((p.text for p in reply.parts if p.start <= start < p.start + len(p.text)), "")


def _claims(reply: Reply) -> Iterator[Finding]:
    """ "You said that …" or "…, you said", with nearly nothing of it said."""
    said = {stem for text in reply.said for stem in content(text)}
    for part in reply.parts:
        # What opens a conversation may come from a form that was filled in before.
        if part.quoted or "?" in part.outside or not reply.said:
            continue
        words = plain(part.outside)
        before, behind = phrases("claims").search(words), phrases("claims_behind").search(words)
        if not before and not behind:
            continue
        matter = set(content(words[: behind.start()] if behind else words[before.end() :] if before else ""))
        told = len(matter & said)
        if (len(matter) >= CLAIM and told <= LITTLE * len(matter)) or (len(matter) >= CLAIM - 1 and not told):
            yield _finding(reply, part.text, "says that the coachee said it, and they didn't")


def _people(reply: Reply) -> Iterator[Finding]:
    """ "Your doctor said", "your divorce", where none was told of. What-ifs and who may help are left out."""
    known = set(content(" ".join(reply.said)))
    for part in _stated(reply):
        if "?" in part.outside:
            continue
        for match in _WHOSE.finditer(plain(part.text)):
            if not known & set(content(match.group("whom"))):
                quote = part.text[match.start() : match.end()]
                yield _finding(reply, quote, f"“{quote}”: nobody told of one")


def _finding(reply: Reply, quote: str, why: str) -> Finding:
    return Finding(turn=reply.place, quote=quote, why=why)
