"""Coaching proper: what is reflected, what is asked, and when it ends."""

from dataclasses import replace

import pytest

from assistant.bootstrap import build_knowledge
from assistant.domain.conversation import Role
from assistant.domain.guard import FindingKind
from assistant.domain.knowledge import Audience, Framework, Hit, Kind, Knowledge, Phase, Question
from assistant.domain.reading import Asked, Causes
from assistant.domain.turn import MoveKind
from assistant.journeys import exploring
from assistant.journeys.exploring import (
    BY_WHEN,
    LABEL,
    LITTLE_TIME,
    NOTHING,
    OTHER_KIND,
    SELF_BLAME,
    STORY,
    STRONG,
    TAKEAWAY,
    WIN,
    WITHIN_REACH,
)
from assistant.settings import Settings
from tests.fakes import WordGuard
from tests.unit.briefs import GROW, NODS, SAID, SIGNS, SOURCE, a_passage, a_talk
from tests.unit.journeys.situations import a_situation, shipped_prompts

LOSS = "we lost the tender, procurement pulled the budget"
QUESTION = "What have you seen Marcus do after a nod?"


def a_bank() -> Knowledge:
    """Every passage that exploring knows by its id, with one question that says whose it is."""
    ids = [
        *STORY,
        *OTHER_KIND,
        *WITHIN_REACH,
        *WIN,
        *SELF_BLAME,
        *NOTHING,
        *LABEL,
        *BY_WHEN,
        *TAKEAWAY,
        *LITTLE_TIME,
    ]
    passages = []
    for number, id in enumerate(dict.fromkeys(ids)):
        land = id.startswith("grow/will") or "review" in id
        question = Question(
            f"{id}#1", f"What {id.split('/')[1]} {number} now?", Audience.BOTH, Phase.EXPLORE, ""
        )
        passages.append(
            replace(a_passage(id), questions=(replace(question, phase=Phase.LAND) if land else question,))
        )
    pinned = Framework("pinned", "Pinned", 1, Kind.IDEA, "A.", "", "", (), (SOURCE,), (), tuple(passages))
    return Knowledge((GROW, pinned), ())


BANK = a_bank()


def cited(*texts: str, talk: object = None, role: Role = Role.REP, **changes: object) -> str:
    at = a_situation(talk=talk or a_talk(*texts, role=role), knowledge=BANK, **changes)  # type: ignore[arg-type]
    (question,) = exploring.explore(at).questions
    return question.passage.id


