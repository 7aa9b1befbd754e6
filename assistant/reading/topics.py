"""Noun phrases of the coachee's own, turned to face them: "my follow-ups" becomes "your follow-ups".

A shallow chunker: a phrase begins with a determiner or is a noun of the trade, and ends before
the next word that can't stand inside one. It would rather find nothing than half a phrase.
"""

import re
from collections.abc import Sequence

from assistant.domain.words import ADVERBS, AUXILIARIES, DETERMINERS, PRONOUNS, STOPS, VERBS, straight_lines

PLURALS = frozenset(
    "leads follow-ups followups calls cold-calls demos deals renewals proposals quotes objections discounts"
    " prospects accounts meetings emails numbers forecasts targets reviews check-ins 1:1s one-on-ones"
    " notes updates questions presentations conversations referrals commissions territories handovers"
    " competitors priorities deadlines excuses promises mistakes".split()
)
MASS = frozenset(
    "pricing price prospecting discounting forecasting negotiating negotiation closing qualifying"
    " qualification discovery procurement pipeline admin crm onboarding confidence motivation attitude"
    " workload burnout commission enablement delegation delegating coaching feedback listening preparation"
    " silence trust accountability ownership outreach networking upselling cross-selling presenting"
    " storytelling micromanaging cold-calling multithreading admin-work time-management growth pressure"
    " micromanagement small-talk rejection hiring retention quota legal security budget timing".split()
)
PROPER_MASS = {"crm": "the CRM", "pipeline": "the pipeline", "quota": "the quota", "price": "the price",
               "budget": "the budget", "attitude": "the attitude", "legal": "legal", "workload": "the workload",
               "timing": "the timing", "commission": "the commission"}  # fmt: skip
VAGUE = frozenset(
    "thing things way ways lot lots bit time times day days week weeks month months year years moment minute"
    " minutes hour hours while kind sort point fact rest idea ideas guy guys people person man woman girl boy"
    " reps rep ae aes sdr sdrs bdr team-member one ones end start beginning part problem problems issue issues"
    " question reason stuff case matter hand side place word words couple few number help same other first"
    " second third last next hell world life stage truth answer best worst future past morning afternoon"
    " evening half rest others boss manager colleague colleagues everyone folks kid kids wife husband mother"
    " father q1 q2 q3 q4 monday tuesday wednesday thursday friday saturday sunday sense job use chance shit"
    " feeling impression fault bottom top front back middle line good bad right wrong usual tbh lol please quarter quarters".split()
)
ADJECTIVE_END = re.compile(r"(?:ly|ful|less|ous|ive|able|ible|est)$")
PARTICIPLES = frozenset("lost won signed missed closed broken stalled".split())
_TOKEN = re.compile(r"[^\W_]+(?:[-'&/:.][^\W_]+)*|[^\w\s]", re.UNICODE)
_JOINED = re.compile(
    r"(?i)\b(follow|cold|next|check|one on|time|small)[ ](ups?|calls?|calling|steps|ins?|ones?|management|talk)\b"
)
_TURNED = {"my": "your", "our": "your", "a": "the", "an": "the"}
_ORDINALS = frozenset("next last first second other new same".split())
_BEFORE_VERBS = (
    PRONOUNS | frozenset("never always just often still to not don't doesn't didn't".split())
) - {"one"}
MOST_WORDS = 4


def topics(said: Sequence[str], latest: int = 4) -> tuple[str, ...]:
    """Phrases of the last messages, most telling first, newest message before older ones."""
    found: list[str] = []
    for text in reversed(said[-latest:]):
        ranked = sorted(_phrases(text), key=_telling, reverse=True)
        found += [p for p in ranked if p.lower() not in {f.lower() for f in found}]
    return tuple(found)


def _phrases(text: str) -> list[str]:
    tokens = _TOKEN.findall(_JOINED.sub(r"\1-\2", straight_lines(text)))
    found: list[str] = []
    at = 0
    while at < len(tokens):
        phrase, used = _phrase_at(tokens, at)
        if phrase:
            found.append(phrase)
        at += max(used, 1)
    return found


