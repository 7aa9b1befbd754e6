"""Whose words these are: what a sentence reports of the coachee or others is not told by the assistant."""

import re

from assistant.guarding.parsed import DETERMINERS, SUBJECTS, WH, Sentence

_HEDGES = (
    "(?:(?:would|will|have|had|has|are|is|am|was|were|be|been|being|might|may|could|did|do|does|not|also|still|already"
    "|really|just|always|only|both|sometimes|often|now|then|first|keep|kept|seem to|seemed to|to|even|clearly"
    "|yourself|himself|herself) )*"
)
_SPEECH = (
    "(?:say|says|said|saying|tell|tells|told|telling|think|thinks|thought|thinking|believe|believes|believed|feel"
    "|feels|felt|feeling|hear|heard|hearing|want|wants|wanted|wanting|worry|worries|worried|wonder|wonders|wondered"
    "|wondering|decided|decide|deciding|mentioned|mention|described|describe|describing|call|called|calls|calling|put"
    "|wrote|expect|expects|expected|hope|hopes|hoped|hoping|wish|wished|fear|fears|feared|afraid|convinced|suspect"
    "|suspected|guess|figure|figured|reckon|reckoned|asked|asks|asking|sense|sensed|found|find|insist|insisted"
    "|promised|agreed|planned|planning|love|like|liked|argued|claimed|claim|assume|assumed|noticed|learned|learnt"
    "|concluded|keep thinking|see|sees|saw|seeing|suggested|proposed|named|listed|set out|imagine|imagined|picture"
    "|remember|remembered|read|sure|certain|torn|tempted|drawn|expected|asking)"
)
_REPORT = re.compile(
    r"(?:^|(?<= ))(?:"
    rf"(?:you|he|she|they|we|both|each|all|some|others|many|neither|people|everyone|nobody|somebody|someone|who|part of (?:you|him|her|them)|your [a-z'-]+"
    rf"|his [a-z'-]+|her [a-z'-]+|their [a-z'-]+|the [a-z'-]+) {_HEDGES}{_SPEECH}"
    r"|[a-z'-]+ (?:says|said|thinks|thought|told|believes|insists|claims|reckons|wants|expects|hopes|fears|feels)"
    r"|i (?:hear|heard|am hearing) (?:you|that you|a|some|two|three)"
    r"|your (?:\w+ )?(?:sense|worry|fear|hope|view|feeling|thought|belief|word|words|point|instinct|hunch|answer|idea"
    r"|plan|question|read|sense|guess|conclusion|wish|concern) (?:is|was|that|were)"
    r"|(?:his|her|their) (?:\w+ )?(?:version|view|answer|word|words|story|reading|side|line|fear|worry|hope|point|reason|explanation) (?:is|was|are)"
    r"|(?:yours|his|hers|theirs) (?:is|was) that"
    r"|the (?:\w+ )?(?:thought|fear|feeling|idea|worry|voice|belief|sense|pressure|hope|story|wish|question|expectation"
    r"|message|rule|urge|pull) "
    r"|(?:it|that) (?:feels|felt) |(?:feels|feeling|felt) (?:like|as)"
    r"|(?:sounds|seems) (?:like|as (?:if|though)) (?:you|he|she|they) (?:feel|want|think|believe|worry|hope|fear|are torn)"
    r")(?= )"
)
_SCOPE_ENDS = re.compile(r" ; | : | – | — | -- | , (?:so|then|but|and|which) | but (?!that)| so (?=you|he|she|they|we|i )| \? | \. ")
_BEFORE = re.compile(
    r"(?:so |and |ok |okay , |then )?(?:in (?:your|his|her|their) (?:own )?(?:words|view|eyes|mind|book|head|telling)"
    r"|as (?:you|he|she|they) (?:see|put|tell|describe|say|said|saw|told|hear)"
    r"|from where you|by your (?:own )?account|the way you|the (?:story|picture) (?:you|he|she)"
    r"|to you ,|for you ,|on your (?:account|reading)|so far ?[:,]|if i (?:hear|heard|understand|understood|have|get|got|am hearing)"
    r"|what (?:i|you) (?:am hear|hear|heard|said|told|have said|have told|described|are saying)|let me (?:see|check|play|say|sum|put)|here is what you"
    r"|according to|to sum up ,|putting your|your (?:own )?(?:points|words|list|three|two)|you (?:have )?(?:named|said|listed|mentioned|told me|set out|raised) )"
)
_AFTER = re.compile(
    r" (?:, )?the way you (?:tell|put|say|describe|see)| , (?:is how )?(?:you|she|he|they) (?:said|say|think|thought|told|feel|felt|reckon|believe|added|mentioned)\b"
    r"| as you (?:put|said|say|see|saw|told|describe)| in your (?:words|view|eyes|own words)| by your account"
    r"|^ .*? (?:is|was) (?:(?:what|how) you (?:said|say|called|call|describe|described|heard|hear|saw|see|want|wanted|named|feel|felt|keep|told|make|put)|your word|the word you)"
    r"| (?:is|was) (?:what|how) (?:you|she|he|they) (?:said|say|put|told|feel|felt|want|heard|hear|keep|kept|see)"
)
EMBEDDERS = WH | frozenset(
    "whether if than because although though while whatever whichever whoever until wherever whenever unless as "
    "anything everything something all where that thing things part of".split()
)
_TENTATIVE = re.compile(
    r"\b(?:sounds?|seems?|looks?|feels?) (?:\w+ )?(?:like|as|that|to)\b|\b(?:it|that|this|you|he|she|they) (?:sounds?|seems?)\b|\bas (?:if|though)\b|\bperhaps\b|\bmaybe\b"
    r"|\b(?:may|might|could) (?:well |also |just )?(?:be|have|feel|not|mean|even|still|want|seem)\b|\bi wonder\b"
    r"|\bi am (?:wondering|guessing|curious)\b|\bpart of you\b|\balmost\b|\bi might be wrong\b|\bi imagine\b|\bpossibly\b|\bit (?:seems|sounds|appears) [,.]|\bi get the sense\b|\bi have the sense\b"
)
_FRONTED = frozenset("if when since given because as before after".split())
_HEDGED = re.compile(
    r"\b(?:perhaps|maybe|possibly|almost|imagine|i wonder|i am wondering|part of you|i might be wrong)\b"
    r"|\b(?:may|might|could) (?:well |also |just )?(?:be|have|feel|not|mean|even|still|want|seem)\b"
)


