"""An answer as it can stand within a sentence: without hedges, without a word against oneself."""

import re

from assistant.domain.words import content_words, straight
from assistant.reading import people

MOST_WORDS = 25
"""Words of one answer that a request can hold."""
HEDGES = (
    "honestly", "well", "so", "um+", "hm+", "ok", "yes", "yeah", "probably", "maybe", "mostly", "perhaps",
    "i think", "i guess", "i suppose", "just", "it'?s", "it is", "that'?s", "that is", "would be", "i'?d say",
    "definitely", "really", "as i said", "said it", "said so", "i said", "like i said", "told you",
)  # fmt: skip
WISHES = (
    "i", "i'd", "i would", "i'm", "i am", "i've", "i have", "want", "wanna", "would", "like", "love", "need",
    "wish", "hope", "to", "get", "be", "become", "getting", "trying", "a bit", "really", "just", "so", "very",
    "not", "always", "still", "keep", "kind of", "bit",
)  # fmt: skip
HOW_GOOD = (
    "better", "sharper", "stronger", "good", "great", "more confident", "faster", "comfortable", "bad",
    "terrible", "rubbish", "useless", "hopeless", "weak", "no good", "crap", "awful", "lousy",
)  # fmt: skip
VERBS = (
    r"improv(?:e|ing)(?: on)?", r"suck(?:ing)? at", r"struggl(?:e|ing) (?:with|to)", r"fail(?:ing)? at",
    r"work(?:ing)? on", r"learn(?:ing)?(?: how)?(?: to)?", r"practi[cs](?:e|ing)", r"train(?:ing)?",
    r"get(?:ting)? into",
)  # fmt: skip

_HEDGES = re.compile(rf"^\W*(?:(?:{'|'.join(HEDGES)}),? )+", re.IGNORECASE)
_LEAD_IN = re.compile(
    rf"^(?:(?:{'|'.join(WISHES)}) )*(?:(?:{'|'.join(HOW_GOOD)}) (?:at|in|with|on)|{'|'.join(VERBS)})\s+",
    re.IGNORECASE,
)
_HELP_WITH = re.compile(
    r"^(?:(?:i|i'd|would|like|want|need|could use|to get|get|have|ask for|looking for|some|a bit of|more"
    r"|(?:to )?ask (?:my |our )?\w+(?: \w+)?(?: \([^)]*\))? for) )*"
    r"(?:help|coaching|support|a hand|feedback|input) (?:with|w/?|on|at|in) (?:my (?=\w))?",
    re.IGNORECASE,
)
_AGAINST_ONESELF = re.compile(r"(?:,|;| -| –| because| cos| since| as)\s+i(?:'m| am|'ve)? .*$", re.IGNORECASE)
_SUITS = re.compile(
    r",? (?:would|will|could|might) (?:be (?:it|good|fine|great|best|ok|okay|perfect)|work|suit me|do)$"
    r"|,? (?:works|suits me|is (?:good|fine|best|ok))$",
    re.IGNORECASE,
)
_DAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?", re.IGNORECASE)
_FOR_HELP = re.compile(
    r"[,.;]? (?:(?:and|so|i) )*(?:want|need|would like|'d like|could use) (?:\w+ ){0,2}"
    r"(?:help|coaching|support)\b.*$"
    r"|,? (?:help )?please\W*$",
    re.IGNORECASE,
)


def kernel(text: str) -> str:
    """What somebody wants to be better at, without saying so or running oneself down; "" for nothing.

    >>> kernel("I suck at negotiating with procurement!")
    'negotiating with procurement'
    >>> kernel("I want help with discovery, i jump to the demo")
    'discovery'
    """
    wanted = _HEDGES.sub("", straight(text))
    helped = _HELP_WITH.sub("", wanted, count=1)
    if helped == wanted:
        helped = _LEAD_IN.sub("", _FOR_HELP.sub("", wanted), count=1)
    found = _begun_small(_AGAINST_ONESELF.sub("", helped))
    return found if content_words(found) else ""


def unhedged(text: str | None) -> str | None:
    return _begun_small(_HEDGES.sub("", straight(text))) if text else None


def _begun_small(text: str) -> str:
    """As it stands after a colon: no full stop, a small letter but for names."""
    text = " ".join(text.split()[:MOST_WORDS]).strip(" .,;!?")
    text = _SUITS.sub("", text)
    first = text.split(" ", 1)[0]
    if _DAY.fullmatch(first):
        return text[:1].upper() + text[1:]
    is_name = first in people.names([text]) or first == "I" or first.startswith("I'") or first.isupper()
    return text if is_name else text[:1].lower() + text[1:]
