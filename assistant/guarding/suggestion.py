"""Advice dressed as a question: it names an act and asks whether the coachee would."""

from collections.abc import Iterator

from assistant.domain.guard import Finding, FindingKind
from assistant.guarding.lexicon import stem, verbs
from assistant.guarding.parsed import SUBJECTS, WH, Sentence, question_starts
from assistant.guarding.patterns import Match, Phrases
from assistant.guarding.said import LIGHT_WORDS
from assistant.guarding.setting import Setting

WHY = "It is advice with a question mark: it names what to do and asks whether you would."

_HELPFUL = r"(?:help|be (?:{adv}[a-z]+|a (?:good |great )?[a-z]+|of (?:use|help))|make (?:more )?sense|do any harm|hurt|work|make a difference|pay off)"
_TALKING = (
    r"(?:look|talk|explore|hear|think|sort|list|name|stay|sit|go (?:through|back|over|into|deeper)|start with|begin with|have (?:a few|some|two|a couple|another|the) "
    r"(?:options|ideas|questions|more|look|others?)|see|say|put (?:it|that|them|your|what|these|words)|stop|pause|take (?:a (?:moment|minute|look|step back|break)|stock)"
    r"|come back|leave|share|describe|walk|unpack|slow|spend|consider (?:a few|some|two)|compare|play|picture|imagine|tell me|narrow|focus on (?:one|what|that)"
    r"|try (?:it|that|some wording|a few|out|a sentence|saying)|get (?:a few|some|two|three)|draft|note|write it|turn|work (?:out|through|on the wording)|move on|know|pull|sum|run through|step back|(?:rehearse|practise|practice|try)(?: (?:it|that|this|the [a-z]+|a [a-z]+))? (?:here|with me|together|now|once|out loud|aloud))"
)
OFFERS = Phrases(
    rf"would|might|could|will|does|is (?:it|that) {{adv}}{_HELPFUL}(?: for you| now| here| at all| you| more)? (?:to|if we|if i|for us to|for me to)(?: {{adv}}{_TALKING}|(?<=if i)|(?<=me to))",
    rf"would|might|could|will (?:it|that|this|either|any of (?:it|that|these|them)) {{adv}}{_HELPFUL}(?: you| now| here| at all| for you)?(?= [?,])",
    rf"would {_TALKING}[a-z]* .* help",
    r"would a (?:few|couple of|summary|list|draft|break|minute|moment|pause|first draft|different question|second|simpler|handful) ?.*?(?:help|be useful|be of use|serve|do)",
    r"would (?:two|three|some|a few|a couple of) [a-z]+ .*?help",
    r"would|do you (?:like|prefer|rather|care|want) (?:me to|us to|to|some |a few|two|three|a (?:summary|draft|question|moment|minute|list|couple|break|few)|more|it|that|ideas|options|questions|help|the|any|one)",
    r"shall|should|can|could|may|might|do (?:i|we) (?!set|call|agree|commit|schedule|book|send|write to|get (?:him|her|them)|make|put (?:him|her|them)|tell|ask (?:him|her|them))[a-z]+",
    r"is it (?:all right|ok|okay|alright|fine) (?:if|to|with you)",
    r"are you (?:ok|okay|happy|open|up) (?:with|to (?:look|stay|explore|say)|for (?:a|one|another))",
    r"want|wanna|fancy|care|shall|like (?:me|to|some|a few|two|we|i)",
    r"do you want (?:me|to (?:stay|talk|look|go|stop|pause|think|say|explore|leave|start|begin|see|hear|come|take a))",
)
INVITES = Phrases(
    r"could|can|would|will you {adv}(?:(?:be willing|be able|mind|like|care|be up for|be open|please|have a go at|try) )?(?:to )?{adv}(?:tell|telling|talk|walk|take|show|give|help|remind|bring|lead|paint)(?:ing)? me",
    r"could|can|would|will you {adv}(?:(?:be willing|be able|mind|like|care|please|be open|try) )?(?:to )?{adv}(?:say|saying|provide (?:an example|more|some|a bit|details|context)|describe|describing|explain|explaining|share|sharing|expand|elaborate"
    r"|unpack|recall|remember|imagine|picture|think (?:of|back|about)|name|put (?:it|that|a|into|your)|spell|rate|see yourself|summari[sz]e|sum|clarify|pinpoint|point to|point at|identify|recognise|recognize|go (?:back|on|over|into)|play (?:it|that) back|be (?:more )?(?:specific|concrete|a (?:bit|little) more)|walk through|talk through|run through|break (?:it|that) down|step back|stay with|sit with|live with|replay|start (?:with|at|from|by telling)|hear yourself|finish|complete|look back|pick (?:one|out)|choose one|rank|place yourself|compare|guess)",
)
ACTS = Phrases(
    r"have|had you {adv}(?:thought (?:about|of)|considered|tried|looked (?:at|into)|explored|contemplated|been (?:clear|honest|open|direct|transparent|firm|explicit|specific|consistent)|given (?:any |some )?(?:thought|consideration) to|made (?:sure|it clear|clear|an effort)|ever (?:thought|considered|tried))",
    r"did (?:it|not it|it not) (?:ever )?(?:occur to|cross your mind)",
    r"has it (?:ever )?(?:occurred to|crossed)",
    r"did you (?:ever |even |at least |at any point )?(?:think (?:about|of|to)|consider|try|make sure|remember to|bother|take the time|attempt|manage to)",
    r"what if (?:{they}|you|we|they|i|instead)",
    r"why not [a-z]+",
    r"how|what about (?:{ing}|a|an|if|you (?:try|just|ask|start|call|take|give|set|let)|we (?:set|try|agree|make|say)|(?:weekly|monthly|daily|regular|more|less|some|another|your manager|legal|finance|hr|marketing))",
    r"do|does|did you {adv}think (?:it|that|this|there|a|an|the|some|more|you|he|she|they|your|having|setting|giving|asking|telling|talking|{ing}) ?(?:[a-z'-]+ ){0,5}?(?:would|might|could|should|will|can|need|needs|ought)",
    r"do you think (?:you|we) (?:should|could|can|might|need|ought|have)",
    r"is|was|are there any {adv}(?:reason|reasons|chance|way|possibility|harm|point) (?:why )?(?:you|he|she|not|that you|of|in|to|for)",
    r"is there (?:anything|something|a way|any way|one thing|more|a thing) (?:more |else )?(?:you|we) (?:can|could|might|should) [a-z]+",
    r"what (?:[a-z]+ )?(?:steps?|strateg(?:y|ies)|actions?|measures?|techniques?|resources|support|tools|approaches|training|methods?|tactics|incentives?|consequences?|deadline|targets?|expectations|boundaries) (?:can|could|will|might|should|would|do) (?:you|we) [a-z]+",
    r"would|could|might|will (?:a|an|some|more|having|weekly|regular|{ing}|the|another|less|clearer|better) (?:[a-z'-]+ ){0,6}?(?:help|work|make a difference|make sense|do the trick|be (?:useful|helpful|worth|an option|a good|better|enough))",
    r"could|might|may there be (?!something|anything|another|more|other|a different|a part)",
    r"is there (?:a|some|anything) (?:way you (?:could|can)|reason (?:you|why|not)|chance you|person|stopping you|to stop you)",
    r"what|who (?:is|would|has been|was|could) (?:be )?(?:stopping|stop|stopped|preventing|keeping|keep|holding) you (?:back )?from",
    r"what (?:stops|prevents|keeps) you from",
    r"is|was|would|might|could|may it {adv}(?:be )?{adv}(?:worth|time|an idea|a good|best|better|wise|smart|wiser|safer|useful|helpful|easier|sensible|possible for you|feasible|beneficial|good|important|necessary|advisable|an option|appropriate|fair)",
    r"would|might|could|will|may (?:it|that) {adv}(?:help|make sense|make a difference|work|hurt|do any harm|pay)",
    r"would (?:now|today|this|tomorrow|friday) be {adv}(?:a|the|good)",
    r"might|may you {adv}[a-z]+",
    r"should|ought you {adv}[a-z]+",
    r"shall we {adv}(?:set|call|agree|commit|schedule|book|send|write|make|put|tell|ask|plan|role-play|define|build|aim|fix|say you)",
    r"do you {adv}(?:need|have|want|plan|intend|mean|ought) to",
    r"are you {adv}(?:going|planning|willing|ready|prepared|able|open|committed|intending|supposed|up) (?:to|for)",
    r"would you {adv}(?:be |feel )?(?:consider|willing|open|ready|prepared|comfortable|able|up|think|try|agree|commit|feel comfortable|entertain|happy)",
    r"could|can|will|would you {adv}[a-z]+",
    r"can|could|will (?:he|she|they|someone) {adv}[a-z]+",
    r"maybe|perhaps|possibly|surely [a-z]+",
)
DONE = Phrases(
    r"have|has you {adv}(?!spoken|talked|already|asked|told|discussed|ever|heard|thought)",
    r"did you",
)
HYPOTHESES = Phrases(
    r"what|how (?:would|might|could|will|do you (?:think|suppose)|else) ?(?:would |might |could |will )?(?:happen|change|be different|it be|it be like|it feel|it look|it change|that change|things change|he react|she react|they react|he respond|she respond|they respond|he say|she say|they say|be possible|be the (?:effect|impact|result)|it mean|open up|become possible|shift)"
    r"(?: for you| for him| for her| like| here)? (?:if|to)",
    r"what would it (?:be like|feel like|mean|look like|change) (?:to|if|for(?= (?:[a-z-]+|(?:your|the) [a-z]+) to))",
)
PLANS = Phrases(
    r"(when|how soon|how quickly|how often|what time|what day|on what day|by when|how) (?:[a-z]+ )?(?:will|are) you {adv}(?:going to |gonna |plan to |want to |going to go and )?[a-z]+",
)
_ALWAYS_ADVICE = Phrases(
    r"how about",
    r"why not [a-z]+",
    r"have you {adv}(?:thought (?:about|of)|considered|tried) {ing}",
)
"""What a coachee already named may be asked about, but not so."""
_GENERIC_ACTS = frozenset(
    """be do say know feel think start begin take like want need see hear notice choose prefer describe find learn keep
    change handle approach respond react put bring give use make have get go look tell ask call imagine wish hope
    measure recognise recognize explain mean let lean draw rely open answer bet remember spot live sound rate score
    leave come walk lose gain win end finish care understand decide try wonder expect believe guess sum name play
    spend carry hold own work help offer show test count judge picture turn stand place move stay read sense trust
    prepare talk speak listen weigh want recall explore manage happen see-it face raise sit sleep share""".split()
)
_WATCHFUL = frozenset(
    """see notice hear feel have be get know mean want expect find think understand learn say sense like need lose win
    remember recognise recognize experience meet come catch imagine hope enjoy decide realise realize worry wonder
    picture fear trust agree mention end happen go leave start observe read spot sleep""".split()
)
"""To have noticed or had something is no act that one could be advised to do."""
_READY = frozenset("open willing ready prepared comfortable able up happy to for".split())
_FREE_HYPOTHESES = frozenset(
    """nothing know knew could can have had was were be stop stopped wait waited not want wanted trust trusted need
    needed get got look looked feel felt believe believed win won lose lost decide decided do did think thought keep
    kept stay stayed go went like liked imagine""".split()
)


