"""Where telling is right: danger to life, and people who are trained for what coaching is not."""

import re

from assistant.guarding.parsed import Sentence

_EMERGENCY = re.compile(
    r" (?:112|911|999|988|000|111|116 ?123|116123|emergency|samaritans|lifeline|crisis|suicid\w*|hotline|helpline"
    r"|in danger|immediate danger|not safe|unsafe|hurt(?:ing)? yourself|harm(?:ing)? yourself|ambulance|police)[ .,?!]"
)
_PARTNER = (
    r"(?:hr|human resources|people team|people partner|people function|hr partner|hr business partner|employee assistance"
    r"|eap|works council|ombuds\w*|doctor|gp|therapist|counsell?or|counsell?ing|lawyer|solicitor|union|legal adviser"
    r"|occupational health|mental health|employment law\w*|ethics line|speak-up line|whistleblow\w*|labou?r lawyer|acas"
    r"|citizens advice|compliance|someone you trust|professional|wellbeing|well-being|staff council|confidential)"
)
_HAND_OVER = re.compile(
    r"(?:turn|talk|speak|go|reach|reach out|write|get in touch|be in touch|contact|call|see|ask|involve|bring in|raise"
    r"|take (?:it|this|that)|report|partner|belongs?|need|help|there|trained|person|people|place|safe|work|is|are|have|beside|besides)"
    rf"(?: [a-z',]+){{0,7}} {_PARTNER}[ .,?!;:]"
    rf"|(?: |^){_PARTNER} (?:, )?(?:[a-z]+ )?(?:is|are|can|will|has|have|would|knows?|handles?|should|and|or|before|as|needs?)"
)
_PEOPLE = re.compile(r" (?:him|her|them|he|she|they|his|their|your rep|the rep) ")


def hands_over(sentence: Sentence, start: int = 0) -> bool:
    """Names emergency help, or, in the clause from ``start`` on, HR and the like as someone to turn to."""
    if _EMERGENCY.search(f" {sentence.line}"):
        return True
    line = f" {sentence.line[sentence.place(start):]}"
    if start:
        line = line.partition(" and ")[0] + " "
    return _HAND_OVER.search(line) is not None and not _PEOPLE.search(line)
