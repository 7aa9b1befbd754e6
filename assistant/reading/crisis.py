"""Signs that a life or somebody's safety may be in danger, told from the drastic idiom of sales.

Three weights. A *grave* sign is enough by itself. A *veiled* one is enough where it isn't about work:
"I can't do this anymore" is, "I can't do this anymore, the CRM is a joke" isn't. A *faint* one counts
only beside another. Burnout, exhaustion and self-blame about results are coached: they are none of these.
"""

import re

from assistant.domain.words import sentences
from assistant.reading.folding import any_of, fold

_SELF = r"(?:my|him|her|them|your)sel(?:f|ves)"
_ONE = r"(?:i|he|she|they)"
_ONE_IS = r"(?:i'm|i am|he's|he is|she's|she is|they're|they are)"
_KIN = (
    r"(?:husband|wife|spouse|boyfriend|girlfriend|fianc[eé]e?|ex|ex-\w+|dad|father|stepdad|stepfather|mum|mom|mother"
    r"|brother|son|roommate|flatmate)"
)
_NOT = r"(?:not|never|don't|doesn't|didn't|won't|wouldn't|no longer)"

_IDIOMS = any_of(
    r"(?:career|commercial|political|professional|pric(?:e|ing)|margin|social|business|financial|corporate|brand"
    r"|revenue|forecast|deal) suicide",
    r"suicide (?:pric(?:e|ing)|missions?|discount\w*|quotas?|squad|deals?|sprints?|terms|run|margins?)",
    r"suicide (?:prevention|hotline|awareness|helpline) (?:charity|non-?profit|org\w*|app|software|platform|account"
    r"|client|customer|vendor|prospect|foundation)",
    r"(?:be|that's|this is|it's) (?:pure |total |complete |absolute |sheer )?suicide(?: (?:to|for)|$|[.,!])",
    r"(?<!about )(?<!of )(?<!considered )killing " + _SELF + r" (?:to|for|over|with|on|trying|getting|doing|chasing"
    r"|working|building|writing|here|at|all (?:day|week|month|quarter|year)|this (?:week|month|quarter|year))",
    r"killed " + _SELF + r" (?:to|on (?:that|the|this|my|our|a)|getting|working|preparing|trying|writing|building|for)",
    r"(?:not|never|won't|wouldn't)(?: going to| gonna)? (?:kill|hurt|shoot) " + _SELF,
    r"not (?:feeling |at all )?suicidal|(?:no|not any|never had|without) (?:thoughts? of |suicidal )(?:suicide|thoughts?)",
    r"(?:could|can)(?:'ve| have)? (?:kill(?:ed)?|kick(?:ed)?|shoot|shot|slap(?:ped)?) " + _SELF + r" (?:for|that|because)",
    r"rather die than", r"sh[oo]o?ts?(?:ing)? " + _SELF + r" in the (?:foot|knee)", r"just shoot me",
    r"(?:rope|noose) to hang " + _SELF + r"(?: with)?", r"hang(?:ing|s)? " + _SELF + r" out to dry",
    r"(?:dying|to die) (?:to|for)|die (?:for|of|from|down|hard|on)|died (?:of|on the|in (?:legal|procurement|committee))",
    r"(?:deals?|it|this|that|thing|project|initiative|idea|thread|opportunity) (?:\w+ )?(?:wants?|has|needs?) to die",
    r"want (?:it|this|that|the \w+|this \w+) to (?:die|stop)",
    r"(?:wanted|wished) (?:\w+ ){0,3}(?:die|disappear|vanish|dead)(?: \w+)? (?:when|in|on|as|after|during|right)",
    r"(?:boss|manager|vp|director|ceo|cro|wife|husband|mum|mom|customer) (?:said|says) (?:he|she|they)(?:'ll|'d| will)"
    r" kill me(?: if)?",
    r"cut(?:s|ting)? " + _SELF + r" (?:off|short|some|out|down|loose|a|in|from|free|shaving|too)",
    r"hurt(?:s|ing)? " + _SELF + r" (?:by|in the|with|more|ski\w+|playing|at (?:the gym|football|soccer|training|work"
    r"|tennis|five)|on (?:the|a|his|her)|lifting|running|climbing|falling|cycling)",
    r"overdos\w+ (?:on|of) (?:coffee|caffeine|slides|features|content|meetings|webinars|information|jargon|data|emails"
    r"|acronyms|discounts|process|sugar)",
    r"(?:off|from) the ledge", r"(?:poison|bitter|hard|tough|tougher) pills?", r"(?:jump|jumped|jumping) the gun",
    r"gun[- ]shy|smoking gun|big guns?|top guns?|hired guns?|gun to (?:my|our|his|her|their|the \w+'s) heads?",
    r"jump(?:ed|ing)? off (?:a|the|this|that|my) (?:call|zoom|meeting|teams|line)",
    r"bruis\w+ (?:ego|pride)s?|ego(?:'s| is| was)? (?:\w+ )?bruised",
    r"black eye (?:for|on|to)", r"stabbed (?:me|him|her|us) in the back", r"stalk\w* (?:\w+ ){1,4}(?:linkedin|online)",
    r"living (?:in|on|out|off|from|up|through|quarter|paycheck|month|deal|with (?:this|that|the))",
    r"threat\w* to (?:kill|shoot down) (?:the|this|our|my|that) (?:deal|project|budget|contract|po|renewal|pilot)",
    r"hurt (?:him|her|them) (?:with|in|by|on|more)|(?:hurt|hurting) (?:someone|people|somebody)'?s",
    r"(?:nobody|no one) (?:would|will) (?:notice|care) if i (?:wasn't|weren't|was not) (?:on|in|at)",
    r"heart attack (?:when|at|because|over)|gave me a heart attack|(?:almost|nearly) had a heart attack",
)  # fmt: skip

