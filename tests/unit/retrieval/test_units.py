"""What is indexed of a passage."""

from assistant.retrieval.units import nameless, units_of
from tests.unit.retrieval.knowing import a_framework, a_passage, knowing


def test_a_passage_is_found_by_its_text_and_by_each_cue_once() -> None:
    passage = a_passage("grow/goal/1", "An aim.", ("no clue", "no clue", "An aim."))
    assert [(unit.passage, unit.text) for unit in units_of(passage)] == [
        ("grow/goal/1", "An aim."),
        ("grow/goal/1", "no clue"),
    ]


def test_names_of_frameworks_leave_the_text_and_words_that_look_alike_stay() -> None:
    grow = a_framework(
        "grow",
        a_passage(
            "grow/goal/1", "In GROW, the grow model, people grow. MI and Motivational interviewing too."
        ),
        aliases=("the grow model", "grow model"),
    )
    mi = a_framework("mi", a_passage("mi/a/1", "Growing."), name="Motivational interviewing")
    first, second = nameless(knowing(grow, mi))
    assert first.text == "In , , people grow. MI and too."
    assert second.text == "Growing."


def test_without_frameworks_there_is_nothing_to_take_out() -> None:
    assert nameless(knowing()) == ()
