"""What the words of a framework file must be like: open, single, non-leading, short, with known slots.

Rules about form only, for text that we write ourselves. The guard judges drafts by rules of its own
and shares nothing with these.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

QUESTION_WORDS = 21
"""The most words that a question may have, its fallbacks counted."""
PASSAGE_WORDS = range(40, 121)
CUES = range(4, 9)
MEANING_WORDS = range(8, 17)
MEANINGS = range(1, 3)
OPTIONS = range(1, 6)

SLOTS_WITH_FALLBACK = frozenset({"person", "person's", "deal", "topic", "moment"})
"""Written ``{person|your rep}``: the coachee's own words, or else the fallback."""
PRONOUN_SLOTS = frozenset({"they", "them", "their"})
"""Written ``{they}``: he, she or they, as the talk has it."""


class Flaw(NamedTuple):
    """One thing wrong with a text, and how to mend it."""

    what: str
    mend: str


_SLOT = re.compile(r"\{([^{}|]*)(?:\|([^{}]*))?\}")
_WORD = re.compile(r"[a-z0-9@]+(?:'[a-z]+)?")
_ABBREVIATION = re.compile(r"\b(?:[A-Za-z]|e\.g|i\.e|vs|Dr|Mr|Mrs|Ms|St|al|ch|pp|ed|eds|no)\.$")
_ENDING = re.compile(r"[.!?][\"')\u2019\u201d]*(?=\s+[\"'(\u2018\u201c]?[A-Z0-9])")

_WH = "what|what's|how|which|who|who's|whose|whom|where|when"
_AUX = "is|are|was|were|do|does|did|has|have|had|can|could|will|would|might|may|shall|should|am"
_BEFORE_WH = "in|on|at|by|to|from|for|with|of|about|under|through|against|during|until|since|after|before"
_OPENS = re.compile(rf"(?:and |so )?(?:(?:{_BEFORE_WH}) )?(?:{_WH})\b|tell me\b")
_OPENS_LATER = re.compile(rf"[,:] (?:(?:{_BEFORE_WH}) )?(?:{_WH})\b")
_ANY_WH = re.compile(rf"\b(?:{_WH})\b")
_WHEN_ASKS = re.compile(rf"(?:and |so )?when (?:else |exactly |last )?(?:{_AUX})\b")
_WHY = re.compile(r"\bwhy\b|\bhow come\b")
_STACKED = re.compile(
    rf"(?<=.)\b(?:and|or|but),? (?:then |also |if so,? |so )?(?:(?:{_BEFORE_WH}) )?(?:why|{_WH})\b"
    rf"|\b(?:and|or|but) (?:{_AUX}) (?:you|they|he|she|it|that|this|there|we|i)\b"
    rf"|[;\u2013\u2014] ?(?:{_WH}|why)\b"
)
_SECOND_WH = re.compile(r", (?:what|how)\b")
_PROPOSAL, _HOPE, _DUTY, _VERDICT = "a proposal", "the answer it hopes for", "a duty", "a verdict"
_LEADS = tuple(
    (re.compile(pattern), carries)
    for pattern, carries in (
        (r"^(?:and |so )?(?:what if (?:you|they|he|she|we)|how about)\b", _PROPOSAL),
        (r"^(?:and |so )?what about (?:\w+ing|an?)\b", _PROPOSAL),
        (r"\bwhat (?:would|might|could) happen if you (?!did nothing|changed nothing|left)", _PROPOSAL),
        (r"^have (?:you|they) (?:thought|considered|tried)\b|\bwhy (?:not|don't)\b", _PROPOSAL),
        (r", (?:is|are|do|does|did|would|should|could|wo|ca)n't \w+(?: \w+)?\?$", _HOPE),
        (r", (?:right|correct|yes|no|okay|or not)\?$", _HOPE),
        (r"\b(?:surely|obviously|clearly|of course|after all)\b", _HOPE),
        (r"(?<!do )(?<!did )(?<!would )(?<!might )(?<!will )\byou (?:should|must|need to|ought to)\b", _DUTY),
        (r"\b(?:your|their|his|her) (?:mistake|fault|failure|excuses?|bad attitude)\b", _VERDICT),
        (r"\bgo wrong\b|\bfail(?:ed)? to\b|\b(?:lazy|careless|unprofessional|incompetent)\b", _VERDICT),
    )
)
_LEAD_IN = re.compile(r"(?:suppose|imagine|picture|think (?:of|back)|take|say)\b")
_NOT_FOR_REP = re.compile(r"\b(?:your|my) reps?\b")
_MARKUP = re.compile(r"[*_`<>\[\]]")


def plain(text: str) -> str:
    """The text as it is said when nothing is known yet: every slot by its fallback."""
    return _SLOT.sub(lambda m: m[2] if m[2] is not None else m[1], text)


def word_count(text: str) -> int:
    return len(plain(text).split())


def sentence_count(text: str) -> int:
    """Sentences in running text; "e.g." and initials end none."""
    text = " ".join(text.split())
    inner = sum(1 for m in _ENDING.finditer(text) if not _ABBREVIATION.search(text[: m.start() + 1]))
    return inner + 1 if text else 0


