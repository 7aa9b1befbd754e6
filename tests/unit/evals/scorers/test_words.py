import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.scorers import details
from evals.scorers.words import content, each, lines, phrases, quotations, sharing, stem, tokens, unquoted


@pytest.mark.parametrize(
    "forms",
    ["promise promised promises", "call calling called calls", "plan planned planning", "try tried tries"],
)
def test_forms_of_a_word_have_one_stem(forms: str) -> None:
    assert len({stem(word) for word in forms.split()}) == 1


def test_words_that_differ_keep_apart() -> None:
    assert len({stem(word) for word in "price promise person process plan place".split()}) == 6


def test_content_leaves_function_words_out() -> None:
    assert content("What would Tom's boss say about the 3 offers?") == ["tom", "boss", "3", "offer"]
    assert sharing("the offers to Jonas", "an offer for jonas and more") == 1


def test_quotations_of_every_kind_are_found() -> None:
    text = "He said “no time”, then \"later\" and 'it's fine', don't ask."
    assert [inside for _, _, inside in quotations(text)] == ["no time", "later", "it's fine"]
    assert len(unquoted(text)) == len(text)
    assert "fine" not in unquoted(text)


@given(st.text())
def test_quotations_stand_where_they_are_said_to(text: str) -> None:
    assert all(inside in text[start:end] for start, end, inside in quotations(text))
    assert len(unquoted(text)) == len(text)
    assert all(token == token.lower() for token in tokens(text))


@given(st.text())
def test_details_stand_where_they_are_said_to(text: str) -> None:
    spots = [*details.names(text), *(spot for _, spot in details.days(text))]
    spots += [spot for _, spot in details.number_words(text)]
    assert all(text[start : start + len(shown)] == shown for shown, start in spots)
    assert all(shown in text for _, (shown, _) in details.figures(text))


def test_numbers_are_read_as_meant() -> None:
    text = "1. At 4:30 the 1:1 with Q3: 40k, 1,200 calls, 12%, 2.5m, B2B and 24/7"
    assert [value for value, _ in details.figures(text)] == [40_000, 1200, 12, 2_500_000]
    assert [value for value, _ in details.number_words("twenty-five of a ten-year plan")] == [25, 10]
    assert {30, 25, 3} <= details.known_values(["half an hour", "twenty-five", "the 3rd"])


def test_names_and_days_are_told_from_other_capitals() -> None:
    text = (
        "On Monday I told Priya about Acme, the CRM and GROW. What did Ravi say? Tom's list, then. March on."
    )
    assert [name for name, _ in details.names(text)] == ["Priya", "Acme", "Ravi", "Tom"]
    assert [day for day, _ in details.days("Mon, in March and on tuesdays, Q3")] == [
        "monday",
        "march",
        "tuesday",
        "q3",
    ]
    assert list(details.names("Wir haben mit dem Kunden über den Preis und die Laufzeit gesprochen")) == []


@pytest.mark.parametrize("name", ["yes", "offers", "settled", "hypothetical", "claims", "ask_options"])
def test_a_list_is_one_pattern(name: str) -> None:
    assert lines(name)
    assert phrases(name).pattern


def test_a_line_may_name_a_list_of_its_parts() -> None:
    assert phrases("personal_praise").search("you are truly brilliant")
    assert not any("<part_" in pattern.pattern for pattern in each("decisive_steps"))
    assert len(each("decisive_steps")) == len(lines("decisive_steps"))
