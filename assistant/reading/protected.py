"""Signs of harassment, discrimination, leave, dismissal and retaliation, in one's own team.

These belong to people trained for them, whoever speaks: one it was done to, one who was told, or one who
is about to do it. What happens at a buyer's ("our champion was let go", "their CFO is on leave") is the
trade's daily news and is coached; so are a wish to resign, fear for one's job without a threat behind it, a
loud meeting, holidays and a day's cold.
"""

import re
from collections.abc import Callable

from assistant.domain.reading import Concern
from assistant.domain.words import sentences
from assistant.reading.dismissal import tells_of_dismissal
from assistant.reading.folding import any_of, fold

_BUYER = (
    r"(?:champions?|buyers?|prospects?|customers?|clients?|cfo|cio|cto|coo|cmo|ciso|procurement|sponsor|stakeholders?"
    r"|decision[- ]makers?|contacts?|vendors?|suppliers?|competitors?|signer|signatory|gatekeeper"
    r"|their (?:ceo|vp|head|director|team|it|legal|new|old|whole|sales|ops|board))"
)
_BUYER_BEFORE = re.compile(_BUYER)
_YOU = r"(?:me|her|him|us|them|someone|my rep|one of my \w+|the (?:new )?(?:girls?|women|guys?|rep|intern|hire))"
_BODY = r"(?:shoulders?|leg|knee|thigh|back|butt|bum|ass|waist|arm|hair|breasts?|chest|neck|hand|bottom|skirt|face)"
_GROUP = (
    r"(?:wom[ae]n|female|girls?|ladies|mothers?|moms?|mums?|single mom|black|brown|white|asian|hispanic|latin[ao]|african"
    r"|indian|arab|turkish|polish|muslim|jewish|hindu|sikh|catholic|christian|gay|lesbian|queer|trans(?:gender)?|bisexual"
    r"|pregnant|disabled|deaf|immigrant|foreign(?:er)?|refugee|autistic|dyslexic|too old|too young|over (?:50|fifty|60))"
)
_TRAIT = (
    r"(?:age|gender|sex|race|skin|colou?r|religion|accent|disability|illness|cancer|diabetes|epilepsy|depression|pregnancy"
    r"|kids|children|baby|nationality|origin|ethnicity|sexuality|sexual orientation|orientation|headscarf|hijab|turban"
    r"|adhd|autism|dyslexia|wheelchair|faith|beard|passport)"
)

