"""Which questions the coach asked before, and which of the bank's they were.

A client keeps only text, so a question is known again by its fixed words: the template with
anything in its slots, or nearly the same words where a model has put it a little otherwise.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache

from assistant.domain.knowledge import Knowledge, Passage, Question
from assistant.domain.reading import Asked
from assistant.domain.words import content_words, plain, straight, words

SLOT = re.compile(r"\{[^}]*\}")
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]+[\"'”’)]*")
_LISTED = re.compile(r"\s*(?:[-*•]|\d{1,2}[.)]) ")
_AGAIN = frozenset({"and what else", "what else", "anything else"})
NEARLY = 0.8
"""Likeness of two word sequences, 0 to 1, from which one is a near copy of the other."""


def questions_in(reply: str) -> tuple[str, ...]:
    """The sentences that end in a question mark, without list marks and quotes."""
    found = (s.strip().lstrip("-*0123456789.) ").strip("\"'“”") for s in _SENTENCE.findall(straight(reply)))
    return tuple(s for s in found if s.endswith("?"))


def asked(replies: Sequence[str], knowledge: Knowledge) -> tuple[Asked, ...]:
    """Every question in ``replies``, with the bank's question it came from."""
    return tuple(
        replace(_recognise(text, knowledge), listed=bool(_LISTED.match(line)))
        for reply in replies
        for line in reply.splitlines()
        for text in questions_in(line)
    )


def is_repeat(text: str, earlier: Sequence[Asked], question: Question | None = None) -> bool:
    """Whether ``text`` was asked before, or nearly so. "And what else?" may come again."""
    if plain(text).rstrip("?") in _AGAIN:
        return False
    if question and any(a.question and a.question.id == question.id for a in earlier):
        return True
    spoken = words(text)
    few = NEARLY / 2 * len(set(spoken))
    # What shares few words can't be alike, and comparing sequences costs a hundred times as much.
    return any(len(a.words.intersection(spoken)) >= few and alike(text, a.text) for a in earlier)


def alike(one: str, other: str) -> bool:
    """The same words in the same order, or the same words that carry meaning."""
    first, second = words(one), words(other)
    if SequenceMatcher(None, first, second, autojunk=False).ratio() >= NEARLY:
        return True
    mine, theirs = set(content_words(one)), set(content_words(other))
    return len(mine) > 2 and len(mine & theirs) / len(mine | theirs) >= NEARLY


@dataclass(frozen=True, slots=True)
class _Known:
    """A question of the bank as it can be known again."""

    passage: Passage
    question: Question
    fixed: frozenset[str]
    """Words outside the slots."""
    pattern: re.Pattern[str]


def _recognise(text: str, knowledge: Knowledge) -> Asked:
    line, spoken = plain(text), frozenset(words(text))
    likely = [known for known in _bank(knowledge) if known.fixed <= spoken]
    found = next((k for k in likely if k.pattern.search(line)), None) or next(
        (k for k in likely if len(k.fixed) > 2 and alike(SLOT.sub(" ", k.question.text), text)), None
    )
    return Asked(text, spoken, found.question, found.passage) if found else Asked(text, spoken)


@lru_cache(maxsize=8)
def _bank(knowledge: Knowledge) -> Sequence[_Known]:
    return [
        _Known(p, q, frozenset(words(SLOT.sub(" ", q.text))), _pattern(q.text))
        for p in knowledge.passages
        for q in p.questions
    ]


def _pattern(template: str) -> re.Pattern[str]:
    fixed = (re.escape(plain(part)) for part in SLOT.split(template))
    return re.compile(r"\W*(?:[^?]{1,60}?)?\W*".join(fixed))
