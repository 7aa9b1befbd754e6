"""What a sentence is judged against."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.guarding.lexicon import words
from assistant.guarding.parsed import Sentence
from assistant.guarding.patterns import load
from assistant.guarding.said import Said

_PHRASES = load("setting")
_HEADINGS = _PHRASES["headings"]
_WHICH = _PHRASES["which"]
_STOPS_COACHING = _PHRASES["stops_coaching"]
_SUMMARISES = _PHRASES["summarises"]
_ITSELF = _PHRASES["itself"]
_ENGLISH = frozenset("english englisch anglais inglés ingles inglese engels inglês englische".split())
_FACTUAL = words("frameworks") | _ENGLISH


@dataclass(frozen=True, slots=True)
class Setting:
    said: Said
    permission: bool
    """The coachee asked for options or for a draft."""
    offered: bool = False
    """This reply presents options: it says so, or it ends by asking which of them fits."""
    handed_over: bool = False
    """Coaching stops in this reply, and says why."""
    tells_facts: bool = False
    """This reply answers a question of fact, such as what a framework is."""
    summarises: bool = False
    """This reply gives back what the coachee said."""
    offers_english: bool = False
    """This reply says that English is what it speaks."""

    def is_option(self, sentence: Sentence) -> bool:
        """One of several that were asked for: a listed option, or one that calls itself so."""
        if not self.permission:
            return False
        return presents_options(sentence) or (self.offered and (sentence.is_item or _divides(sentence)))


def read_setting(sentences: Sequence[Sentence], said: Said, permission: bool) -> Setting:
    """What holds for all sentences of one reply."""
    offered = permission and any(
        presents_options(s) or (s.asks and _WHICH.first(s) is not None) for s in sentences
    )
    return Setting(
        said=said,
        permission=permission,
        offered=offered,
        handed_over=any(_STOPS_COACHING.first(s) is not None for s in sentences),
        tells_facts=said.asks_fact or any(tells_facts(s) for s in sentences),
        summarises=any(_SUMMARISES.at(s, 0) is not None for s in sentences),
        offers_english=any(not _ENGLISH.isdisjoint(s.words) for s in sentences),
    )


def presents_options(sentence: Sentence) -> bool:
    return _HEADINGS.first(sentence) is not None


def tells_facts(sentence: Sentence) -> bool:
    """Names a framework, an author of one, or this program and its language."""
    return not _FACTUAL.isdisjoint(sentence.words) or _ITSELF.first(sentence) is not None


def _divides(sentence: Sentence) -> bool:
    """Sets one thing beside another: "..., or ...; ..." """
    return "or" in sentence.words or ";" in sentence.words
