"""Whether a word is somebody's name, from where it stands.

Evidence is added up; ``ENOUGH`` of it makes a name. Better none than a wrong one: a firm, a town or half a
verb in a question is worse than "your rep".
"""

from assistant.domain.words import AUXILIARIES, DETERMINERS, PREPOSITIONS
from assistant.reading.lexicon import is_common, near, nouns, qualities, singular, verbs, word_lists
from assistant.reading.naming import Place, Sort

ENOUGH = 2.0
NEVER = -9.0
_BASE = {Sort.NAME: 2.0, Sort.THING: 0.5, Sort.LOWER: -1.0}
_CAPITAL = {Sort.THING: 1.5, Sort.WORD: 1.5, Sort.CAPITAL: 1.0, Sort.PLACE: 0.5}
"""What a capital within a sentence adds."""
_SET_OFF = frozenset({",", "-", "–", "—"})
_OPENERS = PREPOSITIONS | frozenset(
    "and but so because if when while although though where that then now".split()
)
_QUESTION_STARTS = frozenset({"", ".", ",", "?", "!", "and", "but", "if"})


def evidence(place: Place) -> float:
    """How far the word is a name where it stands; ``ENOUGH`` or more says that it is."""
    if _is_barred(place) or _is_month(place):
        return NEVER
    before = _before(place)
    if place.sort is Sort.LOWER and before < ENOUGH:
        return NEVER
    capital = _CAPITAL.get(place.sort, 0.0) if place.token.capital else 0.0
    return _BASE.get(place.sort, 0.0) + capital + before + _after(place)


def is_role(word: str) -> bool:
    """What somebody is: a rep, a boss, a buyer."""
    return word in near("theirs") or word in near("others")


def _is_barred(place: Place) -> bool:
    """It stands where no person can: after an article, or before what makes it a firm or a deal."""
    before, after = place.word(-1), place.word(1)
    if place.token.low in AUXILIARIES and not (
        place.token.capital or _is_finite(after) or after in {"at", "from"}
    ):
        return True
    is_that = before == "that" and (place.sort is Sort.NAME or place.token.capital)
    if before in DETERMINERS and not is_that:
        return True
    if place.token.is_owner:
        return False
    if "&" in {before, after}:
        return True
    if after in nouns().deals or after in word_lists("companies")["suffixes"]:
        return after not in verbs().finite
    following = place.next_token()
    return following is not None and following.capital and place.word(2) in nouns().deals


def _is_month(place: Place) -> bool:
    if place.token.key not in near("months"):
        return False
    return place.word(-1) in near("before-months") or place.word(1)[:1].isdigit()


def _is_finite(word: str) -> bool:
    return word in near("being") or word in verbs().finite


def _before(place: Place) -> float:
    """What the words before it tell."""
    before, second = place.word(-1), place.word(-2)
    found = _introduced(place, before, second) + _reached(place, before, second)
    is_more = before in PREPOSITIONS or before in near("ended")
    follows_quality = before in qualities()["plain"] and not is_more
    follows_noun = place.sort is Sort.LOWER and before in nouns().every and not is_role(before)
    return found - 1.0 if follows_quality or follows_noun else found


def _introduced(place: Place, before: str, second: str) -> float:
    """ "my rep Tunde", "a guy called Evert", "Mr Oyelaran"."""
    found = 0.0
    if (second if before == "." else before) in near("titles"):
        found += 3.0
    role = before
    if before in near("called"):
        role = place.word(-3) if second in near("called") else second
    if is_role(role) and (before not in _SET_OFF or _is_set_off(place)):
        found += 0.5 if place.sort is Sort.UNKNOWN and role in near("firms-too") else 2.0
    if before in {"called", "named"} and not (is_role(second) or second in near("somebody") | {"is", "was"}):
        found -= 3.0
    return found


def _is_set_off(place: Place) -> bool:
    """A mark, a verb or the end follows: ", Otieno,"."""
    after = place.word(1)
    return not after or not after[0].isalnum() or after in AUXILIARIES or after in verbs().finite


