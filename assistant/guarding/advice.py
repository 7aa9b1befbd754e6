"""Advises: says what would be good to do, or what works for others."""

from collections.abc import Iterator

from assistant.domain.guard import Finding, FindingKind
from assistant.guarding.handover import hands_over
from assistant.guarding.orders import is_base_verb, orders
from assistant.guarding.parsed import OPENERS, Sentence, skip_openers
from assistant.guarding.patterns import Match, Phrases
from assistant.guarding.reported import is_asked, is_embedded, is_reported
from assistant.guarding.setting import Setting

WHY = "It gives you the coach's answer instead of helping you find yours."

_GOOD = (
    r"(?:best|better|worth(?! (?:keeping|noticing|saying|hearing|holding|remembering|staying|exploring|knowing|asking what))|wise|wiser|smart|smarter|good|great|helpful|useful|key|important|crucial|critical|essential|vital"
    r"|necessary|imperative|advisable|fair game|valuable|beneficial|effective|safer|easier|(?:fine|ok|okay)(?! (?:if|not|to (?:feel|be|not|have|need|leave|stop|take|pause)))|healthy|sensible"
    r"|reasonable|tempting|possible|paramount|preferable|a (?:good|great|smart|wise|useful|sensible|fair|bad|strong|nice) "
    r"(?:idea|thing|move|step|plan|habit|way|time|practice|start|call)|a (?:pity|shame|waste|mistake)(?= to)|an (?:idea|option|easy win)|an excellent idea)"
)
RECOMMENDS = Phrases(
    r"i {adv}(?:suggest|recommend|advise|propose|advocate|vote)",
    r"i (?:would|could|can|might|will|am going to|want to|wanted to|have to|must|may) {adv}(?:suggest|recommend|advise|propose|push for|vote for)",
    r"i would (?:(?:probably|also|certainly|definitely|just|personally|simply|always|never|first|still|definitely|really) )*(?!like|love|be (?:curious|interested|glad|happy|wrong|surprised|keen|here|lying)|not be|rather|think(?= [.,])|say(?= [.,])|not|rather not|hear|know|say it|wonder|imagine|hate|prefer to (?:hear|ask)|still|need to know|want to (?:hear|know|understand)"
    r"|only|guess|have to|welcome|appreciate|value|call it|see that|ask you|ask what|ask how|say you|sooner (?:hear|know|ask|not)|guess|put it|be curious|be glad|be happy)[a-z-]+",
    r"i will (?:tell you what|give you (?:a|some|my|one) (?:tip|advice|idea))",
    r"my {adv}(?:advice|suggestion|recommendation|tip|take|view|opinion|hunch|instinct|answer|two cents|thought|thinking|rule|preference|bet|guess|read|sense)"
    r"(?: here| now| would)?(?: to you| is| be|:| would be)?(?! (?:that you|you feel|may be wrong))",
    r"if i (?:were|was) (?:you|in your|running|leading|her|his)",
    r"were i (?:you|in)",
    r"in your (?:shoes|place|position|seat|situation) ,?",
    r"what i (?:would|always|usually) (?:do|try|say|suggest|recommend)",
    r"what (?:usually |often |really |generally |typically |tends to )?(?:works?|helps?|matters|pays off|makes the difference) (?:here |best |most |well |for (?:most|many|other) [a-z]+ |with [a-z ]+)?is",
    r"in my (?:experience|opinion|view|book|judgement|judgment)",
    r"from (?:my|our) experience",
    r"imo|personally",
    r"as a (?:rule|rule of thumb|general rule|best practice|first step|leader|manager|coach|sales leader|next step|starting point|seller|rep) ,",
    r"best practice (?:is|says|would|here|:|suggests)",
    r"a|one|another|the {adv}(?:good|great|simple|best|easy|easiest|smart|smarter|better|useful|quick|quickest|proven|classic|practical|powerful"
    r"|effective|possible|nice|obvious|right|common|useful|helpful|safest|safer|surest|fastest|simplest|first|sure|real|different|neat) "
    r"(?:way|approach|place|thing|step|tactic|technique|method|tip|trick|move|idea|practice|rule|exercise|tool|option|fix|solution|habit|strategy|start|path|first step|next step|next move|answer|time|lever)"
    r"(?: [a-z-]+){0,5} {be}(?! (?:what|up|yours|hard|unclear|where|whatever|the one you))",
    r"the (?:real |simple |short )?(?:key|trick|secret|point|answer|solution|fix|remedy|lesson|art|issue|way (?:forward|through|out|to (?:do|get|handle|fix|win)[a-z ]*))"
    r"(?: here| now| to (?:this|it|[a-z]+ing|[a-z]+)| with [a-z]+)? (?:is|would be|:)(?! (?:what|how|where|yours|unclear|open|still|up))",
    r"(one|another|an|the other) (?:thing|idea|option|tip|suggestion|approach|possibility|way|route|alternative|move)"
    r"(?: [a-z]+){0,4} (?:is|would be|could be|might be|may be)",
    r"(one|another|an|a) (?:idea|suggestion|option|tip|recommendation|piece of advice|final tip|last tip|thought) :",
    r"one|another thing (?:that|you|to|worth|which) (?:helps?|could|can|might|may|try|works|consider|keep|remember|has|often|usually|always|trying)",
    r"here is (?:what (?:i would|i do|i suggest|i have seen|you (?:can|could|should|need|might|must|do|want)|works|to)|how (?:i|you|to)|a (?:tip|thought|suggestion|plan|simple|good|better|quick|script|framework|way|few)|an idea|my|one (?:way|idea|thing|tip)|the (?:plan|fix|thing|answer))",
    r"a (?:tip|suggestion|word of advice|piece of advice|thought|quick win|rule of thumb|few tips)(?: [a-z]+)? ?(?::|is|,)",
    r"tip|pro-tip|suggestion|recommendation|advice|idea :",
    r"pro tip",
    r"just a (?:thought|suggestion|tip|idea)",
    r"it|that|this {adv}(?:is|would|will|could|can|might|may|probably|always|usually|often)? ?{adv}(?:be |prove |pay |seem )?{adv}"
    + _GOOD
    + r"(?: for you| here| now| first| if)? (?:to|that|if|for you to|having|[a-z-]+ing|idea|a|an)(?! (?:stop|leave|pause|end|good place|you that|hear|meet|talk to|see you|know|thing you))",
    r"it|that {adv}(?:helps?|pays|works?|makes sense|would help|might help|could help|can help|may help|will help|would make sense|could make sense) "
    r"(?:[a-z]+ )?(?:to|if|when|for you to|best|well|better)",
    r"it|that {adv}(?:would|might|could|may|will|can) {adv}(?:not hurt|do no harm|pay off|pay|serve you|go a long way|make a difference|do you good|take the pressure off)",
    r"it|that (?:never hurts|does not hurt|would not hurt|is never too late)",
    r"there is (?:value|merit|no harm|nothing wrong|power|a case|benefit|a lot to be said|mileage|a benefit|real value) (?:in|for|to|with)",
    r"you {adv}(?:are|would be|will be|might be|may be|could be) {adv}(?:better off|best|wise|well advised|well-advised|smart|wiser|better|better served)",
    r"you would {adv}(?:do well|do better|benefit|gain|get (?:more|further|better)|find it|want to (?:start|make|ask|be))",
    r"you (?:might|may) {adv}(?:want|wish|like|need|consider|try|find it (?:useful|helpful|easier|worth)|benefit|look|as well|do well|start|ask|be better|think about|explore|get|take|use)",
    r"you will {adv}(?:want|need|have|find it (?:easier|helpful|useful)|get (?:further|more|better)|never know)",
    r"would|may|might|could|will (?:do well|benefit from|profit from|gain from)",
    r"you would be (?:safer|better|wiser|stronger|happier|smarter)",
    r"i can (?:already )?tell you",
    r"(less|fewer|more) [a-z]+ , (?:more|less|fewer)",
    r"what (?:you|he|she|they|we) (?:can|could|should|might|must|need to|have to|ought to) (?:[a-z]+ )?is",
    r"worth (?!it|noting that you|saying|what|a lot|your while|that|the|staying|exploring|looking|sitting|it|, |\. |\? )(?:[a-z-]+ing|a (?:try|shot|go|call|word|chat|check))",
    r"how i would",
    r"feel free to (?!say|skip|stop|add|ask|think|take|answer|come|leave|correct|tell|share|pass|disagree|use|ignore|change|pick|write|type|end|pause|sit|be|go)[a-z]+",
    r"less is more",
    r"is|are {adv}(?:better|preferable|safer|wiser|more (?:effective|important|powerful)) (?:than|because|,|if|when|to|for)",
    r"is|are {adv}(?:the|a|an) {adv}(?:best|strongest|smartest|right|surest|quickest|fastest|safest|easiest|most [a-z]+|better|good|great|powerful|proven|simple) (?:way|tool|thing|approach|step|method|place|time|move|weapon|strategy|answer|option|practice|habit|solution|lever)(?= [a-z.,!])(?! to (?:stop|pause|leave|end|finish|rest|start from))",
    r"make|makes {adv}(?:for )?the (?:best|greatest|strongest|difference)",
    r"the more you",
    r"nothing (?:beats|works like|is better than)",
    r"something (?:you|that) (?:could|can|might|may) (?:try|help|consider|use|do|work)",
    r"something to (?:try|consider|keep in mind|watch)",
    r"some (?:things|ideas|options|tips|ways|steps) (?:you|to|that|:)",
    r"you (?:could|can) always",
    r"you can (?:not go wrong|start by|try|just|simply|use|also (?:try|ask|use|set)|then)",
    r"why not",
    r"maybe|perhaps (?:it is|it would be|that is|what you need is|the answer is) (?:time|best|better|worth|wise)",
    r"maybe|perhaps|possibly|ideally|instead ,? ?(?:you|we) (?:could|can|should|might|need to|ought to)",
    r"if you (?:really )?want (?:him|her|them|it|this|that|the|to|your) [a-z' -]+, (?:you|then|the|it|start|he|she|they)",
    r"the sooner",
    r"(the|your|his|her) (?:best|smartest|safest|strongest|surest) (?!guess|friend|rep|seller|customer|moment|hour|work|day)[a-z]+(?: [a-z]+)? (?:is|would be|will be)",
    r"go|goes a long way",
    r"if you .* , (?:{they}|people|others|that|this|[a-z]+s) (?:will|would|is going to|are going to)",
    r"if you .* , you will (?:lose|get|win|see|never|always|end up|regret|find that|be|have|feel|come)",
    r"rule of thumb",
    r"according to (?:research|studies|the research|best)",
    r"research|studies|evidence (?:shows?|says?|suggests?|is)",
    r"more often than not",
    r"a (?:rep|leader|manager|coach) who",
    r"you are (?:going to|gonna) (?:want|find)",
)
NORMS = Phrases(
    r"(most|many|good|great|strong|top|successful|effective|smart|experienced|other|the best|the top|the strongest|the most successful|the great|the good|some|usually|in general ,?|often|generally|typically|skilled|all) {adv}"
    r"(?:best |good |great |top |most effective |most |sales |of my |top-performing |other )*(?:leaders|managers|coaches|reps|sellers|salespeople|sales people|performers|teams|people|closers|sales leaders|sales managers|buyers|customers)"
    r" (?:[a-z]+ly |often |just |also |i know |i work with |(?>who [a-z]+ )|in [a-z ]+ )*(?!feel|know (?:that|the|this)|recogni[sz]e|would (?:know|feel|recogni[sz]e)|struggle|find it|wrestle|face|say they feel|go through|know that feeling|are|were|would feel|get stuck|ask|who|tell me|i talk)[a-z]+",
    r"buyers|customers|reps|leaders|managers|coaches|sellers|salespeople|people|prospects|teams|everyone|nobody|executives|clients|champions|humans|adults|top-performers {adv}(?:respond|want|need|hate|love|like|buy|decide|learn|change|open up|do not|work|grow|perform|trust|respect|care|appreciate|prefer|tend|will|can|value|follow|listen|expect|deserve|wants|needs|likes)",
    r"(coaching|leadership|selling|sales|discovery|trust|accountability|feedback|motivation|confidence|ownership|delegation|closing|negotiation|good coaching|great coaching) (?:is (?:about|all|not|never|built|earned|a matter)|means|starts|comes|works|requires|needs)",
)
SOFT = Phrases(
    r"you could {adv}(?!see|hear(?! from| her out| him out| them out)|feel|tell (?!him|her|them|the|your)|sense|say(?! to| ,| QUOTE|:)|not|almost|argue|let go|be (?!more|the|clear|clearer|honest|direct)|call it|go either|read it|picture|imagine|live|smell|want|do with|stop here|leave it|think it over|look at it)[a-z-]+",
    r"you can {adv}(?!see|hear|feel|tell (?!him|her|them|the|your)|sense|say(?! to)|not|have|almost|argue|let go|be|take (?:your|me|the time)|take it|stop|leave|come|think|trust|choose|keep (?:writing|going|talking|at|this)|decide|live|keep it|turn to|call 9|call 1|imagine|picture|count on|rely|answer|always come|look at it|only|still|talk|speak|write|type|ask (?:me|for)|go back)[a-z-]+",
    r"(one|another|a second|a third) (?:option|idea|possibility|way|route|path|alternative|approach)",
    r"an option|alternative|idea",
    r"or|alternatively you (?:could|might|can)",
    r"option (?:one|two|three|a|b|c|1|2|3)",
)
_INSISTING = frozenset("best should must recommend suggest advise".split())
"""Words that make one option the answer."""


