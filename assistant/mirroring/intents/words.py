"""The words of a line, mended as far as they must be to stand in the middle of another sentence."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from assistant.domain.words import DETERMINERS, bounded, straight
from assistant.guarding.lexicon import words as listed
from assistant.guarding.tokens import QUOTE, tokenise
from assistant.mirroring.intents.verbs import base_of, is_participle, known
from assistant.mirroring.intents.vocabulary import vocabulary
from assistant.reading.lexicon import is_common, word_lists

MOST_WORDS = 80
"""What comes later in a sentence is of no use to a short question."""
_SENTENCE = re.compile(r"(?<=[.?!…])[\"')]*\s+|\n+|;")
_LIST_MARK = re.compile(r"^[^\w$€£]*(?:(?:\d{1,2}|[a-z]|q\d{0,2})[.):]\s+|[-*•–—]+\s*)?", re.IGNORECASE)
_TITLE = re.compile(r"\b(mr|mrs|ms|dr|prof|st|vs|approx|e\.g|i\.e)\.", re.IGNORECASE)
_APART = re.compile(r"\([^()]*\)|\[[^\][]*\]|[\"*_`~]")
_ACRONYMS = vocabulary()["acronyms"]
_WITH = re.compile(r"\bw/\s*", re.IGNORECASE)
_ONE_ON_ONES = re.compile(r"\b1:1(?=s?\b)")
_DAYS = listed("calendar")
_NEGATED = {
    "can": "can't", "will": "won't", "do": "don't", "does": "doesn't", "did": "didn't", "is": "isn't",
    "are": "aren't", "was": "wasn't", "were": "weren't", "have": "haven't", "has": "hasn't", "had": "hadn't",
    "would": "wouldn't",
    "could": "couldn't", "should": "shouldn't",
}  # fmt: skip
_BETWEEN = frozenset("already never not just really only always".split())
"""What may stand between "had" and its participle."""
_ASKING = frozenset("how what why where when who".split())
_PARTICLE_NOUNS = vocabulary()["particle-nouns"]
_SUPPOSED = frozenset("like feel say prefer rather handle react".split())
_TO_THE_LEFT = frozenset("'s ' , / % .".split())
_TO_THE_RIGHT = frozenset("$ € £ /".split())


class Word(NamedTuple):
    """``low``: canonical, in lower case; ``text``: as it stands in the middle of a sentence."""

    low: str
    text: str

    @property
    def is_word(self) -> bool:
        return self.low[0].isalnum()

    @property
    def is_name(self) -> bool:
        """It has a capital where English has no other reason for one than that it is a name."""
        return self.text[0].isupper() and self.low != "i" and self.low not in _DAYS and not self.is_acronym

    @property
    def is_acronym(self) -> bool:
        return len(self.text) > 1 and self.text.isupper()


Words = tuple[Word, ...]
PAUSE = Word(",", ",")
"""Between words that don't stand together in the line, so that nobody reads them as one phrase."""


def sentences(line: str) -> tuple[str, ...]:
    """The sentences of a line that hold a word, without list marks, quotation marks and asides."""
    text = "\n".join(straight(part) for part in bounded(line).splitlines())
    text = "\n".join(_LIST_MARK.sub("", part, count=1) for part in text.splitlines())
    text = _ONE_ON_ONES.sub("one-on-one", text)
    text = _WITH.sub("with ", _APART.sub(" ", _TITLE.sub(r"\1", text)))
    if sum(map(str.isupper, text)) > 3 + sum(map(str.islower, text)):
        text = text.lower()
    return tuple(part.strip() for part in _SENTENCE.split(text) if any(map(str.isalnum, part)))


def read(sentence: str) -> Words:
    """Its words and marks, without the mark it ends with."""
    found: list[Word] = []
    end = 0
    for token in tokenise(sentence)[:MOST_WORDS]:
        lost, touches = _lost(sentence[end : token.start]), token.start == end and end > 0
        if lost and (found and not sentence[end].isspace()):  # the 2 of "B2B"
            found[-1] = _glued(found[-1], lost + token.raw)
        elif lost:  # the 3 of "3x"
            found.append(Word((lost + token.raw).lower(), lost + token.raw))
        elif token.word == QUOTE:
            found += read(token.raw.strip("'‘’“”«»"))
        elif touches and found and _is_of_one(found[-1].low, token.word, sentence[token.end :]):
            found[-1] = _glued(found[-1], token.word)
        else:
            word = _word(token.word, token.raw, is_first=not any(w.is_word for w in found))
            if (
                found and found[-1].low in DETERMINERS and token.raw == token.raw.lower()
            ):  # "your ute" is no Ute
                word = Word(word.low, word.low) if word.is_name else word
            elif (
                word.low == "would" and token.raw[-2:] in ("'d", "’d") and found and found[-1].low in _ASKING
            ):
                word = Word("did", "did") if not _supposes(sentence[token.end :]) else word
            found.append(word)
        end = token.end
    while found and not found[-1].is_word and found[-1].low not in ("%", "'s"):
        found.pop()
    return tuple(_joined(tuple(_had(found))))


