from hypothesis import given
from hypothesis import strategies as st

from evals.scorers import moves
from evals.scores import Score
from evals.transcript import Transcript
from tests.unit.evals.scorers.talks import holds, sample, talk

FACT = "He promised the promotion to two people in January."
OPENING = "1:1 with Ann at two"


def scored(transcript: Transcript, *hidden: str) -> Score:
    score = moves.score_hidden(transcript, None, hidden)
    assert holds(score, transcript)
    return score


def test_a_hidden_fact_counts_once_it_is_told_after_a_question():
    told = talk(OPENING, "What weighs on you?", "I promised that promotion in january, to two people", "Hm.")
    assert scored(told, FACT).figures["hidden_told"] == 1
    assert "1 of 1 hidden facts" in scored(told, FACT).explanation
    kept = talk(OPENING, "What weighs on you?", "nothing much, the usual", "Hm.")
    assert scored(kept, FACT).figures["hidden_told"] == 0


def test_a_fact_in_the_opening_or_after_no_question_was_not_brought_out():
    opening = talk("I promised the promotion to two people in January", "What else?", "no", "Hm.")
    assert scored(opening, FACT).figures["hidden_told"] == 0
    unasked = talk(OPENING, "I see.", "I promised the promotion to two people in January", "Hm.")
    assert scored(unasked, FACT).figures["hidden_told"] == 0


def test_new_is_what_nobody_had_said():
    new = talk(
        OPENING, "What happened?", "the board cancelled her project on Thursday without warning", "Hm."
    )
    assert scored(new).figures["new_answers"] == 1
    old = talk(OPENING, "What about the 1:1 with Ann?", "well, the 1:1 with Ann", "Hm.")
    assert scored(old).figures["new_answers"] == 0


def test_it_lands_in_the_coachees_words():
    landed = talk(
        OPENING, "What matters?", "I'll ask her about the board first", "Asking her about the board, then."
    )
    assert scored(landed).figures["landed"] == 1
    assert "I'll ask her about the board first" in scored(landed).explanation
    assert scored(talk(OPENING, "What matters?", "no idea", "And what else?")).figures["landed"] == 0


def test_i_need_to_think_counts_unless_the_reply_asks_on():
    assert (
        scored(talk(OPENING, "What matters?", "I need to think", "Then let it rest.")).figures["landed"] == 1
    )
    crowded = talk(OPENING, "What matters?", "I need to think", "What about? Who else knows?")
    assert scored(crowded).figures["landed"] == 0
    assert len(scored(crowded).findings) == 2
    back = talk(OPENING, "What matters?", "I need to think", "When would you like to come back to it?")
    assert scored(back).figures["landed"] == 1


def test_an_intention_that_is_passed_over_hasnt_landed():
    over = talk(OPENING, "What matters?", "I'll ask her about the board", "How big is your quota?")
    assert "passed over" in scored(over).findings[0].why
    taken = talk(OPENING, "What matters?", "I'll ask her about the board", "That is your next step. When?")
    assert scored(taken).figures["landed"] == 1


def test_what_is_no_intention():
    for said in (
        "I'll miss the quarter",
        "I will be fired",
        "I'd start where?",
        "I'll need it, give me three questions",
    ):
        assert scored(talk(OPENING, "What matters?", said, "Hm.")).figures["landed"] == 0, said


def test_a_script_is_scored_on_its_landing_only():
    script = talk(OPENING, "What matters?", "I'll ask her about the board", "The board, then.")
    score = moves.score(script, sample(minutes=5))
    assert score.figures == {"landed": 1, "minutes": 5, "within_time": 1}
    assert moves.score(talk(OPENING, "What matters?", "no idea", "Hm."), sample()).status == "not-applicable"


def test_later_than_the_time_they_had():
    turns = [text for n in range(4) for text in (f"point {n}", "What else?")]
    late = talk(*turns, "I'll ask her about it", "Asking her, then.")
    assert moves.score(late, sample(minutes=3)).figures["within_time"] == 0


@given(st.lists(st.text(max_size=60), max_size=8))
def test_any_transcript_is_scored(messages):
    score = moves.score_hidden(talk(*messages), None, (FACT,))
    assert score.explanation
    assert score.value is None or 0 <= score.value <= 1
