"""Sides with the coachee against somebody, or clears them: either closes the search for causes."""

from collections.abc import Iterator

from assistant.domain.guard import Finding, FindingKind
from assistant.guarding.parsed import Sentence
from assistant.guarding.patterns import Phrases
from assistant.guarding.reported import is_reported, is_tentative
from assistant.guarding.setting import Setting

WHY = "It takes sides on whose fault it was, which closes the search for causes."

_OTHERS = r"(he|she|they|it|NAME|marketing|procurement|the [a-z]+|your [a-z]+|that [a-z]+|product|legal|finance|leadership|management|pricing|sales ops|competition|competitors?)"
SIDES = Phrases(
    r"you are {adv}(?:right|spot on|correct|not wrong|bang on)",
    r"you have {adv}(?:a point|every right|got a point|every reason)",
    r"i {adv}(?:agree|am with you (?:on|there)|hear you, (?:he|she|they)|am on your side|side with you|do not blame you|would be (?:angry|furious|mad|annoyed|upset|frustrated) too)",
    r"it|that|this {adv}(?:is|was) {adv}(?:on (?:him|her|them|you|marketing|procurement|the [a-z]+|your [a-z]+|product|legal|finance|leadership|management|pricing)|not (?:on you|your fault|your doing|your problem|your responsibility|down to you|about you)|(?:his|her|their|your|marketing's|procurement's|the [a-z]+'s|nobody's|no one's|the [a-z]+ 's|marketing 's|procurement 's) (?:own )?(?:fault|doing|mistake|problem|failure|loss|responsibility)|the (?:lead|market|price|product|economy|leads|fault of)|down to (?:him|her|them|the [a-z]+|marketing|procurement|you|your))",
    r"none of (?:it|this|that) (?:is|was) {adv}(?:your|on you|down to you)",
    r"nothing you (?:could|did|can)",
    r"there (?:is|was) nothing (?:more |else )?(?:you|he|she) could",
    r"not your (?:fault|problem|doing)",
    r"you|he|she could not have (?:done|known|changed|won)",
    r"you {adv}(?:could not have|did nothing wrong|did everything|had no chance|never had a chance|were (?:set up|robbed|let down|dealt|unlucky|screwed|cheated|used|misled|never going to)|are not to blame|are the victim|deserved better|can not be blamed|got (?:a raw deal|unlucky|screwed|robbed)|were not to blame)",
    rf"{_OTHERS} {{adv}}(?:let you down|messed (?:it |this |you )?up|dropped the ball|screwed|failed you|is to blame|are to blame|was to blame|were to blame|is the problem|are the problem|was the problem|cost you|killed (?:it|the deal|this|that)|lost (?:it|you|the deal|this)|ruined|sabotaged|blew (?:it|the deal)|made it impossible|(?:is|was|were|are) at fault|did not (?:support|back) you|should have (?:done|known|supported|told|sent|delivered)|did you no favours|set you up)",
    r"(he|she|they|NAME|your [a-z]+|the (?:rep|buyer|client|customer|team|boss|vp|board)) (?:is|are|was|were) {adv}(?:out of (?:order|line)|in the (?:wrong|right)|wrong|right(?! for| with| here)|unfair|rude|unreasonable|at fault|disrespectful|unprofessional|mistaken)",
    r"every (?:right|reason) to (?:be|feel)",
    r"blame|fault lies with",
    r"the (?:blame|fault) (?:lies|is|sits)",
    r"yes|yeah|true|right|agreed|absolutely|definitely|totally|indeed|sure|exactly , (?:that|those|the|it|he|she|they|your|marketing|procurement) {adv}(?:[a-z]+ )?(?:is|was|were|are|let|failed|did|does|do|should|could|can|really|messed|lost|sent|never)",
    r"sounds|looks|seems like (?:he|she|they|it|marketing|procurement|the [a-z]+|your [a-z]+)(?: [a-z]+)? (?:is|are|was|were) {adv}(?:the (?:problem|issue|one to blame|real problem|cause)|to blame|at fault|in the wrong|unreasonable|your (?:boss|manager)'s fault|bad|terrible|lousy|useless|incompetent|unfair)",
    r"sounds|looks|seems like (?:[a-z' ]+ )?(?:let you down|dropped the ball|failed you|messed up|fault|set you up|screwed|cost you the deal|killed the deal)",
    r"with|given|no (?:leads|a market|a price|a product|a manager|a boss|support|marketing) like (?:that|those)",
    r"(no one|nobody) could (?:have|sell|win|close)",
    r"anyone would (?:have|be|feel|struggle|lose)",
    r"who would not",
    r"(let you down|let (?:him|her|them) down|dropped the ball|failed you|made a mess|made (?:such )?a (?:real )?mess|messed (?:it|this|you|everything) up|set you up to fail|hung you out)",
)
_CLAIMED = frozenset("it that this he she they the your marketing procurement product legal finance there".split())
"""First words of phrases that a "may well" takes back."""


def blame(sentence: Sentence, setting: Setting) -> Iterator[Finding]:
    """Agreement that someone or something is at fault; "that may well be so" is none."""
    if sentence.question is not None and sentence.question == 0:
        return
    for match in SIDES.find(sentence, 0, sentence.question):
        if is_reported(sentence, match.start):
            continue
        if is_tentative(sentence) and sentence.word(match.start) in _CLAIMED:
            continue
        yield Finding(FindingKind.BLAME, sentence.span(match.start, match.end + 2), WHY)
        return