_GRAVE = any_of(
    # said outright
    r"suicid\w*|sucid\w*|suicde|unaliv\w+|kms",
    r"(?:kil+|hang|shoot|drown|stab|poison)(?:ing)? " + _SELF, r"(?:kil+ed|shot|hanged|hung|drowned) " + _SELF,
    r"(?:end|ends|ending|ended|take|takes|taking|took|taken) (?:my|his|her|their|your)(?: own)? li(?:fe|ves)"
    r"(?! savings| insurance)",
    r"end(?:s|ing|ed)? it all|end everything",
    _NOT + r" (?:\w+ )?(?:want|wants|wanting|wanted|wish|care|feel like)(?: to| if \w+)? (?:\w+ )?"
    r"(?:live|living|alive|exist|existing)(?! (?:in|with|off|through|up|by|on|from|like|out|near|there|here))",
    r"wish(?:es|ed|ing)? (?:that )?" + _ONE + r"(?:'d| had| was| were| wasn't| weren't| hadn't)? (?:\w+ ){0,2}"
    r"(?:dead|born|alive|woken|gone)",
    r"want(?:s|ed)? (?:\w+ )?to die", r"(?:better off|rather be|should be|be better) dead", r"deserves? to die",
    # others better off, nobody to miss one
    r"better off if " + _ONE + r" (?:\w+ ){1,3}(?:here|around|gone|dead|alive|there)",
    r"(?<!account )(?:everyone|everybody|family|kids|wife|husband|people|they|all|they'd|them|team|company|world|you)"
    r"(?:'d| would| will|'ll| are| is|'s)?(?: all)?(?: be)? (?:\w+ )?better(?: place| off)? without me"
    r"(?! (?:on|in|at|as|for))",
    r"(?:said|says|thinks|told|feels|thought|believes|mentioned) .{0,40}better (?:off |place )?without (?:him|her|them)",
    r"world would be (?:a )?better (?:place |off )?without (?:me|him|her)",
    r"(?:easier|better)(?: for \w+)? if i (?:just )?(?:wasn't|weren't|was not|were not) (?:here|around|alive)",
    r"if i (?:was|were) (?:gone|dead|no longer (?:here|around))|if i (?:died|vanished|disappeared)",
    r"(?:nobody|would anyone|would any of them|would they)(?: would|'d|'ll| will)? (?:even |ever |really |actually )*"
    r"(?:miss (?:me|him|her)|(?:notice|care|mind) if " + _ONE + r" (?:was|were|wasn't|weren't|died|disappeared"
    r"|vanished|never|stopped existing))(?! (?:on|at|in))",
    r"(?:to|at|for|of) my (?:own )?funeral",
    r"won't have to (?:worry about|deal with|see|put up with) (?:me|him|her) (?:much longer|anymore|for long|soon)",
    # not waking up, nothing to live for
    r"(?:don't|doesn't|didn't|not) want to (?:ever )?wake up(?! (?:at|to|early|before|for|and (?:see|open|check|look)))",
    r"(?:hop|wish|pray)\w* (?:that )?" + _ONE + r" (?:\w+ )?(?:don't|doesn't|didn't|won't|wouldn't|never|hadn't)"
    r" (?:\w+ )?(?:wake|woke|woken) up",
    r"(?:not|never) (?:ever )?wak(?:e|ing) up (?:again|anymore|tomorrow|in the morning)",
    r"(?:sleep|asleep|bed) and (?:just )?(?:not|never) (?:ever )?wake", r"sleep forever|stop existing|not exist anymore",
    r"(?:point|reason|sense|use) (?:of|in|to|for) (?:me |even |still )*(?:live|living|life|being (?:alive|here)|existing)",
    r"nothing (?:left )?to live for|(?:isn't|not|no longer|ain't) worth living",
    r"(?:tired|sick|done|fed up|had enough|enough) (?:of|with) (?:my )?(?:life|living|being alive|existing)(?! (?:on|of))",
    r"give up on (?:life|living)|don't care (?:anymore )?(?:what happens to me|if i (?:live|die))",
    r"burden (?:to|on|for) (?:everyone|my (?:family|kids|wife|husband|parents)|people|all of|you all|them all)",
    r"make it through the night|see (?:the morning|tomorrow morning)|dark thoughts",
    r"(?:thoughts?|thinking|think|dream\w*|fantasi\w+|obsess\w+) (?:of|about) (?:\w+ )?(?:death|dying|being dead"
    r"|not (?:being here|existing|being around)|ways to (?:die|end)|(?:hurt|harm|kill)ing (?:someone|people|him|her))",
    # self-harm and means
    r"self[- ]?harm\w*|(?:hurt|harm|cut|burn)(?:s|ing|ting)? (?:my|her|him|them)self(?! out)|cutting again",
    r"(?:took|taken|taking|take|swallowed) (?:\w+ ){1,4}(?:pills|tablets|sleeping pills|meds)|overdos\w+|noose",
    r"(?:driv|steer|crash|swerv|drove)\w* (?:my car |the car |it |straight |right )*(?:into|off) (?:a|the|an|some)?"
    r" ?(?:tree|wall|bridge|river|truck|lorry|traffic|oncoming)",
    r"(?:step|jump|walk|throw|threw|leap)\w* (?:" + _SELF + r" )?(?:in front of|under|into|off|from|out of) (?:a|the|my"
    r"|an)? ?(?:train|tracks|traffic|truck|tram|subway|bridge|roof|building|window|balcony|cliff|oncoming)",
    r"(?:stand|stood|look|sit|sat)\w* (?:at|on|over|from|off) (?:the|a|that) (?:bridge|ledge|tracks|rails)",
    r"goodbye (?:letters?|notes?)|(?:gave|giving|gives|given) away (?:his|her|my|their|all) (?:\w+ )?(?:dog|cat|things"
    r"|stuff|belongings|possessions|pets?)",
    r"do(?:es|ing)? something (?:\w+ )?to " + _SELF,
    # violence, at home or at work
    _KIN + r"\b.{0,30} (?:hits|hit|beats|beat|beating|punch\w*|slap\w*|kick(?:s|ed)|chok\w+|strangl\w+|hurts|hurt"
    r"|abus\w+|attack\w*|stalk\w*|shoves?|shoved|threw) (?:me|her|him|us|the kids|my kids)"
    r"(?! (?:up with|with a|on|to|that|out|about))",
    _KIN + r"\b.{0,20} (?:violent|abusive)|abusive (?:" + _KIN + r"|relationship|marriage|home|partner)",
    _KIN + r"\b.{0,30} threaten\w* (?:me|her|him|us|to (?:kill|hurt|hit|beat|shoot|burn|take the kids))",
    r"(?:stalker|being stalked|stalking (?:me|her|him)|stalks (?:me|her|him))",
    r"(?:he|she|they|someone|somebody|partner|customer) (?:\w+ )?(?:chok(?:ed|es)|strangl(?:ed|es)|punch(?:ed|es)"
    r"|slap(?:ped|s)|hit|hits) (?:me|her|him)(?! (?:up|with|on|out|for|that|like|to|back|off|hard|at|down|over|where))",
    r"(?:not|don't feel|doesn't feel|isn't|never) safe (?:at home|in (?:my|her|his) (?:own )?(?:home|house)"
    r"|with (?:him|her|my)|around (?:him|my))",
    r"(?:scared|afraid|terrified|frightened) (?:to go|of going) (?:back )?home|(?:scared|afraid|terrified) of (?:my|her"
    r"|his) " + _KIN,
    r"(?:fear|fears|afraid|scared|fearing) for (?:my|her|his|our|their) (?:life|lives|safety)",
    r"domestic (?:violence|abuse)|women's shelter|battered",
    r"with (?:\w+ )?bruises|bruises (?:on|again|and|all)|(?:has|had|have|with) (?:a |another )?(?:black eye|bruises)",
    r"raped?|raping|sexual(?:ly)? assault\w*|physically (?:attack|assault|hurt)\w*|assaulted (?:me|her|him)",
    r"threat\w* (?:\w+ )?(?:to|that (?:he|she)(?:'d|'ll| would| will)) (?:kill|hurt|shoot|stab|beat|punch|burn|harm)",
    r"(?:said|says|texted|wrote|swore) (?:that )?(?:he|she|they)(?:'s going to|'ll|'d| will| would) (?:kill|hurt|shoot"
    r"|stab) (?:me|him|her|us|someone|everyone)",
    r"(?<!don't )(?<!not )(?:i|i'm|i'll|i might|i could) (?:really |just |honestly )*(?:want to |going to |will )?"
    r"(?:hurt|harm|stab|strangle|shoot) (?:someone|somebody|people|him|her|them|everyone)(?! \w+ings| with)",
    r"(?:going to|want to|wants to|will|might) kill (?:someone|somebody|everyone|people)",
    r"(?:bring|brings|brought|bringing|bought|has|have|had|with|pulled|owns|keeps) (?:a|his|her|my|the) (?:gun|pistol"
    r"|rifle|knife|weapon)|shoot up the|(?:blow|burn) (?:up |down )?(?:the|this) (?:office|building)|bomb threat",
    # a body in danger
    r"chest pains?|pain in my chest|having a (?:heart attack|stroke)|is unconscious",
)  # fmt: skip

