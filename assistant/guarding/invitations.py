"""Orders that only invite to talk or to think: "Tell me about it", "Picture the end of the 1:1"."""

import re

from assistant.guarding.parsed import Sentence
from assistant.guarding.patterns import load

_PHRASES = load("invitations")
INVITATIONS = _PHRASES["invitations"]

LETS_TALK = _PHRASES["lets_talk"]
"""What "let us" may be followed by when it stays within this conversation."""
_SHARED = frozenset("have look take go play share explore start talk put".split())
_TO_OTHERS = re.compile(r"\bsay (?:[a-z]+ ){1,4}to (?:him|her|them) ")
_WITH_OTHERS = re.compile(r"[^.,;:?!]* with (?:him|her|them|the team|your [a-z]+) ")
_OTHERS = frozenset("him her them your the".split())


def invites(sentence: Sentence, verb: int) -> bool:
    """Whether the order at ``verb`` only asks to speak or to think, here and not to somebody else."""
    if sentence.word(verb + 1) == "to" and sentence.word(verb + 2) in _OTHERS:
        return False
    if sentence.word(verb) == "say" and _TO_OTHERS.search(sentence.line, sentence.place(verb)):
        return False
    if sentence.word(verb) in _SHARED and _WITH_OTHERS.search(sentence.line, sentence.place(verb)):
        return False
    return INVITATIONS.at(sentence, verb) is not None
