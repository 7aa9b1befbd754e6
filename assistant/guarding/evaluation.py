"""Says what "that" or "it" is: a verdict, unless it names how the thing feels or points back.

"That's passive resistance" concludes; "That's a heavy thing to carry" stays with the person. The
second kind is a small family, so it is listed and the rest is a verdict.
"""

from collections.abc import Iterator

from assistant.domain.guard import Finding, FindingKind
from assistant.guarding.handover import hands_over
from assistant.guarding.lexicon import words
from assistant.guarding.parsed import BREAKS, OPENERS, Sentence
from assistant.guarding.patterns import Match, Phrases
from assistant.guarding.reported import is_reported, is_tentative
from assistant.guarding.said import LIGHT_WORDS
from assistant.guarding.setting import Setting

WHY = "It passes a verdict on what you told instead of asking more about it."

_FELT = words("felt")
_POINTING = Phrases(
    r"what|where|how|who|when|whose|which (?!the game|it goes|life|things|sales|business|people|reps|buyers|it works|it is done|works|you (?:need|should|must|have to))[a-z']+",
    r"(yours|his|hers|theirs|up|for|in|on your|outside|beyond|about|not (?:for|what|where|how|easy|nothing|small|lost|the whole|all|only|a small|always easy|much))",
    r"the (?:part|bit|thing|things|question|moment|word|words|one|other|second|third|first|last|sentence|line|place|date|same|whole|end|point where|point at|story|number|kind|sort|day|week|call|meeting)",
    r"one (?:thing|of|way|side|part|for|to|reading|half|that)",
    r"your (?:word|words|call|choice|decision|own|view|reading|sense|side|guess|answer|question|goal|aim)",
    r"his|her|their (?:word|words|view|side|version|account|reading|answer|line)",
    r"a (?:[a-z]+ )?(?:question|page|message|word|phrase|sentence|number|fact|rule|policy|standard|decision|choice|change|start|place|fair question|different|second|third|lot|while|day|week|no|yes|maybe|good place|good point to stop|good question to|good moment to)",
    r"worth (?:saying|staying|exploring|looking|noticing|a look|hearing)",
    r"(clear|settled|decided|done|said|kept|stored|open|over|new|true of|possible|fair|fine|ok|okay|all right|understandable|plain|enough|still|already|there|here|back|gone|left|coming|now|today|early|just|said|asked|told|called|part|something (?:to (?:say|tell|stay|sit|look|leave|hold|carry|be|hear|live|come)|you|else|that you|different|for)|quite something|what|three|two|four|five|between|not (?:clear|settled|decided|said|over|new|unusual)|of course|allowed|because you|to you|important to you|for (?:you|people|others|them|him|her))",
    r"a (?:bad|hard|odd|strange|rotten|rough|sad|tough) way to",
    r"great|good|lovely|sad|bad|big news",
    r"great|good|lovely|nice to (?:hear|see you|have you|meet)",
)
_CLAIMS = Phrases(
    r"that|this|it|those|these {adv}(?:means|mean|suggests|suggest|shows|show|explains|explain|proves|prove|indicates|indicate|implies|happens (?:when|because|if|to)|tells you|comes from|comes down to|is because|was because|reflects|signals|points to|could be impacting|sounds like (?:a|an) (?:problem|issue|case|lack|classic)|is (?:how|why|what) (?:the game|it (?:goes|works|is)|life|things|sales|business|people|reps|buyers|happens|works|you (?:need|should|must|have to)))",
    r"it hit (?:you|him|her|them) because",
    r"(sounds|looks|seems|feels|is|was) (?:like )?(?:just )?(?:an excuse|a cop-out|a stall|avoidance|denial|a pretext|a poor excuse|a lame excuse|a smokescreen|a cover)",
    r"because (?:it|that) works",
    r"because you (?:are|want|need|fear|feel|like|do not|can not|never|always)",
    r"(it|this|that) is (?:probably|most likely|likely) (?:just |only |simply )?[a-z]+",
    r"(it|this|that) is (?:just|only|simply|merely) (?:a|an|{ing}|the)",
    r"that is (?:where|when) (?:a|the|every|good|most|great|real)",
    r"it matters (?:that|how|to (?!you|him|her|them))",
    r"(it|this|that|which) will {adv}(?:help|make|give|allow|ensure|build|show|let|enable|keep|improve|increase|send|create|teach|lead|bring)",
    r"(it|this|that) (?:all |always |really |usually )?(?:comes|boils) down to",
    r"(it|that|this) is {adv}(?:a matter|a question|a case) of",
    r"(my money is|my money 's on|nine times out of ten|most of the time|in most cases|generally speaking|in the end it is)",
    r"(his|her|their|your) money is on",
    r"too (?:early|late|often|quickly|fast|soon|hard|little|easily|many|much)",
    r"because (?:he|she|they|your [a-z]+) {adv}(?:wants?|is|are|feels?|fears?|needs?|thinks?|knows?|does not|do not|lacks?|has|likes?|hates?|can not)",
    r"(that is|which is|this is) why (?:he|she|they|you|the|it|your)",
    r"(his|her|their|your) [a-z]+ (?:means|shows|proves|tells you|suggests)",
    r"is|was|are not (?:acceptable|good enough|okay|ok|professional|fair (?:on|to)|the end of the world|rocket science|coaching|leadership|a punishment|optional|negotiable|up to (?:standard|scratch))",
    r"is|are|was more than enough",
    r"is|was|has been long enough",
    r"there (?:can|should|must|could) not be",
    r"what (?:you|he|she|they) (?:are|is|were|was|want|wants|mean|means|feel|feels)?(?: )?(?:really|actually) [a-z]+",
    r"(it|this|that|things|he|she|they|everything|another [a-z]+) will (?:come|pass|work out|be (?:fine|ok|okay|alright|all right|better)|get (?:better|easier)|sort itself|blow over|turn (?:out|around))",
    r"(he|she|they|your [a-z]+) must (?:be|have|feel|think|know|want)",
    r"for your own good",
    r"lucky to have you",
    r"is|are|was|were too (?!much for|late for|big for|close|early to (?:say|tell)|soon to)(?:[a-z]+)",
    r"(clearly|obviously|evidently|undoubtedly) [a-z]+",
    r"(they all|people like (?:that|him|her|them)|his (?:type|sort|generation)|their (?:type|sort|generation)|her (?:type|sort|generation)) [a-z]+",
    r"which (?:means|suggests|shows|explains|proves|is (?:a|an|the|why|normal|good|bad|great|wrong|unfair|exactly|just)|could be|tells)",
    r"so that explains",
    r"could|would|should have been (?:avoided|prevented|handled|done|better|easier|caught|won|different)",
    r"not (?:at all|really|true|necessarily|quite|like that) [,.!]",
)
_BURDENS = frozenset("carry carried carrying is was feels felt feel it ask asked asks been become took taken".split())
_ANYWHERE = frozenset(
    "too could would should sounds looks seems feels is was are were has because for lucky clearly obviously evidently "
    "undoubtedly they people his her their".split()
)
"""First words of claims that need no clause of their own."""
_ABSTRACT = ("tion", "ism", "ment", "ness", "ance", "ence", "ship", "age", "ity", "sy", "ice")
"""Endings of nouns that name a concept: insubordination, sabotage, cowardice."""
_STRONG = words("verdicts")


