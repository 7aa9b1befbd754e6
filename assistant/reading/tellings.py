"""What a sentence of the coachee's tells: seen or concluded, good already, to be told, not known, a step.

The wordings are in ``patterns/tellings.txt``. A reader of forms, not of truth: where nothing fits, a
sentence is of no kind, and whoever sorts it decides by what was asked.
"""

import re
from functools import lru_cache

from assistant.domain.words import straight
from assistant.reading import requests
from assistant.reading.causes import label
from assistant.reading.manner import is_heeded
from assistant.reading.page_requests import wants_change
from assistant.reading.patterns import patterns

_SPEECH = patterns("tellings")
_FIRST_OF_A_MESSAGE = "skips"
MOST_READ = 600
"""Characters of a sentence that is read; patterns take time with the length of what never ends."""
_SINGLE_QUOTES = re.compile(r"(?<!\w)'((?:[^']|(?<=\w)'(?=\w)){4,})'(?!\w)")
_ON_A_PHONE = (
    (re.compile(r"\b(i)ll\b(?= (?!and\b|with\b|in\b|for\b|health|today|since)\w)", re.IGNORECASE), r"\1'll"),
    (
        re.compile(
            r"\b(i)d\b(?= (?:ask|try|have|do|bring|say|like|love|rather|tell|call|listen|start|be)\b)",
            re.IGNORECASE,
        ),
        r"\1'd",
    ),
    (re.compile(r"\b(i)(m|ve)\b", re.IGNORECASE), r"\1'\2"),
    (re.compile(r"\b(he|she|that|there|what|who)s\b", re.IGNORECASE), r"\1's"),
    (re.compile(r"\b(they|you)(re|ve|ll)\b", re.IGNORECASE), r"\1'\2"),
    (
        re.compile(r"\b(do|does|did|is|are|was|were|would|could|should|have|has|had)nt\b", re.IGNORECASE),
        r"\1n't",
    ),
    (re.compile(r"\b(ca|wo)nt\b", re.IGNORECASE), r"\1n't"),
)
_SAYS_THAT_IS_ALL = re.compile(
    r"(?<=\w)\s*[,;–—-]+\s*(?:(?:and|so|ok|okay|well|i think|i guess),? )*"
    r"(?:that['’]?s|that is) (?:it|all|everything|about it|me done)"
    r"(?: (?:for|from) (?:now|today|me)| really| basically| actually| tbh)*[\s.!]*$",
    re.IGNORECASE,
)
_COMMA = re.compile(r",\s+")
_QUOTED = re.compile(r'"[^"]*"')
_ONE_S_OWN = frozenset({"assumed", "commitment", "otherwise", "repeat", "unblock", "date"})
"""What is one's own only where it isn't somebody's words in quotes: "she ended with 'I'll send it'"."""
KINDS = tuple(list(_SPEECH)[: list(_SPEECH).index(_FIRST_OF_A_MESSAGE)])
"""Every kind of thing told, those first that go before others."""

skips = _SPEECH["skips"]
leaves_blank = _SPEECH["leaves-blank"]
is_of_others = _SPEECH["of-others"]
stops = _SPEECH["stops"]
comes_back = _SPEECH["comes-back"]
ends = _SPEECH["ends"]
wants_page = _SPEECH["wants-page"]
is_sore = _SPEECH["sore"]
asks_meaning = _SPEECH["asks-meaning"]
is_filler = _SPEECH["filler"]
addresses = _SPEECH["addresses"]
wants_short_form = _SPEECH["short-form"]
strikes = _SPEECH["strikes"]
goes_on = _SPEECH["goes-on"]
points_back = _SPEECH["points-back"]
is_own_focus = _SPEECH["own-focus"]
is_as_they_see_it = _SPEECH["as-they-see-it"]
is_own_feeling = _SPEECH["own-feeling"]
is_own_side_s_feeling = _SPEECH["own-side-feeling"]
is_by_the_way = _SPEECH["by-the-way"]
is_result = _SPEECH["result-only"]
takes_back = _SPEECH["takes-back"]
turns_away = _SPEECH["turns-away"]


@lru_cache(maxsize=512)
def kinds(sentence: str) -> tuple[str, ...]:
    """The kinds that a sentence is of, those first that go before others; none where nothing tells."""
    if len(sentence) > MOST_READ:
        return ()
    whole = _SINGLE_QUOTES.sub(r'"\1"', _spelt_out(straight(sentence)))
    own = _QUOTED.sub(" ", whole)
    found = [name for name in KINDS if _SPEECH[name](own if name in _ONE_S_OWN else whole)]
    if requests.is_decided(sentence) and "told" not in found:
        found.insert(0, "told")
    if label(sentence) and "assumed" not in found:
        found.insert(0, "assumed")
    return tuple(found)


def without_that_is_all(text: str) -> str:
    """A message that has told something, without the "that's it" that it ends with."""
    return _SAYS_THAT_IS_ALL.sub("", text)


def _spelt_out(sentence: str) -> str:
    """What is typed on a phone without its marks: "ill do it", "hes late"."""
    for pattern, written in _ON_A_PHONE:
        sentence = pattern.sub(written, sentence)
    return sentence


def is_only_an_occasion(sentence: str) -> bool:
    """It says that there is a meeting or little time, and no more."""
    says_so = _SPEECH["occasion-only"]
    return says_so(sentence) or ("," in sentence and all(map(says_so, _COMMA.split(sentence))))


def asks_the_coach(sentence: str) -> bool:
    """Something wanted of the coach, or said about how to talk; it belongs on no page."""
    asks = (
        requests.wants_questions(sentence)
        or requests.wants_wording(sentence)
        or requests.wants_summary(sentence)
        or requests.wants_order(sentence)
        or requests.wants_options(sentence)
        or requests.wants_decision(sentence)
        or requests.asks_which_framework(sentence)
    )
    if (asks and addresses(sentence)) or requests.pushes_back(sentence):
        return True
    return (
        is_heeded(sentence)
        or wants_change(sentence)
        or wants_page(without_that_is_all(sentence))
        or asks_meaning(sentence)
        or turns_away(sentence)
        or _SPEECH["to-coach"](sentence)
    )
