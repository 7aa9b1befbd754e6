"""Tells someone what to do."""

from collections.abc import Iterator

from assistant.domain.guard import Finding, FindingKind
from assistant.guarding.duty import duties
from assistant.guarding.handover import hands_over
from assistant.guarding.orders import orders
from assistant.guarding.parsed import WH, Sentence
from assistant.guarding.patterns import Match, Phrases
from assistant.guarding.reported import is_asked, is_embedded, is_reported
from assistant.guarding.setting import Setting

WHY = "It tells you what to do instead of asking."

YOU_MUST = Phrases(
    r"you {adv}(?:will|are going to|is going to) (?:have|need|want) to",
    r"you {adv}are to [a-z]+",
    r"you {adv}(?:can not|can never|could not) (?:let|allow|afford|keep|go on|just|ignore|avoid|expect)",
    r"you (?:do|would|will) not want to (?:be|let|lose|make|give|go|get|do|come|push|rush|seem|wait|miss|leave|end)",
    r"you want to (?:make sure|be sure|be careful|avoid|start by|keep in mind|watch|aim|focus on)",
    r"you {adv}(?:will|are going to) (?:call|tell|ask|send|set|go|make|meet|speak|write|email|start|stop|give|take|hold|book|put|sit)",
    r"you {adv}need (?!to |time|rest |room|space|help|from|him|it|this|that|, )[a-z-]+",
    r"you owe (?:him|her|them|it|yourself|your|the)",
)
WANTED_OF_YOU = Phrases(
    r"i {adv}(?:need|want|expect|order|urge|ask|encourage|require|trust) you to",
    r"i would {adv}(?:like|love|want|urge|ask|encourage|advise|prefer|need) (?:you to|for you to|to see you|it if you)",
    r"i would rather you",
    r"i (?:strongly )?(?:urge|encourage|advise|challenge|invite) you (?:to|not to)",
    r"i am (?:asking|urging|telling|advising|going to need|counting on|expecting|going to ask) you",
    r"i will (?:need|expect|want) (?:you|a|an|the|your)",
    r"it is {adv}(?:high )?time (?:to|you|for you|that you|he|she|they|someone)",
    r"time to (?!think|say|breathe|reflect|pause|stop here|yourself|come|time|go (?:into|through))",
    r"the|your|his|her|our {adv}(?:obvious |best |only |logical |right |clear |immediate )?(?:next|first) (?:step|steps|thing|move|task|priority|job)"
    r"(?: here| now)? (?:(?:is|was|would be|will be|has to be) (?!what|up to|yours|where|whatever|not|the one|for you|clear|small)|: )",
    r"time for (?:consequences|action|a (?:change|plan|talk|decision|conversation|new|fresh|reset)|some|clear|new)",
    r"next|first step (?:is|would be|: )",
    r"next step :",
    r"your (?:only |main |first |real )?(?:job|task|role|homework|assignment|mission|duty|responsibility|priority|action|action item|goal|focus|aim)"
    r"(?: [a-z']+){0,3} (?:is|will be|should be|must be|has to be|: )",
    r"step (?:one|two|three|1|2|3|4|5)(?: is)? ?[:.,-]?",
    r"there is no (?:excuse|point|use|sense) ",
    r"no (?:excuses|more|need to (?:wait|hesitate|worry))",
    r"the (?:only|one) (?:thing|way) (?:to do|left|forward|you (?:can|must|need)|now)",
    r"all you (?:need|have) to do is",
    r"what you (?:need|have|must|should|want|ought) (?:to )?(?:do )?(?:now |first |here |next |is )?(?:is|do is)",
    r"what (?:he|she|they|your rep|your team|the team|this) needs? (?:most |now |here |from you )?is",
    r"what is needed (?:here |now )?is",
    r"better|best (?:to|call|wait|send|ask|talk|start|let|leave|get|not|be|tell|just|make|give|do|keep|go) ?",
    r"not {adv}(?:negotiable|optional|up for)",
    r"please no",
    r"under no circumstances",
    r"whatever you do",
    r"is|be the only (?:way|option|thing|choice)",
    r"do (?:it|this|that) (?:now|today|again)",
)


def directives(sentence: Sentence, setting: Setting) -> Iterator[Finding]:
    """Orders, duties and assigned steps, wherever in the sentence they hide."""
    for order in orders(sentence):
        if "askfirst" in sentence.words:
            return
        if order.invites or order.suggested or setting.is_option(sentence) or hands_over(sentence, order.start):
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
    if "will" in told and "to" not in told:
        return setting.said.has(told[-1])
    return setting.said.shares(sentence.words[match.end - 1 : match.end + 5])


def _finding(sentence: Sentence, start: int, end: int) -> Finding:
    return Finding(FindingKind.DIRECTIVE, sentence.span(start, end), WHY)
