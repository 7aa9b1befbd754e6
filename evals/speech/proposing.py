"""What tells by its form: orders after a clause or a name, advice without a "you", actions as questions."""

import re

from evals.speech.phrases import core, listed

_QUOTED = re.compile(r"\"[^\"]*\"|(?<=[\s,:])'[^']{3,}'(?=[\s.,!?]|$)")
_SUBJECT = (
    r"\b(?:i|you|he|she|it|we|they|there|i'\w+|you'\w+|he's|she's|it's|we'\w+|they'\w+|that's|there's)\b"
)
_CLAUSE = re.compile(
    # A side clause or an adverbial up to its comma: what follows is the main clause.
    r"^(?:(?:when|whenever|if|once|before|after|as soon as|unless|until|while|since|because|as|where|"
    r"wherever|whatever|whichever|whoever|however|next time|in|on|at|by|for|from|over|under|during|with|"
    r"without|within|instead of|rather than|ideally|above all|to)\b[^,]*,\s*)+"
)
_CONDITION = re.compile(
    r"^(?:when|whenever|if|once|before|after|as soon as|next time|until)\b[^,]*,\s*(?=\w)"
)
_CALLED = re.compile(rf"^(?!(?:{_SUBJECT}))[\w' -]{{1,24}}?[,:–—]\s*(?:ever\s)?")
_FRAME = re.compile(
    r"^(?:(?:i (?:wonder|think|believe|feel|suspect|guess|reckon|can imagine|imagine|find|sense)"
    r"(?: if| whether| that)?"
    r"|my (?:sense|view|feeling|hunch|instinct|take|guess|read|experience) is(?: that)?"
    r"|(?:the )?way i see it|to my mind|honestly|look|listen|sometimes|often|perhaps|maybe|probably|"
    r"personally|frankly|so|and|but|then|here|in my experience|in that case|quite possibly|"
    r"as i see it)\b[\s,]*)+"
)
_BEHIND = re.compile(r"(?:(?<!\d)[:;–—]|, so|, then) (?=[a-z])")
"""What stands behind may be an order of its own: "one fix: rotate the chair"."""
_PRAISE = re.compile(r"(?:good|great|nice|fine|excellent|perfect)\b(?!,)")
_ASKED_FOR = re.compile(
    r"\b(?:as (?:you )?(?:requested|asked)|since you (?:asked|wanted|requested)"
    r"|you asked (?:for|me|what|how|which)|when you asked|you wanted (?:options|choices|ideas))\b"
)
_OPENS_VERB = re.compile(
    r"^(?!\w+(?:[^su]s|ed|ing|[^pl]ly)\b)[a-z][a-z-]{2,} "
    r"(?:the|your|him|her|them|every|each|any|those|these|that|his|their|yourself|it)\b(?!')"
)


def unquoted(words: str) -> str:
    """``words`` without what stands in quotation marks, others' or words to say; all if nothing is left."""
    bare = _QUOTED.sub('""', words)
    return bare if any(c.isalpha() for c in bare) else words


def main_clauses(words: str, called: bool = False) -> tuple[str, ...]:
    """``words`` from where its main clause may begin: as it is, after a frame or a side clause.

    With ``called`` also after a name or a lead-in of a few words, and behind a colon.
    """
    cuts = (_FRAME, _CLAUSE, _CALLED) if called else (_FRAME, _CLAUSE)
    found = [core(words)]
    for _ in range(3):
        for cut in cuts:
            shorter = cut.sub("", found[-1])
            if shorter and shorter != found[-1]:
                # "good work" isn't a lead-in and an order.
                found.append(shorter if _PRAISE.match(shorter) else core(shorter))
    if called:
        found += [words[match.end() :] for match in _BEHIND.finditer(words)]
    return tuple(dict.fromkeys(found))


def past_side_clause(words: str) -> str:
    """``words`` behind "if he wants a discount,"; as they are where none begins them."""
    return _CONDITION.sub("", core(words)) if _CONDITION.match(core(words)) else words


def asked_for(words: str) -> bool:
    """Hands out what was asked for, and says so."""
    return bool(_ASKED_FOR.search(words))


def opens_with_a_verb(start: str) -> bool:
    """A word that is no helper, noun or past form, with its object right behind: "bin the script"."""
    return bool(_OPENS_VERB.match(start)) and not listed("no_verb").match(start)


def names_an_action(start: str) -> bool:
    """A question, as ``core`` left it, that names what to do."""
    return bool(listed("advised_question").search(start))
