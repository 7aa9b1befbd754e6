"""From a writer's pieces to what is sent: vetted sentence by sentence, in time, up to the question."""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence

import pytest

from assistant.domain.guard import FindingKind
from assistant.domain.turn import Brief, Move, MoveKind, Prompted, Rests, WriterName
from assistant.drafting import Deadline, Draft, RefusedError, vetted
from assistant.errors import ModelError, ModelTooLate
from assistant.ports import Guard
from tests.fakes import FakeWriter, LenientGuard, WordGuard
from tests.unit.briefs import ASK, KNOWLEDGE, NODS, SAID, SIGNS, YES, a_brief, chosen

BANK, MODEL = WriterName.QUESTION_BANK, WriterName.MODEL
QUESTION = "What have you seen Marcus do after a nod?"


async def drafted(
    pieces: Sequence[object],
    brief: Brief | None = None,
    guard: Guard | None = None,
    name: WriterName = MODEL,
    seconds: float = 5,
) -> tuple[Draft, list[str]]:
    """The draft and the sentences that were sent of it."""
    brief = brief or a_brief()
    draft = Draft(brief, KNOWLEDGE, None)
    writer = FakeWriter(pieces, name=name)  # type: ignore[arg-type]  # pieces of any kind
    passed = vetted(writer, brief, guard or LenientGuard(), Deadline.after(seconds), draft)
    return draft, [sentence async for sentence in passed]


async def refused(
    pieces: Sequence[object], brief: Brief | None = None, guard: Guard | None = None
) -> set[FindingKind]:
    """Kinds of what the draft was refused for."""
    with pytest.raises(RefusedError) as error:
        await drafted(pieces, brief, guard)
    return {finding.kind for finding in error.value.findings}


@pytest.mark.parametrize(
    "pieces",
    [
        ["A nod, and then nothing. ", QUESTION],
        [*"A nod, and then nothing. ", *QUESTION],
        ["A nod, and then noth", "ing. What have you", " seen Marcus do after a nod?"],
    ],
)
async def test_sentences_are_sent_whole_however_they_come(pieces: list[str]) -> None:
    draft, sent = await drafted(pieces)
    assert [s.strip() for s in sent] == ["A nod, and then nothing.", QUESTION]
    assert draft.text == "".join(sent) == f"A nod, and then nothing. {QUESTION}"
    assert draft.reply().writer is MODEL


async def test_what_follows_the_question_is_dropped() -> None:
    _, sent = await drafted(["A nod, then nothing. ", QUESTION, " I hope that helps! What else?"])
    assert sent[-1].strip() == QUESTION


async def test_a_writer_is_stopped_once_it_has_asked() -> None:
    stopped = False

    class Talker(FakeWriter):
        async def write(self, brief: Brief) -> AsyncIterator[str | Prompted | Rests]:
            nonlocal stopped
            try:
                yield f"{QUESTION} "
                yield "And "
                yield "more."
            finally:
                stopped = True

    brief = a_brief()
    draft = Draft(brief, KNOWLEDGE, None)
    sent = [s async for s in vetted(Talker(), brief, LenientGuard(), Deadline.after(5), draft)]
    assert "".join(sent).strip() == QUESTION
    assert stopped


async def test_a_list_goes_on_after_its_questions() -> None:
    move = Move(
        MoveKind.QUESTIONS, "reality", questions=(chosen(), chosen(YES, "What might Marcus's yes stand for?"))
    )
    text = f"For Marcus:\n\n1. {QUESTION}\n2. What might Marcus's yes stand for?\n\nWhich fits, if any?"
    draft, _ = await drafted([text], a_brief(move=move), name=BANK)
    assert draft.text == text
    assert [c.id for c in draft.reply().citations] == [NODS.id, YES.id]


async def test_each_sentence_is_judged_before_it_is_sent() -> None:
    guard = LenientGuard()
    _, sent = await drafted(["A nod, then nothing. ", QUESTION], guard=guard)
    assert [s.strip() for s in guard.seen] == [s.strip() for s in sent]


