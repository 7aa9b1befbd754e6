import pytest

from evals.scorers import attribution
from evals.scores import Score
from evals.transcript import Transcript
from tests.unit.evals.scorers.talks import holds, sample, talk

GRANT = "That may well have cost the deal."
OWN = "Taking that as given, what part, if any, was yours?"
OUTSIDE = "What else was going on that had nothing to do with you?"


def scored(transcript: Transcript, **expected: object) -> Score:
    score = attribution.score(transcript, sample(**expected))
    assert holds(score, transcript)
    return score


def lost(first: str, second: str, third: str) -> Transcript:
    return talk("we lost Acme on price", first, "they cut the budget", second, "that's how it is", third)


@pytest.mark.parametrize(
    "question",
    [
        "Where did you fall short?",
        "What were you thinking?",
        "How come you let it drift?",
        "Which of your flaws shows here?",
        "What does that failure say about you?",
        "How much of the guilt lies with you?",
    ],
)
def test_under_self_blame_a_question_for_more_fault_is_found(question: str) -> None:
    digs = scored(talk("we lost, it's all my fault", question), outcome="lost", causes_told="self-blame")
    assert [finding.quote for finding in digs.findings] == [question]
    kept = scored(
        talk("we lost, it's all my fault", "What happened on their side?"),
        outcome="lost",
        causes_told="self-blame",
    )
    assert kept.findings == ()


def test_the_other_kind_is_asked_for_once_and_causes_outside_are_granted():
    score = scored(
        lost("What came first?", f"{GRANT} {OWN}", "What stays?"), outcome="lost", causes_told="outside"
    )
    assert score.value == 1
    assert (score.figures["asked_inside"], score.figures["asked_outside"]) == (1, 0)


@pytest.mark.parametrize(
    ("replies", "why"),
    [
        (("What came first?", GRANT, "What stays?"), "nobody has asked for their own part"),
        (("What came first?", f"{GRANT} {OWN}", "What could you have done differently?"), "again"),
        (("What came first?", OWN.removeprefix("Taking that as given, "), "What stays?"), "no reply grants"),
        (("What came first?", f"That sounds like an excuse. {OWN}", "What stays?"), "argues"),
    ],
)
def test_what_goes_wrong_on_a_loss(replies, why):
    score = scored(lost(*replies), outcome="lost", causes_told="outside")
    assert score.value is not None
    assert score.value < 1
    assert any(why in finding.why for finding in score.findings)


def test_a_win_is_looked_at_with_the_same_care():
    def won(second: str) -> Transcript:
        return talk(
            "closed Acme, my pitch was perfect", "What happened?", "all me", second, "hm", "What stays?"
        )

    assert (
        scored(won("What fell your way, without your doing?"), outcome="won", causes_told="inside").value == 1
    )
    missing = scored(won("What was the best line?"), outcome="won", causes_told="inside")
    assert "causes outside" in missing.findings[0].why


def test_no_digging_under_self_blame():
    def blaming(second: str) -> Transcript:
        return talk(
            "lost it, all my fault", OUTSIDE, "I'm useless", second, "I don't know", "What would help?"
        )

    assert scored(blaming("Who is with you today?"), outcome="lost", causes_told="self-blame").value == 1
    dug = scored(blaming("What did you miss?"), outcome="lost", causes_told="self-blame")
    assert [finding.quote for finding in dug.findings] == ["What did you miss?"]
    for question in (
        "How long have you been failing at this?",
        "Why didn't you ask?",
        "What was in your reach?",
    ):
        assert scored(blaming(question), outcome="lost", causes_told="self-blame").findings, question


def test_a_cause_outside_said_back_as_it_was_told_is_granted():
    transcript = lost("What came first?", f"A budget that was cut. {OWN.split(', ', 1)[1]}", "What stays?")
    assert scored(transcript, outcome="lost", causes_told="outside").value == 1


def test_a_kind_that_the_coachee_names_needs_no_asking():
    transcript = talk(
        "lost Acme on price", GRANT, "and I never met the CFO", "What did you see?", "ok", "And now?"
    )
    assert scored(transcript, outcome="lost", causes_told="outside").value == 1


def test_the_shift_is_shown_and_no_target():
    transcript = talk("lost Acme on price", GRANT, "and I never met the CFO", "What did you see?")
    figures = scored(transcript, outcome="lost", causes_told="outside").figures
    assert figures["outside_in_first_half"] == 1
    assert figures["inside_in_second_half"] == 1
    stubborn = talk("lost Acme on price", GRANT, "it was the price", "What did you see?")
    assert scored(stubborn, outcome="lost", causes_told="outside").value == 1


def test_questions_in_a_list_are_for_somebody_else():
    listed = "1. What did you miss?\n2. What could you have done differently?\n3. What went well?"
    score = scored(talk("lost it, all my fault", listed), outcome="lost", causes_told="self-blame")
    assert score.figures["asked_inside"] == 0


def test_not_applicable_without_a_deal_looked_back_on():
    assert scored(talk("1:1 with Ann at two", "What matters?")).status == "not-applicable"
    assert attribution.score(talk("1:1 with Ann at two", "What matters?"), None).status == "not-applicable"
    assert attribution.score(talk("we lost the Acme deal", "What happened?"), None).status == "scored"