_NOT_HARASSMENT = any_of(
    r"harass\w* (?:the|our|a|any|these|those|that|more|some)? ?" + _BUYER, r"harassing them",
    r"(?:don't|not|without|never) (?:\w+ ){0,3}harass\w*|feel(?:s)? like (?:i'm )?harassing|harass\w* me (?:about|for)",
    _BUYER + r" (?:\w+ )?bull(?:y|ied|ies|ying) (?:me|us)|bull(?:y|ied|ying) (?:\w+ )?(?:into|on|down)|bully pulpit",
    r"creepy (?:\w+ )?(?:emails?|automation|personali[sz]ation|data|outreach|retargeting|ads?)",
    r"touched (?:me )?(?:base|deeply)|grab(?:bed|s)? (?:me|him|her) for",
)  # fmt: skip
_HARASSMENT = any_of(
    r"harass\w*", r"sexual(?!ity| orientation)\w*", r"grop\w+", r"molest\w*", r"sleazy",
    r"(?:touch|strok|kiss|fondl|hugg|rubb?|grabb?|pinch|squeez)(?:es|ed|ing|s)? (?:up |against )?(?:me|her|him|my|his)"
    r"(?: \w+)? ?" + _BODY, r"(?:touch|strok|kiss|fondl|hugg)(?:es|ed|ing|s)? (?:me|her|him)(?! on linkedin| base)",
    r"hands? (?:on|up|down|round|around|over) (?:my|her|his) " + _BODY,
    r"(?:comment|remark|joke|message|text|whistle|stare)\w* .{0,30}(?:my|her|his|their|how (?:i|she|he)) "
    r"(?:body|looks?|legs|breasts|boobs|ass|butt|figure|clothes|skirt|dress|chest|weight|sex life|appearance|outfit)",
    r"(?:how|what) (?:i|she|he) (?:looks?|wears?) .{0,20}(?:at night|every|keeps|always)|star(?:es|ing|ed) at (?:my|her)",
    r"(?:dirty|sexual|inappropriate|lewd|explicit|crude|suggestive|vulgar|gross|disgusting) (?:jokes?|comments?|remarks?"
    r"|messages?|texts?|photos?|pictures?|pics?|gestures?|touch\w*|advances)",
    r"ask\w* (?:me|her|him|my rep) out(?! (?:of|for lunch|to lunch))|go on a date with (?:me|her|him|the)",
    r"(?:hit|hits|hitting) on " + _YOU, r"flirt\w* with " + _YOU + r"|stop flirting", r"made a pass at|come(?:s)? on to " + _YOU,
    r"unwanted (?:advances?|attention|touch\w*|contact)|unwelcome (?:advances?|attention|touch\w*)",
    r"(?:sleep|slept|sleeping|go to bed) with (?:me|her|him|the (?:client|customer|buyer|boss|manager))",
    r"nudes?|dick pics?|naked (?:pics?|photos?|pictures?)|porn\w*",
    r"(?:is|are|gets?|being|was|so|really|acting|'s) (?:\w+ )?creepy|(?:a|total|such a) creep|creep(?:s|ed|ing)? (?:me|her) out",
    r"bull(?:y|ies|ied|ying)|mobbing|mobbed|haz(?:ed|ing)|gang(?:s|ed|ing)? up on " + _YOU,
    r"hostile (?:work )?(?:environment|workplace)|verbal(?:ly)? abus\w+|abus(?:es|ed|ing) (?:me|her|him)"
    r"|abusive (?:boss|manager|leader|messages|emails|language|colleague|customer|client)",
    r"call(?:s|ed|ing)? (?:me|her|him) (?:names|sweetheart|honey|baby|darling|doll|a (?:bitch|slut|whore|retard|cow))",
    r"(?:spit|spat|threw \w+|throws? \w+) at (?:me|her|him)",
)  # fmt: skip
_CRUELTY = any_of(
    r"(?:humiliat|belittl|degrad|mock|ridicul|scream|yell|shout|insult|demean|swear|laugh|pick|bark)\w* (?:at |on )?"
    r"(?:me|her|him|us|my)", r"(?:makes?|making) fun of (?:me|her|him|my)",
)  # fmt: skip
_OVER_AND_OVER = any_of(
    r"every(?: single)? (?:\w+ )?(?:day|call|meeting|week|morning|time)|constantly|always|keeps?|all day|daily|all the time"
    r"|again and again|for (?:weeks|months|years)|dread\w*|doesn't stop|won't stop",
)  # fmt: skip

