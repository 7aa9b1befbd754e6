"""Whether a word is somebody's name: what kind of word it is, and where it stands.

Evidence is added up in halves; ``ENOUGH`` of it makes a name. Better none than a wrong one: a firm, a town or
half a verb in a question is worse than "your rep".
"""

from collections.abc import Sequence
from functools import cache

from assistant.domain.words import AUXILIARIES, DETERMINERS, PREPOSITIONS, PRONOUNS
from assistant.reading.lexicon import is_common, nouns, qualities, singular, verbs, word_lists
from assistant.reading.tokens import Token

ENOUGH = 2.0
NEVER = -9.0
LED = 2.0
"""What it tells that somebody is called a rep, or met one to one, right before."""
ONE_TO_ONE = frozenset(
    "1:1 1-1 1:1s 1on1 121 one-to-one one-on-one catch-up catchup check-in checkin".split()
)
TALKS = ONE_TO_ONE | frozenset("chat talk talks talking speak speaking spoke session conversation".split())
THEIRS = frozenset(
    "rep ae sdr bdr am seller report colleague coworker teammate mentee trainee newbie deputy salesman saleswoman"
    " salesperson executive exec member starter hire closer performer people guys reps aes sdrs".split()
)
"""Whom a leader leads."""
OTHERS = frozenset(
    "boss manager director vp svp ceo cfo cro coo cto cio md founder owner president chairman lead head presales"
    " buyer champion prospect customer client sponsor gatekeeper contact distributor supplier partner competitor rival"
    " colleague assistant wife husband son daughter engineer lawyer accountant mentor coach".split()
)
_FIRMS_TOO = frozenset(
    "customer client prospect distributor supplier partner competitor rival contact".split()
)
_CALLED = frozenset({"called", "named", ",", ":", "-", "(", "–", "—"})
_TOLD = frozenset(
    "tell telling told ask asking asked remind reminded warn warned thank thanked text texted message messaged ring"
    " rang phone phoned meet met seeing invite invited convince persuade let help helped support".split()
)
_LED = frozenset(
    "coach coaching coached hire hired fire firing fired promote promoted mentor mentored onboard onboarding"
    " manage managing praise praised put move poke".split()
)
DEPARTMENTS = frozenset(
    "presales legal finance procurement purchasing marketing hr it support sales ops operations engineering logistics"
    " product accounts billing compliance".split()
)
_SOMEBODY = frozenset("guy lady woman man girl boy lad kid person somebody someone is was".split())
_WRITTEN = frozenset("reply answer text note".split())
_GOT = frozenset(
    "get getting got want wanting wanted need needed push allow teach trust expect convince ask help".split()
)
_DONE = frozenset(
    "hit missed closed logged sent booked updated sold lost won called forgotten prepared read written moved replied".split()
)
TITLES = frozenset(
    "mr mrs ms miss dr prof herr frau mme madame monsieur signor signora senor senora mister".split()
)
_AT = frozenset("at in into near inside via across around outside".split())
_TOWARDS = frozenset(
    "with about to from for between without of by on off behind after till until before than".split()
)
_ASIDE = frozenset(
    "just never always still also even really usually often sometimes only already once probably clearly simply"
    " honestly again".split()
)
_BE = frozenset(
    "is isn't was wasn't has hasn't had hadn't does doesn't did didn't isnt wasnt hasnt doesnt didnt".split()
)
_MODALS = (
    AUXILIARIES - _BE - frozenset("am are were be been being do done have having aren't weren't".split())
)
_ENDED = frozenset("lost won losing winning landed signed closed lose win land close".split())
_THEIR_OWN = frozenset(
    "notes note numbers forecast pipeline quota mood attitude confidence calls call deals deal emails patch territory"
    " feedback performance targets desk kids wife husband boss manager team style review face voice tone 1:1 attrition"
    " 1:1s accounts discovery follow-ups paperwork demo demos pitch promotion results words reply email calendar".split()
)
_NEIGHBOURS = frozenset({"and", "&", "or"})
_BEFORE_MONTHS = frozenset(
    "it's is was in by since until till last next early late mid end of from before after during this".split()
)
_MONTHS = frozenset("jan april may jun june august autumn summer winter".split())


@cache
def _kinds() -> dict[str, str]:
    return {word: kind for kind, words in word_lists("first-names").items() for word in words}


@cache
def _no_person() -> frozenset[str]:
    lists = word_lists("companies")
    return lists["makers"] | lists["regions"] | lists["not-names"]


