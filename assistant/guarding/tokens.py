"""Words of a sentence in one canonical form, each tied to its place in the original.

``dont``, ``don't`` and ``do not`` become the same two words, so that no rule has to know how
people type. A quotation becomes the single word ``QUOTE``.
"""

import re
from dataclasses import dataclass

from assistant.guarding.quotes import QUOTED

QUOTE = "QUOTE"

_TOKEN = re.compile(
    r"https?://\S+|www\.\S+"
    r"|\d+(?:[.,:/]\d+)*(?:st|nd|rd|th|%|k|m)?\b%?"
    r"|[^\W\d_]{1,2}\d{1,2}\b"  # Q4, H2, P1
    r"|[^\W\d_](?:\.[^\W\d_])+\.?"
    r"|[^\W\d_]+(?:['’`][^\W\d_]+)*(?:-[^\W_]+(?:['’][^\W\d_]+)*)*"
    r"|\.\.\.|[–—]|--|[^\w\s*_#>`]"
)

_IS_AFTER = frozenset(
    "it that this he she who what there here where how when why let everything something nothing".split()
)
_SUFFIXES = {"'d": "would", "'ll": "will", "'re": "are", "'ve": "have", "'m": "am"}
_WHOLE = {
    "can't": ("can", "not"),
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
    "ain't": ("is", "not"),
    "cannot": ("can", "not"),
    "let's": ("let", "us"),
    "y'all": ("you",),
    "gonna": ("going", "to"),
    "gotta": ("have", "to"),
    "wanna": ("want", "to"),
    "lemme": ("let", "me"),
    "gimme": ("give", "me"),
    "dunno": ("do", "not", "know"),
    "kinda": ("kind", "of"),
    "sorta": ("sort", "of"),
    "shoulda": ("should", "have"),
    "coulda": ("could", "have"),
    "woulda": ("would", "have"),
    "id": ("i", "would"),
}
_SPELLINGS = {
    "u": "you", "ya": "you", "ur": "your", "r": "are", "pls": "please", "plz": "please", "thx": "thanks",
    "cuz": "because", "bc": "because", "coz": "because", "tho": "though", "abt": "about", "w": "with",
    "recomend": "recommend", "reccomend": "recommend", "recommand": "recommend", "sugest": "suggest",
    "sugguest": "suggest", "suggets": "suggest", "shoud": "should", "shuld": "should", "shold": "should",
    "sould": "should", "coud": "could", "cuold": "could", "woud": "would", "wuold": "would", "mabye": "maybe",
    "maby": "maybe", "prolly": "probably", "probly": "probably", "definately": "definitely",
    "definitly": "definitely", "defo": "definitely", "consdier": "consider", "remeber": "remember",
    "remmeber": "remember", "shedule": "schedule", "schedual": "schedule", "yuo": "you", "youi": "you",
    "teh": "the", "adn": "and", "wich": "which", "waht": "what", "thier": "their", "tel": "tell",
    "bettter": "better", "beter": "better", "obviosly": "obviously", "obvs": "obviously",
    "clearely": "clearly",
    "greta": "great", "gret": "great", "alot": "lot", "agian": "again", "dont'": "don't", "jsut": "just",
    "ned": "need", "nede": "need", "haev": "have", "hav": "have", "tihnk": "think", "thikn": "think",
    "somthing": "something", "whould": "would", "becuase": "because", "beacuse": "because", "imo": "imo",
    "imho": "imo", "emial": "email", "folow": "follow", "follwo": "follow", "cal": "call", "sned": "send",
    "mkae": "make", "amke": "make", "stratgy": "strategy", "tommorow": "tomorrow", "tmrw": "tomorrow",
}  # fmt: skip
_UNMARKED = {
    w.replace("'", ""): w
    for w in (
        "don't doesn't didn't isn't aren't wasn't weren't haven't hasn't hadn't shouldn't couldn't wouldn't "
        "mustn't needn't can't won't you're you've you'll you'd i'm i've they're they've they'd they'll "
        "we've he's she's that's what's there's who's where's how's it'll he'd that'd it'd ain't y'all"
    ).split()
}
"""Contractions typed without the apostrophe; none of them is another word."""


@dataclass(frozen=True, slots=True)
class Token:
    word: str
    """Canonical, lower case; ``QUOTE`` for a quotation."""
    raw: str
    start: int
    end: int

    @property
    def is_capital(self) -> bool:
        return self.raw[:1].isupper()


def tokenise(text: str, start: int = 0) -> list[Token]:
    """The tokens of ``text`` from ``start``; their places count from the beginning of ``text``."""
    tokens: list[Token] = []
    place = start
    for quotation in QUOTED.finditer(text, start) if _may_quote(text) else ():
        _add(tokens, text, place, quotation.start())
        tokens.append(Token(QUOTE, quotation.group(), *quotation.span()))
        place = quotation.end()
    _add(tokens, text, place, len(text))
    return tokens


def canonical(raw: str) -> tuple[str, ...]:
    """The words that one typed word stands for."""
    word = raw.lower()
    if not word.isalpha():
        word = word.replace("’", "'").replace("`", "'")
    if word.isalpha():
        word = _UNMARKED.get(word, word)
        if word.isalpha() and word not in _WHOLE:
            return (_SPELLINGS.get(word, word),)
    if word in _WHOLE:
        return _WHOLE[word]
    if "'" not in word:
        return (word,)
    if word.endswith("n't"):
        return (word[:-3], "not")
    if word.endswith("n't've"):
        return (word[:-6], "not", "have")
    base, mark, suffix = word.rpartition("'")
    if suffix == "s":
        return (base, "is") if base in _IS_AFTER else (base, "'s")
    if mark + suffix in _SUFFIXES:
        return (*canonical(base), _SUFFIXES[mark + suffix])
    return (word,)


def _may_quote(text: str) -> bool:
    return any(mark in text for mark in "\"“«‘'")


def _add(tokens: list[Token], text: str, start: int, end: int) -> None:
    for match in _TOKEN.finditer(text, start, end):
        raw = match.group()
        words = canonical(raw)
        if words == ("its",) and _ITS_IS.match(text, match.end()):
            words = ("it", "is")
        elif words == ("lets",):
            words = ("let", "us")
        tokens.extend(Token(word, raw, match.start(), match.end()) for word in words)


_ITS_IS = re.compile(
    r" (?:a|an|the|not|best|better|worth|time|important|key|good|about|like|clear|because|that|all|just"
    r"|really|too|so|his|her|your|their|always|never|up|on|only|easy|hard|obvious|crucial|vital|essential)\b",
    re.IGNORECASE,
)
