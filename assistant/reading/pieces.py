"""A message cut into pieces that can stand on a page, each verbatim, with what it was written under."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from assistant.domain.words import content_words, words
from assistant.reading import tellings
from assistant.reading.cause_sides import has_verb

FEWEST_WORDS = 3
"""Words of a list's item that can stand by itself."""

_MARK = re.compile(r"^\s*(?:[-*•–]|\d{1,2}[.)])\s+")
_ENDS = re.compile(r"(?<=[.!?…])[\"')”’]*\s+|;\s+")
_ABBREVIATION = re.compile(r"\b(?:[A-Za-z]|e\.g|i\.e|vs|[Dd]r|[Mm]rs?|[Mm]s|[Ss]t|approx|incl|no|ca)\.$")
_UNDER = re.compile(r"([^:.?!]{2,40}):(?:\s+|$)")
_CLAUSES = re.compile(
    r",\s+(?:(?:and|but|so|also|plus)\s+)?(?=(?:i|we|he|she|they|it|his|her|their|i'm|i've|i'll|he's|she's"
    r"|no idea|probably|maybe|must|need to|have to|not sure)\b)"
    r"|,\s+(?:(?:and|but)\s+)?then\s+(?!nothing\b|silence\b)"
    r"|,?\s+and (?:in the end|then)\s+(?!nothing\b)|,\s+in the end\s+"
    r"|\s+(?:and|but|plus)\s+(?=(?:i|we|he|she|they|i'm|i've|i'll|he's|she's|they're)\b)",
    re.IGNORECASE,
)
_BECAUSE = re.compile(r",?\s+(?:because|cos|bc|since)\s+(?=\w+ \w+)", re.IGNORECASE)
_OWN = re.compile(r"(?:i|we)\b", re.IGNORECASE)
_THING = re.compile(r"(?:the|my|our|his|her|their|an?)\b", re.IGNORECASE)
_APART = (("unknown",), ("otherwise",), ("open-deals",), ("told",))
_COMMAS = re.compile(r",\s+(?:and\s+)?")
_LEAD_IN = re.compile(
    r"^(?:(?:and|but|so|also|plus|then|well|hi|hey|hello)\b[,.!]?|(?:ok|okay|yeah|yes|no)\b[,.!]"
    r"|(?:i )?(?:literally |already |just )+(?:said|told you)(?: that| this)?[,:.!?]+"
    r"|(?:no,? wait|wait,? no|scratch that|strike that|correction|sorry,? (?:no|i mean|i meant)|or rather)\b"
    r"[,.!:]*)\s+",
    re.IGNORECASE,
)
_AROUND = " \t,;-–"


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence or clause of a message, as it was typed."""

    text: str
    under: str | None = None
    """The name that stood before a colon ahead of it, in lower case: "must tell"."""
    lead: str = ""
    """What it was typed with ahead of it and stands without, in lower case: "but"."""
    goes_on: bool = False
    """It was cut from the sentence of the piece before it."""
    takes_back: bool = False
    """It begins by taking back what was said just before: "no wait, ..."."""


NameReader = Callable[[str], int]
"""How many words of what was written before a colon, in lower case, say where the rest belongs."""


def pieces(text: str, name_in: NameReader = lambda _: 0) -> tuple[Piece, ...]:
    """All of a message that tells something, in its order; greetings, fillers and requests are left out.

    All lines below a name that stands alone belong there too, down to an empty line. Words before a colon
    that are no name ("Acme: stuck in legal") are part of what is told.
    """
    return tuple(_pieces(text, name_in))


def _pieces(text: str, name_in: NameReader) -> Iterator[Piece]:
    under: str | None = None
    for line in text.splitlines():
        bare = _MARK.sub("", line).strip()
        if not bare:
            under = None
            continue
        name, rest = _named(bare, name_in)
        if name and not rest:
            under = name
            continue
        for sentence in _sentences(bare):
            here, rest = _named(sentence, name_in)
            is_named = bool(here or under)
            yield from _clauses(rest, here or under, is_named)


def _named(text: str, name_in: NameReader) -> tuple[str | None, str]:
    """(name before a colon, what follows); (None, all of it) where no part is called so.

    Where the name is only the beginning of what stands there ("must tell about Acme: ..."), nothing is cut.
    """
    found = _UNDER.match(text)
    name = " ".join(found[1].lower().replace("’", "'").split()) if found else ""
    count = name_in(name) if found else 0
    if not found or not count:
        return None, text
    is_whole = not content_words(" ".join(words(name)[count:]))
    return name, text[found.end() :].strip() if is_whole else text


def _clauses(sentence: str, under: str | None, is_named: bool) -> Iterator[Piece]:
    """The sentence whole, or cut where its clauses are of different kinds: whole it is easier to read."""
    if len(sentence) > tellings.MOST_READ:  # of no kind, so it stands whole
        yield Piece(sentence, under)
        return
    parts = [sentence] if is_named else _parts(sentence)
    goes_on = False
    for part in parts:
        if kept := _told(part):
            takes_back = tellings.takes_back(part)
            lead = "" if takes_back else part[: part.find(kept)].strip(_AROUND + ".!:").lower()
            yield Piece(kept, under, lead, goes_on, takes_back)
            goes_on = True


def _parts(sentence: str) -> list[str]:
    clauses = _split(_CLAUSES, sentence)
    felt = [half for part in clauses for half in _felt(part)]
    if len(felt) > len(clauses):
        return felt
    told = [tellings.kinds(part)[:1] for part in clauses]
    if _answers_twice(clauses, told):
        return clauses
    if len({kind for kind in told if kind}) > 1 or any(_is_aside(part) for part in clauses):
        return clauses
    if ("seen",) in told and any(
        not kind and _OWN.match(part) for kind, part in zip(told, clauses, strict=True)
    ):
        # What was heard, and what one did oneself.
        return clauses
    listed = _split(_COMMAS, sentence)
    each = [tellings.kinds(part)[:1] for part in listed]
    is_list = all(each) and len(set(each)) > 1 and all(len(part.split()) >= FEWEST_WORDS for part in listed)
    return listed if is_list else [sentence]


def _felt(clause: str) -> list[str]:
    """How one feels, and what was seen or heard that it comes from."""
    return _BECAUSE.split(clause, maxsplit=1) if tellings.is_own_feeling(clause.strip()) else [clause]


def _answers_twice(clauses: Sequence[str], told: Sequence[tuple[str, ...]]) -> bool:
    """A thing that is named, then what answers another question: "the demo, and I'd like to know who won"."""
    is_named = not told[0] and _THING.match(clauses[0]) and not has_verb(clauses[0].lower())
    return bool(is_named) and any(kind in _APART for kind in told[1:])


def _split(at: re.Pattern[str], sentence: str) -> list[str]:
    """Its parts; somebody's words in quotes stay whole."""
    parts: list[str] = []
    start = 0
    for joint in at.finditer(sentence):
        if not _is_quoted(sentence[: joint.start()]):
            parts.append(sentence[start : joint.start()])
            start = joint.end()
    return [part for part in (*parts, sentence[start:]) if part.strip()]


