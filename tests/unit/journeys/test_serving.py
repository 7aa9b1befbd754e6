"""What was asked for, given at once."""

from dataclasses import replace

import pytest

from assistant.domain.conversation import Role
from assistant.domain.guard import FindingKind
from assistant.domain.knowledge import Hit, Knowledge, Term
from assistant.domain.reading import Asked, Person
from assistant.domain.turn import MoveKind
from assistant.journeys import serving
from assistant.journeys.serving import MOST_POINTS, QUESTIONS
from tests.fakes import WordGuard
from tests.unit.briefs import AIMS, GROW, KNOWLEDGE, LENS, NODS, SAID, SIGNS, YES, a_passage, a_talk
from tests.unit.journeys.situations import a_situation

MANY = tuple(
    Hit(a_passage(f"f{n}/a/1", text), 0.9 - n / 10)
    for n, text in enumerate(
        (
            "What was first?",
            "How did it go?",
            "Which part was hardest?",
            "Who was there?",
            "Where was it?",
            "When was it easier?",
        )
    )
)
OPTIONS = tuple(
    Hit(replace(NODS, id=f"grow/o/{n}", options=(f"try way {n}",)), 0.9 - n / 10) for n in range(1, 8)
)


class TestQuestions:
    @pytest.mark.parametrize(
        ("changes", "count"),
        [
            ({}, QUESTIONS),
            ({"minutes": 4}, 1),
            ({"minutes": 20}, QUESTIONS),
            ({"wanted": 5}, 5),
            ({"wanted": 2}, 2),
            ({"wanted": 5, "minutes": 3}, 5),
        ],
    )
    def test_how_many(self, changes: dict[str, int], count: int) -> None:
        move = serving.questions(a_situation(SAID, hits=MANY, **changes))
        assert len(move.questions) == count
        assert move.kind is MoveKind.QUESTIONS
        assert move.close
        assert "?" not in (move.lead or "")

    def test_the_person_is_named(self) -> None:
        assert "Marcus" in (serving.questions(a_situation(SAID, hits=MANY)).lead or "")
        assert "your rep" in (serving.questions(a_situation("so", hits=MANY, person=None)).lead or "")
        rep = a_situation(talk=a_talk("so it went", role=Role.REP), hits=MANY, person=None)
        assert "yourself" in (serving.questions(rep).lead or "")

    def test_what_the_guard_winces_at_is_left_out(self) -> None:
        move = serving.questions(a_situation(SAID, hits=MANY, guard=WordGuard("first", FindingKind.LEADING)))
        assert [c.text for c in move.questions if "first" in c.text] == []
        assert len(move.questions) == QUESTIONS

    def test_a_rep_may_want_them_for_a_customer(self) -> None:
        talk = a_talk(
            "the pilot at Brandt stalls", "And?", "questions for the customer please", role=Role.REP
        )
        move = serving.questions(a_situation(talk=talk, for_buyer=True, deal="the Brandt pilot"))
        assert move.questions == ()
        assert (move.lead or "").count("the Brandt pilot") == 3
        assert (move.lead or "").count("?") == 3


