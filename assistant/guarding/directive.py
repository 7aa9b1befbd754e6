"""Tells someone what to do."""

from collections.abc import Iterator

from assistant.domain.guard import Finding, FindingKind
from assistant.guarding.duty import duties
from assistant.guarding.handover import hands_over
from assistant.guarding.orders import orders
from assistant.guarding.parsed import WH, Sentence
from assistant.guarding.patterns import Match, load
from assistant.guarding.reported import is_asked, is_embedded, is_reported
from assistant.guarding.setting import Setting

_SAID_PLAINLY = (("say", "it"), ("say", "that"), ("say", "so"))
WHY = "It tells you what to do instead of asking."

_PHRASES = load("directive")
YOU_MUST = _PHRASES["you_must"]
WANTED_OF_YOU = _PHRASES["wanted_of_you"]


def directives(sentence: Sentence, setting: Setting) -> Iterator[Finding]:
    """Orders, duties and assigned steps, wherever in the sentence they hide."""
    for order in orders(sentence):
        if "askfirst" in sentence.words:
            return
        if setting.handed_over and sentence.words[order.verb : order.verb + 2] in _SAID_PLAINLY:
            continue
        if (
            order.invites
            or order.suggested
            or setting.is_option(sentence)
            or hands_over(sentence, order.start, order.verb)
        ):
            continue
        yield _finding(sentence, order.start, order.end)
        return
    if hands_over(sentence):
        return
    duty = next(duties(sentence, setting), None)
    if duty:
        yield _finding(sentence, duty.start, duty.end + 4)
        return
    for match in YOU_MUST.find(sentence):
        if _is_told(sentence, setting, match):
            yield _finding(sentence, match.start, match.end + 4)
            return
    for match in WANTED_OF_YOU.find(sentence):
        if sentence.word(match.start) == "time" and sentence.word(match.start - 1).isalpha():
            continue
        if not is_reported(sentence, match.start) and not is_asked(sentence, match.start):
            yield _finding(sentence, match.start, match.end + 4)
            return


def _is_told(sentence: Sentence, setting: Setting, match: Match) -> bool:
    return not (
        is_asked(sentence, match.start)
        or is_embedded(sentence, match.start)
        or is_reported(sentence, match.start)
        or sentence.word(match.start - 1) in WH
        or _is_their_own(sentence, setting, match)
    )


def _is_their_own(sentence: Sentence, setting: Setting, match: Match) -> bool:
    """ "You'll ask her what she wants", where the coachee said that she would."""
    told = sentence.words[match.start : match.end]
    if told[1:4] == ("do", "not", "want") and sentence.words[:2] == ("you", "want"):
        return True
    if len(sentence.words) <= 7 and told[-1] in ("them", "her") and told[-2] == "need":
        return True
    if "can" in told:
        return False
    if "will" in told and "to" not in told:
        return setting.said.has(told[-1])
    return setting.said.shares(sentence.words[match.end - 1 : match.end + 5])


def _finding(sentence: Sentence, start: int, end: int) -> Finding:
    return Finding(FindingKind.DIRECTIVE, sentence.span(start, end), WHY)