_BASE = {
    "names": 2.0,
    "things": 0.5,
    "words": 0.0,
    "capitals": 0.0,
    "places": 0.0,
    "unknown": 0.0,
    "lower": -1.0,
}
_CAPITAL = {
    "names": 0.0,
    "things": 1.5,
    "words": 1.5,
    "capitals": 1.0,
    "places": 0.5,
    "unknown": 0.0,
    "lower": 0.0,
}


def kind(token: Token) -> str | None:
    """Which list the word stands in, ``unknown`` with a capital, ``lower`` without; None where it can't be a name."""
    if not token.is_word or len(token.key) < 2 or not token.key.replace("-", "").replace("'", "").isalpha():
        return None
    if (
        token.low in PRONOUNS
        or token.low in DETERMINERS
        or token.key in TITLES
        or (token.low in AUXILIARIES and token.low != "will")
    ):
        return None
    first = token.key.split("-")[0]
    known = _kinds().get(token.key) or (_kinds().get(first) if token.text[0].isupper() else None)
    if token.text.isupper() and (known != "names" or len(token.key) < 4 or token.key in _no_person()):
        return None
    if known == "capitals":
        return known if token.capital or (token.is_owner and token.text[0].isupper()) else None
    if known:
        return known
    if token.key in _no_person() or is_common(token.key) or (token.text.isupper() and len(token.key) < 6):
        return None
    if sum(c.isupper() for c in token.text) > 1 and "-" not in token.text:
        return None
    return "unknown" if token.text[0].isupper() else "lower"


class Place:
    """One word where it stands in its message."""

    def __init__(self, tokens: Sequence[Token], at: int) -> None:
        self.tokens, self.at, self.token = tokens, at, tokens[at]

    def word(self, by: int) -> str:
        """The word or mark ``by`` places further on; empty beyond the ends."""
        at = self.at + by
        return self.tokens[at].low if 0 <= at < len(self.tokens) else ""

    def key(self, by: int) -> str:
        at = self.at + by
        return self.tokens[at].key if 0 <= at < len(self.tokens) else ""


def evidence(place: Place) -> float:
    """How far the word is a name where it stands; ``ENOUGH`` or more says that it is."""
    token = place.token
    sort = kind(token)
    if sort is None or _is_barred(place):
        return NEVER
    found = _BASE[sort] + (_CAPITAL[sort] if token.capital else 0.0)
    if token.key in _MONTHS and (place.word(-1) in _BEFORE_MONTHS or place.word(1)[:1].isdigit()):
        return NEVER
    before = _before(place, sort)
    if sort == "lower" and before < LED:
        return NEVER
    return found + before + _after(place, sort)


def _is_barred(place: Place) -> bool:
    """It stands where no person can: after an article, or before what makes it a firm or a deal."""
    before, after = place.word(-1), place.word(1)
    if place.token.low in AUXILIARIES and not (
        place.token.capital or _acts(after) or after in {"at", "from"}
    ):
        return True
    if before in DETERMINERS and not _follows_role(place):
        return True
    if place.token.is_owner:
        return False
    if after == "&" or before == "&":
        return True
    next_key = place.key(1)
    if next_key in nouns().deals or next_key in word_lists("companies")["suffixes"]:
        return not (next_key in verbs().finite or place.word(1) in _TOWARDS)
    second = place.at + 1 < len(place.tokens) and place.tokens[place.at + 1].capital
    return second and place.key(2) in nouns().deals


def _acts(word: str) -> bool:
    """A finite verb, so that the word before it is no auxiliary."""
    return word in _BE or word in verbs().finite


def _follows_role(place: Place) -> bool:
    return singular(place.word(-1)) in THEIRS | OTHERS


def _before(place: Place, sort: str) -> float:
    before, second = place.word(-1), place.word(-2)
    found = 0.0
    role = before if before not in _CALLED else second
    if before in _CALLED and second in _CALLED:
        role = place.word(-3)
    titled = second if before == "." else before
    if titled in TITLES:
        found += 3.0
    elif before == "to" and second in _WRITTEN:
        found += 1.5
    if role in THEIRS | OTHERS and (before not in {",", "-", "–", "—"} or _is_set_off(place)):
        found += 0.5 if sort == "unknown" and role in _FIRMS_TOO else 2.0
    if before in {"called", "named"} and second not in THEIRS | OTHERS | _SOMEBODY:
        found -= 3.0
    if before in {"with", "w", "w/"} or (before == "/" and second == "w"):
        known = place.word(-3) if before == "/" else second
        found += 3.0 if known in ONE_TO_ONE else 1.0 if known in TALKS else 0.5
    elif before in _AT:
        found -= 3.0 if sort in ("unknown", "places") else 1.0
    elif before in _TOWARDS:
        found += 0.5
    elif before in _GOT and place.word(1) == "to":
        found += 2.0 if sort != "unknown" else 1.0
    elif (
        place.token.capital
        and before in AUXILIARIES
        and second in {"", ".", ",", "?", "!", "and", "but", "if"}
    ):
        found += 1.0
    elif before in _LED:
        found += 2.0 if sort != "unknown" or before not in {"put", "move"} else 1.0
    elif before in _TOLD:
        found += 1.5
    elif before in _ENDED and sort != "names":
        found -= 2.0
    elif before in _NEIGHBOURS and second in {"me", "i", "he", "she"}:
        found += 1.5
    if (before in qualities()["plain"] and before not in PREPOSITIONS) or (
        before in nouns().every and not _follows_role(place) and sort == "lower"
    ):
        found -= 1.0
    return found


