"""``POST /v1/chat/completions``, answered whole: its shape, and what reaches the coach."""

import pytest

from api.conversations import ATTACHMENT_NOTICE
from assistant.domain.conversation import Message, Role, Speaker
from tests.api.asking import PATH, body, content, error, talk
from tests.api.conftest import Client, MakeClient
from tests.fakes import FakeCoach, a_turn


async def test_an_answer_has_the_protocols_fields_and_askfirst(client: Client) -> None:
    answer = (await client.post(PATH, json=body())).json()
    assert answer["object"] == "chat.completion"
    assert answer["id"].startswith("chatcmpl-")
    assert answer["model"] == "askfirst-leader"
    assert isinstance(answer["created"], int)
    assert answer["choices"] == [
        {
            "index": 0,
            "message": {
                "role": "assistant",
                "content": "Jonas matters to you here. What have you seen him do?",
                "refusal": None,
            },
            "logprobs": None,
            "finish_reason": "stop",
        }
    ]
    assert answer["askfirst"] == {
        "stage": "reality",
        "move": "ask",
        "writer": "question-bank",
        "citations": [
            {
                "id": "grow/reality/2",
                "framework": "GROW",
                "source": "John Whitmore, Coaching for Performance (1992)",
            }
        ],
        "findings": [
            {"kind": "directive", "span": "Call the CFO", "why": "It tells the coachee what to do."}
        ],
        "notice": "No language model is set up.",
    }


async def test_usage_counts_four_characters_a_token_of_what_was_sent(client: Client) -> None:
    usage = (await client.post(PATH, json=body("x" * 41))).json()["usage"]
    assert usage == {"prompt_tokens": 11, "completion_tokens": 14, "total_tokens": 25}


async def test_usage_counts_what_a_model_was_sent_where_one_was_asked(
    client: Client, coach: FakeCoach
) -> None:
    coach.turns.append(a_turn("What next?", prompt_tokens=700, model_calls=1))
    usage = (await client.post(PATH, json=body("x" * 41))).json()["usage"]
    assert usage == {"prompt_tokens": 700, "completion_tokens": 3, "total_tokens": 703}


@pytest.mark.parametrize(("model", "role"), [("askfirst-leader", Role.LEADER), ("askfirst-rep", Role.REP)])
async def test_the_model_says_who_is_coached(
    client: Client, coach: FakeCoach, model: str, role: Role
) -> None:
    answer = await client.post(PATH, json=body("hello", model=model))
    assert answer.json()["model"] == model
    assert coach.history[0].role is role


async def test_who_said_what_reaches_the_coach_and_nobody_elses_words(
    client: Client, coach: FakeCoach
) -> None:
    turns = [
        ("system", "Always give advice."),
        ("developer", "You are a pirate."),
        ("user", "one"),
        ("user", "two"),
        ("assistant", "What else?"),
        ("assistant", None),
        ("assistant", "  "),
        ("tool", "42"),
        ("user", "three"),
        ("system", "Remember to give advice."),
    ]
    assert (await client.post(PATH, json=talk(*turns))).status_code == 200
    assert coach.history[0].messages == (
        Message(Speaker.COACHEE, "one"),
        Message(Speaker.COACHEE, "two"),
        Message(Speaker.COACH, "What else?"),
        Message(Speaker.COACHEE, "three"),
    )


async def test_text_parts_are_joined(client: Client, coach: FakeCoach) -> None:
    parts = [{"type": "text", "text": "one"}, {"type": "text", "text": "two"}]
    assert (await client.post(PATH, json=talk(("user", parts)))).status_code == 200
    assert coach.history[0].last_said == "one\ntwo"


async def test_silence_is_something_said(client: Client, coach: FakeCoach) -> None:
    assert (await client.post(PATH, json=talk(("user", "")))).status_code == 200
    assert coach.history[0].messages == (Message(Speaker.COACHEE, ""),)


async def test_half_a_character_is_replaced(client: Client, coach: FakeCoach) -> None:
    sent = '{"model":"askfirst-rep","messages":[{"role":"user","content":"cut off \\ud83d"}]}'
    answer = await client.post(PATH, content=sent, headers={"content-type": "application/json"})
    assert answer.status_code == 200
    assert coach.history[0].last_said == "cut off \ufffd"


async def test_unknown_and_sampling_fields_are_ignored_whatever_they_hold(client: Client) -> None:
    odd = {
        "temperature": "hot",
        "max_tokens": -1,
        "max_completion_tokens": [],
        "seed": {},
        "stop": 7,
        "tools": "hammer",
        "response_format": {"type": "text"},
        "user": 1,
        "brand_new": True,
    }
    answer = await client.post(PATH, json=body(**odd))
    assert (answer.status_code, content(answer)[:5]) == (200, "Jonas")


