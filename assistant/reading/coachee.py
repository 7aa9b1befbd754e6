"""The coachee's own name, which is not the name of the one talked about."""

from assistant.reading.lexicon import near
from assistant.reading.naming import Place, Sort

_OVER = frozenset(["", ",", ".", "!", ";", "\n", "and", "from", "here", "i", "-", "–", "—", "("])
"""What stands after a name that somebody gave as their own."""
_DASHES = frozenset({"-", "–", "—"})


def is_coachee(place: Place) -> bool:
    """ "I'm Priya", "my name is Dana", "Priya here", "hi, this is Luca", or a signature."""
    if place.token.quoted or place.token.is_owner or place.sort is Sort.LOWER:
        return False
    before, second, after = place.word(-1), place.word(-2), place.word(1)
    if after in _OVER and (before in {"i'm", "im"} or (second, before) == ("i", "am")):
        return True
    if before == "name's" or (place.word(-3), second, before) == ("my", "name", "is"):
        return True
    if (second, before) == ("this", "is") and after in _OVER:
        return place.at <= 5 and place.word(-3) in {"", ",", "hi", "hello", "hey", "."}
    if place.token.starts and after == "here":
        return not place.word(2)[:1].isalnum()
    return _is_signature(place, before, second)


def is_greeted(place: Place) -> bool:
    """ "Hi Alex" at the start speaks to somebody and tells nothing of them."""
    return place.word(-1) in near("greetings") and place.at <= 2


def _is_signature(place: Place, before: str, second: str) -> bool:
    if place.at < 3 or any(token.is_word for token in place.tokens[place.at + 1 :]):
        return False
    if before in near("signed") or (second in near("signed") and before in _DASHES | {",", "\n"}):
        return True
    return before in _DASHES and second in {".", "\n", "?", "!"}
