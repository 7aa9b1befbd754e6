"""Whom the talk is about: the name and the pronoun that the coachee used, and no other."""

import re
from collections import Counter
from collections.abc import Sequence

from assistant.domain.conversation import Role
from assistant.domain.reading import Person
from assistant.domain.words import STOPS, VERBS, plain, straight_lines

_PRONOUNS = {"he": "he", "him": "he", "his": "he", "he's": "he", "himself": "he",
             "she": "she", "her": "she", "hers": "she", "she's": "she", "herself": "she"}  # fmt: skip

_NAME = r"([A-Z\u00c0-\u00de][a-z\u00df-\u00ff]+(?:-[A-Z\u00c0-\u00de][a-z\u00df-\u00ff]+)?)"
_LOWER = r"([^\W\d_]{2,})"
_BEFORE = (
    r"(?:1:1|1-1|1 on 1|one[- ]on[- ]one|one[- ]to[- ]one|121|catch[- ]?up|check[- ]?in|session|chat|meeting|sit down"
    r"|talk|speak|talking|speaking|meet) (?:with|to|w/?) "
)
_RELATION = (
    r"(?:my |our |the |a )?(?:new |best |top |senior |junior |sales )?"
    r"(?:rep|ae|sdr|bdr|seller|salesperson|account exec(?:utive)?|team member|colleague|guy|report|buyer|champion"
    r"|prospect|contact|customer|manager|boss) (?:called |named |is |,? ?)"
)
_RULES = (
    re.compile(r"(?i:\b" + _BEFORE + r")" + _NAME),
    re.compile(r"(?i:\b" + _RELATION + r")" + _NAME),
    re.compile(
        r"\b"
        + _NAME
        + r"(?:'s)? (?:is|isn't|was|has|hasn't|had|does|doesn't|did|didn't|can|can't|will|won't|wants|needs"
        r"|just|always|never|keeps|says|said|told|thinks|feels|seems|gets|got|goes|went|comes|came|nods|lost|won"
        r"|closed|missed|hit|sits|talks|hates|loves|refuses|avoids|ignores|blames|struggles|works|makes|made|still"
        r"|asked|asks|agreed|agrees|knows|thought|started|stopped|joined|left|crushed|sandbags|interrupts|dominates)\b"
    ),
    re.compile(r"\b" + _NAME + r"'s\b"),
    re.compile(r"\b(?:with|to|for|about|from|tell|ask|asked|told|give|coach|help|between) " + _NAME + r"\b"),
)
_LOWER_RULES = (
    re.compile(r"\b" + _BEFORE + _LOWER),
    re.compile(
        r"\b(?:rep|ae|sdr|bdr|seller|report|buyer|champion)(?: called| named| is|,)? " + _LOWER + r"\b"
    ),
)
NOT_NAMES = frozenset(
    "The A An I He She They We It You This That These Those My Our His Her Their Your And But So If When What Why How"
    " Who Where Which Yes No Not Now Then There Here Just Maybe Perhaps Also Well Ok Okay Hi Hello Hey Thanks Please"
    " Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August"
    " September October November December Sales Marketing Legal Procurement Finance Product Support Engineering"
    " Management Leadership Everyone Everybody Someone Nobody Nothing Something Everything Today Tomorrow Yesterday"
    " Last Next Every Each Some Most Many All Both One Two Three Four Five Honestly Sure Because While Since After"
    " Before During With Without For From Give Tell Help Need Want Got Can Could Should Would Do Does Did Is Are Was"
    " Were Have Has Had Deal Deals Quota Pipeline Forecast Team Reps Rep Customer Customers Client Clients Buyer Leads"
    " Pricing Price Slack Salesforce Hubspot Gong Zoom Teams Excel Outlook Linkedin Google Microsoft English God"
    " Christmas Easter Meddicc Meddpicc Meddic Spin Bant Grow Clear Oskar Am Been Lost Won At In On Of By As Only"
    " Sometimes Usually Whenever Anyway Like Don Doesn Didn Isn Wasn Let Guess Trust Time People Things Stuff Another"
    " Other Whatever Yeah Nope Yep Nah Oh Ah Um Hmm Actually Basically Basic Apparently Unfortunately Meanwhile Still"
    " Even Yet Plus Though Although However Prep Preparing Q".split()
)
NOT_LOWER_NAMES = (
    STOPS
    | VERBS
    | frozenset(
        "the a an my our his her their your this that sales rep reps customer customers client clients team legal"
        " procurement marketing people buyer prospect prospects boss manager new old top best worst underperforming"
        " difficult good great struggling senior junior tenured finance cfo ceo cro vp director head tmrw tmr today"
        " tomorrow quickly later call prep is was keeps who that called named and or about on in at for".split()
    )
)


def names(said: Sequence[str]) -> Counter[str]:
    """People's names with how often they were used, in the coachee's own spelling."""
    found: Counter[str] = Counter()
    for text in said:
        line = straight_lines(text)
        for rule in _RULES:
            found.update(n for n in rule.findall(line) if n not in NOT_NAMES)
        for rule in _LOWER_RULES:
            for name in rule.findall(plain(text)):
                if name not in NOT_LOWER_NAMES and name.title() not in NOT_NAMES:
                    spelled = re.search(re.escape(name), text, re.IGNORECASE)
                    kept = spelled[0] if spelled else name
                    found[kept if kept[0].isupper() else kept.capitalize()] += 1
    return found


def person(said: Sequence[str], role: Role) -> Person | None:
    """The one the talk is about now. The newest name wins over an older, a frequent one over a rare."""
    pronouns = Counter(
        _PRONOUNS[w] for text in said for w in re.findall(r"[a-z']+", plain(text)) if w in _PRONOUNS
    )
    pronoun = pronouns.most_common(1)[0][0] if pronouns else "they"
    if len(pronouns) > 1 and pronouns.most_common(2)[0][1] == pronouns.most_common(2)[1][1]:
        pronoun = "they"
    counted = names(said)
    if counted:
        newest = next(text for text in reversed(said) if names([text]))
        here = names([newest])
        best = max(here, key=lambda n: (counted[n], here[n]))
        return Person(best, pronoun)
    if role is Role.LEADER or pronouns:
        return Person(None, pronoun)
    return None