_NOT_DISCRIMINATION = any_of(
    r"(?:very |more |a )?discriminating (?:buyers?|customers?|tastes?|eye|audience|palate)"
    r"|(?:buyers?|customers?|clients?|they|market) (?:is|are) (?:\w+ )?discriminating",
    r"discriminat\w+ (?:between|on price)|price discrimination", r"faith in", r"accent colou?rs?",
    r"blind spots?|deaf ears|tone[- ]deaf|black (?:friday|box|swan|list)|white[- ]?(?:paper|board|space|label|glove)s?",
    r"accommodation\w* (?:for the (?:event|offsite|kick-?off|conference|trip)|costs?|booking)|buying (?:committee|team).*",
    r"too (?:old|young)[- ](?:school|fashioned)",
)  # fmt: skip
_DISCRIMINATION = any_of(
    r"discriminat\w+", r"racis[tm]|sexis[tm]|ageis[tm]|ableis[tm]|homophob\w+|transphob\w+|islamophob\w+|xenophob\w+"
    r"|anti-?semit\w+|misogyn\w+|bigot\w*|racial\w*|slurs?|n[- ]word",
    r"(?:because|due to|on account|for being|since|bc|cause|cuz|just for|as) (?:of )?(?:\w+ ){0,2}?(?:i'm|i am|she's|she is"
    r"|he's|he is|they're|they are|being|we're|they found out \w+) (?:\w+ ){0,2}" + _GROUP,
    r"(?:because|due to|on account|based on|as|cause|bc)(?: of)? (?:my|her|his|their|our|the) (?:\w+ )?" + _TRAIT,
    r"(?:differently|different|unfairly|worse|fairly) because", r"as (?:a|an|the only) (?:\w+ )?" + _GROUP + r" (?:\w+ )?(?:i|she|he|we|on|in|here)",
    r"for being (?:a |an |too )?(?:\w+ )?" + _GROUP, r"jok\w+ (?:about|at) .{0,20}(?:being|because \w+) (?:\w+ )?" + _GROUP,
    r"(?:since|after|when|ever since) (?:i|she|he) (?:told|came out|said|mentioned|found out).{0,30}\b(?:gay|lesbian|trans|bi"
    r"|pregnant|muslim|jewish|autistic|disabled|adhd|diagnos\w+)", r"came out (?:as|to the team|at work|to my)",
    # age
    r"(?:he's|he is|she's|she is|they're|i'm|i am|are|rep is|rep's|\w+ is) (?:just |simply |getting |probably |maybe |frankly |honestly )*"
    r"too (?:old|young) (?:for (?:this|that|the|our|us|enterprise|a|sales|it)|to (?:sell|learn|change|lead|manage|be|do|keep))",
    r"(?:said|says|told|thinks?|hint\w*|suggest\w*|implied|asked) .{0,25}too (?:old|young)",
    r"(?:need|want|prefer|hire|get|bring in|looking for|for) (?:\w+ )?(?:(?:some|any)(?:one|body|thing) )?(?:the )?"
    r"(?:young|younger) (?:blood|ones?|people|guys|folks|reps?|face|talent)|(?:someone|somebody|anyone) (?:\w+ )?younger",
    r"at (?:my|her|his|your) age|at (?:5\d|6\d) (?:they|he|she|i|you|nobody|it's)|(?:he's|she's) (?:5\d|6\d)(?! (?:%|percent|k))",
    r"(?:my|her|his) age (?:is|was|shows|came|matters|against)|mature reps?",
    # gender, family, pay
    r"(?:we )?(?:women|girls|females|mothers|moms|mums|ladies) (?:can't|don't|aren't|shouldn't|never|are too|are (?:bad|worse|not)"
    r"|(?:only )?get (?:less|the|paid|passed|nothing|scraps))|(?:a|any) (?:woman|girl|female) can't",
    r"(?:paid|earn\w*|mak(?:e|es|ing)|gets?|getting) (?:\w+ )?less than (?:the |my |all the |other )?(?:men|guys|male|boys|women|white|lads)",
    r"(?:men|guys|boys|lads) (?:on the team |here |in the team )?(?:always |all )?get (?:all |the |better |bigger |best )",
    r"(?:equal|unequal|gender) pay|pay gap|boys'? club|only (?:woman|girl|black \w+|female) (?:on|in) (?:the|my|our) (?:\w+ )?team",
    r"she(?:'ll| will|'s going to| might| wants to| is going to)? (?:\w+ )?(?:soon |probably |be )*(?:have|having|start|starting|want) "
    r"(?:kids|a baby|babies|children|a family)|childbearing|maternity risk",
    r"(?:just|recently) had a (?:baby|kid|child) (?:so|and) .{0,60}(?:hungry|committ|focus|available|travel|give|gave|move|assume|territory)\w*"
    r"|(?:new|young|working) (?:mom|mum|mother)s? (?:so|and|can't|won't)",
    # disability, origin, religion
    r"in a wheelchair|(?:his|her|my|a|their|with) disabilit\w+|(?:he's|she's|i'm|being) disabled|disabled (?:rep|person|colleague|seller)",
    r"reasonable (?:adjustments?|accommodations?)|accommodations? for (?:his|her|my|their|an?)|ask\w* for (?:an )?accommodations?",
    r"(?:my|his|her|their|foreign|strong|thick|heavy|that) (?:\w+ )?accent",
    r"(?:his|her|my|their) (?:religion|faith|hijab|headscarf|turban|prayers?|prayer times?|skin colou?r|ethnicity|nationality)",
    r"go back to (?:my|his|her|your|their) (?:own )?country|people like (?:me|her|him) (?:don't|aren't|never)",
)  # fmt: skip

