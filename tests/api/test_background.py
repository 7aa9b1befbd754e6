"""What chat clients ask for by themselves. Their prompts are retold here; the forms are theirs."""

import json

import pytest

from api.background import background_answer
from api.schemas.requests import ChatMessage
from assistant.domain.conversation import Role
from tests.api.asking import PATH, content, events, talk
from tests.api.conftest import Client
from tests.fakes import FakeCoach

SAID = "I have a 1:1 with Jonas in ten minutes, his forecast slipped again"
ASKED = "It sounds as if it matters to you. What have you seen?"
TITLE = "1:1 with Jonas: forecast"
LABELLED = f"User: {SAID}\nAI: {ASKED}"

Turns = list[tuple[str, str]]


def answered(turns: Turns, role: Role = Role.LEADER, response_format: object = None) -> str | None:
    messages = [ChatMessage(role=speaker, content=text) for speaker, text in turns]
    return background_answer(messages, role, response_format)


def open_webui(task: str, form: str, *more: str) -> Turns:
    history = "\n".join([f"USER: {SAID}", f"ASSISTANT: {ASKED}", *more])
    prompt = f"### Task:\n{task}\n### Output:\nJSON format: {form}\n### Chat History:\n"
    return [("user", f"{prompt}<chat_history>\n{history}\n</chat_history>")]


@pytest.mark.parametrize(
    ("turns", "answer"),
    [
        (open_webui("Write a title.", '{ "title": "the title" }'), {"title": TITLE}),
        (open_webui("Write a title with an emoji.", '{ "title": "x" }'), {"title": f"💬 {TITLE}"}),
        (open_webui("Find tags.", '{ "tags": ["tag1", "tag2"] }'), {"tags": ["General"]}),
        (
            open_webui("Find tags.", '{"tags": []}', "USER: he gives discounts", "ASSISTANT: When?"),
            {"tags": ["Sales coaching", "Forecast", "Discounts"]},
        ),
        (open_webui("Is a search needed?", '{\n  "queries": ["one"]\n}'), {"queries": []}),
        (open_webui("Complete the text.", '{ "text": "<yours>" }'), {"text": ""}),
        (open_webui("Describe a picture.", '{ "prompt": "yours" }'), {"prompt": ""}),
    ],
)
def test_open_webui_gets_the_json_it_asks_for(turns: Turns, answer: object) -> None:
    text = answered(turns)
    assert text is not None
    assert json.loads(text) == answer


@pytest.mark.parametrize("role", [Role.LEADER, Role.REP])
def test_follow_ups_are_questions_in_the_coachees_voice(role: Role) -> None:
    text = answered(open_webui("Suggest follow-ups.", '{ "follow_ups": ["Question?"] }'), role)
    follow_ups = json.loads(text or "")["follow_ups"]
    assert len(follow_ups) >= 2
    assert all(question.endswith("?") for question in follow_ups)
    assert ("1:1" in " ".join(follow_ups)) is (role is Role.LEADER)


def test_no_follow_ups_at_a_delicate_time() -> None:
    more = ("USER: honestly I could kill myself", "ASSISTANT: That is more than coaching can hold.")
    assert json.loads(answered(open_webui("Suggest.", '{ "follow_ups": [] }', *more)) or "") == {
        "follow_ups": []
    }


def test_tools_are_never_chosen() -> None:
    instruction = 'Available Tools: [{"name": "search"}]\nChoose some, or return {"tool_calls": []}'
    assert answered([("system", instruction), ("user", f"Query: {SAID}")]) == '{"tool_calls": []}'


def test_a_face_for_a_message_is_one_emoji() -> None:
    prompt = (
        "Your task is to reflect the speaker's likely facial expression in one emoji.\n\nMessage: ```hi```"
    )
    assert answered([("user", prompt)]) == "🙂"


def alone(*lines: str) -> Turns:
    """All in one prompt, transcript included."""
    return [("user", "\n".join(lines))]


def afterwards(*lines: str) -> Turns:
    """The talk as it was, then the prompt."""
    return [("user", SAID), ("assistant", ASKED), ("user", "\n".join(lines))]


def by_system(text: str, *lines: str) -> Turns:
    """The instruction in the system's message, and what to apply it to in the user's."""
    return [("system", "\n".join(lines)), ("user", text)]


