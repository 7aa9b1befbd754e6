"""One spelling for what people type on a phone, so that a rule needs to know only one."""

import re
import unicodedata

from assistant.domain.words import plain

_SPELLINGS = {
    r"[\u02bc`\u00b4]": "'",
    r"[\u2010-\u2015]": "-",
    r"\b(do|does|did|is|are|was|were|would|could|should|have|has|had) ?not\b": r"\1n't",
    r"\b(do|does|did|is|are|was|were|would|could|should|have|has|had)nt\b": r"\1n't",
    r"\b(?:can ?not|cant)\b": "can't",
    r"\b(?:will not|wont)\b": "won't",
    r"\b(?:i am|im)\b": "i'm",
    r"\b(?:i have|ive)\b(?= (?:been|had|got|lost|never|not|already|just|thought|decided|no)\b)": "i've",
    r"\b(he|she|that|there|what|who)s\b": r"\1's",
    r"\b(they|you)re\b": r"\1're",
    r"\bwan+a\b": "want to",
    r"\bg[ou]nn?a\b": "going to",
    r"\bgotta\b": "got to",
    r"\bany more\b": "anymore",
    r"\bno[- ]?one\b": "nobody",
    r"\beverybody\b": "everyone",
    r"\bu\b": "you",
}
_COMPILED = tuple((re.compile(pattern), replacement) for pattern, replacement in _SPELLINGS.items())


def fold(text: str) -> str:
    """As ``plain``, with contractions and slang written in one way.

    >>> fold("I DONT  wanna, do not ask. They are late")
    "i don't want to, don't ask. they are late"
    """
    folded = plain(unicodedata.normalize("NFKC", text))
    for pattern, replacement in _COMPILED:
        folded = pattern.sub(replacement, folded)
    return folded
