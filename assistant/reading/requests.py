"""What is asked of the coach: questions, wording, a summary, a decision, a fact, an end."""

import re
from collections.abc import Callable, Mapping

from assistant.domain.words import NUMBERS, plain

_GIVE = (
    r"(?:give|get|send|show|list|write|draft|prepare|suggest|make|do|hit|need|want|like|have|take|find|got|use|bring"
    r"|come up with|help me with|throw|share|any|some|what|which|good|best|great|better|more|other|different"
    r"|couple|few|set|prep)"
)
_COUNT = r"(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|a couple(?: of)?|couple of|a few|few|another)"

_QUESTIONS = (
    re.compile(r"\b" + _GIVE + r"\b[^.?!]{0,40}\bquestions?\b(?! (?:him|her|them|you|me)\b)"),
    re.compile(r"^(?:\W*" + _COUNT + r" )?(?:\w+ ){0,2}questions (?:for|to ask|to take|please|pls|i (?:can|could|should))\b"),
    re.compile(r"\bwhat (?:should|could|can|do|would|shall|might) (?:i|we) (?:ask|be asking)\b"),
    re.compile(r"\bwhat (?:to|2) ask\b"),
)
_NOT_QUESTIONS = re.compile(
    r"\b(?:stop|enough|quit|no more|too many|instead of|rather than|without|don'?t want|not|hate|sick of|tired of|done with)\b"
    r"[^.?!]{0,30}\bquestions?\b|\b(?:quick|have a|got a|one) question\b(?! (?:to|for|i))|\bquestions? (?:he|she|they|i) (?:asks?|asked)\b"
    r"|\b(?:he|she|they|who|rep|never|doesn't|didn't|don't|to) (?:\w+ )?(?:asks?|asked|have|has|answers?|answered) [^.?!]{0,20}questions?\b"
)
_WORDING = (
    re.compile(
        r"\bhow (?:do|should|can|could|would|might|shall) (?:i|we) (?:best |even |actually )?(?:say|word|phrase|put (?:it|this|that)|tell"
        r"|open (?:the|this|it|with|our|my)|start the (?:conversation|chat|1:1|meeting|talk)|bring (?:\w+ ){1,3}up|bring up|break it|frame|raise (?:it|this|that))"
    ),
    re.compile(
        r"\b(?:help me|can you|could you|please|pls|i need to|want to|need you to)\b[^.?!]{0,25}\b(?:word|phrase|reword|rephrase|draft"
        r"|write|script)\b"
    ),
    re.compile(
        r"^(?:please |pls |just |ok |now )*(?:draft|write|word|phrase|reword|rephrase|script)\b(?! (?:off|down your))"
        r"|\b(?:draft|write|give|send) me (?:a|an|the|some|my|that)?\s?(?:\w+ )?(?:message|email|mail|slack|note|opening|opener|invite|text|line|sentence|wording|script|words)\b"
    ),
    re.compile(r"\bwhat (?:do|should|can|could|would) i (?:say|write|text|tell)\b"),
    re.compile(r"\b(?:the|a|some|need|give me|exact) (?:wording|phrasing|opening line|opener|opening sentence|first sentence)\b"),
)
_SUMMARY = re.compile(
    r"\b(?:summari[sz]e|summary|recap|sum (?:it|this|that|things|up)|tl;?dr|where (?:are we|do we stand|have we got)"
    r"|what have (?:we|i) (?:got|said|covered|so far)|play (?:it|that) back)\b"
)
_NOT_SUMMARY = re.compile(r"\b(?:he|she|they|rep|customer|buyer|i|we)(?:'s|'d)? (?:\w+ ){0,3}(?:summary|recap|summarised|summarized|recapped)\b")
_ORDER = re.compile(
    r"\b(?:put|get|bring|sort|order|organi[sz]e|structure|arrange|tidy)\b[^.?!]{0,30}\b(?:points?|thoughts?|notes?|ideas|list|this|these|that|it)\b"
    r"[^.?!]{0,15}(?:\b(?:in(?:to)? (?:an? )?(?:order|shape|structure|sequence|agenda)|out|for me)\b|$)"
    r"|\b(?:make|build|turn)\b[^.?!]{0,30}\b(?:an agenda|into an agenda)\b"
)
_OPTIONS = re.compile(
    r"\b(?:give|show|list|offer|tell|name|suggest|share|need|want|have you got|got|any|some|what are)\b[^.?!]{0,25}\b(?:options|possibilities|alternatives)\b"
    r"|^options\b"
)
_DECISION = (
    re.compile(
        r"\b(?:just )?tell me (?:what to|what i should|how to|how i should|the answer|straight|already|which|whether|if i should)\b"
        r"|\bjust tell me\b|\bjust give me (?:the|an|a|some|your)\b(?! question)"
    ),
    re.compile(r"\bwhat (?:should|shall|do|can|could|must|would|am) i (?:supposed to )?(?:do|be doing|try|change|focus on)\b(?! you\b)"),
    re.compile(
        r"\bwhat (?:would|do|'d) you (?:do|suggest|recommend|advise|think i should|reckon)\b|\bwhat'?s (?:your|the best) (?:advice|take|move|approach|way)\b"
        r"|\bwhat do you think\b\??$"
    ),
    re.compile(
        r"\b(?:give|need|want|like|any|some|got|your|have)\b[^.?!]{0,15}\b(?:advice|tips?|recommendations?|suggestions?|pointers|ideas|an answer|a solution|guidance)\b"
    ),
    re.compile(r"(?:^|[.,!?;:] |\b(?:so|but|and|or|ok|well) )(?:do you think )?(?:should|shall|do you think|would it be (?:better|best)|is it better) (?:i|we|to)\b[^.!]*\??$"),
    re.compile(
        r"(?:^|[.,!?;:] |\b(?:so|but|and|ok|well) )how (?:do|can|could|should|would|does one) (?:i|we|you|one)\b[^.!?]{3,}\??$|^how to\b|\bhow (?:do|can|should) i (?:fix|handle|deal|get|make|motivate|manage|approach|solve|turn)\b"
    ),
    re.compile(r"\badvise me\b|\b(?:which one|which option) (?:should|would|do)\b|\bi (?:want|need) (?:you to tell me|answers?|a decision|an opinion|your opinion)\b"),
)  # fmt: skip
_PUSH_BACK = re.compile(
    r"\b(?:stop|quit|enough|no more|too many|sick of|tired of|done with)\b[^.?!]{0,25}\b(?:questions?|asking)\b"
    r"|\byou(?:'re| are)? (?:not helping|useless|just (?:keep )?(?:asking|repeating)|keep asking|a waste)\b"
    r"|\b(?:this is|that's|that is|it's|ur|you're) (?:not helping|not helpful|useless|pointless|a waste of (?:my )?time|annoying|going nowhere|bullshit|ridiculous)\b"
    r"|\b(?:answer|why won't you answer|just answer) (?:me|my question|the question)\b|\bi (?:already|just) (?:told|said|answered)\b[^.?!]{0,12}(?:you|that|this)?[.!]*$"
    r"|\byou'?re (?:turning|throwing|handing) (?:it|this|the question) back\b"
)
_YES = re.compile(
    r"^(?:\W*(?:yes|yeah|yep|yup|sure|ok|okay|k|please|pls|go on|go ahead|go for it|why not|fine|alright|all right|sounds good|that would (?:help|be (?:good|great|helpful))"
    r"|it would|absolutely|definitely|do it|let'?s (?:hear|see|do)(?: it| them)?|hit me|ye|yea|of course|i guess|please do|would love|that'd|love to|shoot|both|them)\b\W*)+(?:.{0,40})$"
)
_NO = re.compile(r"^\W*(?:no|nah|nope|not (?:really|now|yet|needed)|no thanks?|don't|rather not|i'm good|i'd rather)\b")
_THINK = re.compile(
    r"\b(?:i|i'll|i'd|let me|gonna|going to|want to|need to|have to|lemme)\b[^.?!]{0,15}\b(?:think (?:about (?:it|this|that|what)|on it|(?:it|this|that) (?:over|through))\b|(?:to|and|me) think(?:ing)?[.!]*$|sleep on|mull|chew on|sit with|reflect on|digest)"
    r"|\bneed (?:some |a bit of |more )?time to think\b|\bneed to think\b|\bfood for thought\b"
)
_LANDS = re.compile(
    r"\b(?:that'?s (?:enough|all|it|plenty)(?: for (?:now|today))?[.!]*$|(?:i'm|im) (?:good|done|all set|set|ready)\b(?! at)|let'?s (?:wrap|stop|finish|close|leave it)"
    r"|wrap(?: this| it)? up|i (?:think )?i?(?:'ve)? ?(?:got|have) (?:it|what i need|enough)\b|i know what (?:i'll|i will|i'm going to|to) (?:do|ask|say)"
    r"|enough (?:for|exploring|said)|(?:gotta|got to|have to|need to|must) (?:go|run|dash|jump|leave)\b|call it a day|i think we'?re done|end (?:it )?here|finish here)"
)
_COMMITS = re.compile(
    r"(?:^|[.,!;] |\b(?:so|and|ok|okay|then|think|right|yeah|yes) )(?:i'll|i will|i'm going to|im going to|i'm gonna|my plan is to|what i'll do is|i want to start by|i'd start by|i commit to)"
    r" (?!(?:be (?:late|there|in)|never|have to|need to think|think about it|get fired|lose|miss|try to explain|tell you|be honest|admit|say this)\b)"
)
_BACK = (
    re.compile(r"\b(?:back to|return to|start (?:over|again) with|go to|move (?:on )?to|talk about|look at|skip to|jump to)\b(?: the| my| our)? (\w+)"),
    re.compile(r"\blet'?s do (?:the )?(\w+)\b"),
)
_WHAT_IS = re.compile(
    r"(?:^|[.,!?;:] |\b(?:so|but|and|wait|sorry|btw|ok|hang on|by the way|quick one|question:?) )"
    r"(?:and )?(?:what(?:'?s| is| are| was| does| do)|who (?:invented|wrote|created|came up with|is behind)|explain|define|remind me what"
    r"|tell me (?:about|what)|can you explain|could you explain|meaning of|what do you mean by)(?: an?| the| by)? [\"']?(.+?)[\"']?"
    r"(?: (?:is|are|stand for|stands for|mean|means|again|actually|exactly|about|anyway|please|pls|method|model|framework|approach|thing|technique))*\s*[?.!]*$"
)
_FRAMEWORK = re.compile(
    r"\b(?:which|what) (?:\w+ )?(?:framework|model|method|approach|source|passage|theory|book)\b(?:'s| is| are| was| does| did| do| comes?| you|\W*$)"
    r"|\bwhere (?:does|did|do|is|'s) (?:that|this|the|it|your)\b[^.?!]{0,20}\b(?:come|from)\b|\bwhat(?:'s| is) (?:that|this|it|your question) based on\b"
    r"|\bsource\?|\bis (?:that|this) (?:from )?(?:grow|a framework|a method)\b|\bwhere(?:'d| did) you get (?:that|this)\b"
)

