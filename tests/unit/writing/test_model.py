"""What a language model is given, and what is made of its answer."""

from dataclasses import replace

import pytest

from assistant.domain.conversation import Role
from assistant.domain.guard import Finding, FindingKind
from assistant.domain.manner import Manner
from assistant.domain.turn import Brief, Move, MoveKind, Prompted, Rests, WriterName
from assistant.errors import ModelError
from assistant.prompt_library import PromptLibrary
from assistant.reading.asked import asked
from assistant.shipped import shipped_folder
from assistant.writing.model import LONGEST_CHOICE, WORDS_SAID, Conversing, Reflecting
from tests.fakes import FakeChatModel, SilentModel
from tests.unit.briefs import ASK, KNOWLEDGE, NODS, SAID, SIGNS, YES, a_brief

QUESTION = "What have you seen Marcus do after a nod?"
FINDING = Finding(FindingKind.ADVICE, "call him", "It says what to do.")


@pytest.fixture(scope="module")
def prompts() -> PromptLibrary:
    return PromptLibrary.load(shipped_folder("prompts"))


async def written(writer: Reflecting | Conversing, brief: Brief | None = None) -> list[object]:
    return [piece async for piece in writer.write(brief or a_brief())]


def text_of(pieces: list[object]) -> str:
    return "".join(piece for piece in pieces if isinstance(piece, str))


class TestReflecting:
    async def test_a_reflection_and_then_the_chosen_question(self, prompts: PromptLibrary) -> None:
        pieces = await written(Reflecting(FakeChatModel("A nod, and nothing changes."), prompts))
        assert isinstance(pieces[0], Prompted)
        assert pieces[0].tokens > 0
        assert text_of(pieces) == f"A nod, and nothing changes. {QUESTION}"

    async def test_what_was_sent_needs_no_model(self, prompts: PromptLibrary) -> None:
        model = FakeChatModel()
        pieces = await written(Reflecting(model, prompts), replace(a_brief(), sent="A nod, then."))
        assert text_of(pieces).strip() == QUESTION
        assert model.history == []

    @pytest.mark.parametrize("answer", ["", "  \n", "…", "!?"])
    async def test_nothing_said_is_an_error(self, prompts: PromptLibrary, answer: str) -> None:
        with pytest.raises(ModelError, match="nothing"):
            await written(Reflecting(FakeChatModel(answer), prompts))

    async def test_only_its_first_sentence_counts(self, prompts: PromptLibrary) -> None:
        pieces = await written(
            Reflecting(FakeChatModel("A nod, and nothing changes. Fire him. Now."), prompts)
        )
        assert text_of(pieces) == f"A nod, and nothing changes. {QUESTION}"

    async def test_a_short_answer_comes_with_its_question(self, prompts: PromptLibrary) -> None:
        earlier = "What have you seen Marcus do after a nod?"
        model = FakeChatModel("Not much, then.", "Not much, then.")
        short = a_brief(SAID, f"A nod. {earlier}", "not much", asked=asked((earlier,), KNOWLEDGE))
        long = a_brief(
            SAID, earlier, f"{SAID} and it has been like that since May", asked=short.reading.asked
        )
        await written(Reflecting(model, prompts), short)
        await written(Reflecting(model, prompts), long)
        assert f"They were asked: {earlier}" in model.history[0][-1].content
        assert "They were asked" not in model.history[1][-1].content

    async def test_a_sentence_that_only_tells_the_time_is_left_out(self, prompts: PromptLibrary) -> None:
        model = FakeChatModel("A nod.", "A nod.")
        await written(Reflecting(model, prompts), a_brief("I've got 5 minutes. Marcus nods at everything."))
        await written(Reflecting(model, prompts), a_brief("I've got 5 minutes."))
        assert "minutes" not in model.history[0][-1].content
        assert "5 minutes" in model.history[1][-1].content

    async def test_a_question_that_was_asked_for_alone_is_not_its_job(self, prompts: PromptLibrary) -> None:
        writer = Reflecting(FakeChatModel(), prompts)
        assert writer.takes(ASK)
        assert not writer.takes(replace(ASK, is_bare=True))

    async def test_preferences_are_quoted_below_the_rules(self, prompts: PromptLibrary) -> None:
        model = FakeChatModel("A nod.", "A nod.")
        await written(
            Reflecting(model, prompts), replace(a_brief(), manner=Manner(words=("Call me Sam", "be blunt")))
        )
        await written(Reflecting(model, prompts))
        rules = model.history[0][0].content
        assert '"Call me Sam" "be blunt"' in rules
        assert rules.index("no advice") < rules.index("Call me Sam") < rules.index("none of the rules above")
        assert "talked with" not in model.history[1][0].content

    async def test_a_name_that_was_asked_for_is_not_cut_off(self, prompts: PromptLibrary) -> None:
        named = replace(a_brief(), manner=Manner(words=("Call me Sam",)))
        pieces = await written(Reflecting(FakeChatModel("A nod, and nothing changes, Sam."), prompts), named)
        assert text_of(pieces).startswith("A nod, and nothing changes, Sam.")

    async def test_a_long_message_is_cut(self, prompts: PromptLibrary) -> None:
        model = FakeChatModel("A nod.")
        await written(Reflecting(model, prompts), a_brief(" ".join(f"word{n}" for n in range(400))))
        prompt = model.history[0][-1].content
        assert "word0 " in prompt
        assert "word399" in prompt
        assert len(prompt.split()) < WORDS_SAID + 20

    async def test_findings_are_told_once_each(self, prompts: PromptLibrary) -> None:
        model = FakeChatModel("A nod.")
        await written(Reflecting(model, prompts), replace(a_brief(), findings=(FINDING, FINDING)))
        assert model.prompts[0].count("“call him”: It says what to do.") == 1

    async def test_it_shows_no_other_message(self, prompts: PromptLibrary) -> None:
        model = FakeChatModel("A nod.")
        await written(
            Reflecting(model, prompts), a_brief("My wife is ill.", "And?", SAID + " since the spring")
        )
        assert "wife" not in model.prompts[0]

    def test_it_takes_a_plain_question_only(self, prompts: PromptLibrary) -> None:
        writer = Reflecting(FakeChatModel(), prompts)
        assert writer.name is WriterName.MODEL
        assert writer.takes(ASK)
        for other in (
            replace(ASK, lead="HR is a partner in this."),
            replace(ASK, questions=()),
            replace(ASK, questions=ASK.questions * 2),
            *(replace(ASK, kind=kind) for kind in MoveKind if kind is not MoveKind.ASK),
        ):
            assert not writer.takes(other)


