"""Whose words these are: what a sentence reports of the coachee or others is not told by the assistant."""

import re

from assistant.guarding.parsed import WH, Sentence
from assistant.guarding.patterns import searches

_SEARCHES = searches("reported")
_REPORT = _SEARCHES["reports"]
_BEFORE = _SEARCHES["before"]
_AFTER = _SEARCHES["after"]
_TENTATIVE = _SEARCHES["tentative"]
_HEDGED = _SEARCHES["hedged"]
_SCOPE_ENDS = re.compile(
    r" ; | : | – | — | -- | \? | \. | , (?:so|then|but|and|which) | but (?!that)"
    r"| so (?=you|he|she|they|we|i )"
)
EMBEDDERS = WH | frozenset(
    "whether if than because although though while whatever whichever whoever until wherever "
    "whenever unless as anything everything something all where that thing things part of".split()
)
_FRONTED = frozenset("if when since given because as before after".split())


def is_reported(sentence: Sentence, index: int) -> bool:
    """Whether what stands at ``index`` is put in the coachee's mouth or somebody else's."""
    line, place = sentence.line, sentence.place(index)
    if _BEFORE.match(line):
        return True
    before = line[:place]
    if sentence.words[0] in _FRONTED and ", " in before:
        before = " " * (before.index(", ") + 2) + before[before.index(", ") + 2 :]
    for end in _SCOPE_ENDS.finditer(before):
        place_of_scope = end.end() - 1
        before = " " * place_of_scope + before[place_of_scope:] if place_of_scope < place else before
    return bool(_REPORT.search(before.strip() + " ")) or bool(_AFTER.search(line[place:]))


def is_embedded(sentence: Sentence, index: int) -> bool:
    """Whether the subject at ``index`` stands in an inner clause: "what you should", "if he must"."""
    before = index - 1
    while sentence.word(before) in ("really", "just", "then", "now", "perhaps", "still", "'s"):
        before -= 1
    if sentence.word(before) == "that" and sentence.word(before - 1) in (
        "after",
        "before",
        "for",
        "with",
        "on",
    ):
        return False
    return sentence.word(before) in EMBEDDERS


def is_tentative(sentence: Sentence, start: int = 0, end: int | None = None) -> bool:
    """Offers a meaning rather than stating it, in the words from ``start`` up to ``end``."""
    stop = len(sentence.line) if end is None or end >= len(sentence.words) else sentence.place(end)
    return _TENTATIVE.search(sentence.line, sentence.place(start), stop) is not None


def is_hedged(sentence: Sentence) -> bool:
    """Takes a claim back in part: "perhaps", "may", "could". "It sounds as if" alone does not."""
    return _HEDGED.search(sentence.line) is not None


def is_asked(sentence: Sentence, index: int) -> bool:
    """Whether the word stands in the part of the sentence that asks."""
    return sentence.question is not None and index >= sentence.question