def _reached(place: Place, before: str, second: str) -> float:
    """ "with Marta", "tell Noah", "1:1 w shreyas"; "at Siemens" and "lost Contoso" speak against it."""
    unknown = place.sort is Sort.UNKNOWN
    if before in {"with", "w"} or (before == "/" and second == "w"):
        known = place.word(-3) if before == "/" else second
        return 3.0 if known in near("one-to-one") else 1.0 if known in near("talks") else 0.5
    if before in near("at"):
        return -3.0 if unknown or place.sort is Sort.PLACE else -1.0
    if place.sort is Sort.PLACE and (
        (before == "from" and second not in near("written-from"))
        or (before in {"to", "in", "from"} and second in near("travelled"))
    ):
        return -3.0
    if before == "to" and second in near("written"):
        return 2.0
    if before in near("towards"):
        return 0.5
    if before in near("wanted") and place.word(1) == "to":
        return 1.0 if unknown else 2.0
    if before in AUXILIARIES and second in _QUESTION_STARTS and place.token.capital:
        return 1.0
    if before in near("led"):
        return 1.0 if unknown and before in {"put", "move"} else 2.0
    if before in near("told"):
        return 1.5
    if before in near("ended") and place.sort is not Sort.NAME:
        return -2.0
    if before in {"and", "or"} and second in {"me", "i", "he", "she"}:
        return 1.5
    return 0.0


def _after(place: Place) -> float:
    """What the words after it tell."""
    if place.token.is_owner:
        return _owns(place)
    after, second = place.word(1), place.word(2)
    if after in near("aside"):
        after, second = second, place.word(3)
    if after == "and" and second in {"i", "me"}:
        return 2.0
    if after in {"at", "from", "in"} and second:
        return _from_where(place, after, second)
    surname = place.next_token()
    if place.is_known and place.token.text[0].isupper() and surname and surname.capital:
        return 1.5 if not is_common(surname.key) else 0.0
    return _does(place, after, second)


def _from_where(place: Place, after: str, second: str) -> float:
    """ "Grace in presales", "Will at the client asked"."""
    if after != "at" and second in near("departments"):
        return 2.0
    if any(place.word(n) in verbs().reporting for n in range(3, 6)):
        return 2.0
    return 1.0 if place.is_known else 0.5


def _does(place: Place, verb: str, second: str) -> float:
    """What it tells that ``verb`` comes next, and after it ``second``."""
    if verb in verbs().human:
        found = 2.0
    elif verb in verbs().reporting:
        found = 2.0 if place.is_known else 1.0
    elif verb in near("being"):
        found = 3.0 if place.sort is Sort.LOWER else 0.5
    elif verb in AUXILIARIES or verb in verbs().general:
        found = 0.5 if place.sort is Sort.WORD else 1.0
    else:
        return 0.0
    before = place.word(-1)
    is_bare = place.token.starts or not before[:1].isalnum() or before in _OPENERS
    if is_bare and place.sort in (Sort.THING, Sort.PLACE):
        found += 0.5
    if verb in near("being"):
        if second in DETERMINERS and any(is_role(place.word(n)) for n in range(3, 7)):
            found += 2.0
        elif is_bare and (second in near("done") or second in verbs().reporting):
            found += 1.5
    return found


def _owns(place: Place) -> float:
    """ "nuria's notes", "Mark's been here longest"."""
    after = place.word(1)
    if not after[:1].isalnum():
        return 0.0
    if after in near("owned"):
        return 2.0
    if place.sort in (Sort.WORD, Sort.PLACE):
        return 1.0 if after.endswith("ing") or after in {"been", "got", "gone"} else 0.5
    return 1.0 if place.sort is Sort.UNKNOWN else 2.0


def is_outsider(place: Place) -> bool:
    """Called a boss, a buyer or somebody else whom a leader doesn't lead."""
    after = place.word(1)
    if place.word(-1) in near("others"):
        return True
    if after == "," and place.word(2) in DETERMINERS:
        return singular(place.word(3)) in near("others")
    return after in {"at", "from"} or (after == "in" and place.word(2) in near("departments"))
