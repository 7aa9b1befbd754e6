"""What isn't coaching: rules tampered with, questions about the coach, other topics, small talk, junk.

All of it errs in favour of coaching: a message that may be about work or people is taken to be.
The wordings are in ``patterns/aside.txt``.
"""

import base64
import binascii
import re

from assistant.domain.words import plain
from assistant.reading.patterns import patterns

_SPEECH = patterns("aside")

asks_what_you_are = _SPEECH["asks-what-you-are"]
asks_who_reads = _SPEECH["asks-who-reads"]
is_greeting = _SPEECH["greeting"]
is_thanks_or_bye = _SPEECH["thanks"]
mentions_formal_plan = _SPEECH["formal-plan"]

FEW_WORDS = 6
"""More words than this are no mash of keys."""
SHORTEST_MASH = 4
OFF_TOPIC_WORDS = 40
"""A longer message tells something, whatever else it asks for."""

_MARKED = re.compile(
    r"(?i:(?:^|\n)\W*(?:system|assistant|developer)\s*:)|\bSYSTEM(?: PROMPT| MESSAGE| OVERRIDE)?\s*:"
    r"|(?i:</?(?:system|instructions?)>|\[/?(?:inst|system)\]|<\|\w+\|>)"
    r"|(?i:(?:^|\n)#{1,4} ?(?:system|instructions?)\b)"
)
"""Marks by which a pasted text plays at being the prompt."""
_ENCODED = re.compile(r"(?<![\w/+])[A-Za-z0-9+/]{32,}={0,2}(?![\w/+=])")

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "azertyuiop", "yxcvbnm")
_RUNS = (*(row[at : at + 5] for row in _ROWS for at in range(len(row) - 4)), "asdf", "zxcv", "qwer")


def instructs(text: str) -> bool:
    """Somebody tries to change the rules or to see the prompt, by typing or in a pasted text."""
    if _SPEECH["instructs"](text) or _MARKED.search(text):
        return True
    return any(_decodes(found[0]) for found in _ENCODED.finditer(text))


def is_off_topic(text: str) -> bool:
    """A request that has nothing to do with work, people or how one feels about them."""
    return len(text.split()) <= OFF_TOPIC_WORDS and _SPEECH["off-topic"](text)


def is_junk(text: str, last_reply: str = "") -> bool:
    """Nothing to go on with: keys mashed, signs only, one filler word, or one word before anything was asked.

    One word is an answer where ``last_reply`` asked ("Trust", "7", "no"); "idk" is none even then.
    """
    spoken = [token for token in plain(text).split() if any(letter.isalnum() for letter in token)]
    if not spoken:
        return True
    if is_greeting(text) or is_thanks_or_bye(text):
        return False
    asked = "?" in last_reply
    if _SPEECH["stuck"](text):
        return not (asked and _SPEECH["short-answer"](text))
    if len(spoken) <= FEW_WORDS and _is_mash(spoken):
        return True
    wishes = _SPEECH["one-word-wish"](text) or (last_reply and _SPEECH["one-word-end"](text))
    return len(spoken) == 1 and not asked and not wishes


def _is_mash(spoken: list[str]) -> bool:
    """Whether keys were hit at random, in every word that is long enough to tell."""
    words = [re.sub(r"[^a-z]", "", word) for word in spoken]
    long = [word for word in words if len(word) >= SHORTEST_MASH]
    mostly_letters = 2 * len("".join(words)) > len("".join(spoken))
    return bool(long) and mostly_letters and all(_mashed(word) for word in long)


def _mashed(word: str) -> bool:
    """No vowels (but "SQLs"), one key or pair over and over, or a run along a row of keys."""
    if re.search(r"(.)\1{3,}", word) or re.fullmatch(r"(.{1,3})\1{2,}.?", word):
        return True
    if re.search(r"[^aeiouy]{6,}", word) or not re.search(r"[aeiouy]", word):
        return len(word) > 5 or not word.endswith("s")
    return any(run in word or run[::-1] in word for run in _RUNS)


def _decodes(blob: str) -> bool:
    """Whether a long token is a readable text in disguise."""
    try:
        decoded = base64.b64decode(blob + "=" * (-len(blob) % 4), validate=True).decode("utf-8")
    except (binascii.Error, UnicodeDecodeError):
        return False
    return " " in decoded and decoded.isprintable()
