"""Can be answered with yes or no."""

from collections.abc import Iterator

from assistant.domain.guard import Finding, FindingKind
from assistant.guarding.parsed import Sentence, is_inverted
from assistant.guarding.setting import Setting
from assistant.guarding.suggestion import INVITES, OFFERS

WHY = "It can be answered with yes or no, so it explores little."


def closed(sentence: Sentence, setting: Setting) -> Iterator[Finding]:
    """A yes-or-no question that is neither an offer nor an invitation to tell."""
    start = sentence.question
    if start is None or not is_inverted(sentence, start):
        return
    if OFFERS.at(sentence, start) or INVITES.at(sentence, start):
        return
    yield Finding(FindingKind.CLOSED, sentence.span(start, len(sentence.words)), WHY)
