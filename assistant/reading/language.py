"""Which language a message is in: English unless it clearly isn't.

Typos, names, jargon and a quoted foreign phrase are English. What decides is another script, words that only
hold another language together ("nicht", "avec"), or a sure guess where no English word stands in the way.
The words are in ``patterns/languages.txt``.
"""

import re
from collections import Counter
from functools import cache
from importlib.resources import files

from assistant.domain import words as english
from assistant.ports import LanguageReader

SURE = 0.7
"""From this probability on a guess needs no word to back it."""
LIKELY = 0.3
"""From this probability on a guess is enough beside one word or letter of that language."""
FEW_WORDS = 4
"""Fewer plain words than this are no ground for a guess alone."""

_SCRIPTS = (
    ("ja", "\u3040-\u30ff"),
    ("ko", "\uac00-\ud7af\u1100-\u11ff"),
    ("zh", "\u4e00-\u9fff"),
    ("ru", "\u0400-\u04ff"),
    ("ar", "\u0600-\u06ff"),
    ("el", "\u0370-\u03ff"),
    ("he", "\u0590-\u05ff"),
    ("hi", "\u0900-\u097f"),
    ("bn", "\u0980-\u09ff"),
    ("th", "\u0e00-\u0e7f"),
    ("ka", "\u10a0-\u10ff"),
    ("hy", "\u0530-\u058f"),
)
"""Scripts, with the language taken where the guess is none. Kana come first: Japanese uses Han too."""
_SCRIPT_OF = tuple((code, re.compile(f"[{span}]")) for code, span in _SCRIPTS)

_ELSEWHERE = re.compile("[¿¡ßłşğãõñżčřőșåøæ]")
"""Letters that English borrows in names only, and those are taken out."""
_QUOTED = re.compile(
    r'"[^"]*"|\u201c[^\u201d]*\u201d|«[^»]*»|„[^\u201c\u201d]*[\u201c\u201d]|\S*(?:https?://|www\.|@)\S*'
)
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
_NAME = re.compile(r"(?<=[^.!?\s] )[A-ZÀ-Þ][^\W\d_]+(?:-[^\W\d_]+)*")


def read_language(text: str, guess: LanguageReader) -> str:
    """ISO 639 code of the language of ``text``. ``guess`` is asked only where the words leave it open."""
    if foreign := _script(text, guess):
        return foreign
    if hello := _hello().get(" ".join(_WORD.findall(text.lower()))):
        return hello
    own = _QUOTED.sub(" ", text.lower() if text.isupper() else text)
    nameless = _NAME.sub(" ", own)
    words = [word.replace("\u2019", "'").lower() for word in _WORD.findall(nameless)]
    of_english = sum(word in _english() for word in words)
    glue = Counter({code: len(kept.intersection(words)) for code, kept in _glue().items()})
    code, count = glue.most_common(1)[0]
    if count > of_english and count > 1:
        return _closest(code, glue, own, guess)
    if of_english or len(words) < 2:
        return "en"
    guessed, probability = guess.language(own)
    backed = glue[guessed] or _ELSEWHERE.search(nameless)
    if probability < (LIKELY if backed else SURE):
        return "en"
    if not backed and nameless.isascii() and len(words) < FEW_WORDS:
        return "en"
    return guessed if guessed in _kinds()["met", "any"] else "en"


def _script(text: str, guess: LanguageReader) -> str | None:
    letters = [letter for letter in text if letter.isalpha()]
    if all(letter < "\u0370" for letter in letters):
        return None
    for code, script in _SCRIPT_OF:
        of_script = sum(bool(script.match(letter)) for letter in letters)
        # A Greek letter or a Chinese name in an English line is no other language; a third of the line is.
        if of_script > 1 and of_script * 3 > len(letters):
            guessed, probability = guess.language(text)
            return guessed if guessed in _kinds()["met", "any"] and probability > LIKELY else code
    return None


def _closest(code: str, glue: Counter[str], text: str, guess: LanguageReader) -> str:
    """The language with most words in common, unless the guess names a near relative with nearly as many."""
    guessed, probability = guess.language(text)
    return guessed if glue[guessed] and glue[guessed] + 1 >= glue[code] and probability > LIKELY else code


@cache
def _kinds() -> dict[tuple[str, str], tuple[str, ...]]:
    """(kind, language) to words, as ``languages.txt`` has them."""
    kinds: dict[tuple[str, str], tuple[str, ...]] = {}
    text = files("assistant.reading.patterns").joinpath("languages.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            heading, _, rest = line.partition(": ")
            kind, code = heading.split()
            words = rest.split(", ") if kind == "hello" else rest.split()
            kinds[kind, code] = (*kinds.get((kind, code), ()), *words)
    return kinds


@cache
def _english() -> frozenset[str]:
    known = english.STOPS | english.DETERMINERS | english.VERBS | set(_kinds()["own", "en"])
    return frozenset(known - set(_kinds()["shared", "en"]))


@cache
def _glue() -> dict[str, frozenset[str]]:
    shared = _english() | set(_kinds()["shared", "en"])
    return {code: frozenset(words) - shared for (kind, code), words in _kinds().items() if kind == "glue"}


@cache
def _hello() -> dict[str, str]:
    return {word: code for (kind, code), words in _kinds().items() if kind == "hello" for word in words}
