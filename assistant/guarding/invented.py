"""States what the coachee never gave: a name, a number, a day, a quoted word, somebody's gender."""

import re
from collections.abc import Iterator

from assistant.domain.guard import Finding, FindingKind
from assistant.guarding.handover import hands_over
from assistant.guarding.lexicon import verbs, words
from assistant.guarding.parsed import Sentence
from assistant.guarding.said import LIGHT_WORDS, Said
from assistant.guarding.setting import Setting
from assistant.guarding.tokens import QUOTE

WHY_NAME = "It names someone or something you never mentioned."
WHY_NUMBER = "It gives a figure you never mentioned."
WHY_DAY = "It names a day or a date you never mentioned."
WHY_QUOTE = "It quotes words you never used."
WHY_GENDER = "It says he or she of someone you never called so."

_NUMBER_WORDS = dict(
    zip(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "twenty thirty forty fifty sixty ninety hundred thousand million half dozen".split(),
        "0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 20 30 40 50 60 90 100 1000 1000000 0.5 12".split(),
        strict=True,
    )
)
_SMALL = frozenset("one two three 1 2 3 1:1 0 10 100".split())
_DAYS = words("calendar")
_SCENE = frozenset("imagine suppose picture say if assume pretend fast-forward".split())
_HE = frozenset("he him his himself".split())
_SHE = frozenset("she her hers herself".split())
_MEN = _HE | frozenset("man guy men bloke mr husband brother dad father son boy chap lad gentleman".split())
_WOMEN = _SHE | frozenset("woman lady women mrs ms wife sister mum mom mother daughter girl".split())
_KNOWN = words("known_names")
_WORD = re.compile(r"[^\W\d_]+")
_PERIOD = re.compile(r"[^\W\d_]{1,2}\d{1,2}")
"""A quarter or the like: "Q4"."""
_MONTH_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)")


def inventions(sentence: Sentence, setting: Setting) -> Iterator[Finding]:
    """Facts of the reply that have no source in what was said. Quiet when nothing is known of that."""
    if setting.said.is_empty or hands_over(sentence) or setting.tells_facts:
        return
    scene = bool(_SCENE & set(sentence.words))
    for i, token in enumerate(sentence.tokens):
        why = _invented(sentence, i, setting, scene)
        if why:
            yield Finding(FindingKind.INVENTED, token.raw, why)
            return


def _invented(sentence: Sentence, i: int, setting: Setting, scene: bool) -> str | None:
    token, said = sentence.tokens[i], setting.said
    word = token.word
    if word == QUOTE:
        return WHY_QUOTE if not setting.permission and _is_false_quote(sentence, i, said) else None
    if word[0].isdigit() or word in _NUMBER_WORDS:
        return WHY_NUMBER if not (_knows_number(word, said) or _ends_scale(sentence, i)) else None
    if _PERIOD.fullmatch(word):
        return WHY_NUMBER if not said.has(word) else None
    if word in _DAYS:
        return WHY_DAY if not (scene or said.has(word)) else None
    if word in _HE or word in _SHE:
        known = _MEN if word in _HE else _WOMEN
        return WHY_GENDER if not (known & said.words) else None
    if token.is_capital and _is_name(sentence, i) and not _is_known_name(token.raw, word, said):
        return WHY_NAME
    return None


def _is_name(sentence: Sentence, i: int) -> bool:
    """A capital in mid-sentence, not an acronym nor a heading's."""
    before = sentence.word(i - 1)
    if i == 0 or before in (":", "–", "—", "-", "(", '"', "“", "...", "/", "'", "‘", "?", "."):
        return False
    return not sentence.tokens[i].raw.isupper() and sentence.tokens[i].raw != "I"


def _is_known_name(raw: str, word: str, said: Said) -> bool:
    parts = [part.lower() for part in _WORD.findall(raw)]
    return (
        word in _KNOWN
        or word in ("i", "'s", "would", "am", "will", "have")
        or word in verbs().base_of
        or all(said.has(part) or part == "s" or part in _KNOWN for part in parts)
    )


def _ends_scale(sentence: Sentence, i: int) -> bool:
    """The end of a scale is nobody's figure: "out of ten", "from nought to ten", "what is a ten?"."""
    return sentence.word(i) == "ten" and sentence.word(i - 1) in ("to", "of", "a")


def _knows_number(word: str, said: Said) -> bool:
    if (
        word in _SMALL
        or word in said.words
        or word in ("hundred", "thousand", "million", "half", "dozen", "zero")
    ):
        return True
    digits = _NUMBER_WORDS.get(word, word.rstrip("%.,").removesuffix("k").removesuffix("m"))
    if digits in said.words or any(_NUMBER_WORDS.get(w) == digits for w in said.words):
        return True
    return any(w.rstrip("%km") == digits for w in said.words if w[0].isdigit())


def _is_false_quote(sentence: Sentence, i: int, said: Said) -> bool:
    """Short quotations of the coachee; a question in quotes is wording to use, not a quotation."""
    quoted = [w.lower() for w in _WORD.findall(sentence.tokens[i].raw)]
    if "?" in sentence.tokens[i].raw or len(quoted) > 8:
        return False
    return not all(said.has(w) or w in LIGHT_WORDS or len(w) < 3 for w in quoted)
