"""The part of a conversation that a model sees, however long it grows."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.conversation import Conversation, Message, Role, Speaker
from assistant.writing.transcript import (
    MESSAGES,
    WORDS_A_MESSAGE,
    WORDS_LAST,
    as_lines,
    bounded,
    cut,
)

TEXTS = st.lists(st.text(alphabet="ab c\n", max_size=400), min_size=1, max_size=12)


def talk(texts: list[str]) -> Conversation:
    return Conversation(
        Role.LEADER,
        tuple(Message((Speaker.COACHEE, Speaker.COACH)[n % 2], text) for n, text in enumerate(texts)),
    )


@given(TEXTS)
def test_it_is_bounded(texts: list[str]) -> None:
    kept = bounded(talk(texts))
    assert len(kept) == min(len(texts), MESSAGES)
    assert [m.speaker for m in kept] == [m.speaker for m in talk(texts).messages[-MESSAGES:]]
    for message in kept[:-1]:
        assert len(message.text.split()) <= WORDS_A_MESSAGE + 1
    assert len(kept[-1].text.split()) <= WORDS_LAST + 1


@given(st.lists(st.sampled_from("one two three four".split()), max_size=90), st.integers(3, 40))
def test_a_long_text_keeps_both_ends(parts: list[str], most: int) -> None:
    text = " ".join(parts)
    shortened = cut(text, most)
    if len(parts) <= most:
        assert shortened == text
    else:
        assert len(shortened.split()) == most + 1
        head, _, tail = shortened.partition(" … ")
        assert text.startswith(head)
        assert text.endswith(tail)


def test_it_reads_as_a_script() -> None:
    assert as_lines(talk(["He nods.", "And then?", "Nothing."]).messages) == (
        "They: He nods.\nCoach: And then?\nThey: Nothing."
    )