def _is_set_off(place: Place) -> bool:
    """A mark or the end follows: ", Otieno,"."""
    after = place.word(1)
    return (
        not after or not after[0].isalnum() or place.word(1) in AUXILIARIES or place.word(1) in verbs().finite
    )


def _after(place: Place, sort: str) -> float:
    token, after, second = place.token, place.word(1), place.word(2)
    if token.is_owner:
        return _owns(place, sort)
    if after in _ASIDE:
        after, second = second, place.word(3)
    if after in {"and", "&"} and second in {"i", "me"}:
        return 2.0
    if after in {"from", "in"} and second in DEPARTMENTS:
        return 2.0
    if after in {"at", "from", "in"} and second:
        verb = next((place.word(n) for n in range(3, 6) if place.word(n) in verbs().reporting), "")
        return 2.0 if verb else 1.0 if sort != "unknown" else 0.5
    if sort != "unknown" and place.at + 1 < len(place.tokens):
        surname = place.tokens[place.at + 1]
        if surname.capital and token.text[0].isupper() and not is_common(surname.key):
            return 1.5
    found = _does(after, sort)
    bare = (
        place.at == 0 or place.token.starts or not place.word(-1)[:1].isalnum() or place.word(-1) in _OPENERS
    )
    if found and bare and sort in ("things", "places"):
        found += 0.5
    if after in _BE and _says_who(place):
        found += 2.0
    elif after in _BE and bare and (second in _DONE or second in verbs().reporting):
        found += 1.5
    return found


_OPENERS = PREPOSITIONS | frozenset(
    "and but so because if when while although though where that then so now".split()
)


def _does(verb: str, sort: str) -> float:
    """What it tells that ``verb`` comes next."""
    known = sort not in ("unknown", "lower")
    if verb in verbs().human:
        return 2.0
    if verb in verbs().reporting:
        return 2.0 if known else 1.0
    if verb in _BE:
        return 3.0 if sort == "lower" else 0.5
    if verb in _MODALS or verb in verbs().general:
        return 1.0 if sort != "words" else 0.5
    return 0.0


def _says_who(place: Place) -> bool:
    """ "Hope is our only AE": a person noun follows soon."""
    if place.word(2) not in DETERMINERS:
        return False
    return any(place.word(n) in THEIRS | OTHERS for n in range(3, 7))


def _owns(place: Place, sort: str) -> float:
    after = place.word(1)
    if not after or not after[0].isalnum():
        return 0.0
    if after in _THEIR_OWN:
        return 2.0
    if sort in ("words", "places"):
        return 1.0 if after.endswith("ing") or after in {"been", "got", "gone"} else 0.5
    return 1.0 if sort == "unknown" else 2.0


_SIGNED = frozenset("thanks thx cheers best regards br rgds yours".split())
_ENDS_HERE = frozenset(["", ",", ".", "!", ";", "\n", "and", "from", "here", "i", "-", "–", "—", "("])


def is_coachee(place: Place) -> bool:
    """The word is the coachee's own name: "I'm Priya", "Priya here", a signature."""
    before, second, after = place.word(-1), place.word(-2), place.word(1)
    if place.token.quoted or place.token.is_owner or kind(place.token) == "lower":
        return False
    if after in _ENDS_HERE and (before in {"i'm", "im"} or (before == "am" and second == "i")):
        return True
    if before == "name's" or (before == "is" and second == "name" and place.word(-3) == "my"):
        return True
    if before == "is" and second == "this" and place.at <= 5 and after in _ENDS_HERE:
        return place.word(-3) in {"", ",", "hi", "hello", "hey", "."}
    if place.token.starts and after == "here" and not place.word(2)[:1].isalnum():
        return True
    is_last = not any(token.is_word for token in place.tokens[place.at + 1 :])
    signed = before in _SIGNED or (before in {",", "\n", "-"} and second in _SIGNED)
    return (
        is_last
        and place.at > 2
        and (signed or (before in {"-", "–", "—"} and second in {".", "\n", "?", "!"}))
    )
