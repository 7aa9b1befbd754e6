"""Nobody real is acted out, and an invented rep bears no name of the leader's people."""

import pytest

from assistant.rehearsing.naming import acts_out, called, name_for, speaks_of_another
from tests.unit.rehearsing.reps import CAST


@pytest.mark.parametrize(
    "line",
    [
        "be Jonas, my rep who hates calls",
        "Can you be Jonas?",
        "pretend you're Sarah from my team",
        "play my rep Tom for me",
        "act like Jonas would",
        "You're Jonas now.",
        "imagine you're jonas",
        "Let's rehearse with Jonas",
        "answer the way Priya would",
        "could you take the role of Jonas?",
        "speak as my boss",
        "Can you be one of my reps?",
        "be tamsin, my rep",
        "be Ms. Albrecht",
        "I've got my 1:1 with Jonas tomorrow, so you be him",
    ],
)
def test_somebody_real_is_to_be_acted_out(line: str) -> None:
    assert acts_out(line, "Tamsin")


@pytest.mark.parametrize(
    "line",
    [
        "Be honest with me, Tamsin.",
        "You are my best rep.",
        "How did Jonas act in the meeting?",
        "Did you speak with Jonas?",
        "Could it be Jonas who told them?",
        "You're tired today.",
        "You're Tamsin, right?",
        "Imagine you are the CFO for a minute.",
        "How would you like to practise with the team?",
        "Play it back to me.",
        "be Tamsin again",
        "What would it be like to lead?",
        "How does Jonas play into this?",
    ],
)
def test_a_line_of_the_talk(line: str) -> None:
    assert acts_out(line, "Tamsin") is None


@pytest.mark.parametrize(
    ("line", "is_other"),
    [
        ("Tamsin told me that you left early.", True),
        ("I spoke with Tamsin from my team.", True),
        ("What is Tamsin's view?", True),
        ("So, Tamsin, how was it?", False),
        ("Hi Tamsin how are you", False),
        ("How are you, Tamsin?", False),
        ("Thanks Tamsin", False),
    ],
)
def test_somebody_else_of_that_name(line: str, is_other: bool) -> None:
    assert speaks_of_another(line, "Tamsin") is is_other


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("So, Jonas, how was it?", "Jonas"),
        ("Hi Jonas how are you", "Jonas"),
        ("How did it go, Jonas?", "Jonas"),
        ("So, Tamsin, how was it?", None),
        ("Right, Monday it is.", None),
        ("How did it go on Friday?", None),
    ],
)
def test_called_by_another_name(line: str, name: str | None) -> None:
    assert called(line, "Tamsin") == name


def test_a_name_that_is_taken_is_passed_over() -> None:
    lost = CAST.matters["lost"]
    assert name_for(lost, CAST, set()) == "Tamsin"
    assert name_for(lost, CAST, {"tamsin", "corvin"}) == "Ilka"
    assert name_for(lost, CAST, {"tamsin", "corvin", "ilka"}) == "Anouk"
    assert name_for(lost, CAST, {name.lower() for name in CAST.names}) == "Rep"
