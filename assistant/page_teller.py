"""Telling the page in the conversation itself, for whoever has nothing but a chat."""

import re
from collections.abc import AsyncIterator
from contextlib import aclosing
from dataclasses import dataclass, replace

from assistant.domain.conversation import Conversation, Message, Speaker
from assistant.domain.knowledge import Knowledge
from assistant.domain.sheet import Sheet
from assistant.domain.turn import MoveKind, Reply, WriterName, cite, tokens_in
from assistant.page_maker import PageMaker
from assistant.ports import TurnTaker
from assistant.reading.page_requests import asks_for_page
from assistant.sheets.markdown import to_markdown

_MARKS = re.compile(r" ?<!--.*?-->")
_IS_PAGE = re.compile(r"# .+\n\nMade on \d{4}-\d{2}-\d{2} from what was said\.")


@dataclass(frozen=True, slots=True)
class PageTeller:
    """``assistant.ports.TurnTaker``: the coach; and the page, where a journey's coachee asks to see it."""

    coach: TurnTaker
    pages: PageMaker

    async def turn(self, conversation: Conversation) -> AsyncIterator[str | Reply]:
        talk = without_pages(conversation)
        if talk.journey and asks_for_page(talk.last_said):
            said = replace(talk, messages=talk.messages[:-1])
            sheet = await self.pages.page(said)
            if sheet:
                reply = as_reply(sheet, self.pages.coach.knowledge)
                yield reply.text
                yield reply
                return
        async with aclosing(self.coach.turn(talk)) as pieces:  # type: ignore[type-var]  # a generator
            async for piece in pieces:
                yield piece


def without_pages(conversation: Conversation) -> Conversation:
    """The talk without the pages shown in it and the asking for them: both are beside the matter."""
    kept: list[Message] = []
    for message in conversation.messages:
        if message.speaker is Speaker.COACH and _IS_PAGE.match(message.text):
            if kept and kept[-1].speaker is Speaker.COACHEE and asks_for_page(kept[-1].text):
                kept.pop()
        else:
            kept.append(message)
    return replace(conversation, messages=tuple(kept))


def as_reply(sheet: Sheet, knowledge: Knowledge) -> Reply:
    """The page as any chat shows Markdown."""
    text = _MARKS.sub("", to_markdown(sheet)).strip()
    ids = dict.fromkeys(e.citation for part in sheet.parts for e in part.entries if e.citation)
    passages = filter(None, map(knowledge.passage, ids))
    return Reply(
        text=text,
        stage="page",
        move=MoveKind.SUMMARISE,
        writer=WriterName.QUESTION_BANK,
        citations=tuple(cite(passage, knowledge) for passage in passages),
        findings=(),
        notice=None,
        model_calls=0,
        prompt_tokens=0,
        completion_tokens=tokens_in(text),
    )
