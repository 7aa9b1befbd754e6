"""Lines broken at words, however the text arrives."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.cli.wrapping import Wrapping


def wrapped(*pieces: str, width: int = 12) -> str:
    wrapping = Wrapping(lambda: width)
    return "".join(wrapping.wrap(piece) for piece in pieces)


def test_a_line_goes_on_where_the_last_piece_ended() -> None:
    assert wrapped("What did ", "you see ", "there?\n") == "What did you\nsee there?\n"


def test_lines_of_a_list_stay() -> None:
    assert wrapped("1. Who?\n2. Where now,\n\nthen?") == "1. Who?\n2. Where\nnow,\n\nthen?"


def test_a_word_longer_than_a_line_is_left_whole_and_counted() -> None:
    assert wrapped("a https://example.org/x is more") == "a\nhttps://example.org/x is\nmore"


def test_wide_letters_take_two_columns() -> None:
    assert wrapped("標題標題 標題", width=12) == "標題標題\n標題"


def test_a_new_line_of_the_screen_starts_anew() -> None:
    wrapping = Wrapping(lambda: 10)
    wrapping.wrap("half a l")
    wrapping.restart()
    assert wrapping.wrap("ten ten te") == "ten ten te"


@given(st.lists(st.text("ab \n", max_size=20)), st.integers(1, 15))
def test_only_spaces_become_line_ends_and_no_line_of_short_words_is_too_long(
    pieces: list[str], width: int
) -> None:
    out = wrapped(*pieces, width=width)
    assert out.split() == "".join(pieces).split()
    if all(len(word) <= width for word in out.split()) and len(pieces) == 1:
        assert all(len(line) <= width for line in out.split("\n") if not line.startswith(" "))
