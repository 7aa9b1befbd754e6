"""Leads: the question holds its own answer."""

from collections.abc import Iterator

from assistant.domain.guard import Finding, FindingKind
from assistant.guarding.lexicon import stem
from assistant.guarding.parsed import AUX, Sentence, question_starts, skip_openers
from assistant.guarding.patterns import Match, Phrases
from assistant.guarding.setting import Setting

WHY = "It asks in a way that already holds the answer."

_VERDICTS = (
    r"(?:ignore|let(?! (?:[a-z]+ ){1,2}know)|allow|fail|miss|skip|avoid|neglect|forget|cave|rush|assume|overlook|give (?:in|up|away|him|her|them)|discount|drop|lose (?:control|focus|sight|your temper)"
    r"|mess|ruin|wait so|push so|react so|handle it|stop (?:caring|listening|trying|qualifying|prospecting|coaching|bothering)|go wrong|slip|step in|jump in|take over|micromanage|believe|trust|tolerate|accept|put up with|bother|overreact|blow|botch|offend|lead (?:him|her|them) on|hide|dodge|delay|postpone|put (?:it )?off|hesitate|hold back|undermine|confuse|upset|scare|lower|not|make (?:such|that|this) (?:a )?(?:mistake|error|mess|promise|big)|promise|talk so|talk over|interrupt|oversell|undersell|rely so|blame|get so|become so|be so)"
)
LEADS = Phrases(
    r"do|does|did|is|are|was|were|have|has|had|can|could|would|should|will not (?:you|he|she|it|they|that|this|there|we|i|the|your|a|all|both)",
    r"would you (?:not )?(?:agree|accept|admit|concede|say (?:that|it is|it was|he|she|they|you|your|the))",
    r"do you (?:not )?(?:agree|accept|admit|realise|realize|see (?:how|why|that|now|the problem)|understand (?:why|that|how)|really|honestly|seriously|truly|actually|even|ever (?:actually|really)|get (?:why|that|how)|recognise that|recognize that)",
    r"can|could you {adv}(?:see|understand|appreciate|admit|accept|imagine|honestly|really) (?:how|why|that|say)",
    r"does|did|do (?:he|she|they|you) {adv}(?:really|even|honestly|just|actually|simply)",
    r"surely",
    r"what (?:stopped|prevented|kept|held) you (?:back )?from",
    r"would|could|was it (?:really |have been )?(?:be )?(?:so|that|really|too) (?:hard|difficult|bad|much|wrong)",
    r"what have you done (?:to|wrong)",
    r"(have|did|do) you (?:ever |really )?(?:asked|ask) yourself",
    r"what did (?:you|he|she|they) do to (?:make|cause|deserve|provoke|upset|annoy|lose|scare)",
    r"what is your plan to",
    r"(why|what|how|who) (?:on earth|the hell|the heck|in the world|exactly made)",
    r"i (?:also |do |just )?wonder (?:if|whether) (?:it|you|he|she|they|that|this) (?:is|are|was|were|have|has|do|does) not",
    r"is|was it {adv}(?:because|that|possible (?:that )?(?:you|he|she|they|your|the|part)|fair to say|about|your|his|her|their|really|just|simply|fear|a lack|a matter|laziness|ego|down to)",
    r"could|might|may it {adv}be {adv}(?:that|because|your|his|her|about|fear|a lack|down|possible|you|he|she|they)",
    r"is|was (?:this|that) {adv}(?:really |just |simply |perhaps |maybe )?(?:because|about|why|what you (?:call|want)|the (?:reason|real|same)|how|fear|an excuse|fair|a case|an issue of)",
    r"are|is|was|were (?:you|he|she|they|your rep|this|that|it) {adv}(?:just|simply|really|actually|maybe|perhaps|afraid|scared|avoiding|hiding|making excuses|being|trying to avoid|overthinking|too|blaming|projecting|micromanaging|in denial|sure|not|looking for an excuse|letting|running away|holding back|worried he|protecting yourself|sabotaging|putting off|failing|procrastinating|jealous|reluctant)",
    r"do|does (?:you|he|she|they) {adv}(?:lack|need (?:more |a |to )|avoid|tend to (?:avoid|micromanage|over|take over|rush|blame|jump)|have a problem|struggle with (?:confidence|motivation|discipline))",
    r"do|does|did you {adv}(?:think|believe|feel|suppose|suspect) (?:that )?(?:he|she|they|it|your|the|this|that|you|part of|maybe|perhaps|marketing|someone|procurement|there)",
    r"why|how (?:come )?(?:did|do|does|would|are|is|was|were|could) (?:not )?(?:you|he|she|they|your rep|someone|anyone|nobody) (?:not |even |ever |just |still |really |always |never |keep |then )*" + _VERDICTS,
    r"why (?:did|do|does|have|has|would|could|can|will|are|is|were|was) not",
    r"why (?:are|is|were|was) (?:you|he|she|they) (?:so|always|still|not|never|too|afraid|avoiding|letting|holding)",
    r"why (?:have|has) (?:you|he|she|they) (?:not|still|let|been|never)",
    r"how come (?:you|he|she|they|nobody|no one)",
    r"what made (?:you|him|her|them) (?:think (?:that )?(?:it|that|this|discounting|he|she|you) (?:would|was|could) (?:work|be a good|be ok|fine)|" + _VERDICTS + ")",
    r"what (?:was|were) (?:you|he|she|they) thinking",
    r"how (?:did|could|can|would|do) (?:{they}|you|we) {adv}" + _VERDICTS,
    r"how could (?:you|he|she|they) (?:not|have|let|be|possibly)",
    r"when (?:did|do|will) (?:you|he|she|they|your rep) (?:first |finally |really |actually )?(?:stop|give up|lose|start (?:avoiding|slacking|losing|failing|blaming|ignoring)|begin to (?:lose|slack|avoid)|finally|let|check out|become so)",
    r"when (?:are|is) (?:you|he|she|they) {adv}(?:going to )?(?:finally|stop|going to (?:stop|start|finally|get serious|learn|take|face|admit|own))",
    r"how long (?:have|has|had|did|will|are|is) (?:you|he|she|they) {adv}(?:been )?{adv}(?:avoiding|ignoring|letting|let|putting|tolerating|tolerated|neglecting|hiding|making excuses|let this|failing|going to (?:let|wait|keep|tolerate|put up)|dodging|covering|protecting|blaming|keep|allow|wait)",
    r"how (?:much|many) (?:of (?:this|that|it|the loss)|more|longer|chances) .*?(?:fault|your own|down to you|blame|before you|because you|do you need|will you)",
    r"whose (?:fault|job is it|mistake)",
    r"who|what (?:is|was) (?:really |actually |truly )?(?:to blame|at fault|responsible for (?:this|the) (?:mess|failure|loss)|wrong with (?:him|her|you|them|your)|his problem|her problem|your problem|his excuse|your excuse|your real problem|the real (?:reason|problem|issue))",
    r"what|where (?:did|do|does|have|has|are|is) (?:you|he|she|they|your rep) {adv}(?:do wrong|done wrong|doing wrong|go wrong|gone wrong|going wrong|get wrong|fail|mess|avoiding|hiding|running from|afraid to admit|failing|so afraid|lack|lacking|miss(?:ed)? (?:here|that|there)|neglect)",
    r"what (?:mistakes?|errors?|excuses?|weakness|bad habits?|failures?)",
    r"what should (?:you|he|she|they) have",
    r"what (?:is|was) it about (?:his|her|your|their) (?:attitude|laziness|ego|fear|insecurity|weakness|lack|poor|failure)",
    r"how {adv}(?:important|crucial|bad|serious|wrong|unfair|damaging|irresponsible|big a mistake|costly|risky|much better|much easier|much more) (?:do you think )?(?:is|was|would|do|could) (?:it|that|this)(?! for you(?: \?| $)| to (?:you|him|her|them)(?: \?|$))",
    r"how {adv}(?:important|crucial|much better|much easier|much more|damaging) (?:do you think )?(?:it )?(?:is|would|was) it",
    r"what would (?:a|the|any) {adv}(?:good|great|strong|real|better|true|professional|responsible|decent|top|best) (?:performer|leader|manager|coach|rep|seller|salesperson|boss)",
    r"given|knowing|considering|seeing that .*(?:obviously|clearly|never|always|failed)",
    r"is|are|was|were|do|does|did (?:{they}|you) .* or (?:are you|is he|is she|do you|did you|are they|is it|just|simply|were you) (?:just|simply|really|afraid|making)",
    r"are you sure",
    r"you do (?:know|realise|realize|agree|see|understand|want to) ?(?:win|succeed|keep|improve)",
    r"you know (?:that|what|you|he|she|deep|the answer|better|as well|why)",
    r"you (?:must|surely|have to|obviously) (?:see|know|agree|admit|realise|realize|think)",
    r"deep down",
    r"does|do|did|would|is (?:that|it|this) not",
    r"have you (?:ever )?noticed (?:how|that) (?:you|he|she|they) (?:always|never|keep|tend)",
    r"would|will (?:he|she|they) (?:really|even|ever)",
    r"would|could|can|will you (?:really|honestly|seriously|ever)",
    r"would|could|is|was|does|do|has|have|are|should|can|will|did not [a-z]+",
    r"what would be the (?:point|use|sense|harm|downside) (?:of|in|to)",
    r"what would be a (?:good )?(?:reason|excuse) (?:not|for not|to wait|to keep)",
    r"what is left to (?:think|discuss|decide|wait|consider)",
    r"what (?:is|has been) (?:preventing|stopping|keeping|holding) you (?:back )?from",
    r"what|how does (?:that|this|it) say about (?:you|how you|your|him|how he|his|her|how she)",
    r"what is it about (?:your|his|her|their) [a-z]+ that (?:drives|makes|puts|keeps|scares|stops|turns|pushes|annoys)",
    r"what will you do (?:now )?to",
    r"how (?:can|could|might|will|should) (?:you|we) {adv}(?:improve|address|ensure|make (?:sure|the|him|her|them|your|it)|motivate|encourage|increase|boost|foster|better|get (?:him|her|them) to|hold|support|help (?:him|her|them|your)|fix|solve|prevent|avoid|overcome|convince|inspire|empower|turn (?:him|her|them|this|it))",
)
_TAG = Phrases(
    r"(right|correct|no|yes|yeah|huh|eh|agreed|ok|okay|surely|innit|true|or not|really|am i right) \?",
    r"is|are|was|were|do|does|did|has|have|had|can|could|will|would|should (?:not )?(?:it|he|she|they|you|we|there|that|i) (?:not )?\?",
    r"do|would|can (?:not )?you (?:not )?(?:think|agree|say|see) \?",
    r"would not you (?:say|agree|think) \?",
    r"am i (?:right|wrong|correct)",
)
_CHECKS = Phrases(
    r"did|do|have|is|am|has|would|does (?:i|that|this|it) (?:(?:get|got|hear|heard|understand|understood|have|read|catch|caught) )?(?:you |it |that |this )?(?:sound |feel |seem |look |fit|come |about |all |be |capture |cover |describe )?(?:right|fair|correct|true|close|accurate|it|near|clear|correctly|rightly|well|the mark|that)",
    r"does|did|do (?:that|this|it|anything|any) {adv}(?:fit|sound|feel|match|ring|land|make sense|resonate|come close|capture|describe|cover|still|help|change|mean|matter|surprise|say)",
)
ANYWHERE = Phrases(
    r"is|was (?:just|merely|simply|nothing but) (?:a|an|his|her|your|their|fear|ego|laziness|habit)",
    r"stop|keep|keeps|start|finally (?:hiding|avoiding|making excuses|blaming|complaining|procrastinating|whining|slacking|rescuing|micromanaging|taking responsibility|listening|taking ownership|stepping up)",
)
"""Leads that need not open a clause."""


