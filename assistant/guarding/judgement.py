"""Judges or diagnoses: the coachee, the rep, the buyer, or what they did; unearned praise too."""

from collections.abc import Iterator

from assistant.domain.guard import Finding, FindingKind
from assistant.guarding.lexicon import lines
from assistant.guarding.parsed import OPENERS, Sentence, skip_openers
from assistant.guarding.patterns import Match, Phrases
from assistant.guarding.reported import is_reported, is_tentative
from assistant.guarding.setting import Setting

WHY = "It judges or diagnoses a person instead of staying with what was seen."

_STATES = frozenset(line.split()[0] for line in lines("traits") if line.endswith(":state"))
_TRAITS = frozenset(word for line in lines("traits") if not line.endswith(":state") for word in line.split())
_DIAGNOSES = Phrases(*lines("diagnoses"), r"a|an|the|his|her|your|their [a-z-]+ (?:problem|issue|gap|deficit)")

_GOOD = "great|good|excellent|fantastic|brilliant|amazing|awesome|wonderful|perfect|terrific|smart|wise|clever|solid|impressive|outstanding|superb|lovely|nice|incredible|exceptional|marvellous|marvelous|stellar|spot-on|beautiful|powerful|insightful|thoughtful|healthy|mature|strong|phenomenal|fabulous|commendable|admirable|remarkable|splendid|valid|sound|sensible|cracking|top"
_BAD = "bad|poor|terrible|awful|weak|foolish|stupid|silly|unprofessional|unacceptable|disappointing|lazy|sloppy|mistaken|counterproductive|counter-productive|unhelpful|unhealthy|unrealistic|naive|inappropriate|unreasonable|reckless|irresponsible|harsh|wrong|lousy|horrible|shoddy|careless|rookie|classic|big|huge|costly|serious|basic|premature|inexcusable|short-sighted|shortsighted|ineffective|not good enough|dangerous|toxic|unfair|unwise"
_THINGS = "job|work|idea|point|question|questions|plan|move|choice|call|thinking|approach|instinct|instincts|start|insight|decision|catch|progress|step|thing|effort|attitude|reflection|observation|answer|strategy|awareness|self-awareness|leader|leadership|manager|coach|coaching|rep|seller|way of (?:handling|doing|looking|dealing)|habit|mistake|error|excuse|reason|practice|judgement|judgment|behaviour|behavior|example|sign|discovery|qualification|mindset|trait|quality|response|reaction|performance|result|preparation|handling|stuff|going|man|girl|one|listener|communicator|negotiator|closer|salesperson|person|boss|self-reflection|realisation|realization|management"
_YOU_DID = "handled|did|managed|dealt|played|prepared|ran|led|executed|navigated|coached|responded|reacted|approached|sold|qualified|closed|listened|communicated|delegated"

