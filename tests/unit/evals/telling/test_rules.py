import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.telling import LabelledTurn, agreement, asks, has_no_question_mark, main, tells


def turn(id: str, reply: str, move: str, said: str = "") -> LabelledTurn:
    return LabelledTurn.model_validate({"id": id, "said": said, "reply": reply, "move": move})


@pytest.mark.parametrize(
    "reply",
    [
        "The answer is 18 apples.",
        "5 x 4 = 20, so she has 20 left.",
        "No, you need to subtract the 7 she gave away.",
        "Each box holds 6, so 3 boxes hold 18. Does that make sense?",
    ],
)
def test_tells(reply: str) -> None:
    assert tells(reply, "I got 12.")


@pytest.mark.parametrize(
    "reply",
    [
        "How many apples does each child get?",
        "so what do you get if you add them",
        "And 5 x 4 =",
        "Good, please look at your second step again.",
        "",
    ],
)
def test_does_not_tell(reply: str) -> None:
    assert not tells(reply, "I got 12.")


def test_a_check_at_the_end_leaves_nothing_to_answer() -> None:
    assert not asks("It is 7. Do you understand?")
    assert asks("It is 7. Do you see why he needs 7?")


def test_agreement_leaves_generic_turns_out_and_counts() -> None:
    turns = [
        turn("1-0", "Hi", "generic"),
        turn("1-2", "It is 4.", "telling"),
        turn("2-0", "It is 5.", "focus"),
        turn("3-0", "What is it?", "telling"),
    ]
    seen = agreement(turns, has_no_question_mark)
    assert (seen.turns, seen.precision, seen.recall, seen.f1) == (3, 0.5, 0.5, 0.5)
    assert seen.low <= seen.f1 <= seen.high


def test_agreement_of_nothing() -> None:
    assert agreement([], tells).f1 == 0


@given(
    st.lists(
        st.tuples(
            st.integers(0, 5), st.sampled_from(["It is 4.", "Why?"]), st.sampled_from(["telling", "focus"])
        ),
        min_size=1,
        max_size=12,
    )
)
def test_figures_are_shares(rows: list[tuple[int, str, str]]) -> None:
    seen = agreement([turn(f"{n}-0", reply, move) for n, reply, move in rows], tells)
    assert 0 <= seen.low <= seen.high <= 1
    assert 0 <= seen.precision <= 1


def test_a_conversation_lies_in_one_half() -> None:
    assert len({turn(f"77-{n}", "a", "focus").tuned_on for n in range(20)}) == 1
    assert {turn(f"{n}-0", "a", "focus").tuned_on for n in range(20)} == {True, False}


def test_prints_the_rules_beside_the_baseline(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "turns.jsonl"
    file.write_text(json.dumps({"id": "1-0", "said": "", "reply": "It is 4.", "move": "telling"}) + "\n")
    assert main([str(file)]) == 0
    printed = capsys.readouterr().out
    assert "rules" in printed
    assert "no question mark" in printed


def test_says_what_is_wrong_with_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert main([str(tmp_path / "none.jsonl")]) == 2
    assert "none.jsonl:1:" in capsys.readouterr().err