def leading(sentence: Sentence, setting: Setting) -> Iterator[Finding]:
    """Tags, negative questions, presumed verdicts and guessed causes."""
    match = _lead(sentence, setting)
    if match:
        yield Finding(FindingKind.LEADING, sentence.span(match.start, max(match.end + 2, len(sentence.words))), WHY)


def _lead(sentence: Sentence, setting: Setting) -> Match | None:
    if not sentence.asks:
        return _confident(sentence)
    tag = _tag(sentence, setting)
    if tag:
        return tag
    start = sentence.question
    if start is None:
        start = skip_openers(sentence, 0)
    if _CHECKS.at(sentence, start):
        return None
    match = next(filter(None, (LEADS.at(sentence, i) for i in question_starts(sentence))), None) or _later(sentence, start)
    if not match or _was_said(sentence, setting, match):
        return None
    return match


def _later(sentence: Sentence, start: int) -> Match | None:
    """A lead that stands before or behind the words that open the question."""
    for match in LEADS.find(sentence):
        opens = match.start in sentence.clauses and (match.start < start or sentence.word(match.start) not in AUX)
        if opens:
            return match
    return ANYWHERE.first(sentence)


def _confident(sentence: Sentence) -> Match | None:
    """ "Surely he knew", "You know he's right": a statement that leaves no room."""
    start = skip_openers(sentence, 0)
    if sentence.word(start) in ("surely", "i") or sentence.words[start : start + 2] in (("you", "know"), ("you", "must")):
        return LEADS.at(sentence, start)
    return None


def _tag(sentence: Sentence, setting: Setting) -> Match | None:
    """ "..., isn't he?", "..., right?" behind a statement."""
    words = sentence.words
    comma = next((i for i in range(len(words) - 2, 0, -1) if words[i] == ","), None)
    if comma is None or len(words) - comma > 7:
        return None
    tag = _TAG.at(sentence, comma + 1)
    opening = skip_openers(sentence, 0)
    if not tag or tag.end < len(words) - 1 or comma < 2:
        return None
    if sentence.question is not None and sentence.question < comma and words[opening] not in ("you",):
        return None
    return Match(comma, len(words))


def _was_said(sentence: Sentence, setting: Setting, match: Match) -> bool:
    """Why-questions and guesses about what the coachee named herself explore; negative ones still lead."""
    if sentence.word(match.start) not in ("why", "how", "when", "are", "is", "stop", "keep", "keeps") or "not" in sentence.words[match.start : match.end]:
        return False
    return match.end > match.start + 2 and setting.said.has(stem(sentence.word(match.end - 1))) and setting.said.names(
        sentence.words[match.end - 1 :]
    )
