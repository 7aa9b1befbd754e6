"""A conversation with a coach, kept as a client keeps it, and measures of what was replied.

The measures are the tests' own: they share nothing with the product's.
"""

import asyncio
import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from assistant.coach import Coach
from assistant.domain.conversation import Conversation, Message, Role, Speaker
from assistant.domain.knowledge import Knowledge
from assistant.domain.turn import Reply

_WORD = re.compile(r"[a-z0-9à-ÿ]+(?:['-][a-z0-9à-ÿ]+)*")
_LIST = re.compile(r"^\s*(?:[-*•]|\d+[.)])\s", re.MULTILINE)
_SLOT = re.compile(r"\{[^}]*\}")
_TURNED = {"i": "you", "my": "your", "me": "you", "we": "you", "our": "your", "am": "are", "i'm": "you're",
           "i've": "you've"}  # fmt: skip


class Talk:
    """Says things and keeps both sides. ``replies`` are the coach's, oldest first."""

    def __init__(self, coach: Coach, role: str = "leader") -> None:
        self.coach, self.role = coach, Role(role)
        self.messages: list[Message] = []
        self.replies: list[Reply] = []

    @property
    def said(self) -> list[str]:
        return [m.text for m in self.messages if m.speaker is Speaker.COACHEE]

    def say(self, *texts: str) -> Reply:
        """The reply to the last of ``texts``; each is answered in turn."""
        for text in texts:
            self.messages.append(Message(Speaker.COACHEE, text))
            pieces = asyncio.run(_turn(self.coach, Conversation(self.role, tuple(self.messages))))
            *sentences, reply = pieces
            assert isinstance(reply, Reply)
            assert "".join(map(str, sentences)) == reply.text, "what was streamed is not the reply"
            self.messages.append(Message(Speaker.COACH, reply.text))
            self.replies.append(reply)
        return self.replies[-1]

    def pass_over(self, text: str, reply: str) -> None:
        """A turn that took place before, as a client would send it along."""
        self.messages += [Message(Speaker.COACHEE, text), Message(Speaker.COACH, reply)]


async def _turn(coach: Coach, conversation: Conversation) -> list[str | Reply]:
    return [piece async for piece in coach.turn(conversation)]


def words(text: str) -> list[str]:
    return _WORD.findall(text.lower().replace("’", "'"))


def questions(text: str) -> list[str]:
    """Every sentence that ends in a question mark, without its list mark."""
    parts = re.split(r"(?<=[.!?])\s+|\n+", text)
    return [re.sub(r"^(?:[-*•]|\d+[.)])\s+", "", p.strip()) for p in parts if p.strip().endswith("?")]


def listed(text: str) -> list[str]:
    """The items of a list, without their marks."""
    return [_LIST.sub("", line).strip() for line in text.splitlines() if _LIST.match(line)]


def opening(text: str) -> tuple[str, ...]:
    return tuple(words(text)[:3])


def near(one: str, other: str) -> bool:
    """Whether two questions are the same, or so near that one would notice."""
    first, second = words(one), words(other)
    if first[-2:] == second[-2:] == ["what", "else"]:
        return False
    return SequenceMatcher(None, " ".join(first), " ".join(second)).ratio() > 0.9 or set(first) == set(second)


def echoes(reply: str, said: Sequence[str], run: int = 7) -> list[str]:
    """Runs of words taken over from one message, as typed or turned to face the one who typed."""
    mine = words(reply)
    grams = [mine[i : i + run] for i in range(len(mine) - run + 1)]
    found = []
    for text in said:
        typed = words(text)
        for source in (typed, [_TURNED.get(w, w) for w in typed]):
            told = {tuple(source[i : i + run]) for i in range(len(source) - run + 1)}
            found += [" ".join(g) for g in grams if tuple(g) in told]
    return found


def strangers(reply: str, said: Sequence[str]) -> list[str]:
    """Names and figures of a reply that nobody gave. A capital in mid-sentence is taken for a name."""
    known = set(words(" ".join(said)))
    parts = {part for word in known for part in re.split(r"['-]", word)}
    names = re.findall(r"(?<=[a-z,;:] )[A-ZÀ-Þ][a-zà-ÿ]+", reply)
    figures = re.compile(r"\d+(?:[.,]\d+)?")
    given = set(figures.findall(" ".join(said)))
    invented = [name for name in names if name.lower() not in parts]
    return invented + [figure for figure in figures.findall(reply) if figure not in given]


def supports(knowledge: Knowledge, passage_id: str, question: str) -> bool:
    """Whether a question of the passage, with anything in its slots, is the one that was asked."""
    passage = knowledge.passage(passage_id)
    return passage is not None and any(fits(q.text, question) for q in passage.questions)


def fits(template: str, question: str) -> bool:
    """Whether ``question`` is the template with something in its slots."""
    fixed = [re.escape(part) for part in _SLOT.split(template)]
    return re.fullmatch("(.*)".join(fixed), question, re.IGNORECASE | re.DOTALL) is not None


def phases_of(knowledge: Knowledge, reply: Reply) -> Iterator[str]:
    """The phase of each question of a list, as the bank has it."""
    for citation, text in zip(reply.citations, listed(reply.text), strict=True):
        passage = knowledge.passage(citation.id)
        assert passage is not None
        yield next(q.phase.value for q in passage.questions if fits(q.text, text))