class TestWording:
    def test_a_draft_holds_what_was_said_turned_to_the_person(self) -> None:
        lead = serving.wording(
            a_situation(
                "word this for me: I want to tell Marcus that he has missed two calls and I need him at nine"
            )
        ).lead
        assert lead
        assert "“Marcus, you have missed two calls. I need you at nine." in lead

    def test_shorter_says_the_first_thing_only(self) -> None:
        ask = "word this for me: he has missed two calls, and I need him at nine"
        longer = serving.revision(a_situation(ask, "So: “x”", "warmer please")).lead or ""
        shorter = serving.revision(a_situation(ask, "So: “x”", "shorter please")).lead or ""
        assert "nine" in longer
        assert "nine" not in shorter
        assert "missed two calls" in shorter

    @pytest.mark.parametrize(
        ("request_", "tone", "begins"),
        [
            ("word this for me: he has missed two calls", None, "“Marcus, you have missed"),
            ("word this for me: thanks for the help in Graz", None, "“Marcus, thanks for"),
            ("word this for me: Petra told me about the calls", None, "“Marcus, Petra told me"),
            ("word this for me: I need him at nine", None, "“Marcus, I need you"),
            ("word this for me: he has missed two calls", "warmer", ". You have missed"),
        ],
    )
    def test_capitals_stand_where_they_belong(self, request_: str, tone: str | None, begins: str) -> None:
        at = a_situation(SAID, "And?", request_, tone=tone, person=Person("Marcus", "he"))
        assert begins in (serving.wording(at).lead or "")

    def test_without_words_of_its_own_it_opens_the_talk(self) -> None:
        move = serving.wording(a_situation(SAID, "And?", "give me an opening line", topics=("the nodding",)))
        assert "Marcus" in (move.lead or "")
        assert "the nodding" in (move.lead or "")
        assert (move.kind, move.permission) == (MoveKind.WORDING, True)

    def test_what_is_decided_is_said_to_be_for_telling(self) -> None:
        lead = (
            serving.wording(a_situation("it's decided, how do I tell Marcus that he moves to Leeds")).lead
            or ""
        )
        assert "told" in lead or "tell" in lead or "said" in lead
        assert "“" in lead

    def test_questions_again_are_other_questions(self) -> None:
        move = serving.revision(
            a_situation(SAID, "1. What?\n2. How?\n\nWhich fits?", "simpler please", hits=MANY)
        )
        assert move.kind is MoveKind.QUESTIONS


class TestPoints:
    def test_they_are_turned_and_listed(self) -> None:
        move = serving.summary(
            a_situation("I told him twice in May. He nods and leaves.", "And?", "sum it up")
        )
        assert "- You told him twice in May.\n- He nods and leaves." in (move.lead or "")
        assert move.close

    def test_what_a_coach_may_not_say_stands_in_quotes(self) -> None:
        at = a_situation(
            "He must call the CFO. He nods and leaves.", "And?", "sum it up", guard=WordGuard("must")
        )
        assert "- “He must call the CFO.”\n- He nods and leaves." in (serving.summary(at).lead or "")

    def test_points_that_came_along_are_numbered(self) -> None:
        move = serving.order(a_situation(SAID, "And?", "put these in order: he knows, I'm tired, June"))
        assert "1. He knows.\n2. You're tired.\n3. June." in (move.lead or "")

    def test_items_listed_before_are_what_is_put_in_order(self) -> None:
        told = "Marcus brought four things: his leave, the Orion price, a new desk and my notes"
        move = serving.order(a_situation(told, "And?", "in which order should I raise them?"))
        assert "1. His leave.\n2. The Orion price.\n3. A new desk.\n4. Your notes." in (move.lead or "")
        assert "order should" not in (move.lead or "")

    def test_a_long_story_keeps_its_beginning_and_its_end(self) -> None:
        points = tuple(f"He missed call number {n}" for n in range(20))
        lead = serving.summary(a_situation("sum it up", points=points)).lead or ""
        assert lead.count("\n- ") == MOST_POINTS
        assert "number 0." in lead
        assert "number 19." in lead
        assert "number 9." not in lead

    def test_nothing_told_is_nothing_to_sum_up(self) -> None:
        move = serving.summary(a_situation("sum it up please"))
        assert "\n" not in (move.lead or "")
        assert (move.lead or "").endswith("?")