async def test_a_models_sentence_with_a_finding_is_refused_and_what_came_before_stays() -> None:
    brief = a_brief()
    draft = Draft(brief, KNOWLEDGE, None)
    writer = FakeWriter(["A nod, then nothing. ", "Call Marcus today."])
    passed = vetted(writer, brief, WordGuard("Call"), Deadline.after(5), draft)
    assert (await anext(passed)).strip() == "A nod, then nothing."
    with pytest.raises(RefusedError) as error:
        await anext(passed)
    assert FindingKind.DIRECTIVE in {f.kind for f in error.value.findings}
    assert draft.text.strip() == "A nod, then nothing."
    assert draft.refused


@pytest.mark.parametrize("kind", [FindingKind.CLOSED, FindingKind.STACKED, FindingKind.INVENTED])
async def test_of_a_model_any_finding_is_refused(kind: FindingKind) -> None:
    assert kind in await refused([QUESTION], guard=WordGuard("seen", kind))


async def test_the_banks_sentence_that_manages_is_left_out() -> None:
    draft, sent = await drafted(["Call them. ", QUESTION], guard=WordGuard("Call"), name=BANK)
    assert "".join(sent).strip() == QUESTION
    assert [f.span for f in draft.reply().findings] == ["Call"]


async def test_the_banks_sentence_that_is_only_closed_is_sent() -> None:
    draft, _ = await drafted([QUESTION], guard=WordGuard("seen", FindingKind.CLOSED), name=BANK)
    assert draft.text == QUESTION


@pytest.mark.parametrize("kind", [MoveKind.HAND_OFF, MoveKind.INFORM])
async def test_a_hand_over_and_a_fact_are_sent_whole(kind: MoveKind) -> None:
    text = "Call the emergency number. Why wait? It is 112."
    draft, _ = await drafted([text], a_brief(move=Move(kind, "reality")), WordGuard("Call"), BANK)
    assert draft.text == text


async def test_permission_reaches_the_guard() -> None:
    permitted = []

    class Asking(LenientGuard):
        def judge(self, reply: str, said: Sequence[str], permission: bool = False):  # type: ignore[no-untyped-def]
            permitted.append((permission, tuple(said)))
            return super().judge(reply, said, permission)

    await drafted(
        ["One option is to wait."], a_brief(move=Move(MoveKind.OPTIONS, "", permission=True)), Asking(), BANK
    )
    assert permitted == [(True, (SAID,))]


class TestTime:
    async def test_a_slow_model_is_left_at_the_deadline(self) -> None:
        class Slow(FakeWriter):
            async def write(self, brief: Brief) -> AsyncIterator[str | Prompted | Rests]:
                await asyncio.sleep(30)
                yield QUESTION

        brief = a_brief()
        began = time.monotonic()
        with pytest.raises(ModelTooLate):
            _ = [
                s
                async for s in vetted(
                    Slow(), brief, LenientGuard(), Deadline.after(0.05), Draft(brief, KNOWLEDGE, None)
                )
            ]
        assert time.monotonic() - began < 2

    async def test_the_bank_has_no_deadline(self) -> None:
        draft, _ = await drafted([QUESTION], name=BANK, seconds=-1)
        assert draft.text == QUESTION

    def test_what_is_left_is_never_below_nothing(self) -> None:
        assert Deadline.after(-5).left == 0
        assert 4 < Deadline.after(5).left <= 5


async def test_a_models_failure_comes_through() -> None:
    with pytest.raises(ModelError, match="no luck"):
        await drafted([ModelError("no luck")])


async def test_calls_and_tokens_are_counted() -> None:
    reply = (await drafted([Prompted(120), QUESTION]))[0].reply()
    assert (reply.model_calls, reply.prompt_tokens) == (1, 120)
    assert reply.completion_tokens == (len(QUESTION) + 3) // 4