class TestReflection:
    def meaning(self, text: str, score: float) -> tuple[Hit, ...]:
        return (Hit(replace(NODS, meanings=(text,)), score), Hit(SIGNS, 0.1))

    def test_a_near_passages_meaning_is_offered(self) -> None:
        at = a_situation(SAID, hits=self.meaning("Perhaps {person|your rep} says yes to end it.", STRONG))
        assert exploring.explore(at).reflection == "Perhaps Marcus says yes to end it."

    def test_a_far_ones_is_not(self) -> None:
        at = a_situation(SAID, hits=self.meaning("Perhaps it ends it.", STRONG - 0.01))
        assert exploring.explore(at).reflection != "Perhaps it ends it."

    def test_nor_one_that_was_said_or_opens_as_before(self) -> None:
        hits = self.meaning("Perhaps it ends it.", 0.9)
        for before in ("So. Perhaps it ends it. What now?", "Perhaps it ends soon. What now?"):
            at = a_situation(SAID, before, f"{SAID} again", hits=hits)
            assert exploring.explore(at).reflection != "Perhaps it ends it."

    def test_nor_one_that_the_guard_winces_at(self) -> None:
        at = a_situation(
            SAID,
            hits=self.meaning("Perhaps it ends it.", 0.9),
            guard=WordGuard("ends", FindingKind.JUDGEMENT),
        )
        assert exploring.explore(at).reflection != "Perhaps it ends it."

    def test_an_undertone_is_offered_next(self) -> None:
        at = a_situation("I'm worried about her", hits=(Hit(NODS, 0.1),), undertones=("worry",))
        prompts = shipped_prompts()
        assert exploring.explore(at).reflection in [prompts.render("hear-worry", n) for n in range(3)]

    def test_one_s_own_part_is_not_pointed_at_where_one_blames_oneself(self) -> None:
        blaming = Causes(blames_self=True)
        asked = a_talk(SAID, "Who else?", SAID, role=Role.REP)
        for causes, offered in ((blaming, False), (Causes(), True)):
            at = a_situation(
                talk=asked, hits=(Hit(NODS, 0.1),), undertones=("own-part",), causes=causes, topics=()
            )
            at = replace(at, reading=replace(at.reading, asked=(_asked(SELF_BLAME[0]),)))
            assert bool(exploring.explore(at).reflection) is offered

    def test_a_topic_is_named_where_the_question_does_not(self) -> None:
        at = a_situation(
            "so, the travel rules", hits=(Hit(NODS, 0.1),), topics=("the travel rules",), undertones=()
        )
        assert "the travel rules" in (exploring.explore(at).reflection or "")

    def test_a_meaning_takes_nothing_for_granted_that_was_not_said(self) -> None:
        quiet = replace(NODS, meanings=("The quiet seems to be saying something.",))
        for said, offered in (("he went quiet on me", True), ("he is late again", False)):
            at = a_situation(said, hits=(Hit(quiet, 0.9),), topics=(), undertones=())
            assert (exploring.explore(at).reflection is not None) is offered

    def test_with_nothing_to_go_on_nothing_is_reflected(self) -> None:
        at = a_situation("so it is", hits=(Hit(NODS, 0.1),), topics=(), undertones=())
        assert exploring.explore(at).reflection is None


def _asked(id: str) -> Asked:
    passage = BANK.passage(id)
    assert passage is not None
    return Asked(passage.questions[0].text, frozenset(), passage.questions[0], passage)


class TestCauses:
    def test_the_story_is_heard_first_and_the_cause_granted(self) -> None:
        at = a_situation(talk=a_talk(LOSS, role=Role.REP), knowledge=BANK)
        move = exploring.explore(at)
        assert move.questions[0].passage.id in STORY
        prompts = shipped_prompts()
        assert move.lead in [
            prompts.render("grant-outside", n) for n in range(prompts.variants("grant-outside"))
        ]

    def test_then_the_other_kind_then_what_was_in_reach_each_once(self) -> None:
        talk = a_talk(LOSS, "x", "they are slow", "x", "it was a mess", role=Role.REP)
        assert cited(talk=talk) in OTHER_KIND
        other = _asked(OTHER_KIND[0])
        assert cited(talk=talk, asked=(other, _asked(STORY[1]))) in WITHIN_REACH
        assert cited(talk=talk, asked=(other, _asked(WITHIN_REACH[0]))) not in OTHER_KIND + WITHIN_REACH

    def test_what_is_taken_as_given_is_the_cause_and_never_the_result(self) -> None:
        talk = a_talk(
            "missed my number again", "x", "two big ones slipped", "x", "my boss knows", role=Role.REP
        )
        at = a_situation(talk=talk, knowledge=BANK, causes=Causes(outside=("they slipped",)), outcome="lost")
        (question,) = exploring.explore(at).questions
        assert question.passage.id in OTHER_KIND
        assert "number" not in question.text

    def test_the_two_are_not_asked_one_after_the_other(self) -> None:
        talk = a_talk(LOSS, "x", "they are slow", "x", "it was a mess", role=Role.REP)
        assert cited(talk=talk, asked=(_asked(OTHER_KIND[0]),)) not in WITHIN_REACH

    def test_nothing_is_an_answer_and_ends_it(self) -> None:
        talk = a_talk(LOSS, "x", "they are slow", "What part was yours?", "nothing", role=Role.REP)
        asked = (_asked(OTHER_KIND[0]),)
        assert cited(talk=talk, asked=asked) in NOTHING
        later = a_talk(LOSS, "x", "nothing", "x", "they are slow you know", role=Role.REP)
        assert cited(talk=later, asked=(*asked, _asked(NOTHING[0]))) not in OTHER_KIND + WITHIN_REACH

    def test_a_cause_of_one_s_own_needs_no_asking(self) -> None:
        both = Causes(outside=("the price",), inside=("i rushed it",))
        talk = a_talk(LOSS, "x", "they are slow", "x", "it was a mess", role=Role.REP)
        assert cited(talk=talk, causes=both) not in OTHER_KIND + WITHIN_REACH

    def test_a_win_all_of_one_s_own_is_looked_at_once(self) -> None:
        talk = a_talk("I won the tender", "x", "I nailed the pitch", "x", "it was all me", role=Role.REP)
        assert cited(talk=talk) in WIN
        assert cited(talk=talk, asked=(_asked(WIN[0]),)) not in WIN

    def test_blame_turned_on_oneself_is_met_and_not_fed(self) -> None:
        talk = a_talk(f"{LOSS}. it's all my fault", "x", "I blame myself", "x", "I rushed it", role=Role.REP)
        assert cited(talk=talk, causes=Causes(outside=("x",), blames_self=True)) in SELF_BLAME
        later = cited(
            talk=talk, causes=Causes(outside=("x",), blames_self=True), asked=(_asked(SELF_BLAME[0]),)
        )
        assert later not in OTHER_KIND + WITHIN_REACH + SELF_BLAME


