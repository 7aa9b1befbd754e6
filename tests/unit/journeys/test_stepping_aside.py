"""Where coaching stops, or isn't what is called for."""

from dataclasses import replace

import pytest

from assistant.domain.conversation import Role
from assistant.domain.reading import Act, Concern
from assistant.domain.turn import MoveKind
from assistant.journeys import stepping_aside
from assistant.journeys.stepping_aside import ONLY_ENGLISH
from tests.unit.briefs import SAID, a_talk
from tests.unit.journeys.situations import ABOUT, a_situation, shipped_prompts


@pytest.mark.parametrize("role", list(Role))
def test_a_crisis_names_help_and_asks_nothing(role: Role) -> None:
    for told in ("I want to end my life", "my rep says he wants to end his life"):
        move = stepping_aside.crisis(a_situation(talk=a_talk(told, role=role)))
        assert move.kind is MoveKind.HAND_OFF
        assert "Call 112" in (move.lead or "")
        assert "Call 112.." not in (move.lead or "")
        assert "?" not in (move.lead or "")


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("concern", [c for c in Concern if c is not Concern.CRISIS])
def test_rights_at_work_name_the_matter_and_help(role: Role, concern: Concern) -> None:
    move = stepping_aside.protected(a_situation(talk=a_talk(SAID, role=role), concern=concern))
    assert concern.value.split("-")[0] in (move.lead or "")
    assert "Ask HR" in (move.lead or "")
    assert "manager" in (move.lead or "")
    assert "?" not in (move.lead or "")


DANGER = "I've been putting my tablets by since Easter"
NOTICE = "Nobody is alerted. Call 112."


@pytest.mark.parametrize(
    ("told", "then", "name"),
    [
        (DANGER, "ok", "hand-off-still-crisis"),
        (DANGER, "I'll ring my brother", "hand-off-still-crisis-near"),
        ("my rep says he wants to end his life", "he's at his desk", "hand-off-still-crisis-other"),
    ],
)
def test_after_a_hand_over_in_danger_few_warm_words(told: str, then: str, name: str) -> None:
    move = stepping_aside.crisis(a_situation(told, NOTICE, then))
    assert move.lead in [shipped_prompts().render(name, n) for n in range(shipped_prompts().variants(name))]
    assert (move.kind, move.questions, move.close) == (MoveKind.HAND_OFF, (), None)
    assert "?" not in (move.lead or "")
    assert len((move.lead or "").split()) < 40


@pytest.mark.parametrize("then", ["I still want to die", "yes", "there's nobody I could tell"])
def test_danger_spoken_of_again_gets_the_whole_notice(then: str) -> None:
    assert "Call 112" in (stepping_aside.crisis(a_situation(DANGER, NOTICE, "ok", "Hm.", then)).lead or "")


@pytest.mark.parametrize(
    ("then", "name"),
    [
        ("I'd rather not make a thing of it", "hand-off-still-protected"),
        ("fine. I'll ask who deals with that", "hand-off-still-protected-turned"),
    ],
)
def test_within_a_matter_handed_over_nothing_is_coached(then: str, name: str) -> None:
    move = stepping_aside.protected(a_situation("my manager strokes my back at every visit", "Ask HR.", then))
    assert move.lead in [shipped_prompts().render(name, n) for n in range(shipped_prompts().variants(name))]
    assert (move.kind, move.questions, move.close) == (MoveKind.HAND_OFF, (), None)


@pytest.mark.parametrize("help_text", ["Call 112", "Call 112.", "Call 112. ", "See https://x.test/help"])
def test_the_configured_help_ends_as_a_sentence(help_text: str) -> None:
    at = a_situation(SAID, about=replace(ABOUT, crisis_help=help_text, work_help=help_text))
    for move in (stepping_aside.crisis(at), stepping_aside.protected(replace(at))):
        assert help_text.rstrip(". ") in (move.lead or "")
        assert ".." not in (move.lead or "")


@pytest.mark.parametrize("language", [*sorted(ONLY_ENGLISH), "en", "pl", "ja"])
def test_another_language_is_told_in_it_where_there_are_words(language: str) -> None:
    move = stepping_aside.foreign(a_situation(SAID, language=language))
    name = f"only-english-{language if language in ONLY_ENGLISH else 'en'}"
    assert move.lead in [shipped_prompts().render(name, n) for n in range(shipped_prompts().variants(name))]
    assert move.kind is MoveKind.WAY_BACK


def test_a_formal_plan_is_coached_with_hr() -> None:
    move = stepping_aside.formal_plan(a_situation("a PIP for Marcus"))
    assert "HR" in (move.lead or "")
    assert len(move.questions) == 1


def test_what_is_decided_is_told_and_the_open_part_asked() -> None:
    move = stepping_aside.decided(a_situation("it's decided that Marcus moves"))
    assert move.kind is MoveKind.TELL_PLAINLY
    assert len(move.questions) == 1


@pytest.mark.parametrize("model", ["small-model", None])
def test_it_says_what_it_is_and_who_reads(model: str | None) -> None:
    at = a_situation(
        SAID, about=replace(ABOUT, model=model, address="http://127.0.0.1:1/v1" if model else None)
    )
    for move in (stepping_aside.what_you_are(at), stepping_aside.who_reads(at)):
        assert move.kind is MoveKind.INFORM
        assert ("small-model" in (move.lead or "")) is (model is not None)
        assert ("anguage model" in (move.lead or "")) is True
    read = stepping_aside.who_reads(at).lead or ""
    assert "/data/askfirst" in read
    assert ("http://127.0.0.1:1/v1" in read) is (model is not None)


def test_junk_stays_with_the_matter_where_there_is_one() -> None:
    replies = [
        stepping_aside.junk(
            a_situation(SAID, *["Other words then.", "idk"] * n, topics=("the nodding",))
        ).lead
        for n in range(1, 6)
    ]
    assert any("the nodding" in (reply or "") for reply in replies)
    assert "the nodding" not in (stepping_aside.junk(a_situation("asdf", topics=(), points=())).lead or "")


def test_greetings_are_for_the_role() -> None:
    leader = stepping_aside.greeting(a_situation(talk=a_talk("hi"))).lead or ""
    rep = stepping_aside.greeting(a_situation(talk=a_talk("hi", role=Role.REP))).lead or ""
    assert leader != rep
    assert leader.endswith("?")


def test_no_options_then() -> None:
    move = stepping_aside.declines(a_situation(SAID, "Would options help?", "no"))
    assert (move.kind, len(move.questions), move.permission) == (MoveKind.ASK, 1, False)


def test_a_push_back_is_given_choices_and_no_question() -> None:
    lead = stepping_aside.pushes_back(a_situation(SAID, "And?", "stop asking")).lead or ""
    assert "?" not in lead
    assert "summary" in lead or "sum up" in lead


def test_wages_that_are_kept_are_called_by_their_name() -> None:
    at = a_situation("they haven't paid my salary for ten weeks")
    assert at.reading.act is Act.PROTECTED
    assert "pay that is owed" in (stepping_aside.protected(at).lead or "")