def advice(sentence: Sentence, setting: Setting) -> Iterator[Finding]:
    """Recommendations, norms and softened orders; options are fine once they were asked for."""
    if hands_over(sentence):
        return
    insists = not _INSISTING.isdisjoint(sentence.words)
    optional = not insists and setting.permission and (setting.is_option(sentence) or SOFT.first(sentence) is not None)
    match = None if optional or setting.handed_over else _soft(sentence, setting)
    match = match or _recommendation(sentence, setting, optional) or _softened_order(sentence, setting)
    if match:
        yield Finding(FindingKind.ADVICE, sentence.span(match.start, match.end + 3), WHY)


def _recommendation(sentence: Sentence, setting: Setting, optional: bool) -> Match | None:
    for match in RECOMMENDS.find(sentence):
        opening = sentence.word(match.start)
        if is_asked(sentence, match.start) or is_embedded(sentence, match.start):
            continue
        if sentence.words[match.end - 1 : match.end + 1] == ("to", "you"):
            continue
        if opening == "worth" and not _opens_clause(sentence, match.start):
            continue
        if is_reported(sentence, match.start) or (optional and opening not in ("i", "my", "if", "in")):
            continue
        return match
    for match in NORMS.find(sentence):
        if not (_opens_clause(sentence, match.start)) or is_asked(sentence, match.start):
            continue
        if not is_reported(sentence, match.start) and not is_reported(sentence, match.end - 1):
            return match
    return None


def _soft(sentence: Sentence, setting: Setting) -> Match | None:
    for match in SOFT.find(sentence):
        if is_asked(sentence, match.start) or is_embedded(sentence, match.start) or is_reported(sentence, match.start):
            continue
        if sentence.word(match.start) == "you" and not is_base_verb(sentence.word(match.end - 1)):
            continue
        if sentence.word(match.start) == "you" and "here" in sentence.words[match.end :]:
            continue
        if not _opens_clause(sentence, match.start) and sentence.word(match.start - 1) not in ("think", "guess", "believe"):
            continue
        return match
    return None


def _softened_order(sentence: Sentence, setting: Setting) -> Match | None:
    for order in orders(sentence):
        if order.suggested and not order.invites and not setting.is_option(sentence):
            return Match(order.start, order.end)
    return None


def _opens_clause(sentence: Sentence, index: int) -> bool:
    return index in sentence.clauses or skip_openers(sentence, 0) == index or sentence.word(index - 1) in OPENERS