class TestGranting:
    def granted(self, *texts: str, name: str = "grant-outside", role: Role = Role.REP) -> bool:
        move = exploring.explore(a_situation(talk=a_talk(*texts, role=role), knowledge=BANK))
        prompts = shipped_prompts()
        return move.lead in [prompts.render(name, n) for n in range(prompts.variants(name))]

    def test_a_cause_told_later_is_granted_when_it_is_told(self) -> None:
        assert self.granted("we lost the tender", "x", "it hurts", "x", "their board put everything on hold")
        assert not self.granted("we lost the tender", "x", "their board stopped it", "x", "it hurts")

    def test_it_is_granted_once(self) -> None:
        said = shipped_prompts().render("grant-outside", 1)
        assert not self.granted(LOSS, f"{said} What was first?", "and then their cfo killed it")

    def test_a_win_s_too_in_words_of_its_own(self) -> None:
        assert self.granted("we won it", "x", "their old supplier went bankrupt", name="grant-helped")

    def test_a_leader_s_as_well(self) -> None:
        assert self.granted("Tom lost the dairy account, the customer got a new owner", role=Role.LEADER)


class TestTheOtherKind:
    def test_after_a_loss_told_as_one_s_own_doing_what_else_is_asked(self) -> None:
        talk = a_talk("we lost the tender", "x", "I sent it too late", "x", "it was a mess", role=Role.REP)
        assert cited(talk=talk) in SELF_BLAME
        assert cited(talk=talk, asked=(_asked(SELF_BLAME[0]),)) not in SELF_BLAME

    @pytest.mark.parametrize(
        ("told", "part"),
        [("I called them every week", "without your doing"), ("their old supplier went bust", "your work")],
    )
    def test_after_a_win_it_is_whichever_was_not_named(self, told: str, part: str) -> None:
        talk = a_talk("I won the tender", "x", told, "x", "we start in March", role=Role.REP)
        move = exploring.explore(a_situation(talk=talk, knowledge=build_knowledge(Settings())))
        assert part in move.questions[0].text

    def test_what_was_asked_about_causes_is_not_drawn_again(self) -> None:
        talk = a_talk("we lost it", "x", "the price was too high", "x", "hm", role=Role.REP)
        asked = tuple(_asked(id) for id in (*OTHER_KIND, *WITHIN_REACH))
        assert cited(talk=talk, asked=asked) not in OTHER_KIND + WITHIN_REACH


