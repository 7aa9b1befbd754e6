"""Orders and polite requests: what the leader wants done, so that the how can be asked about."""

import re
from collections.abc import Iterator

from assistant.mirroring.intents import verbs
from assistant.mirroring.intents.clauses import Clause, statement
from assistant.mirroring.intents.direct import directly
from assistant.mirroring.intents.phrase_ends import end_of_phrase
from assistant.mirroring.intents.slots import about, doing, inner_action, sayable, to_do
from assistant.mirroring.intents.steps import action_of, steps
from assistant.mirroring.intents.understood import Intent, Understood, understood
from assistant.mirroring.intents.vocabulary import alternatives, vocabulary
from assistant.mirroring.intents.wanted import wanted_of
from assistant.mirroring.intents.words import Word, Words, lows

_OPENS = re.compile(rf"^(?:(?:{alternatives('softens')}) )*(?:{alternatives('tells')})")
_TOGETHER = frozenset("let we".split())
_SEES = re.compile(rf"^(?:{alternatives('sees')})$")
_LETS_ME = ("let", "me")
_AWAY = frozenset("stop quit avoid".split())
_WHERE = frozenset("on at in".split())
"""Where somebody is wanted: "I need you on the call"."""
_TELLS_ME = frozenset("show tell explain describe".split())
_MOST_ASKED = 16
_PASSING_ON = frozenset("tell inform remind warn notify apologise apologize explain".split())
_FEELING = frozenset("be become stay remain act look sound seem feel".split())
_REPROACHED = vocabulary()["faults"] - frozenset(
    "keep insist wait drop leave allow let delay promise refuse".split()
)


def telling(words: Words) -> Iterator[Understood]:
    """What is to be done, or to be left."""
    found: list[Understood] = []
    for step in steps(words):
        found = list(_told(step))
        if any(reading.slots.keys() & {"do", "doing", "whom", "opened"} for reading in found):
            break
    yield from found
    if not any(reading.intent in (Intent.REFRAIN, Intent.STOPPING) for reading in found):
        yield understood(Intent.REQUEST, **{k: v for k, v in about(words).items() if k == "matter"})


def _told(words: Words) -> Iterator[Understood]:
    together = sees = False
    rest = words
    for _ in range(4):
        opening = _OPENS.match(" ".join(lows(rest)) + " ")
        taken = len(opening.group().split()) if opening else 0
        if not taken or taken >= len(rest):
            break
        lets_me = lows(rest[:2]) == _LETS_ME
        asks_you = "you" in lows(rest[1:taken])
        together = (
            (together and not asks_you)
            or (rest[0].low in _TOGETHER and not lets_me)
            or lows(rest[1:2]) == ("we",)
        )
        sees = sees or (opening is not None and _SEES.match(opening.group()) is not None)
        rest = rest[taken + (lows(rest[taken : taken + 1]) == (",",)) :]
    if together and lows(rest[:2]) == ("have", "you"):
        rest, together = rest[2:], False
    yield from _wanted((Word("have", "have"), *rest) if sees else rest, together, line=words)


def _wanted(words: Words, together: bool, line: Words) -> Iterator[Understood]:
    first = words[0].low if words else ""
    if first in ("not", "never", "no") or lows(words[:2]) in (("do", "not"), ("did", "not")):
        yield from _left(
            words[2:] if first in ("do", "did") or lows(words[1:2]) == ("more",) else words[1:],
            Intent.REFRAIN,
        )
        return
    if first == "forget" and lows(words[1:2]) != ("to",):
        yield understood(Intent.REFRAIN, **about(words[1:]))
        return
    if first in _AWAY and len(words) > 1 and (words[1].low.endswith("ing")):
        yield from _left(words[1:], Intent.REFRAIN if first == "avoid" else Intent.STOPPING)
        return
    act = action_of(words) if first not in _WHERE else Clause((), "", "be", words)
    found = about(act.rest if act else words)
    if asked := _to_be_told(words):
        yield understood(Intent.OPENED, opened=asked)
    elif act is None or (act.verb in ("need", "want") and end_of_phrase(act.rest, 0)):
        yield from _thing(act.rest if act else words)
    elif inner := inner_action(Clause(act.subject, "be", act.verb, act.rest)):
        yield understood(Intent.REQUEST, do=to_do(inner), doing=doing(inner), matter=found["matter"])
    elif act.verb in _PASSING_ON and found["person"]:
        yield understood(Intent.PASSING_ON, whom=found["person"])
    elif first in _WHERE and act:
        yield understood(wanted_of(act, line), do=to_do(act), doing=doing(act))
    elif act.verb in _FEELING and not (act.verb == "be" and lows(act.rest[:1]) == ("at",)):
        yield understood(Intent.BECOME, do=to_do(act), matter=found["matter"])
    elif together:
        yield understood(Intent.TOGETHER, do=to_do(act), doing=doing(act))
    elif act.verb in _REPROACHED:
        yield understood(Intent.REQUEST, matter=found["matter"])
    else:
        told = to_do(act)
        yield understood(
            wanted_of(act, line), do=told, doing=doing(act), matter=None if told else found["matter"],
            person=found["person"],
        )  # fmt: skip


def _to_be_told(words: Words) -> str | None:
    """ "Show me how you would open the call": what the leader would like to hear."""
    if not words or words[0].low not in _TELLS_ME:
        return None
    asked = directly(words[2:] if lows(words[1:2]) in (("me",), ("us",)) else words[1:])
    return sayable(asked, _MOST_ASKED) if asked else None


def _left(words: Words, intent: Intent) -> Iterator[Understood]:
    """ "Don't offer a discount", "stop chasing small deals"."""
    without = next((at for at, word in enumerate(words) if word.low == "without" and at), None)
    if without and words[without + 1 : without + 2] and words[without + 1].low.endswith("ing"):
        instead = action_of(words[without + 1 :])
        if instead and lows(instead.rest[:1]) in (("me",), ("us",)):  # asking the leader is no aim of its own
            yield understood(intent, **{k: v for k, v in about(words[:without]).items() if k == "matter"})
            return
        if instead:
            yield understood(Intent.REQUEST, do=to_do(instead), doing=doing(instead), **about(instead.rest))
            return
    if without:  # what is left without its condition would be a ban
        yield understood(intent)
        return
    until = next(
        (at for at, word in enumerate(words) if word.low in ("before", "unless", "if", "until") and at),
        len(words),
    )
    words = words[:until]
    act = action_of(words)
    found = about(act.rest if act else words)
    is_fault = act is None or act.verb in vocabulary()["faults"] - {"keep", "drop", "wait"} | _FEELING
    is_degree = "so" in lows(words) or "too" in lows(words)
    yield understood(intent, doing=None if is_fault or is_degree else doing(act), **found)


def _thing(words: Words) -> Iterator[Understood]:
    """ "I need the forecast by Friday": a thing is wanted, and somebody is to get it there."""
    end = end_of_phrase(words, 0)
    if (
        end and verbs.is_participle(lows((*words, *words[-1:]))[end]) and end < len(words)
    ):  # "every quote checked"
        have = action_of((Word("have", "have"), *words))
        yield understood(
            wanted_of(have, words) if have else Intent.REQUEST, do=to_do(have), doing=doing(have)
        )
    elif end and statement(words) is None:
        get = Clause((), "", "get", (Word("me", "me"), *words))
        do = sayable((Word("get", "get"), *get.rest), 12)
        yield understood(
            Intent.DELIVERING, do=do, doing=doing(get) if do else None,
            matter=None if do else sayable(words[:end]),
        )  # fmt: skip