JUDGES = Phrases(
    rf"that|this|it|those {{adv}}(?:is|was|sounds?|looks?|seems?|would be|were|are) {{adv}}(?:like )?(?:a |an |the |such (?:a |an )|one of the )?{{adv}}(?:{_GOOD}|{_BAD})(?: [a-z-]+)? (?:{_THINGS})(?! (?:to (?:stop|pause|leave|end|finish|rest|hold)|for (?:you )?to (?:stop|rest)))",
    rf"that|this|it {{adv}}(?:is|was|sounds?|would be) {{adv}}(?:{_GOOD}|{_BAD}|not good|not okay|not ok|not acceptable|the right (?:thing|call|move|choice|decision|approach|way|attitude|instinct|thing)|the wrong (?:thing|call|move|choice|decision|approach|way|time)|a mistake|an error|well done|your mistake|your fault|your own doing|on you|no excuse|an excuse|a failure|a shame|a cop-out|a red flag|not coaching|not leadership|micromanaging|micromanagement)(?= [.,!;:?–—]| and| but| on | of (?:you|him|her)| to | for | not | you | he | she | that | in | because | $)(?! to (?:hear|stop|pause|sit|see you|meet|know))",
    rf"what|such (?:a|an) (?:{_GOOD}|{_BAD}) (?:{_THINGS})",
    rf"{_GOOD} (?!question|news)(?:{_THINGS})(?: [a-z]+){{0,3}}(?= [.,!–—:;]| on | for | of | with | you | and )",
    rf"{_GOOD}|bravo|kudos|hooray|yay|superb [!.,]",
    r"well|nicely (?:done|said|put|handled|played)",
    r"good|fair|lucky|well|great|nice (?:for you|on you|play|of you)",
    r"way to go",
    rf"{_GOOD} (?:that you|to see you|of you|work)",
    r"(hats off|props|kudos|full marks|bravo|thumbs up)",
    r"i {adv}(?:am {adv}(?:proud|impressed|pleased|delighted|disappointed|surprised (?:you|that you)|so glad you|happy you|glad you (?:did|asked|called|told|handled|stood))|love (?:that|how|it|your|the way|this|what you)|like (?:that|how|your|the way|what you)|admire|appreciate (?:your honesty|how you|that you)|(?:bet|reckon|figure|assume|think) (?:he|she|they|you|that|it|this|your|the|we|there|a|an)|believe (?:he|she|they|you|that|it|your|the)|feel (?:he|she|they|you|that|your)|agree|disagree|would say (?:he|she|they|you|that|it|your)|suspect (?:he|she|they|you|that|it|your|the)|know (?:you|he|she|they)|can (?:already )?(?:tell|see) (?:that )?(?:you are|he is|she is|they are|you have|he has|you were|the|your)|do not (?:think|believe) (?:he|she|they|you|that|it|this|your|the)|guess (?:he|she|they|your)|am (?:sure|certain|confident|convinced|afraid) (?:you|he|she|they|that|it))",
    r"you {adv}(?:should|could|ought to) {adv}have (?!walked|had|been (?:left|anywhere))[a-z]+",
    r"he|she|they {adv}(?:should|could|ought to) {adv}have [a-z]+",
    r"you {adv}(?:are|were) {adv}(?:doing (?:great|well|fine|brilliantly|amazing|fantastic|a|an|the right|it wrong|everything|too much|really well)|right|wrong|mistaken|spot on|on the right track|on track|absolutely|to blame|at fault|responsible for (?:this|the|his|her)|the problem|part of the problem|part of the|being|too|not (?:being|a|the|doing|listening|coaching|leading|holding|good|ready|cut|strong|clear|honest|trusting|giving|asking|letting)|(?:a|an) (?:experienced|good|great|strong|capable|born|natural|caring|real|true|talented|gifted|fine|bad|poor|weak|difficult|inspiring|excellent) (?:leader|manager|coach|rep|seller|person|listener|boss|salesperson)|not (?:a|an) (?:fraud|failure|impostor|imposter|bad|good)|a (?:star|hero|legend|champion|rock star|winner|genius|natural|born|true|great|good|bad|poor|strong|weak|micromanager|control|perfectionist|people|typical|classic|terrible|fantastic|rescuer|fixer)|an (?:amazing|excellent|awful|enabler|avoider)|in denial|good at|bad at|great at|poor at|clearly|obviously|failing|avoiding|enabling|making excuses|hiding|overthinking|overreacting|sabotaging|projecting|rescuing|letting (?:him|her|them|yourself)|blaming|asking the (?:right|wrong)|going about|setting (?:him|her|them|yourself) up|holding (?:him|her|them|yourself) back|protecting (?:him|her|yourself)|running away|afraid of conflict|conflict|putting off|procrastinating|better than|capable|more than capable|clearly|focusing too|reading (?:too much|things|more)|imagining|worrying too|taking (?:it|this) too|expecting too|(?:afraid|scared|frightened|terrified|jealous) (?:of|that) [a-z]+|missing the|misreading|ignoring|micromanaging|deflecting|rationalising|rationalizing|pushing him away|stuck in|in your comfort|your own worst|selling yourself|kidding yourself|fooling yourself|looking for excuses|underestimating|overestimating|stronger than|on to something|onto something|heading in the right)",
    r"you {adv}(?:failed|lack|lacked|blew|messed|botched|broke|betrayed|damaged|undermined|caused|created|have (?:created|caused|broken|damaged|undermined|taught|trained)|dropped the ball|missed the|overreacted|misjudged|mishandled|neglected|underestimated|overestimated|oversold|mismanaged|caved|screwed|let (?:him|her|them|yourself|the team|it) (?:down|slip|get away|off|walk)|went wrong|got it wrong|got (?:that|this|it) right|have (?:a (?:great|good|real|strong|clear|natural|bad|confidence|problem|control|gift|talent|blind|tendency|lot of potential)|what it takes|so much to|a lot to offer|plenty to|good instincts|great instincts|no idea|failed|done (?:great|well|a great|everything|the right|nothing wrong|really well|brilliantly)|got this|been too|issues|trouble|made a (?:mistake|great|good|bad|big|real)|only yourself|let|handled|shown (?:great|real|true))|did (?:well|great|brilliantly|the right|everything right|a (?:great|good|fantastic|brilliant|poor|bad|solid)|an (?:excellent|amazing)|nothing wrong|your best|not (?:qualify|listen|prepare|check|follow up|set|coach|do your|really|even|bother|push|hold))|made (?:a (?:mistake|great|good|bad|poor|smart|wise|big|huge|classic|brave|fair)|the (?:right|wrong)|an error|it (?:worse|harder)|excuses)|care (?:deeply|a lot|so much|too much)|clearly|obviously|always|never (?:really )?(?:listened|asked|told|gave|set|let|follow|follow up|hold|held|listen|prepare|prepared|qualified|take|took)|keep (?:making|letting|avoiding|rescuing|blaming|falling)|tend to|worry too|talk too|try too|push too|waited too|gave (?:in|up|away) too|came (?:across|on) (?:as|too)|really (?:nailed|messed|blew|failed|care|know)|nailed|crushed|smashed|rocked|aced|handled (?:it|that|this|her|him|them)(?: [a-z]+){0,2} (?:well|badly|perfectly|brilliantly|beautifully|poorly|wrong|great|nicely|like a)|should be (?:proud|ashamed|pleased)|deserve|can be proud|can do (?:this|it|better)|will (?:do|be) (?:great|fine|brilliantly|just fine|okay|ok)|will (?:get there|nail|smash|crush)|know your stuff|need to work on|seem to (?:lack|avoid|be avoiding|have a problem|struggle))",
    rf"you {{adv}}(?:{_YOU_DID}) (?:[a-z']+ ){{0,3}}{{adv}}(?:well|badly|brilliantly|perfectly|beautifully|poorly|wrongly|superbly|nicely|wonderfully|terribly|right|wrong)",
    r"(he|she|they|NAME|your [a-z]+|the (?:rep|buyer|client|customer|prospect|team)) {adv}(?:lacks?|lacked|fails?|failed to|does not (?:care|respect|listen|want to|take|have (?:what|the|any)|trust|value|get|understand|deserve|belong|know how|seem to care|really (?:care|want)|believe in)|do not (?:care|respect|listen|want to|take|trust|get|understand|believe in)|did not (?:care|respect|value|prepare|do (?:his|her|their)|really (?:want|need|listen))|is not (?:cut out|up to|ready|committed|motivated|serious|good enough|interested|capable|coachable|a|the|performing|trying|pulling|engaged|being honest|really|listening)|are not (?:serious|committed|motivated|interested|ready|good enough)|was not (?:serious|ready|committed|prepared|interested|qualified|being honest|really|listening)|were (?:never|not) (?:going to|serious|really|interested|ready)|was never (?:going to|serious|really|interested|a)|is never going|is (?:testing you|using you|playing you|taking advantage|playing games|out of (?:his|her|their) depth|in over|in denial|in the wrong|the problem|to blame|at fault|making excuses|being|too|hiding|coasting|avoiding|a (?:natural|star|problem|great|good|bad|poor|weak|strong(?! word)|liar|liability|typical|classic|lost cause|terrible|fantastic|slacker|bully|gossip|low|risk|keeper|prima)|an (?:asset|underperformer|amazing|excellent)|good at|bad at|great at|sandbagging|slacking|lying|not|struggling because|clearly|obviously|simply|just|acting|sabotaging|protecting|manipulating|afraid of you|scared of|threatened by|jealous of|insecure about|looking for (?:attention|excuses|a way out)|burnt out|burned out|checked out|stuck in|resisting|holding (?:back|you)|already (?:gone|looking)|probably)|are (?:being|too|just|clearly|obviously|playing|using|stringing|lying|testing|the problem|to blame)|has (?:a (?:bad attitude|problem|confidence|attitude|chip|motivation|skill|fixed|great|real|lot of|trust|talent|gift|limiting|fear|victim)|given up|checked out|no (?:idea|discipline|drive|ambition|interest|respect|integrity|excuse|business|clue)|issues|what it takes|been (?:lazy|lying|hiding|avoiding|coasting)|potential|great|an attitude|lost (?:interest|respect|motivation|his|her)|trouble with)|have (?:no (?:idea|interest|respect|intention)|given up|issues|a problem)|probably|clearly|obviously|simply|just (?:want|wants|need|needs|does not|do not|is not)|never (?:intended|wanted|cared|meant|really)|let you down|messed|blew|dropped the ball|does what|knows (?:exactly|better|he|she)|needs? (?!to)(?:a|more|some|structure|clear|clarity|training|coaching|firm|discipline|someone|motivation|confidence|support|accountability|feedback|time|space|help|less|better|recognition|direction|guidance|boundaries|you to)|wants? (?:attention|an easy|it easy|to be (?:seen|liked|told))|feels? (?:threatened|insecure|intimidated|unappreciated|undervalued|micromanaged|entitled|inferior|jealous)|respects? you|likes? you|hates? |trusts? you|will (?:never|come around|come round|be fine|get there|quit|leave|respect you|thank you|appreciate|respond|follow|open up|shut down|resent)|would (?:never|have (?:bought|signed|stayed|responded)|respect|respond|appreciate)|deserves?|used you|strung you|took advantage|outplayed|needed (?!to)(?:a|more|some|you))",
    r"the|your|his|her|their {adv}(?:real|main|root|actual|underlying|core|true|deeper|bigger|biggest|fundamental|only|basic|whole|bottom-line|obvious) (?:problem|issue|cause|reason|mistake|weakness|strength|gap|challenge|obstacle|blocker|truth|question here|lesson|failure)(?: [a-z]+){0,3} (?:is|was|here is|lies|comes)",
    r"the|your|his|her|their (?:problem|issue|mistake|weakness|blind spot|flaw|failing|downfall)(?: here| now| with [a-z]+)? (?:is|was|lies|seems)",
    r"what (?:is really|was really|is actually|is) going on (?:here )?is",
    r"what (?:you|he|she|they) (?:did|said|have|are doing|were doing|is doing|was doing) (?:there |here )?(?:is|was) {adv}(?:a |an )?(?:great|good|wrong|bad|right|brilliant|poor|weak|unfair|excellent|smart|clever|mistake|called|classic|unhelpful|exactly|micromanaging|perfect)",
    r"it|that is {adv}(?:obvious|clear|plain|evident|apparent|no wonder|no surprise|unsurprising|understandable that he) (?:that |you |he |she |they |from |to me|why|what)",
    r"no wonder (?:he|she|they|the)",
    r"clearly|obviously|evidently|undoubtedly|frankly|of course ,? ?(?:he|she|they|you|your|the|there|this|that|it|marketing|procurement)",
    r"true|correct|agreed [.!]",
    r"exactly|absolutely|precisely|totally [.!,]",
    r"not good enough",
    r"typical (?:of|for|sales|rep)",
    r"classic (?:case|example|sign|rookie|mistake|avoidance|symptom|[a-z]+ (?:syndrome|behaviou?r|mistake|case))",
    r"shame on (?:you|him|her|them)",
    r"you (?:are|were) better than (?:that|this)",
    r"poor|weak|bad|lazy|sloppy qualification|discovery|preparation|leadership|management|coaching|planning|communication|work|follow-up",
    r"sounds|looks|seems|feels (?:like|as if|as though|to me like) (?:you|he|she|they|your rep) (?:{adv})(?:lacks?|needs? (?!to)|(?:is|are) (?:avoiding|afraid of conflict|in denial|making excuses|hiding|micromanaging|overthinking|procrastinating|the problem|just)|have a problem|has a problem|failed|fails|messed|blew|made a mistake|did (?:well|great|the right|a great)|handled|should|need to)",
    r"sounds|looks|seems|feels {adv}(?:like |as if )?(?:a |an |the )?(?:great|good|excellent|perfect|fantastic|brilliant|solid|smart|wise|wonderful|lovely|strong|poor|bad|weak|terrible|awful) (?:plan|idea|approach|start|step|move|choice|strategy|one|thing|way|leader|rep|to me|[.!])",
    r"sounds|looks|seems|feels (?:great|good|perfect|excellent|fantastic|brilliant|wonderful|awesome|amazing|right)(?= [.!,])",
)
_LINKS = frozenset(
    "is are was were be been being am sound sounds seem seems look looks appear appears become became getting gets get "
    "got a an so too very really just such quite pretty rather bit little simply clearly obviously not more as like "
    "acting feels feel may might could coming come comes across and or , plain totally completely deeply highly overly that this how naturally incredibly truly "
    "genuinely still always probably somewhat utterly absolutely".split()
)
_ABOUT_SOMEONE = frozenset("you he she they who rep reps buyer buyers client customer prospect team manager it that".split())
_BEFORE_CLAUSE = frozenset("that because since as think believe say guess sure yes no but though although".split())
_OWNED = frozenset("such a an these those his her your their this that the".split())
_PERSONS = frozenset("person rep reps leader manager coach seller salesperson guy man woman people buyer client customer attitude behaviour behavior answer reaction response comment remark reply mindset".split())


