"""A practice in the terminal: lines to the rep, and the commands in between."""

import re
from collections.abc import Callable

from assistant.cli.rehearsal_text import in_words
from assistant.cli.terminal import printable
from assistant.mirroring.mirror import Rewriter
from assistant.rehearsing.invented import Manner
from assistant.rehearsing.mirrored import SILENCE
from assistant.rehearsing.practice import Practice, Step, StepKind
from assistant.rehearsing.rehearsal import Rehearsal

HELP = """\
/pause        stop for a moment; the rep hears nothing
/go           go on after a pause
/again        take your last line back and say it otherwise; /again TEXT says TEXT instead
/mirror       your own lines, held up; /mirror all shows every line
/help         this list
/quit         leave (so do Ctrl-D and Ctrl-C)
An empty line is silence."""

_COMMAND = re.compile(r"/[A-Za-z]+")


class RehearsalSession:
    """``show`` writes a piece of text as it is. ``rewriter`` is asked for when a mirror first needs it."""

    def __init__(
        self,
        rehearsal: Rehearsal,
        practice: Practice,
        rewriter: Callable[[], Rewriter],
        show: Callable[[str], None],
    ) -> None:
        self._rehearsal, self._rewriter, self._show_raw = rehearsal, rewriter, show
        self.practice = practice
        self.left = False
        self._mirrored: Practice | None = None
        """What the mirror showed last."""

    def open(self) -> None:
        """Who is across the table, and how the rep says hello."""
        rep = self.practice.rep
        self._show(f"{rep.scene}\n{rep.name}, {rep.temperament.name.lower()}: {rep.temperament.summary}\n\n")
        self._show(f"{rep.name}: {rep.words(Manner.HELLO)[0]}\n")

    async def take(self, line: str) -> None:
        """One thing typed: a command, or a line to the rep."""
        word, _, rest = line.strip().partition(" ")
        if _COMMAND.fullmatch(word) and "\n" not in line:
            await self._command(word.lower(), rest.strip())
        else:
            await self._say(line.strip())

    def close(self) -> None:
        """Holds up what wasn't held up yet; nothing where somebody may be in danger."""
        if self.practice.exchanges and not self.practice.in_danger and self._mirrored != self.practice:
            self._mirror(whole=False)

    async def _say(self, text: str) -> None:
        before = self.practice
        step = await self._rehearsal.speak(before, self._rehearsal.hear(before, text))
        self._took(step)

    def _took(self, step: Step) -> None:
        self.practice = step.practice
        if step.kind is not StepKind.ANSWERED:
            self._show(f"{step.text}\n")
        if step.note:
            self._show(f"({step.note})\n")
        if step.kind is StepKind.ANSWERED:
            self._show(f"{step.practice.rep.name}: {step.text}\n")

    async def _command(self, word: str, rest: str) -> None:
        if word == "/pause":
            paused = self.practice.is_paused
            self._took((self._rehearsal.go_on if paused else self._rehearsal.pause)(self.practice))
        elif word in ("/go", "/continue"):
            self._took(self._rehearsal.go_on(self.practice))
        elif word == "/again":
            await self._again(rest)
        elif word == "/mirror":
            self._mirror(whole=rest.lower() == "all")
        elif word == "/help":
            self._show(HELP + "\n")
        elif word in ("/quit", "/exit"):
            self.left = True
        else:
            self._show(f"There is no {word}; /help lists what there is.\n")

    async def _again(self, text: str) -> None:
        if self.practice.in_danger:
            self._took(self._rehearsal.go_on(self.practice))
            return
        back = self.practice.taken_back()
        if back is None:
            self._show("There is no line to take back yet.\n")
            return
        self.practice = back
        if text:
            await self._say(text)
            return
        self._show(f"Taken back: “{back.tries[-1].line.strip() or SILENCE}”\n")
        self._show(f"{back.rep.name} had said: “{back.heard_last}”\nSay it otherwise.\n")

    def _mirror(self, whole: bool) -> None:
        if not (self.practice.exchanges or self.practice.tries):
            self._show("You haven't said anything yet that could be held up.\n")
            return
        mirrored = self._rehearsal.mirrored(self.practice)
        paragraphs = [*in_words(mirrored, self._rewriter(), whole), self._rehearsal.closing(self.practice)]
        self._show("\n" + "\n\n".join(paragraphs) + "\n")
        self._mirrored = self.practice

    def _show(self, text: str) -> None:
        """Without control characters: nothing that was written elsewhere may steer this terminal."""
        self._show_raw(printable(text))
