"""A draft held against its transcript."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.guard import FindingKind
from assistant.domain.reading import Person
from assistant.writing.fidelity import findings, without_additions

MARCUS = Person("Marcus", "he")
SAID = (
    "Marcus nods at everything in our 1:1s and nothing changes",
    "I told him twice in May that it can't go on",
)


def kinds(
    sentence: str, said: tuple[str, ...] = SAID, person: Person | None = MARCUS, **how: bool
) -> set[FindingKind]:
    return {f.kind for f in findings(sentence, said, person, (), how.pop("is_first", True), **how)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Marcus nods, and nothing changes.",
        "You told Marcus twice, and the nods go on.",
        "A nod from Marcus, and then nothing.",
        "In May you told him, and nothing changed.",
        "That sounds hard.",
    ],
)
def test_what_was_said_passes(sentence: str) -> None:
    assert kinds(sentence) == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "You nod at everything and nothing changes.",
        "He told you twice in May.",
        "Marcus told you that it can't go on.",
    ],
)
def test_who_did_what_is_kept(sentence: str) -> None:
    assert FindingKind.INVENTED in kinds(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Marcus is afraid of the reorganisation.",
        "Marcus nods, and his contract ends in March.",
        "The customer complained about the invoices.",
    ],
)
def test_nothing_new_is_told(sentence: str) -> None:
    assert FindingKind.INVENTED in kinds(sentence)


@pytest.mark.parametrize(
    "sentence", ["I told him twice in May.", "My 1:1s change nothing.", "We nod at everything."]
)
def test_a_reflection_does_not_speak_as_the_coachee(sentence: str) -> None:
    assert FindingKind.INVENTED in kinds(sentence)


class TestEcho:
    SAID = ("our demo in the second hall took much longer than anybody there had time for",)

    def test_seven_words_in_a_row_are_one(self) -> None:
        assert FindingKind.ECHO in kinds(
            "The demo in the second hall took much longer, it seems.", self.SAID, None
        )

    def test_six_are_none(self) -> None:
        assert FindingKind.ECHO not in kinds("In the second hall took much, it seems.", self.SAID, None)

    def test_turned_words_are_still_theirs(self) -> None:
        said = ("I told him twice in May that it can't go on",)
        assert FindingKind.ECHO in kinds("You told him twice in May that it can't go.", said)

    def test_two_messages_do_not_make_one(self) -> None:
        said = ("he nods at all", "of it in the weekly call")
        assert FindingKind.ECHO not in kinds("He nods at all of it in the weekly call.", said)


def test_an_opening_of_a_recent_reply_is_found_in_a_first_sentence_only() -> None:
    replies = ("Marcus nods, and then silence. What now?",)
    for is_first, repeated in ((True, True), (False, False)):
        found = {
            f.kind for f in findings("Marcus nods, and nothing changes.", SAID, MARCUS, replies, is_first)
        }
        assert (FindingKind.REPEATED in found) is repeated


@pytest.mark.parametrize(
    "sentence",
    [
        "What would convince you that Marcus had committed himself?",
        "It sounds as though trust has worn thin here.",
        "Perhaps agreeing is the easier way for Marcus.",
    ],
)
def test_a_strong_model_may_guess_and_ask(sentence: str) -> None:
    assert kinds(sentence, is_free=True) == set()
    assert kinds(sentence, is_free=False) == {FindingKind.INVENTED}


def test_even_a_strong_model_may_not_state_or_swap() -> None:
    assert kinds("Marcus fears the reorganisation.", is_free=True) == {FindingKind.INVENTED}
    assert FindingKind.INVENTED in kinds("It seems Marcus told you twice.", is_free=True)


@pytest.mark.parametrize(
    ("draft", "kept"),
    [
        ("Marcus nods, and you agreed on a date.", "Marcus nods."),
        ("Marcus nods, and nothing changes.", "Marcus nods, and nothing changes."),
        ("Marcus nods because he fears the reorganisation.", "Marcus nods."),
        ("You told him twice; he went to HR.", "You told him twice."),
        ("Marcus resigned.", "Marcus resigned."),
    ],
)
def test_an_ending_that_nobody_told_is_cut(draft: str, kept: str) -> None:
    assert without_additions(draft, SAID) == kept


@given(st.text(max_size=100), st.lists(st.text(max_size=60), max_size=3))
def test_no_sentence_is_too_strange(sentence: str, said: list[str]) -> None:
    for finding in findings(sentence, said, MARCUS, said, True):
        assert finding.why
    shortened = without_additions(sentence, said)
    assert len(shortened) <= len(sentence) + 1
