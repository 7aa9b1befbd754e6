"""What the last message offers to stay with; and what only looks like it."""

import pytest

from assistant.reading.patterns import patterns
from assistant.reading.threads import thread

HELD = {
    "untold": (
        "just had a review that upset me",
        "lost a tender, want to talk about it",
        "rough demo today",
        "ok something went wrong this morning",
        "had my weekly with Ben, it was a mess",
    ),
    "self-doubt": ("maybe i'm not cut out for this", "not sure i could do that twice"),
    "part": ("I might've been too blunt with her", "then i just caved", "maybe it's on me"),
    "put-off": ("i keep postponing it", "I haven't rung them in weeks"),
    "way": ("i always end up doing it for her", "I just nod", "i talk too much in reviews"),
    "reaction": ("he shrugged", "then she rolled her eyes", "all i got was blank faces"),
    "silence": ("she hasn't brought it up", "they stopped replying", "he went really quiet"),
    "tried": ("i've chased them three times", "I told him twice but no change"),
    "guess": ("I think she's afraid of the board", "i bet he has another offer", "he's probably bored"),
    "wall": ("my boss wants a report every day", "they won't budge", "finance said no"),
    "reported": ('he said "we know how this works"', "Klara told me the team is worried"),
    "feeling": ("i'm dreading it", "that stings", "asking feels rude"),
    "due": ("i have to answer by thursday", "the deadline moved"),
    "ahead": ("the talk is at 3", "next one is monday", "seeing Ada tomorrow"),
    "open": ("i don't know who decides there", "no idea what happened"),
    "others": ("she makes it look so easy", "everyone else has sold one"),
    "again": ("third time this quarter", "same story as in spring"),
    "good": ("he was fine in the roleplay", "they do like our support"),
    "want-not": ("i dont want to lose him", "don't want to be pushy"),
    "want": ("i need her to hand over two of them", "I'd like to get to six"),
    "event": ("yesterday the projector broke down", "i sat in on one of her calls"),
}
PLAIN = (
    "i just sent the offer to Kessler",
    "had a call with their CFO, he wants a pilot in May",
    "lost the tender because the price was too high",
    "it was a quiet week in the office",
    "they won't be there before three",
    "that said we still have time",
    "the mail says 5 pm in room two",
    "i really like working with her",
    "I always wanted to work in sales",
    "i think we should start with pricing",
    "I guess I could",
    "he is silent partner in a bakery",
    "we have 12 reps in the region",
)


def test_each_has_examples() -> None:
    assert HELD.keys() == patterns("threads").keys()


@pytest.mark.parametrize(("name", "text"), [(n, t) for n, texts in HELD.items() for t in texts])
def test_what_is_offered_is_heard(name: str, text: str) -> None:
    assert thread(text) == name


@pytest.mark.parametrize("text", PLAIN)
def test_a_plain_fact_offers_nothing(text: str) -> None:
    assert thread(text) is None
