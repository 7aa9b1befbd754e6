"""One conversation in the terminal: what was said, what is shown, and the commands in between."""

import re
from collections.abc import Awaitable, Callable
from contextlib import aclosing
from pathlib import Path

from assistant.cli import sheets, transcript
from assistant.cli.terminal import printable
from assistant.domain.conversation import Conversation, Message, Role, Speaker
from assistant.domain.kept import KeptConversation, TurnState
from assistant.domain.knowledge import Framework, Kind, Knowledge
from assistant.domain.sheet import Sheet
from assistant.domain.turn import Citation, Reply
from assistant.errors import UsageError
from assistant.ports import TurnTaker

HELP = """\
/why             the passage behind the last question
/questions       questions to take with you, each with its passage
/stage           where the conversation stands
/page [FILE]     the page so far, where you came for one; FILE.md, .html or .ics keeps it
/export FILE.md  keep this conversation as a file
/help            this list
/quit            leave (so do Ctrl-D and Ctrl-C)"""

WANTS_QUESTIONS = {
    Role.LEADER: "Give me questions for the 1:1.",
    Role.REP: "Give me questions I can ask myself.",
}

ASKED_FOR_QUESTIONS = "*(asked for questions)*"

_COMMAND = re.compile(r"/[A-Za-z]+")