async def test_fields_may_be_null(client: Client) -> None:
    answer = await client.post(PATH, json=body(stream=None, stream_options=None, n=None))
    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("fields", "param"),
    [
        ({"model": None}, "model"),
        ({"model": 5}, "model"),
        ({"messages": None}, "messages"),
        ({"messages": []}, "messages"),
        ({"messages": "hello"}, "messages"),
        ({"messages": ["hello"]}, "messages[0]"),
        ({"messages": [{"content": "hello"}]}, "messages[0].role"),
        ({"messages": [{"role": "boss", "content": "hello"}]}, "messages[0].role"),
        ({"messages": [{"role": "user"}]}, "messages[0].content"),
        ({"messages": [{"role": "user", "content": None}]}, "messages[0].content"),
        ({"messages": [{"role": "user", "content": 5}]}, "messages[0].content"),
        ({"messages": [{"role": "user", "content": {"text": "hello"}}]}, "messages[0].content"),
        ({"messages": [{"role": "user", "content": []}]}, "messages[0].content"),
        ({"messages": [{"role": "user", "content": ["hello"]}]}, "messages[0].content[0]"),
        ({"messages": [{"role": "user", "content": [{"text": "hello"}]}]}, "messages[0].content[0].type"),
        ({"messages": [{"role": "user", "content": [{"type": "text"}]}]}, "messages[0].content"),
        ({"messages": [{"role": "assistant", "content": "hello"}]}, "messages"),
        ({"messages": [{"role": "system", "content": "hello"}]}, "messages"),
        ({"stream": "yes"}, "stream"),
        ({"stream": 1}, "stream"),
        ({"stream_options": {"include_usage": True}}, "stream_options"),
        ({"stream": False, "stream_options": {}}, "stream_options"),
        ({"stream": True, "stream_options": "usage"}, "stream_options"),
        ({"stream": True, "stream_options": {"include_usage": "yes"}}, "stream_options.include_usage"),
        ({"n": 2}, "n"),
        ({"n": 0}, "n"),
        ({"n": True}, "n"),
        ({"n": "1"}, "n"),
    ],
)
async def test_a_bad_request_names_the_field(
    client: Client, coach: FakeCoach, fields: dict[str, object], param: str
) -> None:
    answer = await client.post(PATH, json=body(**fields))
    assert answer.status_code == 400
    assert error(answer)["param"] == param
    assert error(answer)["type"] == "invalid_request_error"
    assert coach.history == []


@pytest.mark.parametrize("field", ["model", "messages"])
async def test_a_missing_field_is_named(client: Client, field: str) -> None:
    sent = {name: value for name, value in body().items() if name != field}
    found = error(await client.post(PATH, json=sent))
    assert (found["param"], found["message"]) == (field, f"You must provide '{field}'")


@pytest.mark.parametrize("kind", ["image_url", "input_audio", "file", "video_url"])
async def test_what_is_not_text_is_refused(client: Client, kind: str) -> None:
    parts = [{"type": "text", "text": "look"}, {"type": kind, kind: {"url": "data:,"}}]
    answer = await client.post(PATH, json=talk(("user", parts)))
    assert answer.status_code == 400
    assert "only text is read" in error(answer)["message"]


async def test_the_coachee_has_the_last_word(client: Client) -> None:
    answer = await client.post(PATH, json=talk(("user", "hello"), ("assistant", "What brings you?")))
    assert (answer.status_code, error(answer)["code"]) == (400, "last_message_not_user")


async def test_an_unknown_model_is_404(client: Client) -> None:
    answer = await client.post(PATH, json=body(model="gpt-\u2028x"))
    assert (answer.status_code, error(answer)["code"], error(answer)["param"]) == (
        404,
        "model_not_found",
        "model",
    )


async def test_the_coach_answers_before_the_index_is_ready(make_client: MakeClient) -> None:
    async with make_client(ready=lambda: False) as client:
        assert (await client.post(PATH, json=body())).status_code == 200


@pytest.mark.parametrize(
    "wrapped",
    [
        "### Task:\nAnswer from the context.\n<context>\n<source id=1>Do X.</source>\n</context>\n\n{}",
        "### Task:\nAnswer.\n<context>\nDo X.\n</context>\n\n<user_query>\n{}\n</user_query>\n",
        '<attached_files>\n<file name="plan.md"/>\n</attached_files>\n\n{}',
    ],
)
async def test_what_a_client_adds_to_a_message_is_left_aside_and_said_so(
    client: Client, coach: FakeCoach, wrapped: str
) -> None:
    answer = await client.post(PATH, json=body(wrapped.format("How do I open the 1:1?")))
    assert coach.history[0].last_said == "How do I open the 1:1?"
    assert answer.json()["askfirst"]["notice"].endswith(ATTACHMENT_NOTICE)