class TestLead:
    def test_a_label_is_quoted_and_what_was_seen_asked_for(self) -> None:
        at = a_situation("Marcus is lazy", knowledge=BANK)
        move = exploring.explore(at)
        assert "lazy" in (move.lead or "").lower()
        assert move.questions[0].passage.id in LABEL
        assert not move.is_ask, "a model isn't trusted with it"

    def test_minutes_are_named_once(self) -> None:
        at = a_situation("4 minutes, Marcus nods again", knowledge=BANK)
        assert "4" in (exploring.explore(at).lead or "")
        later = a_situation(
            "4 minutes, Marcus nods again", "One thing, then. What now?", SAID, knowledge=BANK
        )
        assert exploring.explore(later).lead is None

    def test_a_pasted_page_is_taken_as_one(self) -> None:
        page = "\n".join(f"Line {n} of the report about the market and its many players" for n in range(9))
        move = exploring.explore(a_situation(page, knowledge=BANK))
        prompts = shipped_prompts()
        assert move.lead in [prompts.render("pasted", n) for n in range(prompts.variants("pasted"))]
        assert move.questions[0].passage.id in LITTLE_TIME

    def test_after_a_push_back_nothing_is_asked(self) -> None:
        move = exploring.explore(a_situation(SAID, wants_quiet=True))
        assert move.kind is MoveKind.REFLECT
        assert move.lead
        assert "?" not in move.lead
        assert move.questions == ()


class TestLanding:
    def test_a_step_with_a_day_is_an_end(self) -> None:
        move = exploring.land(a_situation(SAID, "A nod.", "I'll ask Marcus on Monday"))
        assert (move.kind, move.questions, move.close) == (MoveKind.CLOSE, (), None)

    def test_one_without_is_asked_for_it(self) -> None:
        move = exploring.land(a_situation(SAID, "A nod.", "I'll ask Marcus about it", knowledge=BANK))
        assert move.kind is MoveKind.LAND
        assert move.questions[0].passage.id in BY_WHEN

    @pytest.mark.parametrize(
        "text", ["good, one topic then. he's at the door, bye", "I'll ask him that, thanks"]
    )
    def test_whoever_goes_off_is_asked_nothing(self, text: str) -> None:
        move = exploring.land(a_situation(SAID, "A nod.", text, knowledge=BANK))
        assert (move.kind, move.questions, move.close) == (MoveKind.CLOSE, (), None)

    def test_enough_is_gathered_up(self) -> None:
        move = exploring.land(a_situation(SAID, "A nod.", "that's enough for now", knowledge=BANK))
        assert move.kind is MoveKind.LAND
        assert move.questions[0].passage.id in TAKEAWAY

    def test_it_is_not_gathered_up_twice(self) -> None:
        at = a_situation(SAID, "So. What will 12 now?", "that's enough for now", knowledge=BANK)
        landing = replace(_asked(TAKEAWAY[0]), text="What will 12 now?")
        at = replace(at, reading=replace(at.reading, asked=(landing,)))
        assert exploring.land(at).kind is MoveKind.CLOSE

    def test_thinking_it_over_asks_nothing(self) -> None:
        move = exploring.think_over(a_situation(SAID, "A nod.", "I need to think"))
        assert move.kind is MoveKind.CLOSE
        assert move.lead
        assert "?" not in move.lead


@pytest.mark.parametrize("role", list(Role))
def test_a_bank_that_is_used_up_still_has_a_way_in(role: Role) -> None:
    at = a_situation(
        talk=a_talk(SAID, role=role), knowledge=Knowledge((replace(GROW, passages=()),), ()), hits=()
    )
    move = exploring.explore(at)
    assert move.questions == ()
    assert move.close
    assert move.close.endswith("?")
