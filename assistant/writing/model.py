"""A language model as a writer: with a narrow job for a small one, a wide one for a strong one."""

import re
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing

from assistant.domain.conversation import Role
from assistant.domain.guard import Finding
from assistant.domain.knowledge import Passage
from assistant.domain.manner import Manner
from assistant.domain.turn import Brief, Move, Prompted, Rests, WriterName
from assistant.domain.words import sentences, words
from assistant.errors import ModelError
from assistant.ports import ChatMessage, ChatModel
from assistant.prompt_library import PromptLibrary
from assistant.writing import fidelity
from assistant.writing.chat_prompt import messages, tokens
from assistant.writing.transcript import as_lines, bounded, cut

REFLECTION_TOKENS = 48
REPLY_TOKENS = 220
WORDS_SAID = 120
_MINUTES = re.compile(r"\b\w+ ?(?:min|mins|minutes)\b", re.IGNORECASE)
SHORT = 12
"""A message of fewer words is shown with the question it answers."""


class Reflecting:
    """Narrow: the model says back what was meant; the question is the bank's, already chosen."""

    name = WriterName.MODEL

    def __init__(self, model: ChatModel, prompts: PromptLibrary) -> None:
        self._model, self._prompts = model, prompts

    def takes(self, move: Move) -> bool:
        """Not a question that was asked for alone: there is nothing to say back."""
        return move.is_ask and not move.is_bare

    async def write(self, brief: Brief) -> AsyncGenerator[str | Prompted | Rests, None]:
        if not brief.sent:
            chat = self._chat(brief)
            yield Prompted(tokens(chat))
            async with aclosing(self._model.stream(chat, REFLECTION_TOKENS)) as pieces:
                drafted = "".join([piece async for piece in pieces])
            yield self._reflection(drafted, brief)
        for chosen in brief.move.questions:
            yield f" {chosen.text}"

    def _chat(self, brief: Brief) -> list[ChatMessage]:
        said = _telling(brief.conversation.last_said)
        asked = brief.reading.asked[-1].text if brief.reading.asked and len(words(said)) < SHORT else ""
        return messages(
            self._prompts.render(
                "reflect",
                said=cut(said, WORDS_SAID),
                asked=asked,
                manner=_quoted(brief.manner),
                findings=_why(brief.findings),
            )
        )

    def _reflection(self, drafted: str, brief: Brief) -> str:
        """The first sentence, without an ending that nothing said bears out."""
        told = next(iter(sentences(drafted)), "")
        if not words(told):
            raise ModelError("the model answered with nothing; the question bank went on")
        return fidelity.without_additions(told, (*brief.manner.words, *brief.conversation.said))


def _telling(said: str) -> str:
    """A message without the sentences that only say how long there is."""
    told = [s for s in sentences(said) if not _MINUTES.search(s)]
    return " ".join(told) or said


class Conversing:
    """Wide: the model writes the whole reply and chooses the passage that it rests on."""

    name = WriterName.MODEL

    def __init__(self, model: ChatModel, prompts: PromptLibrary) -> None:
        self._model, self._prompts = model, prompts

    def takes(self, move: Move) -> bool:
        """Not what the move can't do without, such as naming HR: only the bank is sure to say that."""
        return move.is_ask

    async def write(self, brief: Brief) -> AsyncGenerator[str | Prompted | Rests, None]:
        chat = self._chat(brief)
        yield Prompted(tokens(chat))
        head, is_read = "", False
        async with aclosing(self._model.stream(chat, REPLY_TOKENS)) as pieces:
            async for piece in pieces:
                head += "" if is_read else piece
                if is_read:
                    yield piece
                elif len(head.strip()) >= LONGEST_CHOICE:
                    is_read = True
                    yield Rests(_chosen(head, brief.passages))
                    yield _CHOICE.sub("", head)
        if not is_read:
            raise ModelError("the model answered with nothing; the question bank went on")

    def _chat(self, brief: Brief) -> list[ChatMessage]:
        role = (
            "leader who prepares a 1:1"
            if brief.reading.role is Role.LEADER
            else "rep who looks back on a deal"
        )
        return messages(
            self._prompts.render(
                "coach",
                role=role,
                stage=brief.move.stage,
                question=brief.move.questions[0].text,
                passages="\n".join(f"[{n}] {p.text}" for n, p in enumerate(brief.passages, 1)),
                script=as_lines(bounded(brief.conversation)),
                sent=brief.sent,
                manner=_quoted(brief.manner),
                bare=brief.move.is_bare,
                findings=_why(brief.findings),
            )
        )


_CHOICE = re.compile(r"^\s*\[(\d{1,2})\][\s:.–-]*")
LONGEST_CHOICE = 5
"""Characters after which a number in brackets has come, if one comes."""


def _chosen(head: str, passages: Sequence[Passage]) -> Passage:
    """The passage whose number the model gave; the first where it gave none that there is."""
    found = _CHOICE.match(head)
    number = int(found[1]) if found else 1
    return passages[number - 1 if 1 <= number <= len(passages) else 0]


def _quoted(manner: Manner) -> str:
    """What the coachee prefers, as said: quoted, so that none of it stands among the rules."""
    return " ".join(f'"{words}"' for words in manner.words)


def _why(findings: Sequence[Finding]) -> str:
    """Findings as a model is told of them: each reason once, with the words it is about."""
    return " ".join(dict.fromkeys(f"“{f.span.strip()}”: {f.why}" for f in findings))
