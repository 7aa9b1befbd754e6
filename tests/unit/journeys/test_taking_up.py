"""A question stays with what was said just now, before it goes to a passage that is only near."""

import pytest

from assistant.domain.conversation import Conversation, Message, Role, Speaker
from assistant.domain.knowledge import Hit
from assistant.journeys.exploring import STORY, explore
from assistant.journeys.situation import FAR, NEAR
from tests.unit.briefs import NODS, a_talk
from tests.unit.journeys.followed import bank
from tests.unit.journeys.situations import a_situation

BANK = bank()
FAR_OFF = (Hit(NODS, NEAR - 0.1),)


def asked(*texts: str, role: Role = Role.LEADER, hits: tuple[Hit, ...] = FAR_OFF) -> str:
    """The template of the question that follows ``texts``, the coachee's first and last."""
    speakers = (Speaker.COACHEE, Speaker.COACH)
    talk = Conversation(role, tuple(Message(speakers[n % 2], t) for n, t in enumerate(texts)))
    chosen = a_situation(talk=talk, knowledge=BANK, hits=hits).question()
    assert chosen is not None
    return chosen.question.text


@pytest.mark.parametrize(
    ("text", "thread"),
    [
        ("I think she's scared of asking for money", "guess"),
        ("he hasn't said a word about it", "silence"),
        ("i always just answer him", "way"),
        ("so yeah, the talk is at 2", "ahead"),
        ("i'm dreading it", "feeling"),
    ],
)
def test_what_the_last_message_offers_is_taken_up(text: str, thread: str) -> None:
    question = asked("her pipeline is thin", "What is it like?", text)
    assert question in BANK.situations[f"on-{thread}"]


def test_a_passage_that_is_near_does_not_go_before_it() -> None:
    near = (Hit(NODS, 0.9),)
    text = "I think he's bluffing"
    assert asked("his pipeline is thin", "What is it like?", text, hits=near) in BANK.situations["on-guess"]


def test_a_plain_fact_is_asked_about_where_no_passage_is_near() -> None:
    talk = ("her pipeline is thin", "What is it like?", "she's been here two years")
    assert asked(*talk) in BANK.situations["on-fact"]
    assert asked(*talk, hits=(Hit(NODS, 0.9),)) not in BANK.situations["on-fact"]


def test_a_first_message_is_asked_what_it_is_for() -> None:
    far = (Hit(NODS, FAR - 0.1),)
    assert asked("Sven covers the north since March", hits=far) in BANK.situations["on-opening"]
    assert asked("Sven covers the north since March") not in BANK.situations["on-opening"]


def test_a_long_message_is_left_to_the_passages_that_are_found_by_it() -> None:
    long = "I think he's bluffing, for the whole quarter " + "and the one before that too " * 5
    assert asked("his pipeline is thin", "What is it like?", long) not in BANK.situations["on-guess"]


def test_what_points_at_something_is_never_asked_without_it() -> None:
    pinned = a_situation(talk=a_talk("the region is large"), knowledge=BANK, hits=FAR_OFF)
    taken = [texts for name, texts in BANK.situations.items() if name.startswith("on-")]
    pointing = frozenset().union(*taken) - BANK.situations["general"]
    for passage in ("clear/listen/1", "solution-focused/exceptions/1", "grow/options/2"):
        chosen = pinned.question(passage)
        assert chosen is not None
        assert chosen.question.text not in pointing
    near = a_situation(
        talk=a_talk("the region is large"), knowledge=BANK, hits=pinned.pinned("clear/listen/1")
    )
    assert not {q.question.text for q in near.list_of_questions(5)} & pointing


def test_a_situation_of_its_own_goes_before_it() -> None:
    at = a_situation(talk=a_talk("I think he's bluffing"), knowledge=BANK, hits=FAR_OFF)
    chosen = at.question("grow/will/2", serves="by-when")
    assert chosen is not None
    assert chosen.question.text in BANK.situations["by-when"]


def test_no_thread_is_without_questions_for_a_leader_or_a_rep() -> None:
    audiences_of = {q.text: q.audience.value for p in BANK.passages for q in p.questions}
    for name, texts in BANK.situations.items():
        if name.startswith("on-") and name != "on-others":
            audiences = {audiences_of[text] for text in texts}
            assert "both" in audiences or {"leader", "rep"} <= audiences, name


@pytest.mark.parametrize(
    "text",
    ["just had a 1:1 that shook me and I'm not sure what it means", "lost a deal, want to talk about it"],
)
@pytest.mark.parametrize("role", list(Role))
def test_what_is_only_announced_is_asked_for_and_nothing_read_into_it(text: str, role: Role) -> None:
    talk = Conversation(role, (Message(Speaker.COACHEE, text),))
    move = explore(a_situation(talk=talk, knowledge=BANK, hits=(Hit(NODS, 0.9),)))
    assert (move.lead, move.reflection) == (None, None)
    assert [chosen.question.text in BANK.situations["on-untold"] for chosen in move.questions] == [True]


def test_a_loss_is_told_before_it_is_explained() -> None:
    talk = Conversation(
        Role.REP, (Message(Speaker.COACHEE, "we lost the Hallberg tender to someone cheaper"),)
    )
    move = explore(a_situation(talk=talk, knowledge=BANK, hits=FAR_OFF))
    assert move.questions[0].passage.id in STORY
