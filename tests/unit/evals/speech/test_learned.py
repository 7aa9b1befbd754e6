from hypothesis import given
from hypothesis import strategies as st

from evals.speech.learn import FALSE_ALARMS, enough, fit
from evals.speech.learned import adds, chance, pieces


def test_pieces_keep_small_words_and_cut_the_rest_to_their_class() -> None:
    found = pieces("You could visit plants.")
    assert {"you could V", "could V Ws .", "w:visit plants"} <= found


@given(st.text(max_size=200))
def test_chance_is_one_of_any_text(text: str) -> None:
    assert 0 <= chance(text) <= 1
    assert adds(text) in (True, False)


def test_learns_what_tells() -> None:
    weights = fit(
        ["you could call", "you could write", "she is here", "she is there"], [True, True, False, False]
    )
    assert weights["you could"] > 0 > weights["she is"]


def test_enough_keeps_false_alarms_within_bounds() -> None:
    scored = [(n / 100, False) for n in range(100)] + [(2.0, True)]
    odds = enough(scored)
    assert sum(o >= odds for o, tells in scored if not tells) <= FALSE_ALARMS * 100
