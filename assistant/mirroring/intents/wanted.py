"""What sort of thing is to be done: sent, said to somebody, done every time, decided."""

from itertools import pairwise

from assistant.mirroring.intents.clauses import Clause
from assistant.mirroring.intents.slots import about
from assistant.mirroring.intents.understood import Intent
from assistant.mirroring.intents.vocabulary import vocabulary
from assistant.mirroring.intents.words import Words, lows

_SENDS = frozenset(
    "send share get give forward submit bring email mail show hand pass upload return drop prepare write"
    " draft put file finish complete deliver circulate provide attach".split()
)
_TO_ME = frozenset("me us".split())
_EVERY = frozenset("every each daily weekly monthly always regularly consistently".split())
_TIMES_OF = frozenset("day week month quarter morning".split())
_FROM_NOW = (
    ("from", "now"),
    ("going", "forward"),
    ("in", "future"),
    ("same", "day"),
    ("a", "habit"),
    ("each", "time"),
)
_DECIDES = frozenset(
    "choose pick decide prioritise prioritize select settle commit rank focus shortlist narrow weigh"
    " agree".split()
)
_CALLS = frozenset("decision call choice".split())


def wanted_of(act: Clause, line: Words) -> Intent:
    """Which of the ways to ask suits the action."""
    rest, said = lows(act.rest), lows(line)
    if _is_routine(said):
        return Intent.ROUTINE
    if (act.verb in _DECIDES and rest[:1] != ("up",)) or (
        act.verb in ("make", "take") and _CALLS.intersection(rest[:3])
    ):
        return Intent.DECIDING
    if act.verb in _SENDS and (_TO_ME.intersection(rest) or any(low in ("by", "before") for low in rest)):
        return Intent.DELIVERING
    if act.verb in vocabulary()["contacting"] and about(act.rest)["person"]:
        return Intent.APPROACHING
    return Intent.REQUEST


def _is_routine(said: tuple[str, ...]) -> bool:
    pairs = tuple(pairwise(said))
    if _EVERY.intersection(said) or any(pair in _FROM_NOW for pair in pairs):
        return True
    return any(a in ("a", "per") and b in _TIMES_OF for a, b in pairs)