class TestConversing:
    async def test_preferences_and_a_question_alone_are_told_of_only_where_asked_for(
        self, prompts: PromptLibrary
    ) -> None:
        model = FakeChatModel("[1] What then?", "[1] What then?")
        alone = replace(ASK, is_bare=True, reflection=None)
        await written(
            Conversing(model, prompts), replace(a_brief(move=alone), manner=Manner(words=("no reflections",)))
        )
        await written(Conversing(model, prompts))
        assert Conversing(model, prompts).takes(alone)
        rules = model.history[0][0].content
        assert rules.index("you never tell") < rules.index('"no reflections"')
        assert "the question alone" in rules
        assert "talked with" not in model.history[1][0].content
        assert "the question alone" not in model.history[1][0].content

    PASSAGES = (NODS, YES, SIGNS)

    async def pieces(self, prompts: PromptLibrary, answer: str) -> list[object]:
        return await written(Conversing(FakeChatModel(answer), prompts))

    @pytest.mark.parametrize(
        ("answer", "passage", "text"),
        [
            ("[2] A nod. And then?", YES, "A nod. And then?"),
            ("[3]A nod. And then?", SIGNS, "A nod. And then?"),
            ("  [1]\nA nod. And then?", NODS, "A nod. And then?"),
            ("[2]: A nod. And then?", YES, "A nod. And then?"),
            ("[7] A nod. And then?", NODS, "A nod. And then?"),
            ("[0] A nod. And then?", NODS, "A nod. And then?"),
            ("A nod. And then?", NODS, "A nod. And then?"),
        ],
    )
    async def test_the_number_before_the_reply_is_the_passage(
        self, prompts: PromptLibrary, answer: str, passage: object, text: str
    ) -> None:
        pieces = await self.pieces(prompts, answer)
        assert [piece.passage for piece in pieces if isinstance(piece, Rests)] == [passage]
        assert text_of(pieces) == text

    async def test_the_choice_comes_before_any_word(self, prompts: PromptLibrary) -> None:
        pieces = await self.pieces(prompts, "[2] A nod. And then?")
        kinds = [type(piece) for piece in pieces]
        assert kinds.index(Rests) < kinds.index(str)
        assert kinds[0] is Prompted

    @pytest.mark.parametrize("answer", ["", "[2]", " ", "x" * (LONGEST_CHOICE - 1)])
    async def test_too_little_is_an_error(self, prompts: PromptLibrary, answer: str) -> None:
        with pytest.raises(ModelError, match="nothing"):
            await self.pieces(prompts, answer)

    async def test_silence_is_an_error(self, prompts: PromptLibrary) -> None:
        with pytest.raises(ModelError, match="nothing"):
            await written(Conversing(SilentModel(), prompts))

    async def test_the_prompt_holds_passages_script_stage_and_question(self, prompts: PromptLibrary) -> None:
        model = FakeChatModel("[1] A nod. And then?")
        brief = replace(
            a_brief(SAID, "A nod. What then?", "nothing"), sent="A nod, then.", findings=(FINDING,)
        )
        await written(Conversing(model, prompts), brief)
        prompt = model.prompts[0]
        for number, passage in enumerate(self.PASSAGES, 1):
            assert f"[{number}] {passage.text}" in prompt
        for part in (
            f"They: {SAID}",
            "Coach: A nod. What then?",
            "reality",
            QUESTION,
            "A nod, then.",
            "call him",
        ):
            assert part in prompt

    @pytest.mark.parametrize(
        ("role", "words"), [(Role.LEADER, "prepares a 1:1"), (Role.REP, "looks back on a deal")]
    )
    async def test_it_is_told_whom_it_coaches(self, prompts: PromptLibrary, role: Role, words: str) -> None:
        model = FakeChatModel("[1] A nod. And then?")
        await written(Conversing(model, prompts), a_brief(role=role))
        assert words in model.history[0][0].content

    def test_what_a_move_cannot_do_without_is_the_banks(self, prompts: PromptLibrary) -> None:
        writer = Conversing(FakeChatModel(), prompts)
        assert writer.takes(ASK)
        assert not writer.takes(replace(ASK, lead="HR is a partner in this."))
        assert not writer.takes(Move(MoveKind.HAND_OFF, "", lead="Nobody is alerted."))
