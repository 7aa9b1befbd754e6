"""How a result is explained: causes outside and inside, words that judge, blame turned on oneself.

After the attribution literature (Weiner 1985; Försterling 1985): where a cause lies is read here;
whether it is true is not for a reader to say.
"""

import re
from collections.abc import Sequence

from assistant.domain.words import plain

LOST = re.compile(
    r"\b(?:(?:i|we|they|he|she|just|[a-z]+) (?:just |have |had |'ve )?lost (?!interest|track|touch|confidence|trust|patience|control|focus|sleep|time|his|her|their|my mind|momentum|motivation|hope|heart)[a-z]+\b"
    r"|^lost \w+|lost (?:the |a |my |our )?(?:\w+ )?(?:deal|account|renewal|tender|bid|opportunity|rfp|customer|client|logo)"
    r"|(?:deal|account|renewal|it) (?:fell through|slipped away|died|is dead|went to|is gone|got lost|was lost|went dark)"
    r"|(?:they|buyer|customer|client|prospect) (?:went with|chose|picked|signed with) (?:a |the |another |some)?\w+|closed[- ]lost|didn'?t (?:win|get) (?:the|it|that))\b"
)
WON = re.compile(
    r"\b(?:(?:i|we|he|she|they|just|[a-z]+) (?:just |have |'ve )?(?:won|closed|landed|signed) (?:the|a|an|my|our|another|it|that|this|[a-z]+)\b(?! (?:off|the call|lost))"
    r"|^(?:won|closed|landed|signed) \w+|closed[- ]won|(?:deal|contract) (?:is |was |got |just )?signed|they signed\b|i (?:crushed|nailed|smashed) (?:it|the|my|that))\b"
)

_BAD = (
    r"(?:lousy|terrible|bad|awful|weak|poor|rubbish|garbage|crap|trash|shit|junk|useless|hopeless|dead|too (?:high|expensive|slow|late|small|low|big|long)"
    r"|slow|late|missing|broken|a mess|a joke|off|impossible|unrealistic|rigged|no good|not (?:good|great|competitive|ready|qualified|there)|worse|overpriced|expensive|saturated|tough|down|brutal|frozen|cut|gone|pulled)"
)
_THINGS = (
    r"(?:leads?|marketing|pricing|price|prices|product|features?|roadmap|legal|procurement|finance|budget|economy|market|timing|territory|patch|competitor\w*|competition|quota|comp plan|commission"
    r"|management|leadership|my (?:manager|boss)|our (?:manager|boss)|the (?:buyer|customer|client|champion|cfo|prospect)|support|presales|se team|engineering|onboarding|season|quarter|industry|website|brand|crm|tools?|inbound|list|data|delivery|implementation|contract terms|terms)"
)
_OUTSIDE = (
    re.compile(r"\b((?:the |our |those |these |my )?" + _THINGS + r"(?: \w+){0,3} (?:was|were|is|are|'s|got|came|went|has been|have been|just|looked|kept) (?:\w+ ){0,2}" + _BAD + r")\b"),
    re.compile(r"\b(" + _BAD + r" " + _THINGS + r")\b"),
    re.compile(r"\b((?:they|the buyer|the customer|the client|the prospect|he|she|competitor|\w+) (?:went with|undercut|dropped the price|ghosted|pulled (?:the )?budget|changed their mind|had already decided|never (?:had|wanted|planned|took)|wouldn't (?:pay|move)|cheaper)(?: \w+){0,4})"),
    re.compile(r"\b((?:marketing|procurement|legal|finance|product|management|leadership|my manager|my boss|support|the cfo|presales) (?:keeps?|kept|never|always|didn'?t|doesn'?t|won'?t|wouldn'?t|killed|blocked|pulled|sends?|sent|gave|gives|let|screwed|messed|failed|stalled|dragged|ruined|lost|couldn'?t|can'?t|took|insisted|froze|cut|changed)(?: \w+){0,5})"),
    re.compile(r"\b(?:because of|due to|thanks to|down to|all about|blames?|blamed|it was|fault of|cost us) ((?:the |our |their |my )?" + _THINGS + r")\b"),
    re.compile(r"\b((?:no|not enough) (?:budget|leads|support|pipeline|inbound|air cover))\b"),
    re.compile(r"\b((?:just |pure |sheer |bad |dumb |good |got )?luck(?:y)?)\b"),
    re.compile(r"\b(we(?:'re| are| were) (?:too expensive|overpriced|missing (?:\w+ ){1,3}|late to market))"),
)  # fmt: skip
_INSIDE = (
    re.compile(
        r"\b(i (?:should(?:'ve| have| of)|could(?:'ve| have)|didn'?t|never|failed|forgot|missed|rushed|talked too|messed|screwed|blew|dropped|assumed|pushed too|waited|let|ignored|underestimated|overlooked|wasn'?t|got (?:too )?(?:lazy|greedy|complacent|defensive|nervous)"
        r"|nailed|crushed|smashed|prepared|built|worked|earned|ran|asked|stayed|kept|found|multithreaded|qualified|handled|won)(?: \w+){0,6})"
    ),
    re.compile(r"\b((?:it'?s|it was|that'?s|that was|all|entirely|totally|completely|100%) (?:all |totally |entirely |completely |mostly )?(?:my (?:own )?fault|on me|me\b|down to me))"),
    re.compile(
        r"\b(my (?:pitch|demo|discovery|prep\w*|follow[- ]?ups?|process|relationship\w*|skills?|hard work|work|effort|persistence|mistake|bad|own fault|fault|talent|strategy|approach|questions?|hustle))\b"
    ),
    re.compile(r"\b(i'?m (?:just |so |too |a |not )?(?:not (?:good|cut)|useless|terrible|bad|rubbish|hopeless|an idiot|stupid|failure|weak|the best|that good|good at))\b"),
)  # fmt: skip
_SELF_BLAME = re.compile(
    r"\b(?:(?:all|entirely|totally|completely|it'?s|it was|that'?s|that was|100%) (?:\w+ )?(?:my (?:own )?fault|on me|down to me)\b|my (?:own )?fault|i(?:'m| am) (?:such |just |so |a |an |not )*(?:useless|terrible|hopeless|idiot|stupid|failure|loser|rubbish|worthless|cut out|good enough|letting|the problem)"
    r"|i (?:blew|ruined|wrecked|screwed up|messed (?:it |this |everything )?up|let everyone down|always (?:mess|screw|blow|ruin)|can'?t do anything right|suck)|i hate myself|i keep failing|blame myself|kicking myself|beating myself up)\b"
)

