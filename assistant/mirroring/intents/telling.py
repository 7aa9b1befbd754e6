"""Orders and polite requests: what the leader wants done, so that the how can be asked about."""

import re
from collections.abc import Iterator

from assistant.mirroring.intents import verbs
from assistant.mirroring.intents.clauses import Clause, action
from assistant.mirroring.intents.nouns import as_matter
from assistant.mirroring.intents.phrase_ends import end_of_phrase
from assistant.mirroring.intents.slots import about, doing, inner_action, sayable, to_do
from assistant.mirroring.intents.understood import Intent, Understood, understood
from assistant.mirroring.intents.vocabulary import alternatives, vocabulary
from assistant.mirroring.intents.words import Word, Words, lows

_OPENS = re.compile(rf"^(?:(?:{alternatives('softens')}) )*(?:{alternatives('tells')})")
_TOGETHER = frozenset("let we".split())
_SEES = re.compile(rf"^(?:{alternatives('sees')})$")
_LETS_ME = ("let", "me")
_AWAY = frozenset("stop quit avoid".split())
_SELF = frozenset("me us".split())
_PASSING_ON = frozenset("tell inform remind warn notify apologise apologize explain".split())
_FEELING = frozenset("be become stay remain act look sound seem feel".split())


def telling(words: Words) -> Iterator[Understood]:
    """What is to be done, or to be left."""
    together = sees = False
    rest = words
    for _ in range(4):
        opening = _OPENS.match(" ".join(lows(rest)) + " ")
        taken = len(opening.group().split()) if opening else 0
        if not taken or taken >= len(rest):
            break
        lets_me = lows(rest[:2]) == _LETS_ME
        together = together or (rest[0].low in _TOGETHER and not lets_me) or lows(rest[1:2]) == ("we",)
        sees = sees or (opening is not None and _SEES.match(opening.group()) is not None)
        rest = _past_comma(rest[taken:])
    if together and lows(rest[:2]) == ("have", "you"):
        rest, together = rest[2:], False
    wanted = tuple(_wanted((Word("have", "have"), *rest) if sees else rest, together))
    yield from wanted
    if not any(reading.intent is Intent.REFRAIN for reading in wanted):
        yield understood(Intent.REQUEST, **{k: v for k, v in about(words).items() if k == "matter"})


def _past_comma(words: Words) -> Words:
    return words[1:] if lows(words[:1]) == (",",) else words


def _wanted(words: Words, together: bool) -> Iterator[Understood]:
    first = words[0].low if words else ""
    if first in ("not", "never") or lows(words[:2]) in (("do", "not"), ("did", "not"), ("no", "more")):
        yield from _left(words[2:] if first in ("do", "did", "no") else words[1:])
        return
    if first in _AWAY and len(words) > 1 and (words[1].low.endswith("ing")):
        yield from _left(words[1:])
        return
    act = _action(words)
    found = about(act.rest if act else words)
    if act is None:
        yield from _thing(words)
    elif inner := inner_action(Clause(act.subject, "be", act.verb, act.rest)):
        yield understood(Intent.REQUEST, do=to_do(inner), doing=doing(inner), matter=found["matter"])
    elif act.verb in _PASSING_ON and found["person"]:
        yield understood(Intent.PASSING_ON, whom=found["person"])
    elif act.verb in _FEELING:
        yield understood(Intent.BECOME, do=to_do(act), matter=found["matter"])
    elif together:
        yield understood(Intent.TOGETHER, do=to_do(act), doing=doing(act))
    elif act.verb in vocabulary()["faults"] and act.verb not in ("keep", "insist", "wait"):
        yield understood(Intent.REQUEST, matter=found["matter"])
    else:
        told = to_do(act)
        yield understood(Intent.REQUEST, do=told, doing=doing(act), matter=None if told else found["matter"])


def _action(words: Words) -> Clause | None:
    act = action(words)
    if act is None or act.negated:
        return None
    low = next((w.low for w in words if verbs.base_of(w.low)), "")
    if (
        low == act.verb
        and end_of_phrase(words, 0)
        and as_matter(words[: end_of_phrase(words, 0)])
        and words[0].low != act.verb
    ):
        return None
    return act


def _left(words: Words) -> Iterator[Understood]:
    """ "Don't offer a discount", "stop chasing small deals"."""
    without = next((at for at, word in enumerate(words) if word.low == "without" and at), None)
    if (
        without
        and without + 1 < len(words)
        and (instead := action(words[without + 1 :]))
        and words[without + 1].low.endswith("ing")
    ):
        yield understood(Intent.REQUEST, do=to_do(instead), doing=doing(instead), **about(instead.rest))
        return
    if without:  # what is left without its condition would be a ban
        yield understood(Intent.REFRAIN)
        return
    until = next(
        (at for at, word in enumerate(words) if word.low in ("before", "unless", "if", "without") and at),
        len(words),
    )
    words = words[:until]
    act = action(words)
    found = about(act.rest if act else words)
    is_fault = act is None or act.verb in vocabulary()["faults"] - {"keep", "drop", "wait"}
    is_degree = "so" in lows(words) or "too" in lows(words)
    yield understood(Intent.REFRAIN, doing=None if is_fault or is_degree else doing(act), **found)


def _thing(words: Words) -> Iterator[Understood]:
    """ "I need the forecast by Friday": a thing is wanted, and somebody is to get it there."""
    end = end_of_phrase(words, 0)
    if end:
        do = sayable((Word("get", "get"), Word("me", "me"), *words), 12)
        yield understood(Intent.REQUEST, do=do, matter=None if do else sayable(words[:end]))
