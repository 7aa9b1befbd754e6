"""What a question takes for granted: it is asked only where that was said."""

import re

from assistant.domain.conversation import Conversation
from assistant.domain.words import plain

_DEAL = (
    r"deal|account|renewal|tender|rfp|bid|contract|opportunity|customer|client|buyer|prospect|procurement|order"
    r"|logo|lost|won|closed|sale|pitch|proposal|demo|quote|pilot"
)
_ASSUMES = (
    (r"\bdeals?\b", _DEAL),
    (
        r"\bbuyers?\b|\bbuyer's\b|\bcustomers?\b|\bclients?\b|\bthey would decide\b|\bacross the table\b",
        _DEAL,
    ),
    (
        r"\bboss(?:'s)?\b|\bthose above\b",
        r"boss|manager|vp|director|ceo|cro|leadership|management|above|hq|chief|board",
    ),
    (r"\bten minutes\b", r"ten|10"),
    (r"\bthe number\b|\bforecast\b", r"number|target|quota|forecast|percent|%|figure"),
    (r"\bsaid (?:or done )?to you\b", r"said|told|says|wrote|called"),
    (r"\byes\b", r"yes|agree|nod|promis|said (?:he|she|they)"),
    (r"\bno\b(?!body| one)", r"\bno\b|refus|declin|won't|not want"),
    (r"\bpause\b|\bsilence\b|\bquiet\b", r"quiet|silen|pause|nothing|nods?|talk"),
    (r"\bplan\b", r"plan|expect|intend|lost|won|deal|target"),
)
_NUMBER_GIVEN = re.compile(
    r"\b(?:whatever|that) number\b|\bpoints?\b|above (?:zero|nought)|\bas high as\b|\byour score\b"
)
_NUMBER_ASKED = re.compile(r"scale|nought|zero|out of ten|one to ten")
_RULES = tuple((re.compile(assumes), re.compile(said)) for assumes, said in _ASSUMES)


def holds(question: str, conversation: Conversation) -> bool:
    """Whether all that ``question`` takes for granted was said; of a number, that it was asked for."""
    asked, told = plain(question), plain(" ".join(conversation.said))
    if _NUMBER_GIVEN.search(asked) and not _NUMBER_ASKED.search(plain(conversation.last_reply)):
        return False
    return all(known.search(told) for assumes, known in _RULES if assumes.search(asked))
