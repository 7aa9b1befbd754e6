"""The deal that is talked about, as a question can hold it: "the Acme renewal", "the pump contract"."""

from collections.abc import Callable, Sequence

from assistant.domain.words import DETERMINERS, STOPS
from assistant.reading.lexicon import is_common, near, nouns, qualities, singular, verbs, word_lists
from assistant.reading.naming import Sort, sort_of
from assistant.reading.tokens import Token, low_at, read_tokens

MOST_WORDS = 3
"""Words before "deal", or in a firm's name."""
_SOUGHT = frozenset("bid tender rfp rfq rfi pitch pilot contract order project logo".split())
"""A deal as well, where a firm's name stands before it, or where it was won or lost."""
_LEFT = frozenset({"churned", "renewed", "ghosted", "cancelled", "canceled", "went with", "went dark",
                   "went cold", "gone cold", "gone dark", "chose a", "picked a", "signed with"})  # fmt: skip
"""What a firm did that was a customer or might have become one."""
_HURRY = frozenset("just has have finally".split())
_OPENERS = frozenset("so well and but then today yesterday hi hey ok okay ugh".split())
"""What may stand before a firm's name where a sentence begins."""

People = frozenset[str]


def deal(said: Sequence[str], people: People) -> str | None:
    """The deal named last. ``people``: persons' names, which are no deals unless the word "deal" follows."""
    keys = frozenset(name.rsplit(" ", 1)[-1].lower() for name in people)
    for text in reversed(said):
        tokens = read_tokens(text)
        for find in (_named, _ended, _left):
            if found := _last(find, tokens, keys):
                return found
    return None


def _last(
    find: Callable[[Sequence[Token], int, People], str | None], tokens: Sequence[Token], people: People
) -> str | None:
    return next((f for at in range(len(tokens) - 1, -1, -1) if (f := find(tokens, at, people))), None)


def _named(tokens: Sequence[Token], at: int, people: People) -> str | None:
    """ "the Acme renewal", "my Fjord account", "the Ashford one", "lost the pump contract"."""
    noun = tokens[at]
    is_one = noun.low == "one"
    if not is_one and noun.low not in nouns().deals | _SOUGHT:
        return None
    start = at
    while start > 0 and at - start < MOST_WORDS and _may_name(tokens[start - 1]):
        start -= 1
    while start < at and any(map(_is_firm, tokens[start:at])) and not _is_firm(tokens[start]):
        start += 1
    inside = tokens[start:at]
    if not inside or (noun.low in _SOUGHT and any(token.key in people for token in inside)):
        return None
    if is_one and not (low_at(tokens, start - 1) == "the" and all(map(_is_firm, inside))):
        return None
    if not any(map(_is_firm, inside)) and not _is_told_apart(tokens, start, at):
        return None
    shown = "deal" if is_one else noun.text if noun.text.isupper() else noun.low
    return " ".join(["the", *(token.text for token in inside), shown])


def _may_name(token: Token) -> bool:
    low = token.low
    small = low in DETERMINERS or low in STOPS or low in qualities()["talk"]
    return token.is_word and not token.is_owner and not small


def _is_firm(token: Token) -> bool:
    return token.text[0].isupper() and (token.capital or not is_common(token.key))


def _is_told_apart(tokens: Sequence[Token], start: int, at: int) -> bool:
    """Small letters name one deal too: "the school catering contract", "a 90k renewal", but no "big deal"."""
    before = low_at(tokens, start - 1)
    if before not in DETERMINERS or before == "your" or not all(map(_is_specific, tokens[start:at])):
        return False
    if tokens[at].low == "project":
        return False
    if tokens[at].low in nouns().deals - _SOUGHT:
        return before not in {"this", "that", "these", "those"}
    has_gone = (low_at(tokens, at + 1), low_at(tokens, at + 2)) == ("went", "to")
    return has_gone or low_at(tokens, start - 2) in near("ended")


def _is_specific(token: Token) -> bool:
    """A thing or a sum, and no mere quality, person or verb."""
    low = token.low
    if any(low in qualities()[name] for name in ("plain", "judging", "ordering")):
        return False
    if low in nouns().people or low in word_lists("nouns")["vague"]:
        return False
    return low not in verbs().every or low in nouns().topics


def _ended(tokens: Sequence[Token], at: int, people: People) -> str | None:
    """ "lost Contoso", "won telia": a firm right after the verb."""
    before = low_at(tokens, at - 1)
    if tokens[at].low not in near("ended") or before in DETERMINERS or before in near("feeling"):
        return None
    first = at + 2 if low_at(tokens, at + 1) == "the" else at + 1
    if first >= len(tokens):
        return None
    token = tokens[first]
    if not token.is_word or token.is_owner or token.key in people:
        return None
    if token.text[0].isupper():
        return _firm_from(tokens, first)
    is_heard_first = token.text.isalpha() and len(token.text) > 2 and sort_of(token) is Sort.LOWER
    if (
        first == at + 1
        and tokens[at].low in near("surely-ended")
        and is_heard_first
        and _is_over(tokens, first + 1)
    ):
        return f"the {token.text[0].upper()}{token.text[1:]} deal"
    return None


def _firm_from(tokens: Sequence[Token], first: int) -> str | None:
    """A firm's name that begins at ``first``, in as many words as have capitals."""
    name: list[Token] = []
    for token in tokens[first : first + MOST_WORDS]:
        if not token.is_word or token.is_owner or not token.text[0].isupper():
            break
        name.append(token)
    first_key = name[0].key
    if all(is_common(token.key) for token in name) or first_key in word_lists("companies")["not-names"]:
        return None
    return f"the {' '.join(token.text for token in name)} deal"


def _is_over(tokens: Sequence[Token], at: int) -> bool:
    """A mark, the end or a small word follows the firm's name."""
    low = low_at(tokens, at)
    small = low in STOPS or low in DETERMINERS
    return not low[:1].isalnum() or small or any(low in qualities()[name] for name in ("talk", "ordering"))


def _left(tokens: Sequence[Token], at: int, people: People) -> str | None:
    """ "Nordbau's gone cold", "Greystone went with Oracle": a firm that decided."""
    token = tokens[at]
    if token.text.isupper() or token.key in people:
        return None
    after = [t.low for t in tokens[at + 1 : at + 4] if t.low not in _HURRY]
    if not after or (after[0] not in _LEFT and " ".join(after[:2]) not in _LEFT):
        return None
    if not token.text[0].isupper():
        return _left_in_small_letters(tokens, at)
    if sort_of(token) is not Sort.UNKNOWN and singular(token.key) not in word_lists("companies")["suffixes"]:
        return None
    first = at
    while first > 0 and tokens[first - 1].is_word and _is_firm(tokens[first - 1]):
        first -= 1
    if sort_of(tokens[first]) is not Sort.UNKNOWN:
        return None
    name = " ".join(t.text for t in tokens[first : at + 1]).removesuffix("'s")
    return f"the {name} deal"


def _left_in_small_letters(tokens: Sequence[Token], at: int) -> str | None:
    """ "so quist went with somebody else": a word that no list knows, where a sentence begins."""
    token, before = tokens[at], low_at(tokens, at - 1)
    is_first = not before[:1].isalnum() or before in _OPENERS
    if not (is_first and token.text.isalpha() and len(token.text) > 2 and sort_of(token) is Sort.LOWER):
        return None
    return f"the {token.text[0].upper()}{token.text[1:]} deal"
