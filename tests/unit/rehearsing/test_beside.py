"""What isn't meant for the rep."""

import pytest

from assistant.rehearsing.beside import Beside, beside


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("I can't do this", Beside.SORE),
        ("this is too much for me", Beside.SORE),
        ("I'm about to cry", Beside.SORE),
        ("I’m such a failure", Beside.SORE),
        ("what should I say?", Beside.STUCK),
        ("help", Beside.STUCK),
        ("I don't know what to say now", Beside.STUCK),
        ("stop", Beside.STOPS),
        ("Can we pause?", Beside.STOPS),
        ("Let's stop here", Beside.STOPS),
        ("That's enough for today.", Beside.STOPS),
        ("How do you stop them?", None),
        ("What would you do?", None),
        ("Help me understand what happened", None),
        ("Let's pause there: what did you see?", None),
        ("You look tired.", None),
        ("", None),
    ],
)
def test_beside(line: str, what: Beside | None) -> None:
    assert beside(line) is what