def _is_quoted(before: str) -> bool:
    """Whether quotes that were opened aren't closed yet."""
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


def _is_aside(part: str) -> bool:
    return tellings.is_only_an_occasion(part) or tellings.skips(part) or tellings.asks_the_coach(part)


def _sentences(line: str) -> Iterator[str]:
    start = 0
    for end in _ENDS.finditer(line):
        if _ABBREVIATION.search(line[start : end.start()].rstrip("\"')”’ ")):
            continue
        if _is_quoted(line[start : end.start()]) and _closes(line[end.end() :]):
            continue
        yield line[start : end.end()].strip()
        start = end.end()
    if line[start:].strip():
        yield line[start:].strip()


def _closes(rest: str) -> bool:
    """Quotes are closed further on; ones that never are, as for inches, hold nothing together."""
    return '"' in rest or "”" in rest


def _told(part: str) -> str | None:
    text = part.strip(_AROUND)
    if tellings.skips(text) or tellings.is_filler(text):
        return None
    while (shorter := _LEAD_IN.sub("", text, count=1)) != text and len(shorter.split()) > 0:
        text = shorter
    text = text.strip(_AROUND)
    if not words(text) or tellings.is_filler(text) or tellings.skips(text) or tellings.asks_the_coach(text):
        return None
    return None if tellings.is_only_an_occasion(text) else text