class TestFaultsOfAModel:
    """What only the transcript can show."""

    @pytest.mark.parametrize(
        ("sentence", "kind"),
        [
            ("Marcus nods at everything in our 1:1s and then stops.", FindingKind.ECHO),
            ("You nod at everything, it seems.", FindingKind.INVENTED),
            ("A nod from Marcus, and his wife resigned.", FindingKind.INVENTED),
            ("What did you have for breakfast?", FindingKind.OFF_QUESTION),
        ],
    )
    async def test_is_refused(self, sentence: str, kind: FindingKind) -> None:
        assert kind in await refused([sentence])

    async def test_the_chosen_question_passes_as_it_stands(self) -> None:
        draft, _ = await drafted([QUESTION], a_brief(asked=()))
        assert draft.text == QUESTION

    async def test_a_question_asked_before_is_refused(self) -> None:
        from assistant.reading.asked import asked

        earlier = asked(("Which small sign would tell you that something moved?",), KNOWLEDGE)
        kinds = await refused(
            [Rests(SIGNS), "Which small sign would tell you that something had moved?"],
            a_brief(asked=earlier),
        )
        assert FindingKind.REPEATED in kinds

    async def test_an_opening_of_a_recent_reply_is_refused(self) -> None:
        brief = a_brief(SAID, "A nod, and then quiet. What now?", SAID)
        assert FindingKind.REPEATED in await refused(["A nod, and then nothing moves."], brief)

    async def test_a_long_reply_is_refused(self) -> None:
        sentences = ["Perhaps the nod tells you something. "] * 9
        kinds = await refused([Rests(NODS), *sentences])
        assert FindingKind.TOO_LONG in kinds

    @pytest.mark.parametrize(
        "sentence",
        [
            "What would convince you that Marcus had really committed to something?",
            "When did Marcus last disagree with you openly?",
            "It sounds as if that agreement has stopped meaning much to you.",
        ],
    )
    async def test_a_free_writer_may_use_words_of_its_own(self, sentence: str) -> None:
        draft, _ = await drafted([Rests(YES), sentence])
        assert draft.text == sentence


class TestGround:
    async def test_the_chosen_questions_passage_is_cited(self) -> None:
        reply = (await drafted([QUESTION]))[0].reply()
        assert [(c.id, c.framework, c.source) for c in reply.citations] == [
            (NODS.id, "grow", "Ann Author, Asking (1999)")
        ]

    async def test_a_models_choice_is_cited_instead(self) -> None:
        reply = (await drafted([Rests(SIGNS), "Which sign from Marcus would count?"]))[0].reply()
        assert [c.id for c in reply.citations] == [SIGNS.id]

    async def test_a_choice_of_a_refused_draft_is_forgotten(self) -> None:
        brief = a_brief()
        draft = Draft(brief, KNOWLEDGE, None)
        writer = FakeWriter([Rests(SIGNS), "Call Marcus."], [QUESTION])
        with pytest.raises(RefusedError):
            _ = [s async for s in vetted(writer, brief, WordGuard("Call"), Deadline.after(5), draft)]
        writer.name = BANK
        _ = [s async for s in vetted(writer, brief, WordGuard("Call"), Deadline.after(5), draft)]
        assert [c.id for c in draft.reply().citations] == [NODS.id]

    async def test_a_question_of_a_list_that_was_left_out_is_not_cited(self) -> None:
        move = Move(MoveKind.QUESTIONS, "reality", questions=(chosen(), chosen(SIGNS, "Call whom?")))
        text = f"Two:\n\n1. {QUESTION}\n2. Call whom?\n\nWhich fits, if any?"
        draft, _ = await drafted([text], a_brief(move=move), WordGuard("Call"), BANK)
        assert [c.id for c in draft.reply().citations] == [NODS.id]


async def test_a_reply_tells_its_move_and_stage() -> None:
    reply = (await drafted([QUESTION], a_brief(move=ASK)))[0].reply()
    assert (reply.move, reply.stage, reply.notice) == (MoveKind.ASK, "reality", None)


async def test_a_reply_begun_by_a_model_stays_the_models() -> None:
    brief = a_brief()
    draft = Draft(brief, KNOWLEDGE, None)
    draft.add("A nod, then nothing.", MODEL)
    draft.add(QUESTION, BANK)
    assert draft.writer is MODEL
    assert draft.text == f"A nod, then nothing. {QUESTION}"