_VEILED = any_of(
    r"can't (?:do|handle|face|bear) (?:this|it|any of (?:this|it)|life|things|everything|another day)"
    r"(?: anymore| any longer| much longer)", r"can't live like this|don't want to live like this",
    r"can't (?:go on|carry on|keep going)", r"can't (?:cope|anymore)(?: anymore)?$",
    r"(?:point|reason|sense|use) (?:of|in|to|for) (?:me )?(?:even )?(?:go on|going on|carry on|carrying on|keep(?:ing)? going"
    r"|waking up|getting up)",
    r"no point (?:in|to) (?:any of (?:it|this)|anything|it all|trying anymore)", r"what's the point anymore",
    r"no way out", r"no hope (?:left|for me)|without hope|hopelessness",
    r"(?:feel|feels|feeling|felt) (?:\w+ )?(?:hopeless|worthless)(?! at| with)", r"i'm (?:\w+ )?worthless",
    r"(?:feel|feels|feeling) (?:\w+ )?(?:empty|dead) inside|nothing matters(?: anymore)?",
    r"(?:can't|don't|couldn't|can not) see (?:\w+ )?(?:future|way forward|way out|how it (?:\w+ )?gets better)",
    r"want(?:s)? to (?:just )?(?:disappear|vanish|be gone)|wish(?:es)? " + _ONE + r" could (?:just )?(?:disappear|vanish)",
    r"(?:don't|doesn't) want to be here (?:anymore|at all)|not want to be here",
    r"(?:feel|feels|i'm|am|being|become|such) (?:like )?(?:just |only |such )*a burden",
    r"end(?:ing)? it(?: tonight| soon| myself)?(?=[.!?,]|$)", r"(?:want|need) it (?:all )?to (?:stop|be over)|make it all stop",
    r"in (?:a|such a) (?:really |very |pretty )?dark place", r"won't be (?:around|here) (?:much longer|for long|anymore)",
    r"do(?:es|ing)? something stupid", r"had enough of everything|done with everything",
    r"said goodbye to everyone|saying goodbye to everyone", r"can't breathe",
)  # fmt: skip

