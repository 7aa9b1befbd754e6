"""The page in the chat itself: shown when it is asked for, and no part of the talk afterwards."""

import asyncio

import pytest

from assistant.bootstrap import Askfirst
from assistant.domain.conversation import Conversation, Message, Role, Speaker
from assistant.domain.turn import MoveKind, Reply
from assistant.page_teller import without_pages
from assistant.reading.page_requests import asks_for_page


def talk(*texts: str, journey: str | None = "prepare") -> Conversation:
    speakers = (Speaker.COACHEE, Speaker.COACH)
    said = tuple(Message(speakers[n % 2], text) for n, text in enumerate(texts))
    return Conversation(Role.LEADER, said, journey)


def answer(built: Askfirst, conversation: Conversation) -> Reply:
    async def turn() -> list[str | Reply]:
        return [piece async for piece in built.turns.turn(conversation)]

    *told, reply = asyncio.run(turn())
    assert isinstance(reply, Reply)
    assert "".join(map(str, told)) == reply.text
    return reply


TOLD = "1:1 with Jonas. He promised three follow-ups on the Acme renewal, none went out."
ASKED = "What would Jonas put first?"


def test_the_page_is_shown_as_markdown_with_its_citations(lexical: Askfirst) -> None:
    reply = answer(lexical, talk(TOLD, ASKED, "show me the page please"))
    assert reply.text.startswith("# 1:1 with Jonas\n\nMade on ")
    assert "- He promised three follow-ups on the Acme renewal, none went out." in reply.text
    assert "<!--" not in reply.text
    assert reply.move is MoveKind.SUMMARISE
    assert all(citation.id in reply.text and citation.source for citation in reply.citations)
    assert reply.citations


def test_the_talk_goes_on_as_if_the_page_had_not_been_shown(lexical: Askfirst) -> None:
    page = answer(lexical, talk(TOLD, ASKED, "show me the page")).text
    shown = talk(TOLD, ASKED, "show me the page", page, "the renewal, I think")
    assert without_pages(shown) == talk(TOLD, ASKED, "the renewal, I think")
    assert answer(lexical, shown) == answer(lexical, talk(TOLD, ASKED, "the renewal, I think"))


def test_without_a_journey_there_is_no_page_and_the_coach_answers(lexical: Askfirst) -> None:
    reply = answer(lexical, talk(TOLD, ASKED, "show me the page", journey=None))
    assert not reply.text.startswith("# ")


@pytest.mark.parametrize(
    "text",
    ["show me the page", "Can I see the sheet?", "page please", "ok, the one-pager now", "where is my page?",
     "what's on the page so far?", "Could you print the 1:1 sheet", "the sheet!"],
)  # fmt: skip
def test_asking_for_the_page(text: str) -> None:
    assert asks_for_page(text)


@pytest.mark.parametrize(
    "text",
    ["he never looks at the spec sheet", "the pricing page confused them", "we're not on the same page",
     "show me the landing page", "they want to see a data sheet", "I sent the sheet you know about",
     "give me three questions", "",
     "show me the page, and by the way he has not called anybody back since the reorganisation in May"],
)  # fmt: skip
def test_what_asks_for_no_page(text: str) -> None:
    assert not asks_for_page(text)
