"""Where a line's question begins and ends: past greetings, names, "quick one:", and before ", right?"."""

import re

from assistant.guarding.parsed import AUX, OPENERS, WH
from assistant.mirroring.intents.clauses import question
from assistant.mirroring.intents.trimming import PRONOUNS
from assistant.mirroring.intents.verbs import known
from assistant.mirroring.intents.vocabulary import alternatives
from assistant.mirroring.intents.words import Words, lows, read, sentences

_LEAD_INS = re.compile(rf"^(?:(?:{alternatives('lead-ins')})(?: [,:] ?| - | – | — | |$))+")
_TAG = re.compile(rf"(?:{alternatives('tags')})$")
_ASKED_BACK = re.compile(rf"(?:{alternatives('asked-back')})$")
_BREAKS = frozenset(", : – — -".split())
_MOST_IN_FRONT = 5


def parts(line: str) -> tuple[tuple[Words, bool], ...]:
    """Each sentence from where it begins to say something, and whether it has a question mark.

    Those that only greet are left out.
    """
    found = ((core(read(sentence)), "?" in sentence) for sentence in sentences(line))
    return tuple((words, asks) for words, asks in found if words)


def core(words: Words) -> Words:
    """The words without what is put before and behind them."""
    words = _without_name(_without_tags(words))
    return _without_tags(_from_start(words))


def _without_tags(words: Words) -> Words:
    while True:
        line = " ".join(lows(words))
        asks = bool(words) and (words[0].low in AUX or words[0].low in WH)
        tag = _TAG.search(line) or (None if asks else _ASKED_BACK.search(line))
        if not tag or tag.start() == 0:
            return words
        words = words[: len(line[: tag.start()].split())]


def _from_start(words: Words) -> Words:
    while words:
        before = len(words)
        line = " ".join(lows(words))
        if lead := _LEAD_INS.match(line):
            words = words[len(line[: lead.end()].split()) :]
        while words and (not words[0].is_word or (words[0].low in OPENERS and not _is_next_time(words))):
            words = words[1:]
        words = _past_address(words)
        if len(words) == before:
            break
    return _at_question(words)


def _is_next_time(words: Words) -> bool:
    """Too short to lose a word, or "next time"."""
    return len(words) <= 2 or lows(words[:2]) in (("next", "time"), ("next", "week"), ("only", "if"))


def _past_address(words: Words) -> Words:
    """Past "Fiona," and "Jonas" before "did you"."""
    found = lows(words[: _MOST_IN_FRONT + 1])
    colon = next((i for i, low in enumerate(found) if low in (":", "–", "—")), None)
    is_told = bool(colon and colon > 2 and words[0].low in known())
    if colon and len(words) > colon + 2 and not is_told:
        return words[colon + 1 :]
    if len(words) > 2 and words[0].is_name and (found[1] == "," or _asks_at(words, 1)):
        return words[1 + (found[1] == ",") :]
    if len(words) > 4 and found[2] == "," and words[1].is_name and words[0].is_name:
        return words[3:]
    return words


def _asks_at(words: Words, at: int) -> bool:
    first, second = words[at].low, words[at + 1].low if at + 1 < len(words) else ""
    return (first in AUX and second in PRONOUNS) or (first in WH and second in AUX)


def _at_question(words: Words) -> Words:
    """Past a half-sentence that leads in: "with the CFO gone, who signs"."""
    if not words or words[0].low in AUX or words[0].low in WH:
        return words
    for at, word in enumerate(words[:-2], 1):
        if word.low in _BREAKS or word.low in ("so", "but"):
            rest = words[at:]
            if (rest[0].low in WH or rest[0].low in AUX) and len(rest) > 2 and question(rest):
                return rest
    return words


def _without_name(words: Words) -> Words:
    if len(words) > 3 and words[-1].is_name and words[-2].low == ",":
        return words[:-2]
    return words
