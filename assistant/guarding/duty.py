"""Says that someone should, must, needs to or has to: a duty that the assistant lays on them."""

from collections.abc import Iterator

from assistant.guarding.parsed import BREAKS, DETERMINERS, OPENERS, SUBJECTS, WH, Sentence
from assistant.guarding.patterns import Match
from assistant.guarding.reported import EMBEDDERS, is_asked, is_reported
from assistant.guarding.setting import Setting

_GUESSES = frozenset(
    "be have feel know wonder miss like see hear wish seem want come mean matter cost take".split()
)
"""After "must" these guess rather than order: "That must be hard"."""
_DUTIES_TO_BE = frozenset(
    "clear honest careful firm direct patient told done said decided fixed kept handled stopped".split()
)
_EXPECTED = frozenset("hear know".split())
"""After "should" these foresee: "You should hear on Tuesday"."""
_NO_DUTY = frozenset("not do would might".split())
_JOINS = frozenset("and but or so then because".split())
_NEUTRAL = frozenset("it that this there something these those none nothing nobody".split())
_PREPOSITIONS = frozenset("after before for with on until from".split())


def duties(sentence: Sentence, setting: Setting) -> Iterator[Match]:
    """Each duty stated of the coachee or of others, by the assistant itself."""
    for i in range(1, len(sentence.words)):
        if _is_duty(sentence, i) and not is_asked(sentence, i):
            start = _clause_start(sentence, i)
            if not _is_excused(sentence, setting, start, i) and not is_reported(sentence, i):
                yield Match(start, i + 2)


def _is_duty(sentence: Sentence, i: int) -> bool:
    word, after = sentence.words[i], sentence.word(i + 1)
    if word in ("should", "must"):
        return True
    if word in ("need", "needs", "have", "has", "ought", "got"):
        return after == "to" or (
            after in ("really", "just", "also", "first", "definitely") and sentence.word(i + 2) == "to"
        )
    return word == "better" and sentence.words[i - 1] in ("had", "would", "you")


def _clause_start(sentence: Sentence, i: int) -> int:
    start = i
    while start > 0 and sentence.words[start - 1] not in BREAKS and sentence.words[start - 1] not in _JOINS:
        start -= 1
    while sentence.words[start] in OPENERS and start < i:
        start += 1
    return start


def _is_excused(sentence: Sentence, setting: Setting, start: int, modal: int) -> bool:
    """Not a duty after all: a guess, an inner clause, the assistant's own, or the coachee's own words."""
    subject, word = sentence.words[start:modal], sentence.words[modal]
    rest = [
        w
        for w in sentence.words[modal + 1 : modal + 8]
        if w not in ("to", "not", "really", "just", "also", "first")
    ]
    act = rest[0] if rest else ""
    if subject[:1] == ("that",) and sentence.word(start - 1) == "so":
        return True
    if not subject or "i" in subject or subject == ("no",) or _is_inner(subject) or subject[0] in WH:
        return True
    if (
        word == "must"
        and act in _GUESSES
        and not (act == "be" and len(rest) > 1 and rest[1] in _DUTIES_TO_BE)
    ):
        return True
    if word == "should":
        if setting.handed_over and act == "be":
            return True
        return act in _EXPECTED or rest[:2] in (["be", "left"], ["be", "able"], ["feel", "free"])
    if word in ("need", "needs", "have", "has", "got"):
        if not _NO_DUTY.isdisjoint(subject) or (subject[-1] in _NEUTRAL and act == "be"):
            return True
        own = subject[-1] in ("you", "we") or setting.summarises
        return own and (setting.summarises or setting.said.shares(rest))
    return False


def _is_inner(subject: tuple[str, ...]) -> bool:
    """The subject stands in a clause of its own: "whether he", "the call you"."""
    for i, word in enumerate(subject[:-1]):
        if word == "that" and (i == 0 or subject[i - 1] in _PREPOSITIONS):
            continue
        if word in EMBEDDERS:
            return True
    pronoun = subject[-1] in SUBJECTS - DETERMINERS
    return pronoun and len(subject) > 2 and subject[0] in DETERMINERS