_NOT_LEAVE = any_of(r"pregnant (?:pause|silence)", r"(?:off|out|in) sick (?:today|yesterday|this morning|on \w+day|tomorrow)")
_LEAVE = any_of(
    r"(?:sick|medical|maternity|paternity|parental|family|mental[- ]health|stress|disability|bereavement|compassionate"
    r"|care(?:r|giver)(?:'?s)?|adoption|pregnancy|long-term|burn-?out|health|mat|pat|shared parental) (?:leave|time off|absence)",
    r"fmla|leave of absence|(?:sick|doctor'?s) (?:notes?|line)|short[- ]term disability",
    r"on leave (?:since|for|with|because|due|after|indefinitely)|(?:back|return\w*|came back) from (?:\w+ )?leave",
    r"(?:off|been|long[- ]term|on the|out|called in|calling in) sick (?:for|since|again|with|all|\w+ weeks?|a lot|every|list|pay)|long[- ]term sick",
    r"signed off (?:sick|with|work|for (?:stress|\w+ (?:weeks?|months?))|by (?:my|his|her|the) (?:doctor|gp))",
    r"(?:sick|ill|off) (?:days?|leave|again)? ?(?:too often|so often|every monday|all the time)",
    r"(?:time|days?|weeks?|months?) off (?:for|because of|due to|after) (?:\w+ )?(?:surgery|operation|treatment|therapy|chemo\w*|ivf"
    r"|health|mental|medical|illness|depression|stress|burnout|miscarriage|baby|birth|cancer|a breakdown|anxiety)",
    r"chemo\w*|ivf|radiotherapy|miscarriage", r"(?:doctor|gp|therapist|psychiatrist) (?:\w+ )?(?:says?|said|told|wants|thinks|recommend\w*|wrote)"
    r"(?: \w+)? .{0,20}(?:stop|rest|not work|time off|off work|break|leave|work)", r"what (?:the|her|his|my) doctor said",
    r"(?:need|needs|having|has|have|in for|after) (?:\w+ )?(?:surgery|an operation)", r"pregnan(?:t|cy)", r"expecting a (?:baby|child)",
)  # fmt: skip