def suggestions(sentence: Sentence, setting: Setting) -> Iterator[Finding]:
    """A question that carries an act the coachee never spoke of."""
    if not sentence.asks or setting.permission:
        return
    match = next(filter(None, (_suggestion(sentence, setting, start) for start in question_starts(sentence))), None)
    if match:
        yield Finding(FindingKind.ADVICE_AS_QUESTION, sentence.span(match.start, len(sentence.words)), WHY)


def _suggestion(sentence: Sentence, setting: Setting, start: int) -> Match | None:
    if OFFERS.at(sentence, start) or INVITES.at(sentence, start):
        return None
    for found in (_closed_act, _past_act, _hypothesis, _plan, _fragment):
        match = found(sentence, setting, start)
        if match:
            return match
    return None


def _closed_act(sentence: Sentence, setting: Setting, start: int) -> Match | None:
    """ "Could you just call her?", "Have you thought about a plan?", "What if you asked?" """
    match = ACTS.at(sentence, start)
    if not match:
        return None
    if not _ALWAYS_ADVICE.at(sentence, start) and setting.said.names(_rest(sentence, match.end - 1)):
        return None
    if sentence.words[start : start + 3] == ("is", "it", "time") and "or" in sentence.words[match.end :]:
        return None
    opening, last = sentence.word(start), sentence.word(match.end - 1)
    if opening in ("have", "had") and sentence.word(match.end) in WH and last in ("about", "of", "considered"):
        return None
    if opening == "what" and last in ("you", "we", "he", "she", "they", "it", "i"):
        following = [w for w in sentence.words[match.end : match.end + 2] if w not in ("really", "just", "ever")]
        if not following or following[0] in _FREE_HYPOTHESES or last in ("it", "i"):
            return None
        return match
    if opening in ("could", "can", "will", "would", "might", "may", "should", "do", "are") and "you" in sentence.words[start : start + 3]:
        behind = match.end if last in _READY or "think" in sentence.words[start : match.end] else start + 1
        act = next((w for w in sentence.words[behind:] if stem(w) in verbs().base and w not in SUBJECTS), "")
        if stem(act) in _WATCHFUL and opening != "should" and not (act == "get" and opening not in ("do", "are")):
            return None
    return match


