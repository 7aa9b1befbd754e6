"""Turning the coachee's words to face them: "I told him my plan" becomes "you told him your plan"."""

import re

from assistant.domain.words import straight

_TURNS = {
    "i": "you", "me": "you", "my": "your", "mine": "yours", "myself": "yourself", "we": "you", "us": "you",
    "our": "your", "ours": "yours", "ourselves": "yourselves", "i'm": "you're", "im": "you're",
    "i've": "you've", "ive": "you've", "i'd": "you'd", "i'll": "you'll", "we're": "you're", "we've": "you've",
    "we'd": "you'd", "we'll": "you'll",
}  # fmt: skip
_VERBS = (
    (re.compile(r"\b(you) am\b", re.IGNORECASE), r"\1 are"),
    (re.compile(r"\bam (you)\b", re.IGNORECASE), r"are \1"),
    (re.compile(r"\b(you) was\b", re.IGNORECASE), r"\1 were"),
    (re.compile(r"\bwas (you)\b", re.IGNORECASE), r"were \1"),
    (re.compile(r"\b(you) wasn't\b", re.IGNORECASE), r"\1 weren't"),
)
_FELT = re.compile(r"\byou (should|must|need to|have to|ought to|gotta)\b", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z]+(?:'[a-z]+)?")
_LEAD_INS = re.compile(
    r"^(?:(?:so|and|but|well|ok|okay|yeah|yes|no|honestly|tbh|basically|also|just|i mean|i guess|i think|look"
    r"|right|oh|hi|hello|hey)\b[,:;]?\s+)+",
    re.IGNORECASE,
)


def turned(text: str) -> str:
    """A clause of the coachee's, as one says it back to them. Names and the rest stay as they are."""
    line = _LEAD_INS.sub("", straight(text)).rstrip(" .!?;,…")
    line = _WORD.sub(lambda w: _TURNS.get(w[0].lower(), w[0]), line)
    for verb, becomes in _VERBS:
        line = verb.sub(becomes, line)
    # "I should" said back bare would be an order.
    return _FELT.sub(r"you feel you \1", line)


def as_point(text: str, most_words: int = 16) -> str:
    """A turned clause, cut at a natural place where it is long, beginning with a capital."""
    line = turned(text)
    if len(line.split()) > most_words:
        parts = re.split(r"(?<=[,;:])\s+|\s+(?=(?:because|but|which|although|while|when|so that)\b)", line)
        kept = parts[0]
        for part in parts[1:]:
            if len(f"{kept} {part}".split()) > most_words:
                break
            kept = f"{kept} {part}"
        line = " ".join(kept.split()[:most_words]).rstrip(" ,;:")
    return line[:1].upper() + line[1:]