def is_reported(sentence: Sentence, index: int) -> bool:
    """Whether what stands at ``index`` is put in the coachee's mouth or somebody else's."""
    line, place = sentence.line, sentence.place(index)
    if _BEFORE.match(line):
        return True
    before = line[:place]
    if sentence.words[0] in _FRONTED and ", " in before:
        before = " " * (before.index(", ") + 2) + before[before.index(", ") + 2 :]
    for end in _SCOPE_ENDS.finditer(before):
        place_of_scope = end.end() - 1
        before = " " * place_of_scope + before[place_of_scope:] if place_of_scope < place else before
    return bool(_REPORT.search(before.strip() + " ")) or bool(_AFTER.search(line[place:]))


def is_embedded(sentence: Sentence, index: int) -> bool:
    """Whether the subject at ``index`` belongs to a clause inside another: "what you should", "if he must"."""
    before = index - 1
    while sentence.word(before) in ("really", "just", "then", "now", "perhaps", "still", "'s"):
        before -= 1
    if sentence.word(before) == "that" and sentence.word(before - 1) in ("after", "before", "for", "with", "on"):
        return False
    return sentence.word(before) in EMBEDDERS


def is_tentative(sentence: Sentence, start: int = 0, end: int | None = None) -> bool:
    """Offers a meaning rather than stating it, in the words from ``start`` up to ``end``."""
    stop = len(sentence.line) if end is None or end >= len(sentence.words) else sentence.place(end)
    return _TENTATIVE.search(sentence.line, sentence.place(start), stop) is not None


def is_hedged(sentence: Sentence) -> bool:
    """Takes a claim back in part: "perhaps", "may", "could". "It sounds as if" alone does not."""
    return _HEDGED.search(sentence.line) is not None


def is_asked(sentence: Sentence, index: int) -> bool:
    """Whether the word stands in the part of the sentence that asks."""
    return sentence.question is not None and index >= sentence.question


def has_subject(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a subject stands between two words."""
    return any(word in SUBJECTS - DETERMINERS - {"it"} for word in sentence.words[start:end])
