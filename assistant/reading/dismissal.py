"""Ending somebody's job: wished for, planned, feared with a threat behind it, or done."""

from assistant.reading.folding import any_of

_WHOM = (
    r"(?:him|her|them|me|someone|somebody|anyone|people|(?:one|two|three|four|half|most|some|\d+) (?:\w+ )?(?:of|people|reps|aes|sdrs)"
    r"|(?:my|this|that|a|the|our|an|another) (?:\w+ ){0,2}(?:reps?|aes?|sdrs?|bdrs?|csm|guy|girl|woman|man|employee|person|seller|salesperson"
    r"|salesman|colleague|team member|manager|people|performer|kid|junior|hire|one))"
)
_INTENT = (
    r"(?:to|should i|should we|can i|could i|can we|may i|must i|must|do i|will|'ll|'d|i|we|or|and|let's|just|either|don't|didn't|might|would|i'd|they|he|she)"
)
_NAME = (
    r"(?!(?:it|that|this|things?|us|the|my|our|any|all|your|their|deals?|some|an?|off|up|away|back|at|questions?|drill\w*|these"
    r"|those|out|on|in|over|through|customers?|clients?|prospects?|buyers?|vendors?|shots?|alarms?|emails?|and|or|from|hose|safety|for|more|every"
    r"|is|was|as|with|when|if|first|more|myself|too|again|under|line|him|her|me|them|go|potential|account\w*|agenc\w+|suppliers?|by|one|starter|power"
    r"|ahead|behind|sale|fight\w*|pit|works|so|but|not|because|which|lit)\b)[a-z][a-z-]+"
)
_SOON = (
    r"(?=$|[.,;:!?)]| (?:this|next|today|tomorrow|tonight|yesterday|now|soon|at the end|before|by (?:the|end|friday|monday|summer|christmas)"
    r"|on (?:\w+day|the spot|short)|because|for (?:cause|performance|missing|poor|not)|or|if|without (?:a|warning|cause|any)|after"
    r"|from (?:the|his|her|my) (?:company|team|job|role)|last|in (?:a|two|january|q\d|the (?:next|new))|due|as part|but|so|help|what|how|and (?:i|how|don't|the|he|she|we|my)))"
)
_ENDED = r"(?:fired|sacked|terminated|let go|laid off|made redundant|axed|canned|dismissed (?:from|for|without|today|yesterday))"
_ELSEWHERE = (
    r"(?! (?:up|at|off|with (?:questions|energy)|an? |from (?:\w+ )?(?:last|previous|old|former|earlier)|of|about|by the (?:idea|news)|in (?:a|his) previous))"
)