def judgements(sentence: Sentence, setting: Setting) -> Iterator[Finding]:
    """Verdicts on people and on what they did, unless they are the coachee's own and kept as such."""
    if setting.handed_over:
        return
    match = _verdict(sentence, setting) or _trait(sentence, setting) or _diagnosis(sentence, setting)
    if match:
        yield Finding(FindingKind.JUDGEMENT, sentence.span(match.start, match.end + 1), WHY)


def _verdict(sentence: Sentence, setting: Setting) -> Match | None:
    if sentence.asks and (sentence.question is None or sentence.question == skip_openers(sentence, 0)):
        return None
    for match in JUDGES.find(sentence):
        if sentence.question is not None and match.start >= sentence.question:
            return None
        before = sentence.word(match.start - 1)
        if match.start not in sentence.clauses and before not in OPENERS and before not in _BEFORE_CLAUSE:
            continue
        if is_reported(sentence, match.start):
            continue
        if is_tentative(sentence) and sentence.word(match.start) not in ("sounds", "looks", "seems", "feels", "that", "i"):
            continue
        if sentence.word(match.start) in ("he", "she", "they", "you") and _is_echo(sentence, setting, match):
            continue
        return match
    return None


def _trait(sentence: Sentence, setting: Setting) -> Match | None:
    """ "She's lazy", "such a defensive rep"; a state only when stated flat of somebody else."""
    for i, word in enumerate(sentence.words):
        if word in _TRAITS:
            strong = True
        elif word in _STATES:
            strong = False
        else:
            continue
        if not _is_about_someone(sentence, i) or is_reported(sentence, i):
            continue
        if setting.said.has(word) and (is_tentative(sentence) or not strong or sentence.asks):
            continue
        if strong or _is_flat_state(sentence, i, setting):
            return Match(max(0, i - 2), i + 1)
    return None


