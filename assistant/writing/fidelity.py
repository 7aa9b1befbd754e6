"""A draft held against its transcript: who did what, nothing new, no echo, no phrase again.

Weak models swap persons ("you'd like to be different by the end"), add an ending nobody told
("... and you agreed") or repeat a message word for word. The guard can't see that; this can.
"""

import re
from collections.abc import Mapping, Sequence

from assistant.domain.guard import Finding, FindingKind
from assistant.domain.reading import Person
from assistant.domain.words import content_words, plain, straight, words
from assistant.writing.openings import is_fresh
from assistant.writing.turning import turned

ECHO = 7
"""Words in a row that may not be taken over from one message."""
NEW_WORDS = 0.5
"""The share of a clause's telling words that may be the writer's own."""
_NEUTRAL = frozenset(
    "sound sounds seem seems feel feels feeling like part something somewhere place moment left matter"
    " matters stay stays sit sits weigh weighs far hard clear sense side sides two one between moment"
    " getting keep keeps want wants wish hope hoping care rather though see sees hear hears say says told"
    " tell mean means wonder come comes go goes going carry carrying lot much more less quite bit kind way"
    " word words still".split()
)
_TENTATIVE = re.compile(
    r"\b(?:sounds?|seems?|seemed|perhaps|maybe|might|may|as if|as though|i wonder|by the sound of it)\b"
)
_CLAUSE = re.compile(r",\s*(?:and|but|so|yet|which|as|because)\b|\s+(?:and|but|so|because)\s+|[;:—–]|,\s+")
_FIRST_PERSON = re.compile(
    r"\b(?:I(?:'(?:m|ve|d|ll))?|[Mm](?:e|y|ine|yself)|[Ww]e(?:'\w+)?|us|[Oo]urs?|[Oo]urselves)\b"
)
_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]")
_SUBJECTS = {"i": "you", "we": "you", "you": "you", "he": "he", "she": "she", "they": "they"}


def findings(
    sentence: str,
    said: Sequence[str],
    person: Person | None,
    replies: Sequence[str],
    is_first: bool,
    is_free: bool = False,
) -> tuple[Finding, ...]:
    """What keeps a drafted sentence from being sent, first things first.

    ``is_free``: a strong model's, which may ask in words of its own and offer a meaning tentatively.
    """
    checks = (
        _spoken_as_coachee(sentence),
        _swapped(sentence, said, person),
        None if is_free and _explores(sentence) else _added(sentence, said),
        _echoed(sentence, said),
    )
    found = [f for f in checks if f]
    if is_first and not is_fresh(sentence, replies):
        found.append(Finding(FindingKind.REPEATED, sentence, "A recent reply began with the same words."))
    return tuple(found)


def without_additions(sentence: str, said: Sequence[str]) -> str:
    """The sentence without trailing clauses that nothing said bears out; the first clause stays."""
    kept = sentence
    while (cut := list(_CLAUSE.finditer(kept))) and not _borne_out(kept[cut[-1].end() :], said):
        kept = kept[: cut[-1].start()].rstrip(" ,;") + "."
    return kept


def _explores(sentence: str) -> bool:
    """Asks, or offers a meaning as a guess."""
    return sentence.rstrip().endswith("?") or bool(_TENTATIVE.search(plain(sentence)))


def _added(sentence: str, said: Sequence[str]) -> Finding | None:
    for clause in _CLAUSE.split(sentence):
        if content_words(clause) and not _borne_out(clause, said):
            return Finding(FindingKind.INVENTED, clause.strip(), "The coachee has not said this.")
    return None


def _borne_out(clause: str, said: Sequence[str]) -> bool:
    spoken = {_stem(w) for text in said for w in words(text)}
    own = [w for w in content_words(clause) if w not in _NEUTRAL]
    if not own:
        return any(w in _NEUTRAL for w in content_words(clause))
    new = [w for w in own if _stem(w) not in spoken]
    return len(new) / len(own) <= NEW_WORDS


def _spoken_as_coachee(sentence: str) -> Finding | None:
    """A reflection faces the coachee; "the ops lady loves us" is still the coachee's own voice."""
    found = _FIRST_PERSON.search(_QUOTED.sub(" ", straight(sentence)))
    if not found:
        return None
    return Finding(FindingKind.INVENTED, found[0], "It speaks as if the coach were the one it happened to.")


def _swapped(sentence: str, said: Sequence[str], person: Person | None) -> Finding | None:
    """A verb that the transcript gives to one person and the draft to another."""
    subjects = dict(_SUBJECTS)
    if person and person.name:
        subjects[person.name.lower()] = person.pronoun
    told: dict[str, set[str]] = {}
    for text in said:
        for who, verb in _deeds(text, subjects):
            told.setdefault(verb, set()).add(who)
    for who, verb in _deeds(sentence, subjects):
        others = told.get(verb, {who})
        is_loose = "they" in others | {who} and "you" not in others | {who}
        if who not in others and not is_loose:
            return Finding(
                FindingKind.INVENTED, f"{who} {verb}", "It gives one person's words or deeds to another."
            )
    return None


def _deeds(text: str, subjects: Mapping[str, str]) -> list[tuple[str, str]]:
    """Pairs of a subject and the stem of the verb behind it."""
    tokens = words(text)
    found = []
    for subject, *after in zip(tokens, tokens[1:], [*tokens[2:], ""], strict=False):
        who = subjects.get(subject)
        if who is None:
            continue
        verb = next((w for w in after if w and w not in _BETWEEN), None)
        if verb and verb not in subjects:
            found.append((who, _stem(verb)))
    return found


_BETWEEN = frozenset(
    "just never always really also still did do does didn't don't doesn't have has had haven't hasn't"
    " would could will can can't won't should might only even honestly often usually was were"
    " is are am".split()
)


def _echoed(sentence: str, said: Sequence[str]) -> Finding | None:
    mine = words(sentence)
    for text in said:
        for source in (words(text), words(turned(text))):
            runs = {tuple(source[i : i + ECHO]) for i in range(len(source) - ECHO + 1)}
            for i in range(len(mine) - ECHO + 1):
                if tuple(mine[i : i + ECHO]) in runs:
                    span = " ".join(mine[i : i + ECHO])
                    return Finding(FindingKind.ECHO, span, "It repeats the coachee word for word.")
    return None


def _stem(word: str) -> str:
    """A crude stem, good enough to match "agrees" with "agreed"."""
    word = plain(word).split("'")[0]
    for end in ("ingly", "edly", "ing", "ied", "ies", "ed", "es", "s", "ly", "e"):
        if word.endswith(end) and len(word) - len(end) >= 3:
            stem = word[: -len(end)]
            if end in ("ied", "ies"):
                return stem + "y"
            return stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] else stem
    return word
