"""Each journey from the first message to its page, with the question bank and with a language model."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant import bootstrap
from assistant.bootstrap import Askfirst, build
from assistant.coach import Coach
from assistant.domain.causes import Cause, Locus
from assistant.domain.conversation import Carried, Conversation, Message, Role, Speaker
from assistant.domain.sheet import Sheet
from assistant.domain.turn import MoveKind, Reply, WriterName
from assistant.guarding import sentences
from assistant.journeys.progress import progress
from assistant.page_maker import PageMaker
from assistant.ports import ChatMessage
from assistant.settings import Latitude, Settings
from assistant.sheets.causes_chart import chart
from assistant.shipped import shipped_folder
from tests.fakes import FakeChatModel
from tests.integration.talking import Talk

TODAY = date(2026, 11, 5)


class JourneyTalk(Talk):
    """A talk that follows a journey; it is the leader's or the rep's as the journey is."""

    def __init__(self, coach: Coach, journey: str, carried: tuple[Carried, ...] = ()) -> None:
        super().__init__(replace(coach, today=lambda: TODAY), coach.journeys[journey].roles[0].value)
        self.journey, self.carried = journey, carried

    @property
    def conversation(self) -> Conversation:
        return Conversation(self.role, tuple(self.messages), self.journey, self.carried)

    def say(self, *texts: str) -> Reply:
        for text in texts:
            self.messages.append(Message(Speaker.COACHEE, text))
            *told, reply = asyncio.run(_turn(self.coach, self.conversation))
            assert isinstance(reply, Reply)
            assert "".join(map(str, told)) == reply.text
            self.messages.append(Message(Speaker.COACH, reply.text))
            self.replies.append(reply)
        return self.replies[-1]

    def page(self) -> Sheet:
        sheet = asyncio.run(PageMaker(self.coach, chart).page(self.conversation))
        assert sheet is not None
        return sheet


async def _turn(coach: Coach, conversation: Conversation) -> list[str | Reply]:
    return [piece async for piece in coach.turn(conversation)]


def lines(sheet: Sheet) -> Mapping[str, list[str]]:
    return {part.id: [e.text for e in part.entries if e.turn] for part in sheet.parts if part.entries}


# Each answer is what somebody says to that part's question, in one voice or another.
ANSWERS: Mapping[str, Mapping[str, str]] = {
    "prepare": {
        "agenda": "comp, as always",
        "focus": "the Kestrel renewal. she hasn't met the CFO",
        "seen": "She moved the date three times. I think she's avoiding him",
        "goes-well": "her demos are great",
        "told": "I have to tell her that travel is cut from January",
        "assumed": "that she's scared of big names",
        "unblock": "i'll get legal to move by friday",
    },
    "coaching-my-managers": {
        "agenda": "her underperformer",
        "focus": "how she takes over her reps' calls",
        "seen": "sat in on two, she talked most of the time",
        "goes-well": "her people love her",
        "told": "nope",
        "assumed": "that she doesn't trust them",
        "unblock": "I'll take the monthly report off her desk",
    },
    "what-coaching-changed": {
        "aim": "I wanted them to stop bringing me every problem",
        "did": "I ask before I answer",
        "changed": "Forecast calls take 20 minutes. Jonas closed two deals without me.",
        "unknown": "we hired a presales guy too",
        "cost": "two hours a week",
        "next": "three more months",
    },
    "after": {
        "talk-share": "me, 70/30",
        "surprise": "he wants out of enterprise!!",
        "takeaway": "he'll call the CFO",
        "otherwise": "shut up more",
        "next-date": "tues in two weeks",
    },
    "lost-deal": {
        "story": "We had their champion, ran the pilot, then he left and it all went quiet",
        "buyer": "they'd say too expensive",
        "turning": "when the champion left in May",
        "causes-start": "procurement froze the budget",
        "unknown": "who really decided",
        "causes-end": "the freeze, and I never met their CFO",
        "repeat": "the pilot",
        "try": "two people before the pilot",
        "open-deals": "Ashford",
    },
    "won-deal": {
        "story": "I worked on it for a year, a call every week",
        "buyer": "they liked the onboarding",
        "turning": "the workshop with their CTO",
        "causes-start": "I prepared well",
        "unknown": "why the other vendor dropped out",
        "causes-end": "luck too, their old vendor was bought",
        "repeat": "the workshop",
        "try": "bring the CTO in earlier",
        "open-deals": "Kestrel",
    },
    "grow-further": {
        "moment": "the call with Orbis, they hung up after 5 min",
        "goes-well": "stayed calm",
        "otherwise": "not start with slides",
        "aim": "opening calls",
        "try": "one call without slides",
    },
    "ask-for-coaching": {
        "skill": "negotiating",
        "occasion": "the Brandt renewal call",
        "help": "sit in and tell me what you noticed",
        "whom": "Sabine, my manager",
        "when": "before next thursday",
    },
}  # fmt: skip
FIRST = {
    "prepare": "1:1 with Mirela",
    "coaching-my-managers": "1:1 with Priya",
    "what-coaching-changed": "hi",
    "after": "done with Jonas",
    "lost-deal": "Lost Kestrel.",
    "won-deal": "Won Kestrel!",
    "grow-further": "hello",
    "ask-for-coaching": "hi",
}


def walk(coach: Coach, journey: str, answer: Callable[[str], str] | None = None) -> JourneyTalk:
    """From the first message to the end, each question answered as ``ANSWERS`` has it."""
    talk = JourneyTalk(coach, journey)
    reply = talk.say(FIRST[journey])
    for _ in range(coach.journeys[journey].most_turns + 1):
        if reply.move is MoveKind.CLOSE:
            break
        waiting = replace(talk.conversation, messages=(*talk.messages, Message(Speaker.COACHEE, "x")))
        asked = progress(coach.journeys[journey], waiting, coach.knowledge)
        said = ANSWERS[journey].get(asked.last_asked or "", "it took a while, I'd say")
        reply = talk.say(said if answer is None else answer(said))
    return talk


@pytest.mark.parametrize("journey", list(ANSWERS))
class TestWithTheBank:
    def test_from_the_first_message_to_the_page(self, lexical: Askfirst, journey: str) -> None:
        talk = walk(lexical.coach, journey)
        followed = lexical.coach.journeys[journey]
        assert talk.replies[-1].move is MoveKind.CLOSE
        assert len(talk.said) <= followed.most_turns
        assert all(reply.text.count("?") <= 1 for reply in talk.replies)
        asked = [r.text.rsplit(". ", 1)[-1] for r in talk.replies if r.move is MoveKind.ASK]
        assert len(asked) == len(set(asked))
        assert all(r.citations for r in talk.replies if r.move is MoveKind.ASK)
        said = " ".join(talk.said)
        page = talk.page()
        assert page.journey == journey
        for texts in lines(page).values():
            assert all(text.partition(" (")[0] in said for text in texts)
        filled = {part.id for part in page.parts if part.entries}
        for part in page.parts:
            assert bool(part.entries) or part.is_room or (part.asks or "").endswith("?"), part.id
        assert len(filled) >= 4

    def test_one_who_says_idk_to_everything_gets_a_page_too(self, lexical: Askfirst, journey: str) -> None:
        talk = walk(lexical.coach, journey, lambda _: "idk")
        assert talk.replies[-1].move is MoveKind.CLOSE
        assert len(talk.said) <= lexical.coach.journeys[journey].most_turns
        assert not any("idk" in text for texts in lines(talk.page()).values() for text in texts)

    def test_one_who_has_no_time_gets_it_sooner(self, lexical: Askfirst, journey: str) -> None:
        talk = JourneyTalk(lexical.coach, journey)
        first = talk.say("I have 5 minutes")
        assert first.move is MoveKind.ASK
        talk.say("one thing only", "that's how it is")
        assert talk.replies[-1].move is MoveKind.CLOSE

    def test_questions_of_the_page_pass_the_guard(self, lexical: Askfirst, journey: str) -> None:
        talk = walk(lexical.coach, journey)
        ours = [e.text for part in talk.page().parts for e in part.entries if e.turn is None]
        judged = [lexical.guard.judge(text, talk.said) for text in ours]
        assert [verdict.findings for verdict in judged if not verdict.is_clean] == []


class SayingBack(FakeChatModel):
    """Says a few words of what was said back, each time with another opening."""

    OPENINGS = (
        "For you it's",
        "It comes down to",
        "What counts here is",
        "You come back to",
        "Much of it is",
    )

    async def stream(self, messages: Sequence[ChatMessage], max_tokens: int) -> AsyncGenerator[str, None]:
        said = messages[-1].content.rsplit("They said: ", 1)[-1].rstrip(" .!?").split()
        opening = self.OPENINGS[len(self.history) % len(self.OPENINGS)]
        self.history.append(tuple(messages))
        yield f"{opening} {' '.join(said[:4]).rstrip(',.')}."


@pytest.mark.parametrize("journey", list(ANSWERS))
class TestWithALanguageModel:
    def test_a_small_one_reflects_and_the_questions_stay_the_journey_s(
        self, lexical: Askfirst, with_model: Callable[..., Coach], journey: str
    ) -> None:
        coach = with_model(SayingBack())
        bank, model = walk(lexical.coach, journey), walk(coach, journey)
        assert WriterName.MODEL in {reply.writer for reply in model.replies}
        assert model.replies[-1].move is MoveKind.CLOSE
        assert lines(model.page()) == lines(bank.page())

    def test_a_strong_one_may_put_the_question_its_own_way(
        self, with_model: Callable[..., Coach], journey: str
    ) -> None:
        coach = with_model(
            FakeChatModel(otherwise="[1] And how does that look from where you are?"), latitude=Latitude.WIDE
        )
        talk = walk(coach, journey)
        assert talk.replies[-1].move is MoveKind.CLOSE
        assert len(lines(talk.page())) >= 3

    def test_a_broken_one_doesn_t_lose_the_way(self, with_model: Callable[..., Coach], journey: str) -> None:
        coach = with_model(FakeChatModel(otherwise="You should call him. Do it now."))
        talk = walk(coach, journey)
        assert talk.replies[-1].move is MoveKind.CLOSE
        assert {reply.writer for reply in talk.replies} == {WriterName.QUESTION_BANK}


class TestPrepare:
    def test_three_questions_cited_and_clean(self, lexical: Askfirst) -> None:
        talk = walk(lexical.coach, "prepare")
        part = talk.page().part("questions")
        assert part is not None
        assert len(part.entries) == 3
        for entry in part.entries:
            passage = lexical.knowledge.passage(entry.citation or "")
            assert passage is not None
            assert lexical.knowledge.framework(passage.framework)
            assert lexical.guard.judge(entry.text, talk.said).is_clean

    def test_in_one_go_from_notes(self, lexical: Askfirst) -> None:
        notes = "1:1 Jonas thu\nagenda: comp\nfocus: the Kestrel renewal\nmust tell: travel is frozen"
        coach = replace(lexical.coach, today=lambda: TODAY)
        page = asyncio.run(PageMaker(coach).from_notes("prepare", Role.LEADER, notes))
        assert page is not None
        assert lines(page)["agenda"] == ["comp"]
        assert [str(each.day) for each in page.dates] == ["2026-11-12"]
        assert asyncio.run(PageMaker(coach).from_notes("prepare", Role.REP, notes)) is None
        assert asyncio.run(PageMaker(coach).from_notes("no-such", Role.LEADER, notes)) is None

    def test_a_ten_minute_1_1_gets_the_ten_minute_form(self, lexical: Askfirst) -> None:
        talk = JourneyTalk(lexical.coach, "prepare")
        talk.say("ten-minute 1:1 with Jonas, he was late twice")
        assert {part.id for part in talk.page().parts} == {
            part.id for part in lexical.coach.journeys["prepare"].parts if part.is_short
        }

    def test_questions_are_about_the_focus(self, lexical: Askfirst) -> None:
        page = walk(lexical.coach, "prepare").page()
        entries = [e.text for part in page.parts if part.id in ("questions", "opening") for e in part.entries]
        assert any("Kestrel" in text for text in entries)

    def test_danger_stops_it_and_stays_off_the_page(self, lexical: Askfirst) -> None:
        talk = JourneyTalk(lexical.coach, "prepare")
        talk.say("1:1 with Jonas, he was late twice")
        assert talk.say("he told me he wants to end his life").move is MoveKind.HAND_OFF
        assert "end his life" not in repr(talk.page())


class TestAfterADeal:
    def test_causes_are_drawn_at_the_start_and_at_the_end(self, lexical: Askfirst) -> None:
        page = walk(lexical.coach, "lost-deal").page()
        start, end = page.part("causes-start"), page.part("causes-end")
        assert start is not None
        assert end is not None
        assert any("budget" in entry.text for entry in (*start.entries, *end.entries))
        assert any("CFO" in entry.text for entry in end.entries)
        assert (end.picture or "").startswith("<svg")

    def test_an_angry_rep_may_leave_and_come_back(self, lexical: Askfirst) -> None:
        talk = JourneyTalk(lexical.coach, "lost-deal")
        first = talk.say("lost Kestrel, this sucks, months for nothing")
        assert "tomorrow" in first.text
        assert talk.say("don't want to talk about it").move is MoveKind.CLOSE
        back = talk.say("ok, so. their champion left in May and it went quiet after that")
        assert back.move is MoveKind.ASK

    def test_a_model_s_causes_stand_with_what_else_was_answered(self, lexical: Askfirst) -> None:
        talk = JourneyTalk(lexical.coach, "lost-deal")
        talk.say("lost Kestrel, procurement froze the budget", "we met in May", "they'd say too dear")
        asked = "Looking at all of it again, what would you say led to it?"
        talk.messages += [Message(Speaker.COACH, asked), Message(Speaker.COACHEE, "the budget, and timing")]
        read = Cause("the budget", Locus.OUTSIDE, None, None, None)
        maker = PageMaker(talk.coach, chart)
        page = asyncio.run(maker.page(talk.conversation, causes=(read,)))
        assert page is not None
        end = lines(page)["causes-end"]
        assert sum("the budget" in text for text in end) == 1
        assert any(text.startswith("timing") for text in end)

    def test_who_turns_to_something_else_is_answered_and_asked_again_later(self, lexical: Askfirst) -> None:
        talk = JourneyTalk(lexical.coach, "prepare")
        talk.say("1:1 with Jonas", "comp")
        away = talk.say("can we talk about something else? Mirela lost the Orbis deal")
        assert "deserves the time" not in away.text
        focus = lexical.coach.journeys["prepare"].part("focus")
        assert focus is not None
        assert lines(talk.page()).get("focus") is None
        assert talk.say("ok, back to Jonas: his demos are great").move is MoveKind.ASK
        assert any("demos are great" in text for text in lines(talk.page())["goes-well"])

    def test_no_word_judges_the_rep(self, lexical: Askfirst) -> None:
        talk = JourneyTalk(lexical.coach, "lost-deal")
        talk.say("lost Kestrel, it's all my fault", "I talked through the whole demo", "I'm useless")
        for reply in talk.replies:
            assert not {"fault", "mistake", "wrong", "should"} & set(reply.text.lower().split())


def test_what_was_brought_along_is_useful_within_two_turns(lexical: Askfirst) -> None:
    meant = Carried("m", "I'll ask him who signs at Kestrel", "commitment", date(2026, 11, 2))
    talk = JourneyTalk(lexical.coach, "prepare", (meant,))
    assert "who signs at Kestrel" in talk.say("1:1 with Jonas").text
    assert "Jonas" in talk.say("asked him, it's the CFO").text
    part = talk.page().part("last-time")
    assert part is not None
    assert [entry.text for entry in part.entries] == [
        "I'll ask him who signs at Kestrel",
        "asked him, it's the CFO",
    ]


def test_a_journey_for_somebody_else_is_followed_by_nobody(lexical: Askfirst) -> None:
    said = Conversation(Role.REP, (Message(Speaker.COACHEE, "my demo went badly today"),), "prepare")
    plain = replace(said, journey=None)
    replies = [asyncio.run(_turn(lexical.coach, each))[-1] for each in (said, plain)]
    assert replies[0] == replies[1]
    assert asyncio.run(PageMaker(lexical.coach).page(said)) is None


def test_a_team_s_own_journey_is_there_beside_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lexical: Askfirst
) -> None:
    monkeypatch.setattr(bootstrap, "has_vectors", lambda: False)
    shipped = (shipped_folder("knowledge") / "journeys" / "after.md").read_text(encoding="utf-8")
    own = tmp_path / "journeys"
    own.mkdir()
    (own / "debrief.md").write_text(shipped.replace("id: after", "id: debrief"), encoding="utf-8")
    built = build(Settings(knowledge=str(tmp_path)))
    assert set(built.coach.journeys) == {*lexical.coach.journeys, "debrief"}
    assert JourneyTalk(built.coach, "debrief").say("hi").move is MoveKind.ASK


INPUTS = {
    "where": "You can see it with /page.", "said": "ask who signs", "when": "Monday", "person": "Mirela",
    "topic": "the Kestrel renewal", "skill": "discovery calls", "occasion": "the Ashford call",
    "help": "sit in and tell me what you noticed",
}  # fmt: skip


@pytest.mark.parametrize(
    "file", sorted((shipped_folder("prompts") / "journeys").glob("*.md")), ids=lambda f: f.stem
)
@pytest.mark.parametrize("is_known", [True, False])
def test_fixed_wordings_pass_the_guard(lexical: Askfirst, file: Path, is_known: bool) -> None:
    prompts = lexical.coach.prompts
    kept = {"said", "skill"}
    for number in range(prompts.variants(file.stem)):
        inputs = {k: INPUTS[k] if is_known or k in kept else None for k in prompts.inputs(file.stem)}
        text = prompts.render(file.stem, number, **inputs)
        assert "None" not in text
        said = ["Mirela lost the Kestrel renewal, I'll ask who signs on Monday"]
        for sentence in (*sentences.split(text), text):
            assert lexical.guard.judge(sentence, said).findings == ()
