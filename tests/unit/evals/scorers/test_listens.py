import pytest

from evals.samples import Sample
from evals.scorers import listens
from evals.scores import Score
from evals.transcript import Speaker, Transcript, Turn
from tests.unit.evals.scorers.talks import holds, talk

SAID = (
    "Henrik promised three offers to Kappel by Thursday and 40k hangs on it. none went out, he said 'no time'"
)


def scored(*messages: str, move: str = "", sample: Sample | None = None) -> Score:
    transcript = talk(*messages, replies={len(messages) - 1: {"move": move}})
    score = listens.score(transcript, sample)
    assert holds(score, transcript)
    return score


@pytest.mark.parametrize(
    ("reply", "quote"),
    [
        ("The talk with Sandra comes back. What did she want?", "Sandra"),
        ("Sandra wanted it otherwise. What was that about?", "Sandra"),
        ("So 70k hangs on it. What would help?", "70k"),
        ("By Friday it had to be out. What happened?", "Friday"),
        ("You mentioned that marketing had a budget cut.", "You mentioned that marketing had a budget cut."),
        ("You said “he never listens”. What did you see?", "“he never listens”"),
        ("Your wife sees it the same way, and that weighs.", "Your wife"),
        ("And all that in the middle of your divorce.", "your divorce"),
        ("Four customers left over it.", "Four customers"),
        ("Procurement blocked it, you said.", "Procurement blocked it, you said."),
        ("As we discussed, marketing had a budget cut.", "As we discussed, marketing had a budget cut."),
    ],
)  # fmt: skip
def test_what_nobody_said_is_made_up(reply: str, quote: str) -> None:
    score = scored(SAID, reply)
    assert quote in [f.quote for f in score.findings]
    assert score.value == 0
    assert score.figures["invented"] >= 1


@pytest.mark.parametrize(
    "reply",
    [
        "Three offers to Kappel, and Thursday has gone by. What would Henrik say got in the way?",
        "40,000 is a lot to hang on it. What would you like to hear from Henrik?",
        "You heard “no time”. What lay behind it, as you see it?",
        "On a scale from 1 to 10, how sure are you of Henrik?",
        "Say it went well next time: what would you see Henrik do?",
        "GROW has four stages. (Source: John Whitmore, Coaching for Performance (1992).)",
        "Which two offers matter most to Kappel?",
        "In two weeks you'll see Henrik again.",
        "Two things stand out in this.",
        "What would two more weeks change?",
        "It seems that Henrik's CRM is the smaller matter. What is the larger one?",
    ],
)
def test_what_was_said_may_come_back(reply: str) -> None:
    assert scored(SAID, reply).findings == ()


@pytest.mark.parametrize(
    ("said", "reply"),
    [
        (SAID, "Two offers were promised. What happened to them?"),
        ("we won the Sigma deal at last", "You lost the deal after all that. What was it like?"),
        ("my rep Olaf is late. he always is", "What does she say about it?"),
        ("Olaf never sent the Sigma offer", "Olaf sent the Sigma offer. What came of it?"),
    ],
)
def test_what_goes_against_what_was_said_is_found(said: str, reply: str) -> None:
    score = scored(said, reply)
    assert score.figures["contradicted"] == 1, score
    assert score.value == 0


def test_a_woman_told_of_besides_may_be_she() -> None:
    assert scored("Olaf is late. he says his boss keeps him", "What does she want of him?").findings == ()


def test_arithmetic_over_what_was_said_is_no_invention() -> None:
    assert scored("I'm at 45k of 120k", "So 75k to go. What comes first?").findings == ()
    assert scored("I'm at 45k of 120k", "So 65k to go. What comes first?").figures["invented"] == 1


@pytest.mark.parametrize(
    "again",
    [
        "What did Henrik tell you first?",
        "Once more: What did Henrik tell you first?",
        "And what did Henrik tell you first?",
    ],
)
def test_an_earlier_question_is_a_repeat(again: str) -> None:
    score = scored(SAID, "What did Henrik tell you first?", "not much", f"I see. {again}")
    assert score.figures["repeated"] == 1
    assert score.value == 0.5


def test_a_repeat_that_was_asked_for_is_none() -> None:
    question = "What did Henrik tell you first?"
    assert scored(SAID, question, "sorry, what was the question", question).figures["repeated"] == 0
    assert scored(SAID, "What else?", "not much", "What else?").figures["repeated"] == 0


def test_seven_words_in_a_row_are_parroting_and_six_are_not() -> None:
    said = "i never know what to say when my boss walks in"
    assert scored(said, "You never know what to say when your boss is near.").figures["parroted"] == 1
    assert scored(said, "You never know what to say. What comes up?").figures["parroted"] == 0


def test_a_summary_may_say_it_as_it_was_said() -> None:
    said = "i never know what to say when my boss walks in"
    reply = "As I heard it:\n\n- You never know what to say when your boss walks in.\n\nWhat is missing?"
    assert scored(said, "I see.", "summarise please", reply, move="summarise").findings == ()


def test_draft_and_options_may_hold_words_of_their_own() -> None:
    draft = "It could read: “Henrik, could we take 15 minutes for the offers?” Every word can change."
    assert scored(SAID, "I see.", "can you write me a message to him", draft, move="wording").findings == ()


def test_facts_are_counted_and_not_rewarded() -> None:
    sample = Sample(id="talk", role="leader", journey="other", turns=(SAID,), facts=("Henrik", "Kappel"))
    used = scored(SAID, "What would Henrik say?", sample=sample)
    unused = scored(SAID, "What matters here?", sample=sample)
    assert (used.figures["facts_used"], unused.figures["facts_used"]) == (0.5, 0)
    assert used.value == unused.value == 1


def test_what_opens_a_conversation_may_come_from_a_form() -> None:
    opened = Transcript(
        id="talk", turns=(Turn(role=Speaker.COACH, content="You mentioned that marketing had a budget cut."),)
    )
    assert listens.score(opened, None).findings == ()
