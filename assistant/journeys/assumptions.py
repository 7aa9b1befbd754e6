"""What a question takes for granted: it is asked only where that was said."""

import re
from collections.abc import Callable

from assistant.domain.conversation import Conversation
from assistant.domain.words import plain

_DEAL = (
    r"deal|account|renewal|tender|rfp|bid|contract|opportunity|customer|client|buyer|prospect|procurement|order"
    r"|logo|lost|won|closed|landed|signed|sale|pitch|proposal|demo|quote|pilot"
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


def known(conversation: Conversation) -> Callable[[str], bool]:
    """Tells of a question whether all it takes for granted was said; of a number, if it was asked for."""
    told = plain(" ".join(conversation.said))
    given = [bool(said.search(told)) for _, said in _RULES]
    has_number = bool(_NUMBER_ASKED.search(plain(conversation.last_reply)))

    def holds(question: str) -> bool:
        asked = question.lower()
        if not has_number and _NUMBER_GIVEN.search(asked):
            return False
        return not any(
            assumes.search(asked)
            for (assumes, _), is_given in zip(_RULES, given, strict=True)
            if not is_given
        )

    return holds
