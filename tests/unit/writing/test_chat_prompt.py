"""A rendered prompt taken apart into a chat."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.ports import ChatMessage
from assistant.writing.chat_prompt import messages, tokens

ROLES = st.sampled_from(["system", "user", "assistant"])
LINES = st.text(alphabet="abc .?[]\n'", max_size=60).map(str.strip).filter(lambda t: "[s" not in t)
CHATS = st.lists(st.builds(ChatMessage, ROLES, LINES), max_size=6)


def rendered(chat: list[ChatMessage]) -> str:
    return "\n".join(f"[{m.role}]\n{m.content}" for m in chat)


@given(CHATS)
def test_a_chat_comes_back_as_it_was_written(chat: list[ChatMessage]) -> None:
    assert messages(rendered(chat)) == chat


def test_what_stands_before_the_first_head_is_left_out() -> None:
    assert messages("a note\n[system]\nBe kind.") == [ChatMessage("system", "Be kind.")]
    assert messages("nothing here") == []


def test_a_head_inside_a_line_is_text() -> None:
    (only,) = messages("[user]\nHe wrote [system] in the middle of it\nand [assistant] too")
    assert only.content == "He wrote [system] in the middle of it\nand [assistant] too"


@given(CHATS, ROLES, LINES)
def test_more_to_say_costs_more(chat: list[ChatMessage], role: str, text: str) -> None:
    longer = [*chat, ChatMessage(role, text)]  # type: ignore[arg-type]  # a role by construction
    assert tokens(longer) > tokens(chat) >= 0
