"""Which questions are asked: fitting, fresh, tied to what was said."""

from dataclasses import replace

import pytest

from assistant.domain.knowledge import Audience, Hit, Knowledge, Phase, Question
from assistant.journeys import picking
from assistant.reading.asked import asked
from assistant.writing.slots import Filling
from tests.unit.briefs import (
    AIMS,
    GROW,
    KNOWLEDGE,
    LENS,
    NODS,
    SAID,
    SIGNS,
    YES,
    a_passage,
    a_reading,
    a_talk,
)

FILLING = Filling({"person": "Marcus", "person's": "Marcus's"}, "he", SAID)


def picked(
    *hits: Hit, talk: tuple[str, ...] = (SAID,), filling: Filling = FILLING, **changes: object
) -> list[str]:
    reading = a_reading(**changes)
    found = picking.candidates(reading, hits, Audience.LEADER, filling, a_talk(*talk))
    return [candidate.filled.text for candidate in found]


def test_slots_are_filled_and_ids_kept() -> None:
    (candidate,) = picking.candidates(a_reading(), [Hit(NODS, 0.5)], Audience.LEADER, FILLING, a_talk(SAID))
    assert candidate.chosen.text == "What have you seen Marcus do after a nod?"
    assert candidate.chosen.question.id == "grow/reality/1#1"
    assert candidate.chosen.passage is NODS


def test_a_question_for_others_is_left_out() -> None:
    passage = a_passage("x/y/1", "What do you see?")
    mine = Question("x/y/1#2", "How is it?", Audience.REP, Phase.EXPLORE, "")
    both = Hit(replace(passage, questions=(*passage.questions, mine)), 0.5)
    assert picked(both) == ["What do you see?"]


def test_what_was_asked_is_not_asked_again_nor_anything_like_it() -> None:
    earlier = asked(("What have you seen Petra do after a nod?",), KNOWLEDGE)
    assert picked(Hit(NODS, 0.9), asked=earlier) == []
    assert (
        picked(
            Hit(SIGNS, 0.9), asked=asked(("Which small sign would tell you something had moved?",), KNOWLEDGE)
        )
        == []
    )


def test_no_question_opens_as_a_recent_reply_did() -> None:
    opened = "Which small sign of all is it? So."
    assert picked(Hit(SIGNS, 0.9), talk=(SAID, opened, SAID)) == []
    assert picked(Hit(SIGNS, 0.9), talk=(SAID, opened, *[SAID, "Other words."] * 5, SAID)) != []


def test_what_is_taken_for_granted_has_to_be_known() -> None:
    deal = Hit(a_passage("x/y/1", "How has the deal left you?"), 0.9)
    assert picked(deal) == []
    assert picked(deal, talk=("we lost it",)) == ["How has the deal left you?"]


def test_near_comes_before_far() -> None:
    near, far = a_passage("a/b/1", "How is it?"), a_passage("c/d/1", "Where is it?")
    assert picked(Hit(far, 0.05), Hit(near, 0.6))[0] == "How is it?"


def test_the_phase_of_the_talk_comes_before_another() -> None:
    hits = (Hit(YES, 0.4), Hit(NODS, 0.4), Hit(AIMS, 0.4))
    assert picked(*hits, phase=Phase.EXPLORE)[0].startswith("What have you seen")
    assert picked(*hits, phase=Phase.LAND)[0].startswith("What might")


def test_what_is_tied_to_the_matter_comes_before_what_fits_all() -> None:
    tied, loose = a_passage("a/b/1", "How is {topic|it}?"), a_passage("c/d/1", "Where is it?")
    filling = Filling({"topic": "the nodding"}, "he", "the nodding")
    assert picked(Hit(loose, 0.4), Hit(tied, 0.4), filling=filling)[0] == "How is the nodding?"


def test_a_passage_that_was_asked_from_gives_way() -> None:
    used = a_passage("a/b/1", "What did you see first?", "How is it?")
    fresh = a_passage("c/d/1", "Where is it?")
    bank = Knowledge((replace(GROW, passages=(used, fresh)),), ())
    earlier = asked(("What did you see first?",), bank)
    assert picked(Hit(used, 0.4), Hit(fresh, 0.4), asked=earlier)[0] == "Where is it?"


def test_the_same_talk_gets_the_same_order_and_another_may_get_another() -> None:
    hits = [
        Hit(a_passage(f"f{n}/a/1", f"How {w} is it?"), 0.4) for n, w in enumerate("big far old hot".split())
    ]
    orders = {tuple(picked(*hits, query=query)) for query in ("one", "two", "three", "four", "five", "six")}
    assert picked(*hits, query="one") == picked(*hits, query="one")
    assert len(orders) > 1


class TestSeveral:
    WORDS = ("What was first?", "How did it go?", "Which part was yours?", "Who was there?", "Where was it?")

    def found(self, *phases: Phase) -> list[picking.Candidate]:
        hits = [
            Hit(a_passage(f"f{n}/a/1", text, phase=phase), 0.9 - n / 10)
            for n, (text, phase) in enumerate(zip(self.WORDS, phases, strict=False))
        ]
        return picking.candidates(a_reading(), hits, Audience.LEADER, FILLING, a_talk(SAID))

    def test_they_come_in_the_order_of_a_conversation(self) -> None:
        found = self.found(Phase.LAND, Phase.WIDEN, Phase.EXPLORE, Phase.AIM)
        phases = [c.question.phase for c in picking.several(found, 4)]
        assert phases == [Phase.AIM, Phase.EXPLORE, Phase.WIDEN, Phase.LAND]

    @pytest.mark.parametrize("count", [1, 3, 5, 9])
    def test_as_many_as_wanted_or_as_there_are(self, count: int) -> None:
        found = self.found(*[Phase.EXPLORE] * 5)
        assert len(picking.several(found, count)) == min(count, 5)

    def test_no_passage_twice(self) -> None:
        passage = a_passage("a/b/1", *self.WORDS)
        found = picking.candidates(a_reading(), [Hit(passage, 0.5)], Audience.LEADER, FILLING, a_talk(SAID))
        assert len(picking.several(found, 3)) == 1

    def test_no_two_begin_alike(self) -> None:
        hits = [
            Hit(a_passage(f"f{n}/a/1", f"What was {w}?"), 0.5) for n, w in enumerate(("first", "last", "new"))
        ]
        found = picking.candidates(a_reading(), hits, Audience.LEADER, FILLING, a_talk(SAID))
        assert len(picking.several(found, 3)) == 1

    def test_another_phase_is_preferred_to_more_of_the_same(self) -> None:
        found = self.found(Phase.EXPLORE, Phase.EXPLORE, Phase.EXPLORE, Phase.LAND)
        assert {c.question.phase for c in picking.several(found, 2)} == {Phase.EXPLORE, Phase.LAND}


def test_general_questions_are_those_named_so() -> None:
    bank = Knowledge((GROW, LENS), (), {"general": frozenset({SIGNS.questions[0].text})})
    (hit,) = picking.serving(bank, "general")
    assert hit.passage.id == SIGNS.id
    assert [q.text for q in hit.passage.questions] == [SIGNS.questions[0].text]
    assert picking.serving(KNOWLEDGE, "general") == ()