class Session:
    """``show`` writes a piece of text as it is, without a line end of its own.

    What the coachee typed is in ``pending`` until it was answered whole, so a failed turn loses nothing.
    """

    def __init__(
        self,
        coach: TurnTaker,
        knowledge: Knowledge,
        role: Role,
        show: Callable[[str], None],
        journey: str | None = None,
        page: Callable[[Conversation], Awaitable[Sheet | None]] | None = None,
    ) -> None:
        self._page_of = page
        self._coach, self._knowledge, self._role, self._journey = coach, knowledge, role, journey
        self._show_raw = show
        self._messages: list[Message] = []
        self._kept: list[Message] = []
        """The same for an export, where a command stands as what it was."""
        self._replies: list[Reply] = []
        self._notices: set[str] = set()
        self.pending = ""
        self._pending_kept = ""
        self.left = False

    def go_on(self, conversation: KeptConversation) -> None:
        """Takes over what was kept, and shows the last exchange; what wasn't answered is pending."""
        for turn in conversation.turns:
            heard, answered = Message(Speaker.COACHEE, turn.said), turn.reply
            is_last = turn is conversation.turns[-1]
            if is_last and turn.state is TurnState.INTERRUPTED:
                self.pending = self._pending_kept = turn.said
                self._show(f"> {turn.said}\n(not answered; Enter sends it again)\n")
                break
            answer = Message(Speaker.COACH, answered.text if answered else "".join(turn.pieces))
            exchange = [heard, answer] if answer.text else [heard]
            self._messages += exchange
            self._kept += exchange
            if answered:
                self._replies.append(answered)
            if is_last:
                self._show(f"> {turn.said}\n{answer.text}\n")

    async def take(self, line: str) -> None:
        """One thing typed: a command, something to say, or nothing, which sends again what failed."""
        word, _, rest = line.strip().partition(" ")
        if _COMMAND.fullmatch(word) and "\n" not in line:
            await self._command(word.lower(), rest.strip())
        elif line.strip() or self.pending:
            await self.say(line.strip())

    async def say(self, text: str, kept: str | None = None) -> None:
        """One turn, shown sentence by sentence. Raises what the coach raises; ``pending`` stays then.

        ``kept`` stands for ``text`` in an export, where the coachee didn't type it.
        """
        self.pending = _joined(self.pending, text)
        self._pending_kept = _joined(self._pending_kept, text if kept is None else kept)
        heard = Message(Speaker.COACHEE, self.pending)
        conversation = Conversation(self._role, (*self._messages, heard), self._journey)
        reply = None
        async with aclosing(self._coach.turn(conversation)) as pieces:  # type: ignore[type-var]  # a generator
            async for piece in pieces:
                if isinstance(piece, Reply):
                    reply = piece
                else:
                    self._show(piece)
        if reply is None:
            raise RuntimeError("the coach ended a turn without a reply")
        self._show("\n")
        answer = Message(Speaker.COACH, reply.text)
        self._messages += [heard, answer]
        self._kept += [Message(Speaker.COACHEE, self._pending_kept), answer]
        self._replies.append(reply)
        self.pending = self._pending_kept = ""
        self.notice(reply.notice)

    def notice(self, text: str | None) -> None:
        """Said once, however often it comes."""
        if text and text not in self._notices:
            self._notices.add(text)
            self._show(f"({text})\n")

    async def _command(self, word: str, rest: str) -> None:
        if word == "/questions":
            await self.say(WANTS_QUESTIONS[self._role], ASKED_FOR_QUESTIONS)
        elif word == "/why":
            self._show(self._why() + "\n")
        elif word == "/stage":
            self._show(self._stage() + "\n")
        elif word == "/page":
            self._show(await self._page(rest) + "\n")
        elif word == "/export":
            self._show(self._export(rest) + "\n")
        elif word == "/help":
            self._show(HELP + "\n")
        elif word in ("/quit", "/exit"):
            self.left = True
        else:
            self._show(f"There is no {word}; /help lists what there is.\n")

    def _why(self) -> str:
        reply = next((r for r in reversed(self._replies) if r.citations), None)
        if reply is None:
            return "Nothing has been asked yet that rests on a passage."
        passages = [self._passage(citation) for citation in reply.citations]
        if transcript.numbered_questions(reply):
            passages = [f"{n}. {passage}" for n, passage in enumerate(passages, 1)]
        return "\n\n".join(passages)

    def _passage(self, citation: Citation) -> str:
        passage = self._knowledge.passage(citation.id)
        framework = self._knowledge.framework(citation.framework)
        name = framework.name if framework else citation.framework
        text = f"\n{passage.text}" if passage else ""
        return f"{name} [{citation.id}]{text}\n{citation.source}"

    def _stage(self) -> str:
        if not self._replies:
            return "Nothing has been said yet."
        last = self._replies[-1]
        guide = self._guide(last)
        if guide is None:
            return f"Stage: {last.stage}"
        row = [f"[{s.name}]" if s.id == last.stage else s.name for s in guide.stages]
        return f"{guide.name}: {' > '.join(row)}"

    def _guide(self, reply: Reply) -> Framework | None:
        """The model that the stage belongs to: one that was cited, else the first that has it."""
        cited = [self._knowledge.framework(c.framework) for c in reply.citations]
        for framework in (*cited, *self._knowledge.frameworks):
            if framework and framework.kind is Kind.MODEL and reply.stage in {s.id for s in framework.stages}:
                return framework
        return None

    async def _page(self, name: str) -> str:
        said = Conversation(self._role, tuple(self._messages), self._journey)
        sheet = await self._page_of(said) if self._page_of and self._messages else None
        if sheet is None:
            return "There is no page yet: askfirst chat --journey ID begins a talk that leaves one."
        if not name:
            return "\n" + sheets.at_a_glance(sheet, sheets.columns())
        try:
            sheets.write(sheet, Path(name).expanduser())
        except UsageError as error:
            return str(error)
        return f"Kept in {name}"

    def _export(self, name: str) -> str:
        if not name:
            return "Say where: /export FILE.md"
        try:
            transcript.keep(
                Path(name).expanduser(),
                self._role,
                self._kept,
                self._replies,
                self._knowledge,
                self._pending_kept,
            )
        except UsageError as error:
            return str(error)
        return f"Kept in {name}"

    def _show(self, text: str) -> None:
        """Without control characters: nothing that was written elsewhere may steer this terminal."""
        self._show_raw(printable(text))


def _joined(before: str, text: str) -> str:
    return "\n".join(part for part in (before, text) if part)
