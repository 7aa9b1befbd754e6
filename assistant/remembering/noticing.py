"""What would be carried along from one kept conversation: people, deals, aims, preferences, commitments.

A pure function of the conversation. It takes the coachee's own words and invents nothing; facts on health,
family or discipline never pass (``assistant.remembering.sensitive``), nor what somebody is like.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.domain.kept import KeptConversation
from assistant.domain.owner import Owner
from assistant.domain.remembered import DAYS_ABOUT_OTHERS, EntryKind, MemoryEntry
from assistant.domain.words import content_words
from assistant.reading.people import names
from assistant.remembering import named
from assistant.remembering.heard import Heard, heard
from assistant.remembering.promises import promises
from assistant.remembering.sensitive import family_names, is_sensitive
from assistant.remembering.wishes import aims, judges, preferences

MOST_CHARACTERS = 400
"""Of an entry's text."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """One thing noticed. ``turn`` is where it was said, ``heard`` where it was last told of."""

    kind: EntryKind
    text: str
    turn: int
    heard: int
    due: date | None = None
    about_others: bool = False
    """It tells of somebody else, and so it expires."""

    @property
    def key(self) -> str:
        return key_of(self.kind, self.text)


def notice(conversation: KeptConversation, today: date, until: int | None = None) -> tuple[Proposed, ...]:
    """Each thing once. ``today``: the day on which the last turn was said, where the coachee is.

    ``until``: as if only the turns up to this number had been said.
    """
    sentences = heard(conversation, today, until)
    family = family_names([turn.said for turn in conversation.turns[:until]])
    found: dict[tuple[EntryKind, str], Proposed] = {}
    for proposed in _noticed(sentences, family):
        # Whatever the words are taken from, what they say in the end is looked at once more.
        is_private = is_sensitive(proposed.text) or named.names_any(proposed.text, family)
        if len(proposed.text) <= MOST_CHARACTERS and not is_private:
            found.setdefault((proposed.kind, proposed.key), proposed)
    return tuple(found.values())


def key_of(kind: EntryKind, text: str) -> str:
    """The same for entries that say the same; a person goes by name, a deal by what it is called."""
    if kind is EntryKind.PERSON:
        return named.person_key(text)
    if kind is EntryKind.DEAL:
        return named.deal_key(text)
    return " ".join(sorted(set(content_words(text)))) or text.lower()


def id_of(owner: Owner, conversation: str, kind: EntryKind, text: str, due: date | None) -> str:
    """Follows from what an entry says, so that noticing it twice writes it once."""
    said = json.dumps([owner, conversation, kind, text, str(due)])
    return "mem_" + hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def is_as_noticed(entry: MemoryEntry) -> bool:
    """Its owner didn't correct it: the id still follows from what it says."""
    return entry.id == id_of(entry.owner, entry.conversation, entry.kind, entry.text, entry.due)


def as_entry(proposed: Proposed, conversation: KeptConversation) -> MemoryEntry:
    """As it is written down, made when its turn began."""
    made = next(turn.began for turn in conversation.turns if turn.number == proposed.turn)
    owner, kind = conversation.owner, proposed.kind
    return MemoryEntry(
        id=id_of(owner, conversation.id, kind, proposed.text, proposed.due),
        owner=owner,
        kind=kind,
        text=proposed.text,
        conversation=conversation.id,
        turn=proposed.turn,
        made=made,
        due=proposed.due,
        expires=made + timedelta(days=DAYS_ABOUT_OTHERS) if proposed.about_others else None,
    )


def is_about_others(kind: EntryKind, text: str) -> bool:
    """Whether it tells of a person besides its owner."""
    return kind is EntryKind.PERSON or named.names_somebody(text, tuple(names([text])))


def _noticed(sentences: Sequence[Heard], family: frozenset[str]) -> Iterator[Proposed]:
    texts = [sentence.text for sentence in sentences]
    persons = tuple(names(texts))
    sure = promises(sentences)
    for promise in sure:
        theirs = named.names_somebody(promise.text, persons)
        if not (theirs and judges(promise.text)):
            yield Proposed(
                EntryKind.COMMITMENT, promise.text, promise.turn, promise.heard, promise.due, theirs
            )
    for sentence in sentences:
        yield from _wished(sentence, persons, [promise.text for promise in sure])
    for deal in named.deals(sentences, texts):
        yield Proposed(EntryKind.DEAL, deal.text, deal.turn, deal.turn)
    for person in named.people(sentences, texts, family):
        yield Proposed(EntryKind.PERSON, person.text, person.turn, person.turn, about_others=True)


def _wished(sentence: Heard, persons: Sequence[str], promised: Sequence[str]) -> Iterator[Proposed]:
    """Aims and preferences; what is promised already isn't an aim as well."""
    for text in aims(sentence):
        theirs = named.names_somebody(text, persons)
        is_promised = any(text in other or other in text for other in promised)
        if not is_promised and not (theirs and judges(text)):
            yield Proposed(EntryKind.AIM, text, sentence.turn, sentence.turn, about_others=theirs)
    for text in preferences(sentence):
        if not named.names_somebody(text, persons):
            yield Proposed(EntryKind.PREFERENCE, text, sentence.turn, sentence.turn)