def evaluations(sentence: Sentence, setting: Setting) -> Iterator[Finding]:
    """Verdicts whose subject is "that", "it" or "this"."""
    if hands_over(sentence) or setting.tells_facts or setting.handed_over:
        return
    end = sentence.question if sentence.question is not None else len(sentence.words)
    if sentence.asks and sentence.question is None:
        return
    match = _verdict(sentence, setting, end) or _claim(sentence, setting, end)
    if match:
        yield Finding(FindingKind.JUDGEMENT, sentence.span(match.start, match.end), WHY)


def _verdict(sentence: Sentence, setting: Setting, end: int) -> Match | None:
    for start in sentence.clauses:
        while sentence.word(start) in OPENERS:
            start += 1
        if start + 2 >= end or sentence.word(start) not in ("that", "this", "it", "which"):
            continue
        if sentence.word(start + 1) not in ("is", "was"):
            continue
        predicate = start + 2
        while sentence.word(predicate) in ("really", "just", "quite", "very", "so", "such", "rather", "pretty", "completely", "simply", "exactly", "also", "always", "certainly", "absolutely", "perfectly", "totally", "rarely", "never", "clearly", "basically", "usually", "often"):
            predicate += 1
        if is_reported(sentence, start) or is_reported(sentence, start + 1) or is_tentative(sentence, 0, predicate):
            continue
        if _is_verdict(sentence, setting, predicate, end):
            return Match(start, _stop(sentence, predicate, end))
    return None


def _is_verdict(sentence: Sentence, setting: Setting, predicate: int, end: int) -> bool:
    stop = _stop(sentence, predicate, end)
    named = sentence.words[predicate:stop]
    if not named or _POINTING.at(sentence, predicate) or _FELT & set(named[:3]):
        return False
    if named[0] in _STRONG or (named[0] == "not" and len(named) > 1 and named[1] in _STRONG):
        return not setting.said.has(named[0])
    if named[0] in ("a", "an", "the"):
        named = named[1:]
    elif len(named) < 2:
        if not named[0].endswith(_ABSTRACT):
            return False
    elif not named[0].endswith(("al", "ive", "ent", "ic", "ing", "or", "ish")):
        return False
    content = [word for word in named if len(word) > 2 and word not in LIGHT_WORDS]
    return bool(named) and not any(setting.said.has(word) for word in content)


def _claim(sentence: Sentence, setting: Setting, end: int) -> Match | None:
    for match in _CLAIMS.find(sentence, 0, end):
        opens = match.start in sentence.clauses or sentence.word(match.start - 1) in OPENERS
        if not opens and sentence.word(match.start) not in _ANYWHERE:
            continue
        if sentence.word(match.start) == "too" and not _is_said_of_someone(sentence, match.start):
            continue
        told = is_reported(sentence, match.start) or is_tentative(sentence, 0, match.start)
        last = sentence.word(match.end - 1)
        if not told and (last in LIGHT_WORDS or not setting.said.has(last)):
            return match
    return None


def _is_said_of_someone(sentence: Sentence, place: int) -> bool:
    """ "She sends them too early", "You relied on her too much"; but "You carry too much" feels with you."""
    before = set(sentence.words[:place])
    return not before & _BURDENS and ({"he", "she", "they"} & before or sentence.words[0] == "you")


def _stop(sentence: Sentence, start: int, end: int) -> int:
    for i in range(start, end):
        if sentence.words[i] in BREAKS or sentence.words[i] in (".", "!", "?"):
            return i
    return end