TITLE_REQUESTS = {
    "LibreChat": alone(
        "Give the conversation a 5-word-or-less title. Only return the title.", "", "Conversation:", LABELLED
    ),
    "LibreChat, assistants": alone(
        "Please create a concise title (max 40 characters) for a conversation:", LABELLED, "Title:"
    ),
    "NextChat": afterwards(
        "Please generate a title of four to five words for our conversation, without any lead-in, quotation "
        "marks or punctuation."
    ),
    "NextChat in German": afterwards(
        "Geben Sie ein Thema in vier bis fünf Wörtern zurück, ohne Satzzeichen und Füllwörter."
    ),
    "Zed": afterwards(
        "Generate a 3-7 word title for this conversation, omitting punctuation.",
        "Go straight to it, without any preamble.",
    ),
    "Chatbox": alone(
        "Give this conversation a name, 40 characters at most, no quotes. Only the name, nothing else.",
        *(
            "```",
            "You are a helpful assistant.",
            "",
            "---------",
            "",
            SAID,
            "",
            "---------",
            "",
            ASKED,
            "```",
        ),
        "The name is:",
    ),
    "LobeChat": by_system(
        f"user: {SAID}\nassistant: {ASKED}",
        "You sum up conversations. Generate a concise title for the conversation.",
        "- Output only the title",
        "- At most 10 words",
        "- No punctuation",
    ),
    "Cherry Studio": by_system(
        json.dumps([{"role": "user", "mainText": SAID}]),
        "Summarize the user's conversation into a title within 10 words. Do not use punctuation.",
    ),
    "big-AGI": alone(
        "Look at the conversation and extract a chat title in a couple of words.",
        "Only respond with the title and nothing else.",
        *("```", f"- You: {SAID}", f"- Assistant: {ASKED}", "```"),
    ),
    "chat-ui": by_system(
        SAID, "Summarize the user's request in four words or less. Do not try to answer it."
    ),
    "Goose": by_system(
        f"---BEGIN USER MESSAGES---\n{SAID}\n---END USER MESSAGES---\n\nA title, please.",
        "Write a short title (four words or less) for the user's messages, nothing else.",
    ),
    "in one prompt with a transcript": alone(
        "Generate a title in 5 words or less for this conversation:", f"User: {SAID}"
    ),
    "after the talk": afterwards(
        "Please generate a concise title for this conversation, 3-5 words, no quotes."
    ),
    "a web template": by_system(
        SAID,
        "- you generate a short title from the first message",
        "- at most 80 characters long",
        "- do not use quotes or colons",
    ),
}


@pytest.mark.parametrize("turns", TITLE_REQUESTS.values(), ids=TITLE_REQUESTS)
def test_a_request_for_a_title_gets_one(turns: Turns) -> None:
    assert answered(turns) == TITLE


def test_a_title_keeps_to_the_length_that_is_asked_for() -> None:
    prompt = (
        f"Give this conversation a name, 10 characters max. Only the name, no quotes.\n\n```\n{SAID}\n```"
    )
    assert answered([("user", prompt)]) == "Forecast"


def test_a_title_is_json_where_the_client_sets_that_format() -> None:
    turns = [("user", f"Provide a concise title for the conversation, 5 words, nothing else.\n{LABELLED}")]
    schema = {"properties": {"title": {"type": "string"}, "language": {"type": "string"}}}
    wanted = {"type": "json_schema", "json_schema": {"name": "title", "schema": schema}}
    assert json.loads(answered(turns, Role.REP, wanted) or "") == {"title": TITLE, "language": "English"}
    odd = {"type": "json_schema", "json_schema": {"schema": {"properties": 5}}}
    for other in ({"type": "json_object"}, odd):
        assert json.loads(answered(turns, Role.REP, other) or "") == {"title": TITLE}


@pytest.mark.parametrize(
    "last",
    [
        ("system", "Summarize the discussion in 200 words as a prompt for future context."),
        ("system", "Fassen Sie das Gespräch als Kontext für den nächsten Schritt zusammen."),
        ("user", "Summarize the discussion in 200 words, to be used as a prompt for future context."),
    ],
)
def test_a_recap_is_made_of_the_coachees_words(last: tuple[str, str]) -> None:
    assert answered([("user", SAID), ("assistant", ASKED), last]) == f"Said so far: {SAID}"


def test_a_recap_keeps_the_latest_words() -> None:
    turns = [("user", "old " * 150), ("assistant", "?"), ("user", "new " * 150), ("assistant", "?")]
    recap = answered([*turns, ("system", "Summarize this as a prompt for future context.")]) or ""
    assert (recap.count("old"), recap.count("new")) == (50, 150)


@pytest.mark.parametrize(
    "said",
    [
        "Generate a title for my 1:1",
        "Generate a title for my 1:1 with Jonas, max 5 words",
        "Give me a name for this conversation with Jonas, 5 words at most",
        "Write me an opening sentence and a title for the conversation, 10 words, no emojis",
        "I only want the title, nothing else: a promotion and a new name on my card",
        "### Task: help me prepare my 1:1 with Jonas",
        '### Task:\nAnswer.\n<context>\n{"title": "x"}\n</context>\nHow do I open the 1:1?',
        "Summarize what I've said so far in 200 words",
        "Can you summarise this as context for my next 1:1?",
        "Me: how are you\nHim: fine\nWhat do you hear in this conversation?",
        "What tags would you give this pipeline?",
        "",
    ],
)
@pytest.mark.parametrize("system", ["You are a sales coach. Only answer in 100 words, no emojis.", ""])
def test_what_a_coachee_says_is_the_coachs(said: str, system: str) -> None:
    assert answered([("system", system), ("user", SAID), ("assistant", ASKED), ("user", said)]) is None


def test_a_systems_remark_after_the_coachees_words_takes_nothing_from_them() -> None:
    assert answered([("user", SAID), ("system", "Keep summaries short.")]) is None


async def test_no_coach_is_asked(client: Client, coach: FakeCoach) -> None:
    answer = await client.post(PATH, json=talk(*open_webui("Write a title.", '{ "title": "x" }')))
    assert json.loads(content(answer)) == {"title": TITLE}
    assert answer.json()["askfirst"] == {
        "stage": "",
        "move": "background",
        "writer": "question-bank",
        "citations": [],
        "findings": [],
        "notice": None,
    }
    assert coach.history == []


async def test_it_can_be_streamed(client: Client, coach: FakeCoach) -> None:
    sent = talk(*open_webui("Write a title.", '{ "title": "x" }'), stream=True)
    *chunks, done = events((await client.post(PATH, json=sent)).text)
    text = "".join(chunk["choices"][0]["delta"].get("content", "") for chunk in chunks)
    assert (json.loads(text), done, coach.history) == ({"title": TITLE}, "[DONE]", [])
