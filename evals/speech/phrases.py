"""Lists of expressions, one a line in ``phrases/*.txt``, each a regular expression over plain words."""

import re
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "phrases"
_HUMS = re.compile(
    r"(?<![\w'-])(?:u+h+m*|u+m+|e+r+m*|h+m+|m+(?:-?h+m*)+|mm+|uh-huh|you know(?=,)|i mean(?=,)|like(?=,))"
    r"(?![\w'-])[,.…-]*|\[[^\]]*\]|\([^)]*\)"
)
_SPOKEN = {
    "gonna": "going to",
    "gotta": "got to",
    "wanna": "want to",
    "kinda": "kind of",
    "sorta": "sort of",
    "dunno": "don't know",
    "'cause": "because",
    "lemme": "let me",
    "dont": "don't",
    "cant": "can't",
    "didnt": "didn't",
    "doesnt": "doesn't",
    "isnt": "isn't",
    "wont": "won't",
    "youre": "you're",
    "youve": "you've",
    "im": "i'm",
    "ive": "i've",
    "thats": "that's",
    "whats": "what's",
    "lets": "let's",
    "hows": "how's",
}
"""As people say and type it, and as the lists have it."""
_NAMED = re.compile(r"<([a-z]+)>")
_WRITTEN = re.compile(r"(?<![\w'])(?:" + "|".join(map(re.escape, _SPOKEN)) + r")(?![\w'])")
_LEADS = re.compile(
    r"^(?:(?:so|and|but|or|well|okay|ok|right|alright|all right|now|then|yeah|yes|yep|no|oh|ah|sure|great|"
    r"good|thanks|fine|hello|hi|because|also|anyway|exactly|perfect|i see|got it|fair enough|of course|"
    r"actually|basically|maybe|perhaps|just|first|second|next|finally|first of all|again|in that case|i mean|"
    r"you know|i guess|i think)\b(?!')(?! (?:of|is|was|are|for|ones?|thing)\b)[\s,.!:;…-]*)+"
)


@cache
def listed(name: str) -> re.Pattern[str]:
    """The list ``name`` as one pattern for whole words. Raises ``re.error`` where a line is no pattern."""
    lines = (line.strip() for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines())
    kept = [_whole(line) for line in lines if line and not line.startswith("#")]
    for line in kept:
        re.compile(line)
    return re.compile("|".join(rf"(?:(?<!\w){line}(?!\w))" for line in kept))


@cache
def _parts() -> dict[str, str]:
    """The parts of speech that a line may name as ``<part>``, from ``phrases/parts.txt``, each in full."""
    parts: dict[str, str] = {}
    for line in (FOLDER / "parts.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            name, pattern = line.split(" = ", 1)
            parts[name] = _NAMED.sub(lambda match: parts[match.group(1)], pattern)
    return parts


def _whole(line: str) -> str:
    return _NAMED.sub(lambda match: _parts()[match.group(1)], line) if _NAMED.search(line) else line


def plain(text: str) -> str:
    """In small letters, with straight quotes, without hums, with single spaces."""
    low = text.lower().replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
    spoken = " ".join(_HUMS.sub(" ", low).split()).lstrip(" ,.-–—*_>#\"'")
    return _WRITTEN.sub(lambda match: _SPOKEN[match.group()], spoken)


def core(words: str) -> str:
    """``words``, as ``plain`` made them, without the "so", "well", "okay" that they begin with."""
    return _LEADS.sub("", words) or words
