"""Noun phrases that can be what the talk is about, turned to face the coachee.

A shallow chunker: an article, a possessive or the start of a bare noun opens a phrase, and it ends with a noun that the
lists know. What may stand between is wide; what may follow is narrow, for half a phrase ("the price" of "the price
war") is worse than none.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from assistant.domain.words import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    NUMBERS,
    PREPOSITIONS,
    PRONOUNS,
    STOPS,
    VERBS,
    straight_lines,
)
from assistant.reading.lexicon import nouns, qualities, singular, verbs, word_lists
from assistant.reading.naming import kind
from assistant.reading.tokens import Token, read_tokens

TURNED = {"my": "your", "our": "your", "a": "the", "an": "the"}
_DRAWN_OUT = re.compile(r"([a-z])\1\1")
MOST_WORDS = 5
"""Words after the article at most."""
_SKIPPED = frozenset("your that".split())
_DAYS = frozenset("yesterday's today's tomorrow's monday's tuesday's wednesday's thursday's friday's".split())
_CONTAINERS = frozenset(
    "number list range set score rate level stage result cost price figure sample record".split()
)
_GENERIC = frozenset(
    "deal call lead number target plan question answer role hour rule quote date order cut shift".split()
)
_IDLE = frozenset(
    "question conversation talk chat session exchange argument fight reply response message answer market industry".split()
)
_AGENTS = frozenset(
    "legal finance procurement marketing presales support engineering product compliance logistics security".split()
)
_ADDRESSING = frozenset("from in at ask asking asked tell telling told".split())
_NEED = frozenset("need needs want wants give gimme".split())
_HAVE = frozenset("do does did have has had got".split())
_ANY = frozenset("no any another zero".split())
_LET = frozenset(
    "let make made help helped have had watch watched see saw hear heard tell told ask asked".split()
)
_BEFORE_VERBS = frozenset("not never always just often still".split())
_NOT_BEFORE = frozenset("such what quite half rather many".split())
_FEW = frozenset(
    "no any more most some all both enough less fewer few several many much other each every eleven eighteen dozen hundred".split()
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """``text`` faces the coachee: "your call with procurement". ``head``: its noun, in the singular."""

    text: str
    head: str
    words: tuple[str, ...]
    """What stands before the head, in lower case, without the article."""
    first: str
    """The article or possessive, as shown; empty where there is none."""
    owner: Token | None = None
    is_plural: bool = False
    is_ahead: bool = False
    """It is said to be still to come."""
    is_quoted: bool = False


def phrases(text: str) -> list[Phrase]:
    """The phrases of one message, in its order."""
    tokens = read_tokens(_without_idioms(text))
    found: list[Phrase] = []
    at = 0
    while at < len(tokens):
        phrase, end = _phrase_at(tokens, at)
        if phrase:
            found.append(phrase)
        at = max(end, at + 1)
    return found


@cache
def _idioms() -> dict[str, list[re.Pattern[str]]]:
    """Expressions by a word that must be there."""
    by_word: dict[str, list[re.Pattern[str]]] = {}
    text = files("assistant.reading.patterns").joinpath("idioms.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            words, expression = line.split(" = ", 1)
            for word in words.split():
                by_word.setdefault(word, []).append(re.compile(expression, re.IGNORECASE))
    return by_word


def _without_idioms(text: str) -> str:
    line = straight_lines(text)
    for word in set(re.findall(r"\w+", line.lower())) & _idioms().keys():
        for expression in _idioms()[word]:
            line = expression.sub(" ; ", line)
    return line


def _phrase_at(tokens: Sequence[Token], at: int) -> tuple[Phrase | None, int]:
    token = tokens[at]
    if not token.is_word:
        return None, at + 1
    if token.low in DETERMINERS:
        return _after_first(tokens, at, TURNED.get(token.low, token.low), None)
    if token.low in _DAYS:
        relative = token.low in {"yesterday's", "today's", "tomorrow's"}
        return _after_first(tokens, at, token.low if relative else token.low.capitalize(), token)
    if token.is_owner and token.low not in AUXILIARIES and token.low not in STOPS and kind(token) is not None:
        typed = token.text[0].upper() + token.text[1:]
        return _after_first(tokens, at, typed, token)
    return _bare(tokens, at)


def _run(tokens: Sequence[Token], at: int) -> int:
    """Where the words end that could belong to a phrase that begins at ``at``."""
    end = at
    while end < len(tokens) and end < at + MOST_WORDS and tokens[end].is_word and not _breaks(tokens[end]):
        end += 1
    return end


def _judges(token: Token) -> bool:
    return token.low in qualities()["judging"] or _DRAWN_OUT.search(token.low) is not None


def _breaks(token: Token) -> bool:
    low = token.low
    if low in qualities()["ordering"]:
        return False
    if token.is_owner:
        return singular(token.key) not in nouns().people
    return low in DETERMINERS or low in STOPS or low in qualities()["talk"] or low.isdigit()


def _after_first(
    tokens: Sequence[Token], at: int, first: str, owner: Token | None
) -> tuple[Phrase | None, int]:
    """The phrase after an article or a possessive, and where to read on."""
    start, stop = at + 1, _run(tokens, at + 1)
    while start < stop and _judges(tokens[start]):
        start += 1
    for end in range(stop, start, -1):
        head = _head(tokens[start:end])
        if (
            head is None
            or not _is_whole(tokens, start, end, stop)
            or not _may_precede(tokens[start : end - 1], tokens[end - 1])
        ):
            continue
        tail, after = _tail(tokens, end) if head in nouns().events else ("", end)
        if tokens[at].low in _SKIPPED or (not tail and _is_idle(tokens, at, start, end, head)):
            return None, end
        inside = tuple(t.low for t in tokens[start : end - 1])
        if owner is not None and owner.low in _DAYS and head not in nouns().events:
            return None, end
        shown = " ".join([first, *(t.text for t in tokens[start:end])])
        plural = not head.endswith(tokens[end - 1].key)
        ahead = _is_ahead(tokens, at, end)
        return Phrase(shown + tail, head, inside, first, owner, plural, ahead, tokens[at].quoted), after
    return None, at + 1


def _head(words: Sequence[Token]) -> str | None:
    """The singular of the last of ``words``, where the lists know the noun, alone or with the word before it."""
    token = words[-1]
    if token.is_owner:
        return None
    one = singular(token.key)
    if len(words) > 1 and f"{words[-2].low}-{one}" in nouns().topics:
        return f"{words[-2].low}-{one}"
    known = next((word for word in (token.key, one) if word in nouns().topics), None)
    return known or (one if len(words) > 1 and _is_compound(words) else None)


def _is_compound(words: Sequence[Token]) -> bool:
    """ "the bonus table": a noun of the trade before another noun, whichever that is."""
    before, last = words[-2], words[-1].low
    if before.key not in nouns().topics or not last.isalpha() or len(last) < 4 or words[-1].text[0].isupper():
        return False
    known = nouns().every | STOPS | VERBS | verbs().every
    if last in known or singular(last) in known or last.endswith(("ed", "ing", "ly", "est")):
        return False
    return not any(last in listed for listed in qualities().values())


def _is_whole(tokens: Sequence[Token], start: int, end: int, stop: int) -> bool:
    """Nothing after the head still belongs to the noun."""
    is_alone = end - start == 1
    if end >= len(tokens) or not tokens[end].is_word:
        return True
    after = tokens[end]
    if after.low == "of" and is_alone and singular(tokens[end - 1].key) in _CONTAINERS:
        return False
    if end >= stop and not after.is_owner and (_breaks(after) or end == len(tokens)):
        return True
    plural = tokens[end - 1].key.endswith("s") and tokens[end - 1].key not in nouns().topics
    return _says_on(after) or (plural and (after.low in verbs().every or after.low in nouns().verbs_too))


def _says_on(token: Token) -> bool:
    """A word that goes on to tell something of the noun before it, or leaves it."""
    low = token.low
    if (
        low in qualities()["ordering"]
        or low in qualities()["talk"]
        or low in AUXILIARIES
        or low in PREPOSITIONS
        or low in PRONOUNS
    ):
        return True
    if low in _AGENTS or (low in VERBS and low not in nouns().topics):
        return True
    if low in nouns().every or singular(low) in nouns().topics:
        return (
            singular(low) in _ADDED
            or low in verbs().finite
            and low not in nouns().bare_plurals
            and not low.endswith("s")
        )
    return (
        low in VERBS
        or low in verbs().every
        or low in qualities()["plain"]
        or low in qualities()["judging"]
        or low in STOPS
        or low.endswith(("ed", "ly"))
    )


_ADDED = frozenset(
    "thing stuff issue problem situation business one part side bit day week month quarter time".split()
)


def _may_precede(words: Sequence[Token], head: Token) -> bool:
    """Every word may stand between the article and the head."""
    after_person = False
    for number, token in enumerate(words):
        low = token.low
        if low in nouns().people or singular(low) in nouns().people:
            if singular(low) != low and not token.is_owner and low not in nouns().people:
                return False
            if low.endswith("s") and not low.endswith("ss") and not token.is_owner:
                return False
            after_person = not token.is_owner
            if token.is_owner and words[number + 1 : number + 2] and words[number + 1].low.endswith("ing"):
                return False
            continue
        if low in _NOT_INSIDE or (singular(low) != low and singular(low) in nouns().bare_plurals):
            return False
        is_noun = low in nouns().every or singular(low) in nouns().topics
        is_quality = (
            low in qualities()["plain"] or low in qualities()["judging"] or low in qualities()["ordering"]
        )
        if (
            not is_noun
            and not is_quality
            and (low in VERBS or low in verbs().finite)
            and (number or low.endswith("s"))
        ):
            return False
        if after_person and not is_noun:
            return False
    return not (after_person and singular(head.key) in nouns().verbs_too and head.key.endswith("s"))


_NOT_INSIDE = frozenset("thing things stuff lot lots way ways bit".split())


def _is_idle(tokens: Sequence[Token], at: int, start: int, end: int, head: str) -> bool:
    """ "A call", "let her close": a noun that names nothing in particular, or a verb after all."""
    before = tokens[at - 1].low if at else ""
    alone = end - start == 1
    indefinite = tokens[at].low in {"a", "an"}
    if indefinite and (before == "like" or tokens[start].low == "single"):
        return True
    if indefinite and (before in _NOT_BEFORE or (alone and head in _GENERIC) or tokens[start].is_owner):
        return True
    if head in nouns().mass and end < len(tokens) and singular(tokens[end].low) in _ADDED:
        return True
    if tokens[at].low == "her" and before in _LET:
        return (alone and head in nouns().verbs_too and tokens[end - 1].key == head) or tokens[
            start
        ].low in verbs().every
    return head in _IDLE if alone else head == "trust"


def _tail(tokens: Sequence[Token], end: int) -> tuple[str, int]:
    """ " with procurement", " with the hotel chain", " on Monday": what tells one call from another."""
    low = [t.low for t in tokens[end : end + 6]]
    if len(low) > 1 and low[0] == "on" and f"{low[1]}'s" in _DAYS and not _is_more(tokens, end + 2):
        return f" on {low[1].capitalize()}", end + 2
    if len(low) < 2 or low[0] != "with":
        return "", end
    first = tokens[end + 1]
    if first.low in nouns().mass and not _is_more(tokens, end + 2):
        return f" with {first.text}", end + 2
    if first.capital and kind(first) == "unknown" and not _is_more(tokens, end + 2):
        return f" with {first.text}", end + 2
    if first.low in DETERMINERS - _SKIPPED:
        stop = _run(tokens, end + 2)
        inside = tokens[end + 2 : stop]
        if 0 < len(inside) < 4 and (inside[-1].key in nouns().people or inside[-1].key in _GROUPS):
            said = " ".join([TURNED.get(first.low, first.low), *(t.text for t in inside)])
            return f" with {said}", stop
    return "", end


_GROUPS = frozenset(
    "chain board council bank hospital university school company firm agency association plant it".split()
)


def _is_more(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].is_word and not _breaks(tokens[at]) and not _says_on(tokens[at])


def _bare(tokens: Sequence[Token], at: int) -> tuple[Phrase | None, int]:
    """A phrase without an article: "discovery calls", "pricing", "leads"."""
    start, stop = at, _run(tokens, at)
    while start < stop and _judges(tokens[start]):
        start += 1
    for end in range(stop, start, -1):
        last = tokens[end - 1]
        head = _head(tokens[start:end])
        inside = tokens[start : end - 1]
        none = (at > 0 and tokens[at - 1].low in _ANY) or _opens(tokens, at, end, head)
        if (
            head is None
            or not (none or _stands_bare(last, head, bool(inside)))
            or not _is_whole(tokens, start, end, stop)
        ):
            continue
        if not all(_is_bare_modifier(t) for t in inside) or not _may_precede(inside, last):
            continue
        if not _may_follow(tokens, at, end, head):
            continue
        words = tuple(t.low for t in inside)
        article = (
            "the"
            if (none and head not in nouns().mass)
            or (not words and (last.key != head or head in nouns().with_the))
            else ""
        )
        numbered = bool(words) and words[0] in qualities()["ordering"]
        article = "the" if numbered else article
        shown = " ".join(
            filter(
                None,
                [
                    article,
                    *(t.text if n or t.text.isupper() else t.low for n, t in enumerate(tokens[start:end])),
                ],
            )
        )
        return Phrase(
            shown,
            head,
            words,
            article,
            None,
            not head.endswith(last.key),
            _is_ahead(tokens, at, end),
            tokens[at].quoted,
        ), end
    return None, at + 1


def _opens(tokens: Sequence[Token], at: int, end: int, head: str) -> bool:
    """ "Demo went badly": an event that begins a sentence without its article."""
    if not tokens[at].starts or head not in nouns().events or end >= len(tokens):
        return False
    return tokens[end].low in {"went", "was", "is", "crashed", "bombed", "didn't", "wasn't"}


def _stands_bare(token: Token, head: str, has_words: bool) -> bool:
    return (token.key != head and (has_words or head in nouns().bare_plurals)) or token.key in nouns().mass


def _is_bare_modifier(token: Token) -> bool:
    low = token.low
    if low in word_lists("nouns")["vague"]:
        return False
    return (
        low in nouns().every
        or low in qualities()["plain"]
        or low in qualities()["ordering"]
        or (low in word_lists("common-words")["others"] and low not in verbs().every)
        or low.endswith("ed")
    )


def _may_follow(tokens: Sequence[Token], at: int, end: int, head: str) -> bool:
    """What stands before lets a bare noun be one, and no verb or half a compound."""
    alone = end - at == 1
    verb_too = head in nouns().verbs_too and alone
    after = tokens[end].low if end < len(tokens) else ""
    prior = tokens[at - 1].low if at else ""
    if alone and head in _AGENTS and prior in _ADDRESSING:
        return False
    if prior == "like" or (prior in _NEED and tokens[at].low in NUMBERS):
        return False
    if (
        alone
        and head.endswith("ing")
        and (after in DETERMINERS or after in PRONOUNS or (head, after) == ("listening", "to"))
    ):
        return False
    if after in {"just", "always", "never", "also", "only", "still"} and end + 1 < len(tokens):
        after = tokens[end + 1].low
    if alone and head in _IDLE:
        return False
    if (
        alone
        and prior not in PREPOSITIONS
        and head in _AGENTS
        and (after in AUXILIARIES or after in verbs().finite)
    ):
        return False
    if tokens[at].low.endswith("ed") and not (at and tokens[at - 1].low in PREPOSITIONS):
        return False
    if at == 0 or not tokens[at - 1].is_word or tokens[at].starts:
        return not verb_too or after in AUXILIARIES or after in verbs().finite
    before = tokens[at - 1]
    if before.low == "to":
        return not (head.rsplit("-", 1)[-1] in nouns().verbs_too or tokens[at].low in verbs().every)
    if (
        before.low in PREPOSITIONS
        or before.low in _FEW
        or before.low == "time"
        or before.low in NUMBERS
        or before.low.isdigit()
    ):
        return True
    if before.low in CONJUNCTIONS:
        return not verb_too or after in AUXILIARIES
    if before.low in _HAVE and not verb_too:
        return at > 1 and tokens[at - 2].is_word
    if before.low in AUXILIARIES or before.low in PRONOUNS or before.low in _BEFORE_VERBS:
        return False
    if before.low in nouns().people and before.low.endswith("s"):
        return alone and after in PREPOSITIONS and not verb_too
    return before.low in VERBS or before.low in verbs().every or before.low in qualities()["plain"]


_AHEAD = frozenset(
    "tomorrow tmrw tmr tomorrow's upcoming gonna 'll next soon i'll we'll he'll she'll they'll will".split()
)
_PREPARING = frozenset(
    "prep prepping prepare preparing dread dreading nervous rehearse ahead before have has got i've".split()
)


def _is_ahead(tokens: Sequence[Token], at: int, end: int) -> bool:
    """The sentence says that it is still to come."""
    first = at
    while first > 0 and not tokens[first].starts:
        first -= 1
    last = end
    while last < len(tokens) and not tokens[last].starts:
        last += 1
    around = [t.low for t in tokens[first:last]]
    if any(word in _AHEAD for word in around):
        return True
    before, after = around[: at - first], around[end - first :]
    due = (
        after[:2]
        and after[0] in {"is", "are"}
        and after[1] in {"on", "at", "in", "today", "this", "coming", "due"}
    )
    dated = after[:1] and after[0] in {"at", "on", "in", "today", "this"}
    return (
        bool(due)
        or (bool(dated) and any(w in _PREPARING for w in before))
        or bool(set(before[-3:]) & _PREPARING - {"have", "has", "got", "i've"})
    )
