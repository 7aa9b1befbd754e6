"""A persona keeps back what it keeps back, until a question brings it out."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from evals.persona import MOST_AT_ONCE, Played, as_sample, play, read_heard, score
from evals.transcript import Speaker
from tests.unit.evals.coaching import EchoArm, answering, persona

MARA = persona()
HEARING = "What is kept back"


async def played(hears: list[str]) -> tuple[Played, list[str]]:
    """How it went when those were the answers to what a question brought out, and the player's prompts."""
    prompts: list[str] = []

    def answer(prompt: str) -> str:
        if HEARING in prompt:
            return hears.pop(0)
        prompts.append(prompt)
        return f"Message {len(prompts)}."

    return await play(MARA, EchoArm(), answering(answer, of=0), 1, 1, lambda so_far: None), prompts


async def test_a_fact_is_in_the_players_prompt_only_once_it_was_brought_out() -> None:
    went, prompts = await played(['{"brought_out": []}', '{"brought_out": [2]}'])
    assert [turn.content for turn in went.turns if turn.role is Speaker.COACHEE] == [
        MARA.opening,
        "Message 1.",
        "Message 2.",
    ]
    assert len([turn for turn in went.turns if turn.role is Speaker.COACH]) == MARA.turns
    assert not any(fact in prompts[0] for fact in MARA.hidden)
    assert MARA.hidden[1] in prompts[1]
    assert MARA.hidden[0] not in prompts[1]


async def test_the_score_is_the_share_brought_out_and_quotes_the_question() -> None:
    went, _ = await played(['{"brought_out": [1]}', '{"brought_out": []}'])
    scored = score(MARA, went)
    assert (scored.value, scored.status) == (0.5, "scored")
    assert [(f.turn, f.quote) for f in scored.findings] == [(1, went.turns[1].content)]
    assert MARA.hidden[0] in scored.findings[0].why


async def test_where_nobody_could_tell_it_is_unscored() -> None:
    went, prompts = await played(["The first one, I think.", "null"])
    assert score(MARA, went).status == "unscored"
    assert len(prompts) == 2, "the conversation goes on all the same"


async def test_nothing_brought_out_is_a_score_of_nothing() -> None:
    went, _ = await played(['{"brought_out": []}', '{"brought_out": []}'])
    assert (score(MARA, went).value, score(MARA, went).status) == (0.0, "scored")


def test_a_report_knows_the_opening_and_nothing_that_is_kept_back() -> None:
    told = as_sample(MARA).model_dump_json()
    assert MARA.opening in told
    assert not any(fact in told for fact in (*MARA.hidden, MARA.agenda))


@given(st.lists(st.integers(-3, 9), max_size=12), st.lists(st.integers(0, 5), unique=True))
def test_only_what_is_still_kept_back_can_come_out(numbers: list[int], kept: list[int]) -> None:
    heard = read_heard(json.dumps({"brought_out": numbers}), kept)
    assert len(heard) == len(set(heard)) <= MOST_AT_ONCE
    assert all(place in kept and place + 1 in numbers for place in heard)


@pytest.mark.parametrize("answer", ["", "[1]", '{"brought_out": 1}', '{"brought_out": ["1"]}', '{"out": []}'])
def test_an_answer_of_another_shape_is_refused(answer: str) -> None:
    with pytest.raises(ValidationError):
        read_heard(answer, [0, 1])