def _phrase_at(tokens: Sequence[str], at: int) -> tuple[str | None, int]:
    word = tokens[at].lower()
    if word in DETERMINERS or (tokens[at][0].isupper() and word.endswith("'s") and word not in AUXILIARIES):
        return _determined(tokens, at)
    if at and tokens[at - 1].lower() in _BEFORE_VERBS:
        return None, 1
    if word in PLURALS:
        return f"the {word}", 1
    if word in MASS:
        return PROPER_MASS.get(word, word), 1
    return None, 1


def _determined(tokens: Sequence[str], at: int) -> tuple[str | None, int]:
    determiner = tokens[at].lower()
    phrase: list[str] = []
    for token in tokens[at + 1 : at + 1 + MOST_WORDS]:
        word = token.lower()
        if (
            not word[0].isalnum()
            or (word in STOPS and word not in _ORDINALS)
            or word in DETERMINERS
            or word[0].isdigit()
        ):
            break
        if (
            phrase
            and (word.endswith("ed") or word in VERBS)
            and word not in PLURALS
            and word not in {"call", "work", "change"}
        ):
            break
        phrase.append(token)
    used = 1 + len(phrase)
    while phrase and (phrase[-1].lower() in PARTICIPLES or ADJECTIVE_END.search(phrase[-1].lower())):
        phrase.pop()
    if not phrase or determiner in {"your", "that"} or not _is_head(phrase[-1].lower()):
        return None, max(used - 1, 1)
    first = _TURNED.get(determiner, determiner if determiner in DETERMINERS else tokens[at])
    return " ".join([first, *phrase]), used


def _is_head(word: str) -> bool:
    return (
        word not in VAGUE
        and word not in ADVERBS
        and word not in AUXILIARIES
        and not word.endswith("'s")
        and len(word) > 2
        and not (
            word in VERBS and word not in {"call", "calls", "work", "change", "changes", "meet", "close"}
        )
    )


def _telling(phrase: str) -> tuple[int, int]:
    parts = phrase.lower().split()
    trade = parts[-1] in PLURALS or parts[-1] in MASS or parts[-1] in EVENTS or parts[-1] in DEALS
    return (trade, min(len(parts), 3))


EVENTS = frozenset(
    "demo call meeting 1:1 qbr review presentation pitch kickoff workshop negotiation discovery debrief"
    " conversation interview pilot standup training lunch visit proposal renewal email conference".split()
)
DEALS = frozenset("deal account renewal opportunity tender rfp contract pilot bid pitch logo".split())


def moments(said: Sequence[str], latest: int = 4) -> tuple[str, ...]:
    """Things that happened at a time: "the demo", "your call"; newest message first."""
    return tuple(p for p in topics(said, latest) if p.lower().split()[-1] in EVENTS)


_DEAL_NAMED = re.compile(
    r"\b(?:the |our |my |this |that )?((?:[A-Z][\w&.-]*\s){1,3})(deal|account|renewal|opportunity|tender|rfp|RFP"
    r"|contract|pilot|bid|logo)\b"
)
_DEAL_VERB = re.compile(
    r"\b(?:lost|won|closed|signed|losing|landed|lose|close|win|landing|closing|winning|at|to|with)\s+"
    r"(?:the\s+)?((?:[A-Z][\w&.-]+)(?:\s[A-Z][\w&.-]+)?)"
)


def deal(said: Sequence[str], people: frozenset[str]) -> str | None:
    """The deal that was named, as a question can hold it; the newest wins. People's names are no deals."""
    for text in reversed(said):
        line = straight_lines(text)
        if named := _DEAL_NAMED.search(line):
            name = re.sub(r"^(?:The|Our|My|This|That|We|I)\s+", "", named[1]).strip()
            if name and name not in people:
                return f"the {name} {named[2]}"
        for verb in _DEAL_VERB.finditer(line):
            if verb[1] not in people and verb[0].split()[0].lower() in _ENDINGS:
                return f"the {verb[1]} deal"
    return None


_ENDINGS = frozenset("lost won closed signed losing landed lose close win landing closing winning".split())