def _past_act(sentence: Sentence, setting: Setting, start: int) -> Match | None:
    """ "Did you ask him why?", "Have you told her?": asks whether the right thing was done."""
    match = DONE.at(sentence, start)
    if not match:
        return None
    act = next((w for w in sentence.words[start + 2 : start + 6] if w in verbs().base_of), "")
    if not act or stem(act) in _WATCHFUL:
        return None
    return None if setting.said.has(act) or setting.said.names(_rest(sentence, start + 2)) else match


def _hypothesis(sentence: Sentence, setting: Setting, start: int) -> Match | None:
    """ "What would happen if you told her?" where nobody spoke of telling her."""
    match = HYPOTHESES.at(sentence, start)
    if not match:
        return None
    if sentence.word(match.end - 1) == "for":
        act = [w for w in _rest(sentence, match.end) if w != "to"]
        return None if _is_explored(act, setting) else match
    act = [w for w in _rest(sentence, match.end) if w not in ("you", "we", "not", "just", "really")]
    if sentence.word(match.end - 1) == "if" and sentence.word(match.end) not in ("you", "we"):
        return None
    if not act or act[0] in _FREE_HYPOTHESES or sentence.word(match.end + 1) in ("do", "did"):
        return None
    return None if _is_explored(act, setting) else match