class TestOptions:
    def test_one_s_own_ways_come_first_then_the_frameworks(self) -> None:
        at = a_situation(SAID, "x", "should I call him or wait for June?", hits=OPTIONS)
        lines = [line for line in (serving.options(at).lead or "").splitlines() if line.startswith("- ")]
        assert lines == [
            "- One option is to call him.",
            "- Another is to wait for June.",
            "- A third is to try way 1.",
        ]

    def test_three_of_near_passages_each_with_its_ground(self) -> None:
        move = serving.options(a_situation(SAID, hits=OPTIONS))
        assert (move.lead or "").count("\n- ") == 3
        assert [p.id for p in move.passages] == ["grow/o/1", "grow/o/2", "grow/o/3"]
        assert move.permission

    def test_none_that_was_offered_before(self) -> None:
        before = serving.options(a_situation(SAID, hits=OPTIONS)).lead or ""
        again = serving.options(a_situation(SAID, before, "others please", hits=OPTIONS)).lead or ""
        assert "try way 1" not in again
        assert "try way 4" in again

    def test_none_that_the_guard_winces_at(self) -> None:
        lead = serving.options(a_situation(SAID, hits=OPTIONS, guard=WordGuard("way 1"))).lead or ""
        assert "way 1" not in lead
        assert lead.count("\n- ") == 3

    def test_passages_far_off_have_nothing_to_offer(self) -> None:
        far = tuple(replace(hit, score=0.01) for hit in OPTIONS)
        assert "try way" not in (serving.options(a_situation(SAID, hits=far)).lead or "")

    def test_when_all_were_offered_two_at_least_come_again(self) -> None:
        talk = [SAID]
        for _ in range(4):
            lead = serving.options(a_situation(*talk, hits=OPTIONS)).lead or ""
            ways = [line for line in lead.splitlines() if line.startswith("- ")]
            assert len(ways) >= 2
            talk += [lead, "come on"]

    def test_much_explored_needs_no_leave(self) -> None:
        asked = tuple(Asked(f"What {n}?") for n in range(serving.EXPLORED))
        assert serving.offer(a_situation(SAID, hits=OPTIONS, asked=asked)).kind is MoveKind.OPTIONS
        assert serving.offer(a_situation(SAID, hits=OPTIONS, asked=asked[1:])).kind is MoveKind.OFFER

    def test_figures_of_pay_are_left_out_of_own_ways(self) -> None:
        at = a_situation(SAID, "x", "should I ask for 80k base or wait for June?", hits=OPTIONS)
        assert "80k" not in (serving.options(at).lead or "")

    def test_an_offer_is_one_question(self) -> None:
        lead = serving.offer(a_situation(SAID)).lead or ""
        assert lead.count("?") == 1
        assert lead.endswith("?")


class TestFacts:
    BANK = Knowledge(
        (GROW, LENS), (Term("SBI", ("sbi model",), "It has three parts. It is for feedback.", "CCL (2000)"),)
    )

    def test_a_framework_is_told_with_its_source(self) -> None:
        move = serving.fact(a_situation(SAID, term="grow"))
        assert move.lead == "It is a model. It helps. (Source: Ann Author, Asking (1999).)"
        assert [p.id for p in move.passages] == [AIMS.id]

    def test_so_is_a_term(self) -> None:
        move = serving.fact(a_situation(SAID, term="SBI", knowledge=self.BANK))
        assert move.lead == "It has three parts. It is for feedback. (Source: CCL (2000).)"
        assert move.passages == ()

    def test_then_it_returns_where_there_is_a_matter(self) -> None:
        assert (serving.fact(a_situation(SAID, "x", "what is GROW?", term="grow")).close or "").endswith("?")
        assert serving.fact(a_situation("what is GROW?", term="grow")).close is None

    def test_what_isn_t_known_is_not_made_up(self) -> None:
        move = serving.fact(a_situation(SAID, term="QZX"))
        assert "QZX" in (move.lead or "")
        assert move.passages == ()

    @pytest.mark.parametrize(
        ("reply", "passage"),
        [
            ("So. What might Marcus's yes stand for?", YES),
            ("So. Which small sign would tell you that something moved?", SIGNS),
        ],
    )
    def test_the_last_question_s_ground_is_named(self, reply: str, passage: object) -> None:
        move = serving.which_framework(a_situation(SAID, reply, "where is that from?"))
        assert move.passages == (passage,)
        assert "Ann Author" in (move.lead or "")

    def test_before_any_question_the_guide_is_named(self) -> None:
        move = serving.which_framework(a_situation("which framework is this?"))
        assert "GROW" in (move.lead or "")
        assert move.passages == (AIMS,)


def test_what_was_picked_or_not_is_taken() -> None:
    picked = serving.picked(a_situation(SAID, "1. What?", "the first"))
    assert (picked.kind, picked.questions) == (MoveKind.CLOSE, ())
    none = serving.none_picked(a_situation(SAID, "1. What?", "none", knowledge=KNOWLEDGE))
    assert (none.kind, len(none.questions)) == (MoveKind.ASK, 1)
