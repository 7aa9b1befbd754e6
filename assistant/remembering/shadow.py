"""What is said right after something sensitive and leans on it: "I'll visit him on Friday"."""

import re

from assistant.domain.words import plain, words

MOST = 4
"""Sentences that a shadow is long at most."""

_LEANS = re.compile(
    r"\b(?:it|its|that|this|there|he|she|they|him|her|them|his|their|hers|theirs|he's|she's|they're|it's|he'll"
    r"|she'll|he'd|she'd)\b"
)
_MOVES_ON = re.compile(
    r"^\W*(?:apart from|besides|other than|aside from|after|before|anyway|separately) (?:that|this|it)\b"
)
_AWAY = re.compile(
    r"\b(?:until|till|when|while|before|after|once|as long as) (?:he|she|they|[a-z]+)(?:'s|'re| is| are"
    r"| comes?| gets?| goes)? (?:back|away|off|out|gone|better|recovered|returns?|absent|well)\b"
)
_WORK = re.compile(
    r"\b(?:meetings?|calls|demos?|deals?|accounts?|renewals?|forecasts?|pipeline|quota|customers?|buyers?|clients?"
    r"|procurement|purchasing|crm|pitch|proposals?|offers?|quotes?|pric(?:e|es|ing)|discounts?|territor(?:y|ies)"
    r"|1:1s?|leads?|prospects?|contracts?|tenders?|rfps?|budgets?|negotiations?|qbr|cfo|cio|cto|ceo|champion"
    r"|stakeholders?|discovery|objections?|follow-?ups?|the board|decks?|slides?|presentations?"
    r"|targets?|numbers|invoices?)\b"
)
_NAME = re.compile(r"(?<=[\w,;:'\")] )[A-ZÀ-Þ][\w&-]{2,}")
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july"
    " august september october november december".split()
)


class Shadow:
    """Falls from a sensitive sentence and goes with the first one that stands on its own."""

    def __init__(self) -> None:
        self._left, self._has_fallen = 0, False
        self._from: frozenset[str] = frozenset()

    def fall(self, text: str) -> None:
        """``text``: what it falls from."""
        self._left, self._has_fallen = MOST, True
        self._from = frozenset(words(text))

    def covers(self, sentence: str) -> bool:
        """Whether the next sentence is left out with what went before."""
        line = plain(sentence)
        leans = _LEANS.search(_MOVES_ON.sub("", line)) is not None
        covered = self._left > 0 and leans and not self._has_own_matter(sentence, line)
        self._left = self._left - 1 if covered else 0
        # "Until she's back" tells of it however late in the talk.
        return covered or (self._has_fallen and _AWAY.search(line) is not None)

    def _has_own_matter(self, sentence: str, line: str) -> bool:
        """It speaks of work, or of somebody or a firm that wasn't named there."""
        if _WORK.search(line):
            return True
        named = {name.lower() for name in _NAME.findall(sentence)}
        return bool(named - self._from - _CALENDAR)
