import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.guarding.sentences import complete, is_list_item, split, without_marker

PIECES = st.sampled_from(
    ["Call her", "e.g. Jonas", "a 1:1", "12.5%", "https://a.io/x?y=1", "he said", '"Stop. Now."', "“why?”",
     "Mr. Lee", ".", "?", "!", "...", "…", " ", "\n", "\n- ", "\n1. ", ",", " and then", "'", "p.m."]
)  # fmt: skip
TALK = st.lists(PIECES, max_size=14).map("".join)
TEXTS = TALK | st.text(max_size=120)


@given(TEXTS)
def test_nothing_is_lost(text: str) -> None:
    assert "".join(split(text)) == text


@given(TEXTS)
def test_no_sentence_is_empty(text: str) -> None:
    pieces = split(text)
    assert all(piece.strip() for piece in pieces[:-1])


@given(TALK, st.integers(min_value=1, max_value=7))
def test_a_stream_gives_the_same_sentences_whatever_its_pieces(text: str, size: int) -> None:
    given_out: list[str] = []
    held = ""
    for start in range(0, len(text), size):
        whole, held = complete(held + text[start : start + size])
        given_out += whole
    assert "".join([*given_out, held]) == text
    assert [*given_out, *split(held)] == split(text)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Tell me more. What did she say?", 2),
        ("You use a tool, e.g. a list. What for?", 2),
        ("Your 1:1 is at 2.30 p.m. on Friday. What for?", 2),
        ("Mr. Lee called. And Dr. Okafor?", 2),
        ("It fell by 12.5 percent. Why so?", 2),
        ("See https://example.org/a.b?c=d for it. Does it help?", 2),
        ("Hm... what was that?", 1),
        ("Hm... What was that?", 2),
        ('He said "Stop. Now." and left. What then?', 2),
        ('"What now?" she asked. And you?', 2),
        ("what happened? and then he left. so what did you do", 3),
        ("Here are two:\n1. Ask her.\n2. Wait a week.\nWhich fits, if any?", 4),
        ("Two ways:\n- one\n- the other", 3),
        ("A line that is wrapped\nin the middle. Then another.", 2),
        ("Is it done?! Good.", 2),
        ("", 0),
    ],
)
def test_where_sentences_end(text: str, count: int) -> None:
    assert len(split(text)) == count


@pytest.mark.parametrize(
    ("sentence", "words_begin"), [("- one", 2), ("1. one", 3), ("  (2) two", 6), ("one", 0), ("\n• one", 3)]
)
def test_a_marker_is_no_part_of_the_words(sentence: str, words_begin: int) -> None:
    assert without_marker(sentence) == words_begin
    assert is_list_item(sentence) is (words_begin > 0)


def test_a_stream_waits_for_a_quotation_to_close() -> None:
    whole, held = complete('He said "Stop. Now')
    assert whole == []
    assert held == 'He said "Stop. Now'
