"""A practice 1:1: a line, an answer, a pause, a line again; in the end the mirror of one's own lines."""

import random
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from assistant.errors import ModelError, UsageError
from assistant.prompt_library import PromptLibrary
from assistant.rehearsing import naming
from assistant.rehearsing.answering import Exchange, answer
from assistant.rehearsing.aside import Handed, SteppingAside
from assistant.rehearsing.beside import Beside, beside
from assistant.rehearsing.hearing import Readers, Says, hear
from assistant.rehearsing.invented import Cast, Rep
from assistant.rehearsing.mirrored import HoldsUp, Mirrored, mirrored
from assistant.rehearsing.practice import Practice, Step, StepKind
from assistant.rehearsing.speaking import Speaking

_BESIDE = {
    Beside.SORE: "practice-sore",
    Beside.STUCK: "practice-stuck",
    Beside.STOPS: "practice-paused",
}

AS_WRITTEN = frozenset({Says.UNCLEAR, Says.FOREIGN, Says.PRIVATE, Says.UNKIND})
"""Lines that no model gets to see or to answer: orders to it, and what a rep draws a line at."""


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """All that practices share; where one stands is in its ``Practice``.

    ``speaking`` is None without a language model.
    """

    cast: Cast
    readers: Readers
    aside: SteppingAside
    prompts: PromptLibrary
    holds_up: HoldsUp
    speaking: Speaking | None = None
    chance: Callable[[tuple[str, ...]], str] = random.choice

    def begin(
        self, temperament: str | None = None, situation: str | None = None, named: str = ""
    ) -> Practice:
        """With the temperament and situation of these ids; what isn't chosen is left to chance.

        ``named``: what the leader typed so far. Raises ``UsageError`` for an id that there isn't.
        """
        cast = self.cast
        chosen = self.chance(tuple(cast.temperaments)) if temperament is None else temperament
        where = self.chance(tuple(cast.matters)) if situation is None else situation
        if chosen not in cast.temperaments:
            raise _unknown("temperament", chosen, tuple(cast.temperaments))
        if where not in cast.matters:
            raise _unknown("situation", where, tuple(cast.matters))
        heard = naming.mentioned(named, cast)
        matter = cast.matters[where]
        rep = Rep(naming.name_for(matter, cast, heard), cast.temperaments[chosen], matter)
        return Practice(rep, heard_names=heard)

    def hear(self, practice: Practice, text: str) -> Step:
        """What comes of something typed; the answer is the data's. An empty line is silence."""
        if handed := self.aside.hand_off((*practice.set_aside, text), practice.handed):
            return self._set_aside(practice, text, handed)
        if practice.set_aside:
            practice = practice.back_from_aside()
            return Step(StepKind.BACK, practice, self._phrase("practice-back", practice))
        if whom := naming.acts_out(text, practice.rep.name):
            practice = self._renamed(practice, naming.mentioned(text, self.cast) | {whom.lower()})
            return Step(StepKind.DECLINED, practice, self.declined(practice))
        if apart := beside(text):
            paused = replace(practice, is_paused=True)
            return Step(StepKind.PAUSED, paused, self._phrase(_BESIDE[apart], paused))
        if practice.is_paused:
            return Step(StepKind.HELD, practice, self._phrase("practice-held", practice))
        return self._answered(practice, text)

    async def speak(self, before: Practice, step: Step) -> Step:
        """The same step with the answer in the language model's words, where there is one and they fit.

        ``before``: the practice that ``step`` came of.
        """
        last = step.practice.exchanges[-1] if step.kind is StepKind.ANSWERED else None
        if self.speaking is None or last is None or last.heard.says in AS_WRITTEN:
            return step
        rep, talk = step.practice.rep, step.practice.exchanges[:-1]
        try:
            text = await self.speaking.line(rep, talk, last.line, last.answer)
        except ModelError:
            note = self.prompts.render("practice-model-failed")
            return replace(step, note="\n".join(filter(None, (step.note, note))))
        if text is None or text in {e.answer.text for e in before.tries}:
            return step
        said = replace(last, answer=replace(last.answer, text=text))
        retried = tuple(replace(r, then=said) if r.then is last else r for r in step.practice.retried)
        practice = replace(step.practice, exchanges=(*talk, said), retried=retried)
        return replace(step, practice=practice, text=text)

    def pause(self, practice: Practice) -> Step:
        paused = replace(practice, is_paused=True)
        return Step(StepKind.PAUSED, paused, self._phrase("practice-paused", paused))

    def go_on(self, practice: Practice) -> Step:
        """Out of a pause. Where there was danger, the practice stops until that is said to be over."""
        if practice.in_danger:
            return Step(StepKind.HELD, practice, self._phrase("practice-still-aside", practice))
        back = practice.back_from_aside()
        return Step(StepKind.BACK, back, self._phrase("practice-back", back))

    def declined(self, practice: Practice | None = None) -> str:
        """What is said where somebody real is to be acted out; None: before there is an invented rep."""
        if practice is None:
            return self.prompts.render("practice-declined-choosing")
        return self._phrase("practice-declined", practice)

    def mirrored(self, practice: Practice) -> Mirrored:
        return mirrored(practice, self.holds_up)

    def closing(self, practice: Practice) -> str:
        """A question that the mirror ends with."""
        return self._phrase("practice-closing", practice)

    def _answered(self, practice: Practice, text: str) -> Step:
        note = None
        name = practice.rep.name
        if naming.speaks_of_another(text, name):
            practice = self._renamed(practice, {name.lower()})
            note = self._phrase("practice-renamed", practice)
        elif (other := naming.called(text, name)) and other.lower() not in practice.heard_names:
            practice = self._renamed(practice, {other.lower()})
            note = self._phrase("practice-not-them", practice)
        heard = hear(text, practice.heard_last, self.readers)
        avoid = [e.answer.text for e in practice.tries]
        told = answer(practice.rep, practice.exchanges, heard, avoid)
        after = practice.with_exchange(Exchange(text, heard, told))
        return Step(StepKind.ANSWERED, after, told.text, note)

    def _set_aside(self, practice: Practice, text: str, handed: Handed) -> Step:
        stopped = replace(
            practice,
            set_aside=(*practice.set_aside, text),
            handed=(*practice.handed, handed.text),
            in_danger=handed.is_danger,
            is_paused=False,
        )
        note = None if handed.is_danger or practice.set_aside else self.prompts.render("practice-aside")
        return Step(StepKind.SET_ASIDE, stopped, handed.text, note)

    def _renamed(self, practice: Practice, heard: Collection[str]) -> Practice:
        """``heard``: names, in lower case, now known to be of the leader's people."""
        names = practice.heard_names | set(heard)
        rep = practice.rep
        if rep.name.lower() in names:
            rep = replace(rep, name=naming.name_for(rep.matter, self.cast, names))
        return replace(practice, rep=rep, heard_names=names)

    def _phrase(self, name: str, practice: Practice) -> str:
        variant = len(practice.exchanges) % self.prompts.variants(name)
        wanted = {"name": practice.rep.name, "heard": practice.heard_last}
        given = {key: wanted[key] for key in self.prompts.inputs(name)}
        return self.prompts.render(name, variant, **given)


def _unknown(what: str, chosen: str, known: tuple[str, ...]) -> UsageError:
    return UsageError(f"there is no {what} {chosen!r} among the invented reps; there are: {', '.join(known)}")
