"""What isn't said back, though it was typed: pay, keys, numbers that identify somebody, home addresses.

A coachee may paste anything; a summary says the matter and leaves the figure or the key out. What says of
itself that it isn't to be passed on is left out whole. The wordings are in ``patterns/private.txt``.
"""

import re

from assistant.domain.words import straight
from assistant.reading.patterns import patterns

LEFT_OUT = "(left out)"
SHORTEST_KEY = 4
_SPEECH = patterns("private")
_OF_PAY, _ADDRESSES = _SPEECH["of-pay"], _SPEECH["addresses"]
_CURRENCIES = r"(?:euros?|dollars?|pounds?|quid|francs?|usd|eur|gbp|chf)"
_UNIT = rf"(?:k\b|m\b|%|[€$£]|(?:percent|per cent|thousand|grand|{_CURRENCIES})\b)"
_SUM = re.compile(
    rf"(?:[€$£]\s?)?(?<![\w.])\d[\d.,']*\s?{_UNIT}"
    r"|[€$£]\s?\d[\d.,']*\d?|(?<![\w.])(?!(?:19|20)\d\d\b)\d[\d.,']*\d\d\b",
    re.IGNORECASE,
)
_IDENTIFYING = tuple(
    re.compile(expression)
    for expression in (
        r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
        r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b",
        r"\b(?:\d[ -]?){12,18}\d\b",
        r"\b\d{3}-\d{2}-\d{4}\b",
        r"(?<![\w.])(?:\+|00|0|\()\d{1,4}\)?(?:[ /.()-]{0,2}\d{2,5}){2,5}(?![\w%])",
        r"(?<![\w.])\d{3}[-. ]\d{3}[-. ]\d{4}\b",
        r"\b(?:sk|pk|ghp|gho|xox[abp]|AKIA|ya29|eyJ)[\w.-]{10,}",
        r"\b(?=\w*\d)(?=\w*[a-z])(?=\w*[A-Z])[A-Za-z0-9]{12,}\b",
    )
)
"""E-mail, bank account, card, social security and phone numbers, and keys by how they are made."""
_NUMBERED = r"(?:passport|id|tax|insurance|social security|personnel|employee|account|card)(?: card)?"
_KEY_AFTER = re.compile(
    r"\b(?:password|passwort|passwd|pass ?code|pass ?phrase|pwd|pw|pin(?: code| number)?|cvv|cvc"
    r"|(?:api|access)[ -]?keys?|(?:access |auth |secret )?tokens?|secret(?: key)?|log-?in|user ?name"
    rf"|credentials|(?:door|alarm|safe|sort) code|ssn|{_NUMBERED} (?:number|no\.?|id))"
    r"(?:\s+(?:for|to|of|at|on|in)\s+(?:(?:the|my|our|his|her)\s+)?\w+)?"
    r"(?P<is>\s*(?:is|was|are|:|=|reads|#)\s*(?:still |now |just )?|\s+)"
    r"[\"'“]?(?P<key>[^\s\"'”,;(][^\s\"'”,;]*)",
    re.IGNORECASE,
)
_PLAIN_WORDS = re.compile(
    r"(?:too|not|no|a|an|the|gone|wrong|lost|right|weak|strong|safe|expired|known|blocked|missing|due|late|fine"
    r"|secure|out|in|what|where|that|shared|still|up|down|on|off|important|my|his|her|our|their|always|never"
    r"|changed|reset|required|needed|there|with|ready|closed|open|already|being|full|for|to|so|because|again|as"
    r"|at)[.!?]*",
    re.IGNORECASE,
)
"""What may follow "the password is" that is none."""
_STREET = re.compile(
    r"\b\d{1,4}[a-z]?,? (?:[A-Z]\w+ ){1,3}(?:street|st|road|rd|avenue|ave|lane|ln|drive|close|court|square"
    r"|terrace|place|crescent|gardens|row|hill|mews|walk|boulevard|blvd)\b\.?"
    r"|\b[A-Z]\w*(?:stra(?:ß|ss)e|str\.|gasse|weg|allee|platz) \d{1,4}[a-z]?\b"
    r"|\b(?:rue|via|calle|avenida|rua) (?:\w+ ){1,4}\d{1,4}\b|\b\d{1,4} rue (?:\w+ ?){1,4}",
    re.IGNORECASE,
)
_POSTCODE = re.compile(r",? ?\b(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|\d{5}(?:-\d{4})?)\b(?: [A-Z]\w+)?")
_REPEATED = re.compile(rf"(?:{re.escape(LEFT_OUT)}[\s,;/-]*){{2,}}")


def without_private(text: str) -> str:
    """``text`` with ``(left out)`` where something stood that is nobody's to repeat.

    >>> without_private("Dana earns 91k and the demo has 12 slides")
    'Dana earns (left out) and the demo has 12 slides'
    """
    line = straight(text)
    for expression in _IDENTIFYING:
        line = expression.sub(LEFT_OUT, line)
    line, streets = _STREET.subn(LEFT_OUT, _KEY_AFTER.sub(_without_key, line))
    if streets or _ADDRESSES(line):
        line = _POSTCODE.sub(f" {LEFT_OUT}", line)
    if _OF_PAY(line):
        line = _SUM.sub(LEFT_OUT, line)
    return _REPEATED.sub(f"{LEFT_OUT} ", line).strip()


def is_private(text: str) -> bool:
    """Whether anything would be left out of it."""
    return LEFT_OUT in without_private(text)


def is_not_for_sharing(text: str) -> bool:
    """Whether it says of itself that it isn't to be passed on."""
    return _SPEECH["not-for-sharing"](text)


def _without_key(match: re.Match[str]) -> str:
    """Without "is" between them, only what is long enough and has a digit is taken for a key."""
    key = match["key"]
    is_told = bool(match["is"].strip())
    looks_like_one = len(key) >= SHORTEST_KEY and any(character.isdigit() for character in key)
    is_key = not _PLAIN_WORDS.fullmatch(key) and (is_told or looks_like_one)
    return f"{match[0][: match.start('key') - match.start()]}{LEFT_OUT}" if is_key else match[0]
