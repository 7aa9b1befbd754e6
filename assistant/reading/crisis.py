"""Signs that a life or somebody's safety may be in danger, told from the drastic idiom of sales.

"I can't do this anymore" is one, "I can't do this anymore, the CRM is a joke" isn't. Exhaustion, burnout,
fear of a meeting and blaming oneself for a result are coached. The signs and their weights are in
``patterns/crisis.txt``.
"""

import re

from assistant.domain.words import sentences
from assistant.reading.folding import fold
from assistant.reading.hints import hints
from assistant.reading.patterns import Speech, patterns

_SPEECH = patterns("crisis")
_IDIOMS, _GRAVE, _VEILED = (_SPEECH[name] for name in ("idioms", "grave", "veiled"))
_FOREIGN, _FIRM = _SPEECH["foreign"], _SPEECH["firm"]
_LONE, _FAINT = _SPEECH["lone"], _SPEECH["faint"]
_WORK, _NOT_WORK = _SPEECH["work"], _SPEECH["not-work"]
_PLANNED, _SECRET = _SPEECH["planned"], _SPEECH["secret"]

_MINE = re.compile(r"\b(?:i|i'm|i've|i'd|i'll|my|me|myself)\b")
_THEIRS = re.compile(
    r"\b(?:he|she|they|he's|she's|they're|him|her|his|himself|herself|themselves|reps?|colleague|someone"
    r"|one of)\b"
)
_CLAUSE = re.compile(r"[,;:]|\b(?:and|but)\b")
_QUOTED = re.compile(r"\b(?:said|says|texted|wrote|messaged|posted|told \w+)\b[^\"]{0,20}\"[^\"]*$")
_FOLLOWS = re.compile(r"\bi\b.{0,40}\b(?:follow|join|go with) (?:him|her|them)\b")


def has_crisis(text: str) -> bool:
    """Whether the message, by itself, sounds as if someone may be in danger."""
    parts = [blanked(_IDIOMS, fold(part)) for part in sentences(text)]
    # A line may end where a sentence does not.
    if any(_GRAVE(part) for part in (*parts, *(blanked(_IDIOMS, fold(p)) for p in _unwrapped(text)))):
        return True
    if _FOREIGN(fold(text)) or any(_is_firm(part) for part in parts) or hints(parts):
        return True
    says_otherwise = any(_NOT_WORK(part) for part in parts)
    about_work = [_WORK(part) and not says_otherwise for part in parts]
    veiled, lone, faint = (sum(len(set(s.found(part))) for part in parts) for s in (_VEILED, _LONE, _FAINT))
    if veiled > 1 or (not any(about_work) and (lone or veiled + faint > 1)):
        return True
    if not any(about_work) and any(map(_PLANNED, parts)) and any(map(_SECRET, parts)):
        return True
    # What comes before may be the story; what comes with it or after says what "this" is.
    return any(_VEILED(part) and not any(about_work[place:]) for place, part in enumerate(parts))


def _is_firm(folded: str) -> bool:
    """Whether a firm sign stands in a clause that isn't about work; what stands beside it excuses nothing."""
    if not _FIRM(folded):
        return False
    apart = [clause for clause in _CLAUSE.split(folded) if _FIRM(clause)]
    return any(not _WORK(clause) for clause in apart) or not apart


def is_about_another(text: str) -> bool:
    """Whether the danger told of is somebody else's: a rep's, a colleague's. The nearest pronoun tells."""
    folded = blanked(_IDIOMS, fold(text))
    signs = (_GRAVE, _FIRM, _VEILED, _LONE, _PLANNED)
    found = [m for s in signs for pattern in s.fits if (m := pattern.search(folded))]
    if not found:
        return False
    sign = min(found, key=re.Match.start)
    before, after = folded[: sign.start()], folded[sign.end() :]
    if _FOLLOWS.search(folded) or re.match(r"\W*(?:me|us)\b", after) or re.search(r"\b(?:me|us)$", sign[0]):
        return False
    if _QUOTED.search(before):
        return True
    mine = max((m.start() for m in _MINE.finditer(before + sign[0])), default=-1)
    theirs = max((m.start() for m in _THEIRS.finditer(before + sign[0])), default=-1)
    named = len(before.split()) == 1 and text[:1].isupper() and text.split()[0] != "I"
    return theirs > mine or (named and mine < 0)


def _unwrapped(text: str) -> list[str]:
    return sentences(" ".join(text.split())) if "\n" in text.strip() else []


def blanked(idioms: Speech, folded: str) -> str:
    """The sentence without its idioms, which leave a mark so that no two words meet over the gap."""
    for pattern in idioms.fits:
        folded = pattern.sub(" ~ ", folded)
    return folded
