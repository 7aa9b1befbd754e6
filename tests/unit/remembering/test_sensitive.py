"""Facts on health, family, discipline and other private matters, told from the idiom of the trade."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.remembering.sensitive import family_names, is_sensitive, sensitive_matter

HERE = Path(__file__).parent
PRIVATE = (HERE / "private.txt").read_text("utf-8").splitlines()
NEAR_MISSES = (HERE / "near-misses.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("text", PRIVATE)
def test_what_is_private_is_seen(text: str) -> None:
    assert is_sensitive(text)


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_what_only_sounds_so_is_not(text: str) -> None:
    assert sensitive_matter(text) is None


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("She starts chemo on Monday", "health"),
        ("His marriage is over", "family"),
        ("He got a written warning", "discipline"),
        ("She's Muslim", "private"),
        ("I don't want to live any more", "safety"),
    ],
)
def test_each_matter_by_its_name(text: str, matter: str) -> None:
    assert sensitive_matter(text) == matter


@pytest.mark.parametrize("text", PRIVATE)
def test_spelling_and_shouting_hide_nothing(text: str) -> None:
    assert is_sensitive(text.upper())
    assert is_sensitive(text.replace("'", "\u2019"))


@given(st.sampled_from(PRIVATE), st.sampled_from(NEAR_MISSES))
def test_a_harmless_sentence_beside_it_hides_nothing(private: str, harmless: str) -> None:
    assert is_sensitive(f"{private}. {harmless}.") or is_sensitive(f"{harmless}. {private}.")


@given(st.text(max_size=400))
def test_any_text_can_be_read(text: str) -> None:
    assert sensitive_matter(text) == sensitive_matter(text)


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("My wife Anna thinks so.", {"anna"}),
        ("Max, her son, starts school.", {"max"}),
        ("our daughter is called Mia", {"mia"}),
        ("My rep Jonas is late.", set()),
        ("Jonas met the parent company.", set()),
    ],
)
def test_who_is_of_the_family(said: str, names: set[str]) -> None:
    assert family_names([said]) == names
