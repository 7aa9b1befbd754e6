"""What a sentence tells, by its form; each kind in several voices."""

import pytest

from assistant.reading import tellings
from assistant.reading.patterns import Speech
from assistant.reading.skills import place_of, skills

KINDS = {
    "told": ["I have to tell her the bonus is cut", "he must log his calls", "it's decided, no discussion",
             "no discounts from Monday on", "travel is frozen until March"],
    "last-time": ["we agreed he'd call the CFO", "last time he said he would bring three accounts",
                  "she promised me to send the deck"],
    "agenda": ["she wants to talk about her territory", "he keeps asking about the comp plan",
               "on his list: the promotion"],
    "assumed": ["I think he's bored", "probably she's looking around", "he doesn't care", "she's lazy",
                "his discovery is weak", "seems to avoid me"],
    "seen": ["I saw two of her calls", "he said \"I'm fine\"", "she told me procurement went quiet",
             "their CFO wrote that the budget is gone"],
    "goes-well": ["her renewals are going great", "he's always well prepared", "she closed two deals",
                  "his team loves him"],
    "unblock": ["I'll get legal to move", "he's waiting for presales", "she needs access to the data room"],
    "unknown": ["I don't know why they went quiet", "no idea who signs", "nobody told us how they decide"],
    "otherwise": ["I should have asked earlier", "next time I'd bring the CTO", "listen more"],
    "repeat": ["I'd do the pilot again", "happy with how I ran the demo"],
    "turning": ["then everything went quiet", "that's when their CFO left", "the deal turned in May"],
    "surprise": ["I didn't expect that he rang them", "surprised that she knew", "turns out he wants out"],
    "talk-share": ["70/30 me", "I did most of the talking", "me mostly", "he talked far more than I"],
    "takeaway": ["he took away that he'll ring the CFO", "she'll prepare two questions"],
    "date": ["next one is on the 19th", "we meet again on Friday", "next 1:1 in two weeks"],
    "focus": ["I want to talk about the Kestrel renewal", "it's about his forecast", "main issue is trust"],
    "skill": ["I'd like to get better at demos", "i suck at negotiating", "I struggle with small talk"],
    "help": ["sit in and tell me what you noticed", "could somebody watch a recording with me"],
    "occasion": ["before the Brandt demo", "on my next call with Orbis"],
    "whom": ["my manager", "a colleague of mine, a peer"],
    "open-deals": ["Ashford looks similar", "same risk at Brandt", "Contoso is just like that right now",
                   "Lumen has the same kind of plant"],
    "buyer-said": ["they'd say we were slow", "their CFO thought we were too small",
                   "for them it was a risk"],
    "happened": ["he missed two forecasts", "she keeps rescheduling", "late four times"],
    "commitment": ["I'll try it on Friday", "going to ask him"],
}  # fmt: skip


@pytest.mark.parametrize(("kind", "sentence"), [(k, s) for k, found in KINDS.items() for s in found])
def test_a_kind_is_heard(kind: str, sentence: str) -> None:
    assert kind in tellings.kinds(sentence)


def test_every_kind_is_tried() -> None:
    assert set(tellings.KINDS) - set(KINDS) == {"buyer"}


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("goes-well", "it isn't going well"),
        ("goes-well", "it could be better"),
        ("told", "he told me he must leave at five"),
        ("told", "they told me the budget is cut"),
        ("assumed", "we lost Brandt"),
        ("assumed", "their CFO said he thinks it's too early"),
        ("agenda", "I want to talk about pricing"),
        ("happened", "I was late"),
    ],
)
def test_what_is_not_of_a_kind(kind: str, sentence: str) -> None:
    assert kind not in tellings.kinds(sentence)


def test_what_must_be_told_goes_before_what_is_assumed() -> None:
    assert tellings.kinds("I think I have to tell her travel is cut")[0] == "told"
    assert tellings.kinds("I think she said no")[0] == "assumed"


@pytest.mark.parametrize("text", ["idk", "i dont know", "no idea", "pass", "skip this one", "nothing", "nope",
                                  "not really", "nothing yet", "no", "next", "can't think of any",
                                  "dunno tbh"])  # fmt: skip
def test_skips(text: str) -> None:
    assert tellings.skips(text)


@pytest.mark.parametrize("text", ["no budget", "nothing but price", "next week",
                                  "I don't know why he left", "nobody asked the CFO", "not the price",
                                  "pass the deal to Tom"])  # fmt: skip
def test_an_answer_is_no_skip(text: str) -> None:
    assert not tellings.skips(text)


@pytest.mark.parametrize("text", ["I need to stop", "can we stop here", "tomorrow", "not now", "too soon",
                                  "I can't talk about it", "i'm tired"])  # fmt: skip
def test_stops(text: str) -> None:
    assert tellings.stops(text)


@pytest.mark.parametrize("text", ["they stopped replying", "we meet tomorrow to sign", "he is tired of it",
                                  "the demo is tomorrow"])  # fmt: skip
def test_a_story_is_no_stop(text: str) -> None:
    assert not tellings.stops(text)


@pytest.mark.parametrize("text", ["gutted", "I'm so pissed", "this sucks", "months of work for nothing"])
def test_sore(text: str) -> None:
    assert tellings.is_sore(text)


def test_requests_and_noun_phrases_that_look_like_them() -> None:
    assert tellings.asks_the_coach("how do I open the talk?")
    assert tellings.asks_the_coach("give me three questions")
    assert not tellings.asks_the_coach("how to handle her underperformer")
    assert not tellings.asks_the_coach("she takes two questions along")


def test_matters_in_the_order_of_the_text() -> None:
    assert skills("I interrupted her and rushed the demo") == ("listening", "time", "demos and presentations")
    assert skills("my follow-ups") == ("follow-ups",)
    assert skills("the weather") == ()
    assert place_of("his demo") == 4
    assert place_of("nothing of the kind") is None


@pytest.mark.parametrize(
    ("reads", "text"),
    [
        (tellings.is_by_the_way, "by the way, finance changes the template again"),
        (tellings.is_result, "We won Lumen, biggest of the year."),
        (tellings.is_result, "lost Ashford today"),
        (tellings.takes_back, "no wait, it was May"),
        (tellings.turns_away, "can we talk about something else?"),
        (tellings.comes_back, "I'll look at it again on Sunday"),
        (tellings.comes_back, "I'd rather do this tomorrow"),
        (tellings.comes_back, "come back to it tomorrow"),
    ],
)
def test_what_a_whole_piece_does(reads: Speech, text: str) -> None:
    assert reads(text)


@pytest.mark.parametrize(
    ("reads", "text"),
    [
        (tellings.is_result, "we won it because of luck"),
        (tellings.is_result, "lost Kestrel, procurement froze the budget"),
        (tellings.takes_back, "I mean, he was late"),
        (tellings.wants_page, "I'll send the one-pager to Ashford tomorrow"),
        (tellings.skips, "I'd no idea"),
        (tellings.is_only_an_occasion, "I talked for 20 minutes"),
    ],
)
def test_what_only_looks_like_it(reads: Speech, text: str) -> None:
    assert not reads(text)


@pytest.mark.parametrize(
    "text",
    ["1:1 Mirela, Thursday 14:00", "1:1 with Jonas on 2026-12-09.", "I've got Leon at 3.",
     "I have my monthly with Tobias tomorrow.", "1:1 with Jonas on Dec 9th"],
)  # fmt: skip
def test_a_meeting_with_its_day_is_no_matter(text: str) -> None:
    assert tellings.is_only_an_occasion(text)