_FAINT = any_of(
    r"what's the point", r"can't (?:take|stand|deal with) (?:it|this|any of (?:it|this)) anymore", r"i'm (?:so )?done",
    r"(?:haven't|can't) sle(?:pt|ep)", r"i'm broken|falling apart|breaking down", r"hate my life", r"give up", r"numb",
    r"lost my (?:wife|husband|mother|father|son|daughter)|wife left|husband left", r"so alone|completely alone",
)  # fmt: skip

_WORK = any_of(
    r"crm|salesforce|hubspot|quotas?|numbers?|targets?|pipelines?|deals?|forecast\w*|cold call\w*|calls?|calling|prospect\w*"
    r"|customers?|clients?|buyers?|accounts?|reps?|leads?|admin|meetings?|demos?|discount\w*|contracts?|clause|jobs?|roles?"
    r"|work|company|boss|manager|micromanag\w*|quarters?|qbrs?|q[1-4]|procurement|emails?|commissions?|reports?|reporting"
    r"|territor(?:y|ies)|products?|pric(?:e|ing)|1:1s?|applying|resign\w*|quit|recruiter|coaching|training|commute"
    r"|travel\w*|schedule|calendar|reviews?|proposals?|prospecting|outreach|dashboards?|slides?|selling|sales|office"
    r"|negotiat\w+|renewals?|marketing|legal",
)  # fmt: skip
_NOT_WORK = any_of(r"not (?:just |only |about )*(?:the |my )?(?:job|work|quota|deal|number)|(?:wasn't|isn't) about work")