_NOT = any_of(
    r"(?:champions?|buyers?|prospects?|customers?|clients?|cfo|cio|cto|coo|cmo|ciso|procurement|sponsor|stakeholders?|contacts?|vendors?|agency"
    r"|decision[- ]makers?|competitors?|predecessor|previous \w+|former \w+|our (?:ceo|vp)|their \w+|ceo|(?:head|vp|director) of \w+(?: at \w+)?)"
    r"(?: \w+){0,3} (?:" + _ENDED + r"|fired|dismissed|sacked|lost (?:his|her|their) job)",
    r"(?:fire|fired|firing|sack|dismiss|dismissed|terminate|drop) (?:this|that|the|a|our|my|their|an|these|some|bad) (?:\w+ )?(?:customers?|clients?|prospects?|buyers?"
    r"|accounts?|vendors?|agency|suppliers?|partners?|contracts?|deals?|trial|cfo|cio|ceo|champion)",
    r"(?:not|never|don't|doesn't|won't|wouldn't|no one's|nobody's|isn't|rather than|instead of|without) (?:\w+ ){0,3}(?:fir(?:e|ing)|sack(?:ing)?|let(?:ting)? (?:him|her|them|\w+) go"
    r"|terminat\w+|get(?:ting)? (?:fired|rid of)) ?(?:him|her|them|anyone|someone)?(?!.* but )",
    r"(?:afraid|scared|worried|fear\w*|terrified|anxious|nervous|don't want|nobody|no one|ever|might|could|will i|would)\b[^.]{0,25}(?:get|gets|getting|got|be|being) "
    r"(?:fired|sacked|laid off|let go)(?<!about to be fired)",
    r"(?:afraid|scared|worried|fear\w*|terrified|anxious|nervous|if|could|might|don't want) [^.]{0,25}(?:lose|losing) (?:my|his|her|their) job",
    r"(?:get|got|getting|all|so|be|me|him|them|team|everyone|are|is|he's|she's|they're|i'm|really|is all) fired up",
    r"fire (?:him|her|them|me|us) (?:an?|some|the|off|up|over|questions|another)|fired (?:him|her|them|me|us) (?:an?|off|up|over|questions|some|the)",
    r"(?:trial|baptism) by fire|under fire|on fire|fire drills?|firefight\w*|hire and fire|you're fired",
    r"lay(?:ing)? off (?:the|of|discount\w*|coffee|emails?|him|her)",
)  # fmt: skip
_WARNED = any_of(
    r"(?:said|says|told|threat\w*|warned|warning|hinted|promised)\b.{0,40}(?:get|be|being|i'm|i'll be|he's|she's) (?:fired|sacked|let go|out of a job|gone)",
    r"(?:said|says|told|threat\w*|warned) .{0,40}(?:fire|sack|let) (?:me|him|her)(?: go)?",
    r"(?:about to|going to) (?:be|get) (?:fired|sacked|let go|laid off|terminated)",
)  # fmt: skip
_SIGNS = any_of(
    _INTENT + r" (?:\w+ )?fire (?:" + _WHOM + r"|" + _NAME + r")", r"fire (?:him|her|them|someone)" + _SOON,
    r"firing (?:" + _WHOM + r"|" + _NAME + r")",
    r"(?:i|i'll|he|she|he'll|she'll|they|i'm|he's|she's|rep|reps|people|guy|someone|colleague|we|who|[a-z]+) (?:\w+ ){0,3}?(?:get|gets|got|getting|be|being|been|was|were|is|are"
    r"|am|'s|'m) (?:just |finally |both |almost |all )?" + _ENDED + _ELSEWHERE,
    r"(?:i've|he's|she's|i'm|they've|he'll be|she'll be|i'll be) (?:just |been )?" + _ENDED + _ELSEWHERE,
    r"(?:they|he|she|boss|manager|company|vp|hr|we|i|just) (?:\w+ )?(?:fired|sacked|axed|laid off|terminated) (?:" + _WHOM + r"|tom|" + _NAME + r")" + _SOON,
    r"let(?:ting)? (?:" + _WHOM + r"|" + _NAME + r"|one of \w+ \w+) go" + _SOON,
    r"let go of (?:him|her|one of|my (?:\w+ )?(?:rep|ae|sdr))",
    r"terminat\w+ (?:" + _WHOM + r"|(?:his|her|my|their) (?:employment|job|position|role|contract))|(?:his|her|my|employee) termination"
    r"|wrongful\w* (?:terminat|dismiss)\w*|unfair(?:ly)? dismiss\w*|termination (?:meeting|talk|letter|conversation|call)|dismissal",
    r"sack(?:ed|ing|s)? (?:" + _WHOM + r"|" + _NAME + r")|(?:get|got|give \w+|gave \w+) the (?:sack|boot|chop|axe)",
    r"dismiss (?:" + _WHOM + r")" + _SOON,
    r"get(?:ting)? rid of (?:him|her|me|someone|one of (?:my|the)|my (?:\w+ )?(?:reps?|ae|sdr)|th(?:is|at|e) (?:\w+ )?(?:rep|guy|girl|ae|sdr))",
    r"manag(?:e|ing|ed) (?:" + _WHOM + r"|" + _NAME + r") out" + _SOON + r"|manag(?:e|ing) out (?:" + _WHOM + r")",
    r"(?:exit|exiting) (?:him|her|a rep|my rep|one of)|(?:push|pushing|force|forcing|pushed|forced) (?:him|her|me) out" + _SOON,
    r"(?:show|showing|showed|shown) (?:him|her|me) the door|(?:he|she|tom|[a-z]+) (?:has|needs|'s got) to go" + _SOON,
    r"severance|exit package|redundanc(?:y|ies) (?:talk|package|process|list|round|letter|notice)|(?:made?|making|being made) (?:\w+ )?redundant",
    r"lay(?:ing)? (?:him|her|them|me|people|someone|two|three|half) off|lay(?:ing)? off (?:" + _WHOM + r"|\w+ (?:of|from) my|\w+ people)|laid (?:me|him|her|them) off",
    r"(?:his|her|my) last day,? .{0,20}(?:doesn't|don't) know|(?:lost|losing|lose|going to lose) (?:my|his|her) job|out of a job",
    r"g(?:ive|ave|iven|iving) (?:him|her|me) (?:his |her |my |two weeks |two weeks' )?notice(?! (?:of|that|about))|part(?:ing|ed)? ways with (?:him|her|one of|my rep|a rep)",
    r"(?:want|wants|wanted) (?:him|her|me) out(?: of (?:the team|my team|here|the company))?" + _SOON,
)  # fmt: skip


def tells_of_dismissal(folded: str) -> bool:
    """Whether a folded sentence tells of ending a colleague's, a rep's or one's own job."""
    return bool(_WARNED.search(folded) and not _BUYING.search(folded)) or bool(_SIGNS.search(_NOT.sub(" ~ ", folded)))


_BUYING = any_of(r"(?:champion|buyer|cfo|cio|customer|client|prospect|sponsor)(?:'s)? (?:\w+ )?(?:said|told|is|was|got|about|going)")