def _is_about_someone(sentence: Sentence, i: int) -> bool:
    """Whether the word at ``i`` is said of a person: linked to a subject, or before "rep" or "attitude"."""
    if sentence.word(i + 1) in _PERSONS:
        return sentence.word(i - 1) in _OWNED | _LINKS
    j = i - 1
    while sentence.word(j) in _LINKS and j > 0 and sentence.word(j) not in ("that", "it", "this"):
        j -= 1
    if sentence.word(i - 1) == "how" and sentence.word(i + 1) in _ABOUT_SOMEONE:
        return True
    linked = any(w in ("is", "are", "was", "were", "be", "being", "so", "sound", "sounds", "seem", "seems", "look", "looks", "too", "how", "such", "acting", "gets", "get", "got", "been", "becoming") for w in sentence.words[j:i])
    subject = sentence.word(j)
    named = 0 <= j < len(sentence.tokens) and sentence.tokens[j].is_capital
    return linked and (subject in _ABOUT_SOMEONE - {"it", "that"} or named or subject in ("why", "how", "with", "'s"))


def _is_flat_state(sentence: Sentence, i: int, setting: Setting) -> bool:
    before = sentence.words[max(0, i - 5) : i]
    return not ("you" in before or is_tentative(sentence) or sentence.asks or setting.said.is_empty is None) and bool(
        {"he", "she", "they"} & set(before)
    )


def _diagnosis(sentence: Sentence, setting: Setting) -> Match | None:
    for match in _DIAGNOSES.find(sentence):
        if is_reported(sentence, match.start) or setting.said.has(sentence.word(match.end - 1)):
            continue
        before = sentence.words[max(0, match.start - 6) : match.start]
        if {"is", "was", "have", "has", "like", "classic", "had", "suffer", "suffering", "from", "sign", "it", "are", "with", "his", "her", "your", "their", "not"} & set(before) or match.start in sentence.clauses:
            return match
    return None


def _is_echo(sentence: Sentence, setting: Setting, match: Match) -> bool:
    """The coachee said it of that person first, in these words."""
    return setting.said.names(sentence.words[match.start + 1 : match.end + 4])
