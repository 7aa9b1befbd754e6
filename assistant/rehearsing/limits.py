"""What a practice keeps away from, in the leader's lines and in the rep's."""

import re

from assistant.domain.words import plain

_SLURS = r"retards?|fag(?:s|gots?)?|dykes?|tranny|whores?|sluts?|cunts?|paki|nigg\w*|kikes?|spics?|chinks?"
_INSULTS = (
    r"idiots?|morons?|imbeciles?|losers?|bitch\w*|bastards?|assholes?|arseholes?|scum|pigs?|dumbass|jerks?"
)
_VERDICTS = r"stupid|dumb|pathetic|useless|worthless|lazy|disgusting|incompetent|hopeless|ugly|fat|a (?:joke|disgrace)"
_SEXUAL = (
    r"sex|sexy|sexual\w*|naked|nudes?|porn\w*|horny|erotic\w*|breasts?|boobs|penis|vagina|in bed with"
    r"|sleep(?:ing)? with (?:you|me|him|her)|(?:kiss|undress|grope)\w*|you look (?:so )?hot"
)
_UNKIND = re.compile(
    rf"\b(?:{_SLURS}|{_SEXUAL})\b|\bf+[u*#@-]+c?k\w* (?:you|off)\b|\bshut (?:the \w+ )?up\b|\bscrew you\b|\bgo to hell\b"
    rf"|\byou (?:little |stupid |lazy |fucking |bloody )*(?:{_INSULTS})\b"
    rf"|\b(?:you're|you are|you were) (?:such |just |so |really |a bit |always |being )*(?:an? )?(?:\w+ )?(?:{_INSULTS}|{_VERDICTS})\b"
)
_FOUL = re.compile(
    rf"\b(?:{_SLURS}|{_SEXUAL}|{_INSULTS}|fuck\w*|shit\w*|kill(?:ed|s|ing)? (?:my|him|her|your)self|suicid\w*|self-?harm\w*"
    r"|cut(?:ting)? myself|hang myself|overdos\w*|want to die|end (?:my life|it all)|weapons?|guns?|drugs|cocaine|drunk)\b"
)
_KINDS_OF_PERSON = (
    r"gay|lesbian|queer|straight|trans(?:gender)?|bi(?:sexual)?|married|single|divorced|religious|muslim|jewish|christian"
    r"|hindu|catholic|pregnant|disabled|autistic|deaf|ill|sick|depressed|bipolar|dyslexic|an? (?:addict|alcoholic|immigrant)"
)
_MATTERS = (
    r"kids|children|baby|wife|husband|boyfriend|girlfriend|marriage|divorce|family|religion|faith|church|age|sexuality"
    r"|sexual orientation|orientation|health|diagnosis|illness|disease|disability|medication|medicine|therapy|therapist"
    r"|doctor|nationality|ethnicity|race|accent|visa|politics|party|union|pregnancy|mental health|weight|private life"
)
_PRIVATE = re.compile(
    rf"\b(?:are|aren't|were) you (?:(?:still|really|actually|by any chance) )?(?:{_KINDS_OF_PERSON})\b"
    rf"|\byour (?:own )?(?:{_MATTERS})\b|\bhow old are you\b|\bwhere are you (?:really|originally|actually) from\b"
    r"|\bdo you (?:\w+ )?(?:drink|pray|smoke|vote|have (?:any )?(?:kids|children|a (?:boyfriend|girlfriend|partner|disability)))\b"
    r"|\b(?:want|wanting|planning|plan|going) (?:to have )?(?:a baby|kids|children|a family)\b|\bwho did you vote\b"
    r"|\bwhat did (?:the|your) doctor\b|\b(?:things|everything|it) (?:been )?(?:going )?at home\b|\bpregnan\w+\b"
)
_TELLS_PRIVATE = re.compile(
    rf"\b(?:i'm|i am|i was) (?:{_KINDS_OF_PERSON})\b|\bmy (?:{_MATTERS}|son|daughter|mother|father|mum|mom|dad)\b"
    r"|\b(?:pregnan\w+|diagnos\w+|cancer|tumou?r|miscarr\w+|depression|anxiety disorder|burn-?out|panic attacks?|therap\w+"
    r"|antidepressants?|rehab|chemo\w*|divorc\w+|parental leave|maternity|paternity|sick leave|harass\w*|lawsuit)\b"
)


def is_unkind(text: str) -> bool:
    """The leader's line insults, or is sexual."""
    return bool(_UNKIND.search(plain(text)))


def is_private(text: str) -> bool:
    """The leader's line asks after what is nobody's business at work, and is protected."""
    return bool(_PRIVATE.search(plain(text)))


def is_unfit(text: str) -> bool:
    """A rep's line is foul, speaks of harm, or tells something protected."""
    line = plain(text)
    return bool(_FOUL.search(line) or _TELLS_PRIVATE.search(line))
