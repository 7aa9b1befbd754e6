"""Telling a chat client's request for a title from a coachee's.

A client asks for a title of the conversation itself, and sets limits of form: so many words, nothing but
the title, no quotation marks. A coachee may ask for a title too ("a title for my 1:1, five words"), but
hardly with all of that.
"""

import re

_NUMBER = r"(?: \d+ | two | three | four | five | six | seven | eight | nine | ten )"

_ASKS = re.compile(
    r"""
    \b (?: generate | create | write | provide | give | suggest | extract | produce | output | make | propose
         | return | find | (?: reply | respond | come[ ]up )[ ]with | summari[sz]e ) \b
       [^.!?\n]{0,100} \b (?: title | name ) \b
    | \b concise[ ]title \b
    | \b titles?[ ]generator \b
    | \b generates? \b [^.!?\n]{0,60} \b titles \b
    | \b summari[sz]e[ ]the[ ]user'?s[ ]request \b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_OF_CHAT = re.compile(
    r"""
    \b (?: conversation | chat | discussion | dialogue | exchange | thread | session | previous[ ]query
         | first[ ]message | the[ ]following
         | user'?s[ ] (?: \w+[ ] )? (?: messages? | request | query | prompt | question ) ) \b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_FOR_THIS_CHAT = re.compile(
    r"""
    \b title \b [^.!?\n]{0,40} \b (?: for | of ) [ ] (?: this | the[ ]following ) [ ]
       (?: conversation | chat | discussion | dialogue | exchange ) \b (?! [ ]with \b )
    """,
    re.IGNORECASE | re.VERBOSE,
)
_LENGTH = re.compile(
    rf"""
    \b {_NUMBER} (?: \s* (?: - | \u2013 | to | or ) \s* {_NUMBER} )? [-\s]
       (?: words? | characters? | chars ) \b
    | \b (?: few | couple[ ]of ) [-\s] words \b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_NOTHING_ELSE = re.compile(
    r"""
    \b only \b [^.\n]{0,40} \b (?: title | name | json ) \b
    | \b (?: return | respond | reply | output | answer ) \b [^.\n]{0,20} \b only \b
    | \b nothing[ ]else \b
    | \b without[ ]any[ ] (?: lead-in | preamble )
    | \b no[ ] (?: explanations? | (?: additional | extra | other )[ ]text ) \b
    | \b (?: do[ ]not | don'?t | never ) (?: [ ]try[ ]to )? [ ] (?: answer | respond ) \b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_LEAVE_OUT = re.compile(
    r"""
    \b (?: no | not | without | omit\w* | avoid | don'?t | remove ) \b [^.\n]{0,60}
       \b (?: quot\w+ | punctuation | symbols? | colons? | emojis? | markdown | special[ ]characters
            | formatting | reasoning ) \b
    | \b title[ ]case \b
    """,
    re.IGNORECASE | re.VERBOSE,
)
# Clients ask in the language of their menus: a noun, a count of words, and what to leave out.
_ASKS_ELSEWHERE = re.compile(
    r"""
    (?: titel | thema ) \b .{0,60} \b w[oö]rte .{0,80} \b ohne \b
    | (?: título | tema ) \b .{0,60} \b palabras \b .{0,80} \b sin \b
    | (?: titre | sujet | thème ) \b .{0,60} \b mots \b .{0,80} \b sans \b
    | (?: titolo | argomento | tema ) \b .{0,60} \b parole \b .{0,80} \b senza \b
    | (?: título | tópico | tema ) \b .{0,60} \b palavras \b .{0,80} \b sem \b
    | (?: titel | onderwerp ) \b .{0,60} \b woorden \b .{0,80} \b zonder \b
    | [四五十\d] \s* 个字 .{0,20} (?: 主题 | 标题 ) .{0,20} 不
    """,
    re.IGNORECASE | re.VERBOSE,
)
ELSEWHERE_CHARACTERS = 400
"""Such a request is one sentence; in a longer text the same words may stand by chance."""

_CHARACTERS = re.compile(r"\b(\d+)[- ](?:characters?|chars)\b", re.IGNORECASE)
_EMOJI = re.compile(r"\b(?:title|phrase) with an emoji\b|\bstart your answer with an emoji\b", re.IGNORECASE)


def is_title_request(instruction: str, limits: int) -> bool:
    """``limits``: how many of three limits of form it must set, 0 to 3."""
    lower = instruction.lower()
    named = "title" in lower or "name" in lower or "summar" in lower
    if named and _ASKS.search(instruction) and _OF_CHAT.search(instruction):
        kinds = (_LENGTH, _NOTHING_ELSE, _LEAVE_OUT)
        # A coachee's title is for something of hers: a 1:1, a plan, a talk with somebody.
        plain = _FOR_THIS_CHAT.search(instruction) is not None
        return plain + sum(kind.search(instruction) is not None for kind in kinds) >= limits
    return len(instruction) < ELSEWHERE_CHARACTERS and _ASKS_ELSEWHERE.search(instruction) is not None


def characters_allowed(instruction: str, default: int) -> int:
    """The shortest length in characters that a request names, at most ``default``."""
    return min([default, *(int(number[:6]) for number in _CHARACTERS.findall(instruction))])


def wants_emoji(instruction: str) -> bool:
    return _EMOJI.search(instruction) is not None