def _is_of_one(before: str, word: str, after: str) -> bool:
    """ "Q3", "B2", "12-month"."""
    if word == "-":
        return before[0].isdigit() and after[:1].isalpha()
    return (word.isdigit() and before.isalnum()) or (before[0].isdigit() and before.endswith("-"))


def _supposes(after: str) -> bool:
    """ "You like", of "how'd you like": it is "would" there, and elsewhere "did"."""
    return any(word in _SUPPOSED for word in after.lower().split()[:2])


def _lost(gap: str) -> str:
    """Digits right before a token, which no token holds."""
    return gap.split()[-1] if gap and gap[-1].isdigit() and gap.split()[-1].isalnum() else ""


def _glued(word: Word, more: str) -> Word:
    low = word.low + more.lower()
    return Word(low, low.upper() if low in _ACRONYMS else word.text + more)


def _had(words: Sequence[Word]) -> Iterator[Word]:
    """ "She'd lost interest": a "would" that can be none."""
    for at, word in enumerate(words):
        after = next((w.low for w in words[at + 1 : at + 3] if w.low not in _BETWEEN), "")
        is_had = word.low == "would" and (
            after == "better" or (is_participle(after) and after not in known())
        )
        yield Word("had", "had") if is_had else word


def _joined(words: Words) -> Iterator[Word]:
    """ "Your follow up" as "your follow-up"."""
    rest = list(words)
    before = ""
    while rest:
        word = rest.pop(0)
        if rest and before in DETERMINERS and f"{word.low}-{rest[0].low}" in _PARTICLE_NOUNS:
            after = rest.pop(0)
            word = Word(f"{word.low}-{after.low}", f"{word.text}-{after.text}")
        before = word.low
        yield word


def _word(low: str, raw: str, is_first: bool) -> Word:
    typed = raw if raw.lower().replace("’", "'") == low else low
    if raw == "IT":
        return Word("i.t", raw)
    if low == "i":
        return Word(low, "I")
    if low == "n" and raw == "n":
        return Word("and", "and")
    if low in _ACRONYMS or (low.endswith("s") and low[:-1] in _ACRONYMS and low not in ("its",)):
        return Word(low, low[:-1].upper() + "s" if low not in _ACRONYMS else low.upper())
    if low in _DAYS:
        return Word(low, low.capitalize())
    if typed.isupper() and len(typed) > 1 and typed.isalpha() and is_small_word(low):
        return Word(low, low)
    if low in word_lists("first-names")["names"] and not is_small_word(low):
        return Word(low, typed[0].upper() + typed[1:])
    if raw[0].isupper() and (is_first or typed is low) and is_small_word(low):
        return Word(low, low)
    if typed is low and raw[:1].isupper() and raw.lower().startswith(low):
        return Word(low, raw[: len(low)])
    return Word(low, typed)


def is_small_word(low: str) -> bool:
    """A word that is known, so that a capital at the beginning tells nothing of it."""
    return is_common(low) or base_of(low) is not None


def say(words: Sequence[Word]) -> str:
    """The words as running text."""
    return "".join(_said(words)).strip()


_IS_AFTER = frozenset("what who how where".split())
_WILL_AFTER = frozenset("you he she it we they i".split())
_ARE_AFTER = frozenset("you we they".split())


def _said(words: Sequence[Word]) -> Iterator[str]:
    for at, word in enumerate(words):
        before = words[at - 1].low if at else ""
        after = words[at + 1].low if at + 1 < len(words) else ""
        if word.low == "not" and before in _NEGATED:
            continue
        if word.low == "is" and before in _IS_AFTER and at == 1 and after:
            yield "'s"
            continue
        if word.low == "will" and before in _WILL_AFTER and after and after != "not":
            yield "'ll"
            continue
        if word.low == "are" and before in _ARE_AFTER and after and after != "not":
            yield "'re"
            continue
        if word.low == "is" and before == "it" and after and after != "not":
            yield "'s"
            continue
        joins = word.low in _TO_THE_LEFT or before in _TO_THE_RIGHT
        text = _NEGATED[word.low] if after == "not" and word.low in _NEGATED else word.text
        yield text if joins or not at else f" {text}"


def lows(words: Sequence[Word]) -> tuple[str, ...]:
    return tuple(word.low for word in words)
