"""Whose "he" or "she" it is: the last person spoken of whom it can mean, or nobody where two could be meant."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from assistant.domain.words import DETERMINERS, PREPOSITIONS
from assistant.reading.lexicon import nouns, verbs
from assistant.reading.naming import OTHERS, THEIRS
from assistant.reading.tokens import Token

_USED = {"he": "he", "him": "he", "his": "he", "himself": "he", "hes": "he",
         "she": "she", "her": "she", "hers": "she", "herself": "she", "shes": "she"}  # fmt: skip
_PEOPLE = frozenset("guy lady woman man girl boy owner".split())
_MANY = frozenset("people guys reps aes sdrs".split())
_UNKNOWN = "?"
_REP = "?rep"
"""Somebody without a name: anyone, or one whom a leader leads. Neither can be a name's key."""
STRANGER = "??"
"""The key of what may be a name but isn't surely one: a pronoun after it means nobody who is known."""
_STARTS_CLAUSE = frozenset("been a an the not got gone so very too always never just still our my".split())


def pronoun(token: Token) -> str | None:
    """he or she, as the word says it."""
    return _USED.get(token.low) or _USED.get(token.low.split("'")[0])


def is_spoken(tokens: Sequence[Token]) -> bool:
    return any(pronoun(token) for token in tokens)


@dataclass(slots=True)
class Spoken:
    """Pronouns by whom they mean, and in which message: ``uses`` holds (message, key)."""

    counts: dict[str, Counter[str]] = field(default_factory=dict)
    uses: list[tuple[int, str]] = field(default_factory=list)

    def add(self, message: int, key: str, used: str) -> None:
        self.counts.setdefault(key, Counter())[used] += 1
        self.uses.append((message, key))

    def of(self, key: str, *, is_alone: bool = False) -> str | None:
        """The pronoun used of ``key``; ``is_alone`` says that nobody else has a name, so that a loose one is theirs."""
        loose = self.counts.get(_UNKNOWN, Counter()) if is_alone else Counter[str]()
        return _most(self.counts.get(key) or loose)

    def of_unnamed(self, of_reps: bool) -> str | None:
        """The pronoun used of people without a name; ``of_reps``: of no boss and no buyer."""
        keys = {key for key in self.counts if key.startswith(_UNKNOWN)}
        if of_reps:
            keys &= {_UNKNOWN, _REP, STRANGER}
        if of_reps:
            return _most(sum((self.counts.get(key, Counter()) for key in keys), Counter()))
        last = next((key for _, key in reversed(self.uses) if key in keys), None)
        return _most(self.counts[last]) if last else None


def _most(counts: Counter[str]) -> str | None:
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def spoken(messages: Sequence[Sequence[Token]], named: Mapping[tuple[int, int], str]) -> Spoken:
    """Every pronoun of ``messages`` with whom it means. ``named``: key by (message, place)."""
    found = Spoken()
    recent: list[str] = []
    for number, tokens in enumerate(messages):
        here: set[str] = set()
        for at, token in enumerate(tokens):
            if token.starts:
                here = set()
            used = pronoun(token)
            if used and not _is_besides(number, tokens, at, named):
                key = _meant(_apart_from_subject(recent, tokens, at, number, named), here, used, found)
                if key:
                    found.add(number, key, used)
            if used:
                continue
            mentioned = named.get((number, at)) or _unnamed(tokens, at, number, named)
            if mentioned is None:
                continue
            owns = token.is_owner and at + 1 < len(tokens) and _is_owned(tokens[at + 1])
            recent = [key for key in recent if key != mentioned]
            aside = owns or (mentioned.startswith(_UNKNOWN) and _is_in_passing(tokens, at))
            recent.insert(0 if aside else len(recent), mentioned)
            here.add(mentioned)
    return found


def _is_besides(number: int, tokens: Sequence[Token], at: int, named: Mapping[tuple[int, int], str]) -> bool:
    """ "he and Ines": whoever he is, he isn't Ines."""
    if at + 2 < len(tokens) and tokens[at + 1].low == "and" and (number, at + 2) in named:
        return True
    return at > 1 and tokens[at - 1].low == "and" and tokens[at - 2].starts and (number, at - 2) in named


def _apart_from_subject(
    recent: Sequence[str],
    tokens: Sequence[Token],
    at: int,
    number: int,
    named: Mapping[tuple[int, int], str],
) -> Sequence[str]:
    """ "Oskar believes her": whoever she is, she isn't Oskar."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    owns = tokens[at].low == "her" and after is not None and after.is_word and after.low in nouns().every
    if tokens[at].low not in {"him", "her"} or owns:
        return recent
    subject = next((named[number, n] for n in (at - 2, at - 3) if (number, n) in named), None)
    return [key for key in recent if key != subject]


def _meant(recent: Sequence[str], here: set[str], used: str, found: Spoken) -> str | None:
    fitting = [key for key in recent if (_most(found.counts.get(key, Counter())) or used) == used]
    undecided = [key for key in fitting if key in here and not found.counts.get(key)]
    if len(undecided) > 1:
        return None
    return fitting[-1] if fitting else _UNKNOWN


def _is_owned(after: Token) -> bool:
    return after.is_word and after.low not in _STARTS_CLAUSE and after.low not in verbs().every


def _is_in_passing(tokens: Sequence[Token], at: int) -> bool:
    """ "from the last customer": what stands after a preposition is seldom what the next "she" means."""
    return any(token.low in PREPOSITIONS for token in tokens[max(at - 3, 0) : at])


def _is_named_after(
    tokens: Sequence[Token], at: int, number: int, named: Mapping[tuple[int, int], str]
) -> bool:
    """ "one of my guys, Otieno": the name follows, set off by a comma."""
    for n in range(at + 1, len(tokens)):
        if tokens[n].starts and tokens[n - 1].low != "(":
            return False
        if (number, n) in named:
            return n <= at + 2 or tokens[n - 1].low in {",", "("}
    return False


def _unnamed(
    tokens: Sequence[Token], at: int, number: int, named: Mapping[tuple[int, int], str]
) -> str | None:
    """The key of somebody called by what they are: "my boss", "one of my reps"."""
    low = tokens[at].low.removesuffix("'s")
    one_of = at > 2 and tokens[at - 3].low in {"one", "1"} and tokens[at - 2].low == "of"
    if not one_of and (low not in THEIRS | OTHERS | _PEOPLE or low in _MANY):
        return None
    if _is_named_after(tokens, at, number, named):
        return None
    before = tokens[max(at - 4, 0) : at]
    if any(
        token.low in {"is", "was", "isn't", "wasn't", "as"} or (number, at - n) in named
        for n, token in enumerate(before[::-1], 1)
    ):
        return None
    if not any(token.low in DETERMINERS or pronoun(token) or token.is_owner for token in before):
        return None
    return _REP if low in THEIRS or one_of else f"{_UNKNOWN}{low}"
