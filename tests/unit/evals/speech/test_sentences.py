import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.speech.sentences import spans


def texts(message: str) -> list[str]:
    return [text for _, text in spans(message)]


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("One. Two? Three!", ["One.", "Two?", "Three!"]),
        ("Ask Dr. Meyer, e.g. on Monday. Then rest.", ["Ask Dr. Meyer, e.g. on Monday.", "Then rest."]),
        ("Wait... what was that?", ["Wait... what was that?"]),
        ("I see… How so?", ["I see…", "How so?"]),
        ("He said “I quit.” What then?", ["He said “I quit.”", "What then?"]),
        ('"Why?" you asked, and he left.', ['"Why?" you asked, and he left.']),
        ("1. Call him\n2. Write it down\n- rest", ["Call him", "Write it down", "rest"]),
        ("It costs 3.50 today. Fine.", ["It costs 3.50 today.", "Fine."]),
        ("No. What else?", ["No.", "What else?"]),
        ("", []),
        (" \n … ", []),
    ],
)
def test_splits_written_text(message: str, expected: list[str]) -> None:
    assert texts(message) == expected


@pytest.mark.parametrize(
    ("message", "last"),
    [
        ("so um you feel stuck and uh what would help", "and uh what would help"),
        ("a pack a day okay how long have you been smoking", "okay how long have you been smoking"),
        ("you want it to be different what would that take", "what would that take"),
    ],
)
def test_splits_speech_without_marks(message: str, last: str) -> None:
    assert texts(message)[-1] == last


@pytest.mark.parametrize(
    "message", ["why do you think she left", "i wonder what is behind that", "so what do you make of it"]
)
def test_leaves_one_question_whole(message: str) -> None:
    assert texts(message) == [message]


@given(st.text(max_size=200))
def test_spans_stand_in_the_message_in_order_and_lose_no_letter(message: str) -> None:
    found = list(spans(message))
    end = 0
    for start, text in found:
        assert start >= end
        assert message[start : start + len(text)] == text
        end = start + len(text)
    assert sum(c.isalpha() for c in message) - sum(c.isalpha() for _, t in found for c in t) <= message.count(
        ")"
    )


@given(
    st.lists(st.sampled_from("and so what do you um think . ? you need to , \n 1. …".split(" ")), max_size=60)
)
def test_never_yields_an_empty_sentence(words: list[str]) -> None:
    assert all(text == text.strip() and text for _, text in spans(" ".join(words)))