_DECIDED = re.compile(
    r"\b(?:(?:it'?s|it is|that'?s|this is|is|was|has been|been|have|we'?ve|i'?ve) (?:already |all |been )*(?:decided|a done deal|final|set in stone|signed off|mandatory|non[- ]negotiable|not (?:negotiable|up for (?:debate|discussion)))"
    r"|decision (?:is|has been|was) (?:already )?(?:made|taken|final)|already decided|made (?:the|my|a) decision|(?:company|our|it'?s|hr|security|the|expenses?|travel) policy\b|compliance|code of conduct"
    r"|(?:safety|legal|regulatory|security) (?:rule|requirement|issue|standard|reasons?)|against the (?:rules|law)|has to (?:be in|comply|follow|stop (?:using|doing))|minimum standard|not up to (?:him|her|them|me)|no choice (?:on|about|in) (?:it|this|that))\b"
)


def _any(*patterns: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda text: any(p.search(plain(text)) for p in patterns)


def wants_questions(text: str) -> bool:
    line = plain(text)
    return any(p.search(line) for p in _QUESTIONS) and not _NOT_QUESTIONS.search(line)


def how_many(text: str) -> int | None:
    """The number of questions asked for: 1 to 5, or None when no number was said."""
    found = re.search(r"\b" + _COUNT + r" (?:more |other |good |open |different |great |best |short )*questions?\b", plain(text))
    if not found:
        return None
    word = found[1]
    count = int(word) if word.isdigit() else NUMBERS.get(word, 1)
    return max(1, min(count, 5))


wants_wording = _any(*_WORDING)
wants_order = _any(_ORDER)
wants_options = _any(_OPTIONS)
wants_decision = _any(*_DECISION)
pushes_back = _any(_PUSH_BACK)
thinks_it_over = _any(_THINK)
lands = _any(_LANDS)
commits = _any(_COMMITS)
asks_which_framework = _any(_FRAMEWORK)
says_no = _any(_NO)
is_decided = _any(_DECIDED)


def wants_summary(text: str) -> bool:
    line = plain(text)
    return bool(_SUMMARY.search(line)) and not _NOT_SUMMARY.search(line)


def says_yes(text: str) -> bool:
    """A short yes; a long message that begins with yes tells something."""
    return bool(_YES.match(plain(text))) and len(text.split()) <= 9


def asked_term(text: str, terms: Mapping[str, str]) -> str | None:
    """The term a question of fact is about: its key in ``terms``, or as typed where it looks like one.

    ``terms`` maps names and aliases in lower case to keys. "What is the problem with him" is no
    question of fact, so only known terms and capitalised abbreviations count.
    """
    found = _WHAT_IS.search(plain(text))
    if not found:
        return None
    word = found[1].strip(" '\"?.!")
    for candidate in (word, re.sub(r"^(?:the|a|an) | (?:model|method|framework|technique|approach|stages?|steps?)s?$", "", word)):
        if candidate in terms:
            return terms[candidate]
    typed = re.search(re.escape(word), text, re.IGNORECASE)
    if typed and re.fullmatch(r"[A-Z]{3,8}", typed[0]):
        return typed[0]
    return None


_MINUTES = re.compile(
    r"\b(\d{1,2}|one|two|three|four|five|six|seven|eight|ten|twelve|fifteen|twenty|thirty|a couple of|a few|half an) ?(?:-| )?(min|mins|minutes?|m|hour)\b(?! (?:late|ago|call|demo|meeting|1:1|into|in\b|long|conversation|away|before the end))"
)
_SHORT = re.compile(
    r"\b(?:no time|short on time|(?:not much|little) time|in a (?:rush|hurry)|super quick|real quick|quickly|running (?:late|into)|(?:starts|start|starting|it's|is) (?:right )?now\b)"
)
_IN = re.compile(r"\b(?:in|within|under|only|just|got|have|i've|about|like|max|maybe) (?:about |like |only |just |maybe |around )*(\d{1,2}|five|ten|fifteen|three|two|a few|a couple of)(?: ?(?:min|mins|minutes?|m|'))?\b(?: (?:left|before|until|till|tops|max))?")


def minutes(text: str) -> int | None:
    """Minutes the coachee has, when said: "I've got five minutes", "1:1 in 10", "no time"."""
    line = plain(text)
    found = _MINUTES.search(line)
    if found and re.search(r"\b(?:i|i've|we|we've|got|have|only|in|just|left|before|until|max|quick|starts?|starting|1:1|minutes?[.!]*$)\b|min\b", line):
        count = int(found[1]) if found[1].isdigit() else NUMBERS.get(found[1], 5)
        return None if found[2] == "hour" or count > 30 else count
    if re.search(r"\b(?:starts?|meeting|1:1|call|it's|on) (?:is )?in (?:5|10|15|five|ten|fifteen)\b", line):
        number = _IN.search(line)
        return 5 if not number else (int(number[1]) if number[1].isdigit() else NUMBERS.get(number[1], 5))
    if few := re.search(r"\b(?:only|just) (?:have|got|'ve got) (\d{1,2}|five|ten)[.!]*$", line):
        return int(few[1]) if few[1].isdigit() else NUMBERS[few[1]]
    if _SHORT.search(line) and re.search(r"\b(?:i|i've|i'm|we|im|ive)\b|^(?:quick|no time|short)", line):
        return 5
    return None


def named_stage(text: str, stages: Mapping[str, str]) -> str | None:
    """A stage that the coachee asks to go to; ``stages`` maps names in lower case to ids."""
    line = plain(text)
    for rule in _BACK:
        for word in rule.findall(line):
            if word in stages:
                return stages[word]
    return None