_NAMED_ANOTHER = re.compile(
    r"\b(?:he|she|they|rep|colleague|\w+) (?:said|says|told|texted|wrote|messaged|mentioned|confided)\b"
)
_MYSELF = re.compile(r"\b(?:i|i'm|i've|i'd|i'll|my|me|myself)\b")
_ANOTHER = re.compile(r"\b(?:he|she|they|him|her|his|himself|herself|themselves|rep|reps|colleague|someone)\b|\w+'s\b(?= been)")


def has_crisis(text: str) -> bool:
    """Whether the message, by itself, sounds as if someone may be in danger."""
    parts = [_IDIOMS.sub(" ~ ", fold(part)) for part in sentences(text)]
    if any(_GRAVE.search(part) for part in parts):
        return True
    veiled = sum(len(_VEILED.findall(part)) for part in parts)
    faint = sum(len(_FAINT.findall(part)) for part in parts)
    about_work = [bool(_WORK.search(part)) and not _NOT_WORK.search(part) for part in parts]
    if veiled and (veiled > 1 or (faint and not any(about_work))):
        return True
    # What comes before may be the story; what comes with it or after says what "this" is.
    return any(_VEILED.search(part) and not any(about_work[place:]) for place, part in enumerate(parts))


def is_about_another(text: str) -> bool:
    """Whether the danger told of is somebody else's: a rep's, a colleague's."""
    folded = _IDIOMS.sub(" ~ ", fold(text))
    found = _GRAVE.search(folded) or _VEILED.search(folded)
    if not found:
        return False
    span = found[0]
    if re.search(r"\b(?:me|us)\b|\bmy\b", span):
        return bool(_NAMED_ANOTHER.search(folded[: found.start()])) and '"' in folded
    if re.search(r"\b(?:her|him|them)self\b|\b(?:him|her)$", span):
        return True
    if _NAMED_ANOTHER.search(folded[: found.start()]):
        return True
    before = folded[: found.start()] + span
    mine = [m.start() for m in _MYSELF.finditer(before)]
    theirs = [m.start() for m in _ANOTHER.finditer(before)]
    return bool(theirs) and (not mine or theirs[-1] > mine[-1])
