from evals.scorers import grounded
from evals.scores import Score
from evals.transcript import Passage
from tests.unit.evals.scorers.talks import holds, talk

PROMISE = Passage(
    id="habit/small-promises/1",
    framework="habit",
    text="A promise that is small enough to be kept on a bad day is kept more often than a grand one.",
)
BUYER = Passage(
    id="debrief/what-the-buyer-said/1",
    framework="debrief",
    text="The buyer's own sentences, word for word, say more about a call and its silence than opinions do.",
)
SAID = "the buyer fell silent in the call and at the end I lost the thread"
ASKED = "A silence, then. Which of the buyer's sentences from the call do you still have word for word?"


def scored(*, citations: tuple[str, ...], retrieved: tuple[Passage, ...], move: str = "ask") -> Score:
    known = {"citations": citations, "retrieved": retrieved, "move": move}
    transcript = talk(SAID, ASKED, replies={1: known})
    score = grounded.score(transcript, None)
    assert holds(score, transcript)
    return score


def test_a_passage_that_was_found_and_fits_holds() -> None:
    score = scored(citations=(BUYER.id,), retrieved=(PROMISE, BUYER))
    assert (score.value, score.findings, score.figures["support"]) == (1, (), 1)


def test_a_passage_that_wasnt_found_does_not() -> None:
    score = scored(citations=("debrief/nothing/7",), retrieved=(PROMISE, BUYER))
    assert score.value == 0
    assert "debrief/nothing/7" in score.findings[0].why


def test_a_coaching_question_without_a_passage_is_uncited() -> None:
    score = scored(citations=(), retrieved=(PROMISE, BUYER))
    assert (score.value, score.figures["uncited"]) == (0, 1)


def test_a_passage_about_something_else_is_doubted_where_another_fits_well() -> None:
    score = scored(citations=(PROMISE.id,), retrieved=(PROMISE, BUYER))
    assert score.value == 0
    assert BUYER.id in score.findings[0].why
    assert scored(citations=(PROMISE.id,), retrieved=(PROMISE,)).findings == ()


def test_an_offer_needs_no_passage() -> None:
    assert scored(citations=(), retrieved=(PROMISE,), move="offer").status == "not-applicable"


def test_who_has_nothing_to_cite_isnt_scored() -> None:
    assert scored(citations=(), retrieved=(), move="").status == "not-applicable"
