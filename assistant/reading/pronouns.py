"""Whose "he" or "she" it is: the last person whom it can mean, or nobody where it could be two."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from assistant.domain.words import DETERMINERS, PREPOSITIONS
from assistant.reading.lexicon import near, nouns, verbs
from assistant.reading.tokens import Token, low_at

_USED = {"he": "he", "him": "he", "his": "he", "himself": "he", "hes": "he",
         "she": "she", "her": "she", "hers": "she", "herself": "she", "shes": "she"}  # fmt: skip
_PEOPLE = frozenset("guy lady woman man girl boy owner".split())
_PREDICATES = frozenset("is was isn't wasn't as".split())
_UNKNOWN = "?"
_REP = "?rep"
"""Somebody without a name: anyone, or one whom a leader leads. Neither can be a name's key."""
STRANGER = "??"
"""The key of what may be a name but isn't surely one: a pronoun after it means nobody who is known."""

Named = Mapping[tuple[int, int], str]
"""Keys of people by message and place."""


def pronoun(token: Token) -> str | None:
    """he or she, as the word says it."""
    return _USED.get(token.low) or _USED.get(token.low.split("'")[0])


def is_spoken(tokens: Sequence[Token]) -> bool:
    """Somebody is called he or she."""
    return any(pronoun(token) for token in tokens)


@dataclass(slots=True)
class Spoken:
    """Pronouns by whom they mean, and in which message: ``uses`` holds (message, key)."""

    counts: dict[str, Counter[str]] = field(default_factory=dict)
    uses: list[tuple[int, str]] = field(default_factory=list)

    def add(self, message: int, key: str, used: str) -> None:
        self.counts.setdefault(key, Counter())[used] += 1
        self.uses.append((message, key))

    def most(self, key: str) -> str | None:
        """The pronoun used of ``key`` more than the other."""
        return _most(self.counts.get(key, Counter()))

    def of(self, key: str, *, is_alone: bool = False) -> str | None:
        """As ``most``; where nobody else has a name (``is_alone``), a loose pronoun is theirs as well."""
        return self.most(key) if key in self.counts or not is_alone else self.most(_UNKNOWN)

    def of_unnamed(self, of_reps: bool) -> str | None:
        """The pronoun used of people without a name; ``of_reps``: of no boss and no buyer."""
        if of_reps:
            keys = (_UNKNOWN, _REP, STRANGER)
            return _most(sum((self.counts.get(key, Counter()) for key in keys), Counter()))
        last = next((key for _, key in reversed(self.uses) if key.startswith(_UNKNOWN)), None)
        return self.most(last) if last else None


def _most(counts: Counter[str]) -> str | None:
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def spoken(messages: Sequence[Sequence[Token]], named: Named) -> Spoken:
    """Every pronoun of ``messages`` with whom it means."""
    found = Spoken()
    recent: list[str] = []
    for number, tokens in enumerate(messages):
        here: set[str] = set()
        for at, token in enumerate(tokens):
            if token.starts:
                here = set()
            if used := pronoun(token):
                if not _is_besides(tokens, at, number, named):
                    able = _apart_from_subject(recent, tokens, at, number, named)
                    if key := _meant(able, here, used, found):
                        found.add(number, key, used)
            elif mentioned := named.get((number, at)) or _unnamed(tokens, at, number, named):
                recent = [key for key in recent if key != mentioned]
                recent.insert(0 if _is_in_passing(tokens, at, mentioned) else len(recent), mentioned)
                here.add(mentioned)
    return found


def _meant(recent: Sequence[str], here: set[str], used: str, found: Spoken) -> str | None:
    """The last one of whom the other pronoun wasn't used; None where two of one sentence are open."""
    fitting = [key for key in recent if (found.most(key) or used) == used]
    if sum(key in here and key not in found.counts for key in fitting) > 1:
        return None
    return fitting[-1] if fitting else _UNKNOWN


def _is_besides(tokens: Sequence[Token], at: int, number: int, named: Named) -> bool:
    """ "he and Ines": whoever he is, he isn't Ines."""
    if low_at(tokens, at + 1) == "and" and (number, at + 2) in named:
        return True
    return low_at(tokens, at - 1) == "and" and tokens[at - 2].starts and (number, at - 2) in named


def _apart_from_subject(
    recent: Sequence[str], tokens: Sequence[Token], at: int, number: int, named: Named
) -> Sequence[str]:
    """ "Oskar believes her": whoever she is, she isn't Oskar."""
    owns = tokens[at].low == "her" and low_at(tokens, at + 1) in nouns().every
    if tokens[at].low not in {"him", "her"} or owns:
        return recent
    subject = next((named[number, n] for n in (at - 2, at - 3) if (number, n) in named), None)
    return [key for key in recent if key != subject]


def _is_in_passing(tokens: Sequence[Token], at: int, key: str) -> bool:
    """ "Ravi's numbers", "from the last customer": seldom whom the next "she" means."""
    if tokens[at].is_owner and at + 1 < len(tokens):
        after = tokens[at + 1]
        return after.is_word and after.low not in near("clause") and after.low not in verbs().every
    return key.startswith(_UNKNOWN) and any(t.low in PREPOSITIONS for t in tokens[max(at - 3, 0) : at])


def _unnamed(tokens: Sequence[Token], at: int, number: int, named: Named) -> str | None:
    """The key of somebody called by what they are: "my boss", "one of my reps"."""
    low = tokens[at].low.removesuffix("'s")
    led = low in near("theirs")
    if not led and low not in near("others") and low not in _PEOPLE:
        return None
    one_of = low_at(tokens, at - 2) == "of" and low_at(tokens, at - 3) in {"one", "1"}
    if (low in near("many") and not one_of) or _is_named_after(tokens, at, number, named):
        return None
    before = range(max(at - 4, 0), at)
    if any(tokens[n].low in _PREDICATES or (number, n) in named for n in before):
        return None
    if not any(tokens[n].low in DETERMINERS or pronoun(tokens[n]) or tokens[n].is_owner for n in before):
        return None
    return _REP if led else f"{_UNKNOWN}{low}"


def _is_named_after(tokens: Sequence[Token], at: int, number: int, named: Named) -> bool:
    """ "one of my guys, Otieno": the name follows, set off by a comma."""
    for n in range(at + 1, len(tokens)):
        if tokens[n].starts and tokens[n - 1].low != "(":
            return False
        if (number, n) in named:
            return n <= at + 2 or tokens[n - 1].low in {",", "("}
    return False