_NOT_RETALIATION = any_of(
    r"retaliat\w* (?:with|by) (?:\w+ ){0,3}(?:prices?|discounts?|tariffs?|campaign|offer|undercutting)",
    _BUYER + r" (?:\w+ ){0,3}(?:complain|retaliat|report|rais|refus|object|escalat)\w*",
    r"complain\w* (?:\w+ )?(?:about|to|with) (?:the )?(?:leads?|lead quality|crm|pricing|product|support|marketing|tool|"
    r"customers?|competitors?)",
)  # fmt: skip
_SPOKE_UP = (
    r"(?:complain\w*|report(?:ed|ing|s)? (?:him|her|them|it|this|that|my (?:boss|manager|lead\w*|director)|the (?:incident|harassment"
    r"|behaviou?r|problem|fraud|bullying)|harassment|to (?:hr|compliance|ethics|legal))|sp(?:oke|eak|eaking|oken) (?:up|out)"
    r"|(?:went|go|going|gone|been|talked|turned|wrote) to (?:hr|compliance|the ethics)|rais(?:ed|ing) (?:it|this|concerns?|my|an? (?:issue|concern|complaint))"
    r"|filed|filing|bl(?:ew|ow|owing|own) the whistle|refus(?:ed|ing) to (?:\w+ )?(?:lie|fudge|fake|falsify|cook|sign|hide|misrepresent"
    r"|backdate|inflate|go along)|said no to (?:him|her|my (?:boss|manager))|turned (?:him|her) down|testif\w+|grievance|witness)"
)
_COST = (
    r"(?:(?:territory|accounts?|leads?|shifts?|patch|quota|bonus|commission|review|rating|promotion|deals|hours)\b.{0,25}\b"
    r"(?:shr[aiu]nk|cut|smaller|worse|gone|taken|tak(?:es|ing)|reassigned|moved|given|halved|doubled|lost|tanked|dried|went|disappeared)"
    r"|(?:took|taken|taking|take|moved|moving|cut|cutting|gave|giving|give|reassign\w*|remov\w+|lost|pulled) .{0,30}(?:territory|accounts?|leads?"
    r"|patch|deals?|bonus|promotion)|(?:worst|bad|no|worse|crap\w*) (?:leads|accounts|territory|review|rating|shifts)|fr(?:eezes?|oze|ozen|eezing) (?:me|her|him) out"
    r"|(?:ignor|exclud|avoid|punish|isolat|sidelin|demot|target|bully)\w+|off (?:every|all) (?:\w+ )?(?:calls?|deals?|meetings?|accounts?)"
    r"|(?:making|made|makes) my (?:life|job|days?) (?:\w+ )?(?:hell|harder|miserable|impossible)|left out|not invited|cold shoulder"
    r"|(?:don't|doesn't|didn't) (?:want|talk|speak|invite|trust) .{0,15}(?:her|him|them|me)|silent treatment|make (?:him|her) pay|get back at|out to get)"
)
_RETALIATION = any_of(
    r"retaliat\w*|reprisals?|victimi[sz]\w+|whistle-?blow\w*|(?:blew|blow|blowing|blown) the whistle|grievance",
    r"punish\w* (?:me |her |him |us )?for (?:speaking|reporting|complaining|raising|going|refusing|telling|saying|being honest)",
    r"(?:payback|revenge) for (?:speaking|reporting|complaining|going|telling|that complaint)|get back at (?:him|her|me) for",
    r"(?:file|filed|files|filing|made|put in) (?:a|an|another)? ?(?:\w+ )?(?:complaint|case|report) (?:against|about|with hr|on) ?(?:me|my|him|her|hr)?",
    r"(?:went|gone|complained|complaining|ran|reported (?:me|it)|goes) to (?:hr|my boss|compliance) (?:about|over|because of) me",
    _SPOKE_UP + r"\b.{0,120}?\b" + _COST, _COST + r".{0,60}\b(?:since|because|after) (?:i|he|she|they) (?:\w+ )?" + _SPOKE_UP,
)  # fmt: skip


def _told_of_own_team(idioms: re.Pattern[str], signs: re.Pattern[str]) -> Callable[[str], bool]:
    """Finds signs in a sentence unless what comes before them in it is somebody at a buyer's."""

    def finds(folded: str) -> bool:
        found = signs.search(idioms.sub(" ~ ", folded))
        return bool(found) and not _BUYER_BEFORE.search(idioms.sub(" ~ ", folded)[: found.start() if found else 0])

    return finds


def _harasses(folded: str) -> bool:
    cleaned = _NOT_HARASSMENT.sub(" ~ ", folded)
    if _HARASSMENT.search(cleaned):
        return True
    cruelty = _CRUELTY.search(cleaned)
    return bool(cruelty and _OVER_AND_OVER.search(cleaned) and not _BUYER_BEFORE.search(cleaned[: cruelty.start()]))


def _discriminates(folded: str) -> bool:
    return bool(_DISCRIMINATION.search(_NOT_DISCRIMINATION.sub(" ~ ", folded)))


_RULES: tuple[tuple[Concern, Callable[[str], bool]], ...] = (
    (Concern.RETALIATION, _told_of_own_team(_NOT_RETALIATION, _RETALIATION)),
    (Concern.HARASSMENT, _harasses),
    (Concern.DISCRIMINATION, _discriminates),
    (Concern.LEAVE, _told_of_own_team(_NOT_LEAVE, _LEAVE)),
    (Concern.DISMISSAL, tells_of_dismissal),
)


def protected_matter(text: str) -> Concern | None:
    """The protected matter a message by itself tells of, or None. The most telling one comes first."""
    whole = fold(text)
    parts = [fold(part) for part in sentences(text)]
    for concern, finds in _RULES:
        # A complaint and what it cost may stand in two sentences.
        if any(finds(part) for part in ([whole] if concern is Concern.RETALIATION else parts)):
            return concern
    return None