def slot_flaws(text: str) -> list[Flaw]:
    """Braces that no writer could fill."""
    flaws = []
    for name, fallback in _SLOT.findall(text):
        written = f"{{{name}|...}}" if fallback else f"{{{name}}}"
        if name in PRONOUN_SLOTS:
            if fallback:
                flaws.append(Flaw(f"slot {written} takes no fallback", f"write {{{name}}}"))
        elif name not in SLOTS_WITH_FALLBACK:
            known = ", ".join(sorted(SLOTS_WITH_FALLBACK | PRONOUN_SLOTS))
            flaws.append(Flaw(f"unknown slot {written}", f"use one of {known}"))
        elif not fallback.strip():
            flaws.append(Flaw(f"slot {written} has no fallback", f"write {{{name}|words to say instead}}"))
    if set(_SLOT.sub("", text)) & {"{", "}"}:
        flaws.append(Flaw("a brace that belongs to no slot", "write slots as {name|fallback}"))
    return flaws


def question_flaws(text: str, for_rep: bool) -> list[Flaw]:
    """All that keeps a question from being open, single, non-leading and short.

    ``for_rep``: a rep is addressed as "you", so it has to work in a leader's mouth and in the assistant's.
    """
    flaws = slot_flaws(text)
    said = " ".join(plain(text).replace("\u2019", "'").lower().split())
    if _MARKUP.search(text):
        flaws.append(Flaw("question holds markup", "write plain words"))
    if not said.endswith("?"):
        return [*flaws, Flaw("a list item that doesn't end in a question mark", "list questions only")]
    lead_in, _, asked = said[:-1].rpartition(". ")
    asked = re.sub(r"[\"()\u201c\u201d]|\B'|'\B", "", asked)
    if lead_in and not _LEAD_IN.match(lead_in):
        flaws.append(Flaw("a statement before the question", "ask the question alone"))
    if _WHY.search(said):
        flaws.append(Flaw('"why" asks for a defence', "ask what led to it, or what made it so"))
    elif not _is_open(asked):
        flaws.append(Flaw("question is closed", "begin with what, how, which, who, where, when or Tell me"))
    if "?" in said[:-1] or _STACKED.search(asked) or _asks_again(asked):
        flaws.append(Flaw("question is stacked: it asks two things", "keep the one that matters"))
    for pattern, what in _LEADS:
        if pattern.search(said):
            flaws.append(Flaw(f"question is leading: it carries {what}", "ask without it"))
            break
    if (words := word_count(text)) > QUESTION_WORDS:
        flaws.append(Flaw(f"question has {words} words", f"say it in {QUESTION_WORDS} or fewer"))
    if for_rep and _NOT_FOR_REP.search(said):
        flaws.append(Flaw("a question that a rep is asked speaks of a rep", "address the rep as you"))
    return flaws


def meaning_flaws(text: str) -> list[Flaw]:
    """All that keeps a tentative reflection from being said as it stands."""
    flaws = slot_flaws(text)
    if _MARKUP.search(text):
        flaws.append(Flaw("reflection holds markup", "write plain words"))
    if not text.endswith(".") or "?" in text:
        flaws.append(Flaw("a reflection that is no statement", "end it with a full stop; ask elsewhere"))
    if (words := word_count(text)) not in MEANING_WORDS:
        mend = f"say it in {MEANING_WORDS.start} to {MEANING_WORDS.stop - 1}"
        flaws.append(Flaw(f"reflection has {words} words", mend))
    return flaws


def _is_open(asked: str) -> bool:
    if re.match(r"(?:and |so )?when\b", asked) and not _WHEN_ASKS.match(asked):
        return bool(_ANY_WH.search(asked.partition("when")[2]))
    if re.match(rf"(?:and |so )?(?:{_AUX})\b", asked):
        return False
    return bool(_OPENS.match(asked) or _OPENS_LATER.search(asked))


def _asks_again(asked: str) -> bool:
    """A second question after a comma, where the first words have asked already."""
    begins = re.match(r"(?:and |so )?(?:what|how|which|who|whose)\b", asked)
    return bool(begins and _SECOND_WH.search(asked))


def _words(question: str) -> frozenset[str]:
    marked = _SLOT.sub(lambda m: f"@{m[1]}", question.replace("\u2019", "'").lower())
    return frozenset(_WORD.findall(marked))


def near_copies(questions: Sequence[str], shared: float = 0.75) -> Iterator[tuple[int, int]]:
    """Pairs (earlier, later) whose sets of words overlap by ``shared`` or more (Jaccard).

    "And what else?" may come as often as one likes.
    """
    by_word: dict[str, list[int]] = {}
    bags = [_words(q) for q in questions]
    for later, bag in enumerate(bags):
        if bag == {"and", "what", "else"}:
            continue
        overlap = Counter(i for word in bag for i in by_word.get(word, ()))
        for earlier, both in sorted(overlap.items()):
            if both >= shared * (len(bag) + len(bags[earlier]) - both):
                yield earlier, later
        for word in bag:
            by_word.setdefault(word, []).append(later)