def _is_explored(act: list[str], setting: Setting) -> bool:
    """The coachee spoke of the act, and the question adds nothing of substance to it."""
    content = [w for w in act if w.isalpha() and w not in LIGHT_WORDS]
    new = [w for w in content if not setting.said.has(w)]
    return len(new) == 0 or (len(content) > 1 and len(new) == 1 and setting.said.has(content[0]))


def _plan(sentence: Sentence, setting: Setting, start: int) -> Match | None:
    """ "When will you escalate it?": takes for granted an act nobody named."""
    match = PLANS.at(sentence, start)
    if not match:
        return None
    act = sentence.word(match.end - 1)
    if stem(act) in _GENERIC_ACTS and not (sentence.word(start) == "when" and stem(act) in ("tell", "call", "ask", "talk", "speak", "raise")):
        return None
    if act not in verbs().base or setting.said.has(act) or setting.said.names(_rest(sentence, match.end - 1)):
        return None
    return match


def _fragment(sentence: Sentence, setting: Setting, start: int) -> Match | None:
    """ "Maybe a weekly check-in?", "A shorter deck, perhaps?" """
    if sentence.question is not None or not {"maybe", "perhaps"} & set(sentence.words) or {"is", "are", "was"} & set(sentence.words):
        return None
    return None if setting.said.names(_rest(sentence, start)) else Match(0, len(sentence.words))


def _rest(sentence: Sentence, start: int) -> tuple[str, ...]:
    return sentence.words[start:]