_TRAITS = (
    "lazy|unmotivated|arrogant|entitled|toxic|useless|hopeless|stupid|dumb|weak|negative|difficult|stubborn|sloppy"
    "|careless|complacent|selfish|passive|disengaged|uncoachable|a diva|a slacker|slacking|checked out|not hungry|not"
    " coachable|not motivated|not committed|not a team player|immature|insecure|clueless|incompetent|unprofessional"
    "|ungrateful|moody|high maintenance|a nightmare|dead weight|mediocre|not cut out|a bad fit|soft|burned out"
    "|burnt out|defensive|not a closer|phoning it in|coasting|too nice|a lone wolf|unreliable|disorgani[sz]ed"
)
_SUBJECT = r"(?:he|she|they|my rep|the guy|this rep|that rep|[a-z]+)"
_LABEL = re.compile(
    r"\b" + _SUBJECT + r"(?:'s| is| are|'re| seems| has become| has got|'s gotten| got| was)(?: \w+){0,2}? (" + _TRAITS + r")\b"
    r"|\b(lazy|useless|arrogant|entitled|toxic|incompetent) (?:rep|guy|seller|ae|sdr|person|kid)\b"
)
_AS_FACT = re.compile(
    r"\b(?:he|she|they) (?:just |simply |clearly |obviously |really |honestly )*((?:doesn'?t|don'?t|does not|do not|didn'?t) (?:care|want (?:it|to (?:win|work|learn|change|sell|grow))|try|listen|respect|give a (?:damn|shit|fuck))"
    r"|can'?t be bothered|couldn'?t care less|has (?:no|a bad|an attitude|zero)(?: \w+){0,2}|lacks? \w+|only cares? about \w+|is only in it for \w+|thinks? (?:he|she|they)(?:'s| is|'re| are) (?:better|above|too good)(?: \w+){0,3})"
)


def outcome(said: Sequence[str]) -> str | None:
    """``lost`` or ``won`` for the result last spoken of."""
    for text in reversed(said):
        line = plain(text)
        lost, won = LOST.search(line), WON.search(line)
        if lost:
            return "lost"
        if won:
            return "won"
    return None


def outside(said: Sequence[str]) -> tuple[str, ...]:
    """Causes that lie outside the speaker, in the speaker's words."""
    return _found(said, _OUTSIDE)


def inside(said: Sequence[str]) -> tuple[str, ...]:
    """Causes that lie in what the speaker did or is, in the speaker's words."""
    return _found(said, _INSIDE)


def _found(said: Sequence[str], rules: Sequence[re.Pattern[str]]) -> tuple[str, ...]:
    found = (m[1].strip() for text in said for rule in rules for m in rule.finditer(plain(text)))
    return tuple(dict.fromkeys(found))


def blames_self(text: str) -> bool:
    return bool(_SELF_BLAME.search(plain(text)))


def label(text: str) -> str | None:
    """A word that judges a person, or a reason about a person presented as fact."""
    line = plain(text)
    if (found := _LABEL.search(line)) and not re.match(r"(?:it|that|this|there|which|deal|price|market)\b", found[0]):
        return found[1] or found[2]
    if found := _AS_FACT.search(line):
        return found[1]
    return None
