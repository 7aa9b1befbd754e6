"""The suite as an Inspect task: a data set, a solver that holds the conversations, and scorers.

What was said lies in each sample's store under ``TRANSCRIPT``, our whole ``Score`` in the metadata of
Inspect's, so that an Inspect log is enough to make a run of.
"""

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from evals import persona as personas
from evals.arms import Arm
from evals.judge import judge, unscored
from evals.rubric import Rubric
from evals.samples import Persona, Sample
from evals.scores import Score, Scorer, not_applicable
from evals.transcript import Speaker, Transcript, Turn

if TYPE_CHECKING:
    from inspect_ai import Task
    from inspect_ai.dataset import Sample as Row
    from inspect_ai.model import Model
    from inspect_ai.scorer import Score as Logged
    from inspect_ai.scorer import Scorer as LoggedScorer
    from inspect_ai.solver import Solver, TaskState

TRANSCRIPT = "transcript"
ELICITED = "elicited"
SCORE = "score"
_SAMPLE = "sample"
_PERSONA = "persona"


@runtime_checkable
class OfHidden(Protocol):
    """A scorer that asks more where a persona keeps facts back."""

    def score_hidden(self, transcript: Transcript, sample: Sample | None, hidden: Sequence[str]) -> Score: ...


Done = Callable[[str, int], None]
"""Told the id and the epoch of each conversation that is over."""


def rows(put: Sequence[Sample] | Sequence[Persona]) -> list["Row"]:
    """Inspect's samples: the first message as input, ours in the metadata."""
    from inspect_ai.dataset import Sample as Row

    made = []
    for one in put:
        sample = personas.as_sample(one) if isinstance(one, Persona) else one
        metadata = {_SAMPLE: sample.model_dump(mode="json")}
        if isinstance(one, Persona):
            metadata[_PERSONA] = one.model_dump(mode="json")
        made.append(Row(id=sample.id, input=sample.turns[0], metadata=metadata))
    return made


def scripted(arm: Arm) -> "Solver":
    """Plays a sample's messages one after another, whatever comes back."""
    from inspect_ai.solver import Generate, solver

    @solver(name="scripted")
    def make() -> "Solver":
        async def solve(state: "TaskState", generate: Generate) -> "TaskState":
            sample = Sample.model_validate(state.metadata[_SAMPLE])
            turns: list[Turn] = []
            for said in sample.turns:
                turns.append(Turn(role=Speaker.COACHEE, content=said))
                turns.append(await arm.reply(sample.role, turns, state.epoch))
                _keep(state, sample, turns)
            return state

        return solve

    return make()


def played(arm: Arm, player: "Model", seed: int) -> "Solver":
    """Lets a model play the sample's persona."""
    from inspect_ai.solver import Generate, solver

    @solver(name="played")
    def make() -> "Solver":
        async def solve(state: "TaskState", generate: Generate) -> "TaskState":
            persona = Persona.model_validate(state.metadata[_PERSONA])
            sample = personas.as_sample(persona)
            went = await personas.play(
                persona, arm, player, seed, state.epoch, lambda so_far: _keep(state, sample, so_far.turns)
            )
            state.store.set(ELICITED, personas.score(persona, went).model_dump(mode="json"))
            return state

        return solve

    return make()


def task(
    name: str,
    put: Sequence[Sample] | Sequence[Persona],
    solver: "Solver",
    scorers: Sequence[Scorer],
    rubrics: Sequence[Rubric] = (),
    judging: "Model | None" = None,
    epochs: int = 1,
    seed: int = 0,
    done: Done = lambda sample, epoch: None,
) -> "Task":
    """``judging``: the judge's model; without it the rubrics are left aside."""
    from inspect_ai import Task

    async def cleanup(state: "TaskState") -> None:
        done(str(state.sample_id), state.epoch)

    wrapped = [by_rule(scorer) for scorer in scorers]
    if judging is not None:
        wrapped += [judged(rubric, judging, seed) for rubric in rubrics]
    if any(isinstance(one, Persona) for one in put):
        wrapped.append(_elicits())
    return Task(name=name, dataset=rows(put), solver=solver, scorer=wrapped, epochs=epochs, cleanup=cleanup)


def by_rule(module: Scorer) -> "LoggedScorer":
    """Inspect's scorer of that name. A scorer that breaks leaves its score unscored, and the rest alone."""

    async def score(transcript: Transcript, sample: Sample, hidden: Sequence[str]) -> Score:
        if hidden and isinstance(module, OfHidden):
            return safely(module.NAME, lambda: module.score_hidden(transcript, sample, hidden))
        return safely(module.NAME, lambda: module.score(transcript, sample))

    return _scorer(module.NAME, score)


def judged(rubric: Rubric, model: "Model", seed: int) -> "LoggedScorer":
    async def score(transcript: Transcript, sample: Sample, hidden: Sequence[str]) -> Score:
        return await judge(transcript, rubric, model, seed)

    return _scorer(rubric.scorer, score)


def safely(name: str, scoring: Callable[[], Score]) -> Score:
    """The score, or an unscored one that says what broke."""
    try:
        return scoring()
    except Exception as error:
        return unscored(name, f"This scorer broke ({type(error).__name__}: {error}).")


def transcript_of(state: "TaskState") -> Transcript:
    """What was said so far; an empty transcript before the first reply."""
    kept = state.store.get(TRANSCRIPT)
    return Transcript.model_validate(kept) if kept else Transcript(id=str(state.sample_id), turns=())


def logged(score: Score) -> "Logged":
    """Ours as Inspect's: without a value it is left out of Inspect's means, never zero."""
    from inspect_ai.scorer import Score as Logged

    kept = {SCORE: score.model_dump(mode="json")}
    if score.value is None:
        return Logged.unscored(reason=score.status, explanation=score.explanation, metadata=kept)
    return Logged(value=score.value, explanation=score.explanation, metadata=kept)


def _scorer(
    name: str, score: Callable[[Transcript, Sample, Sequence[str]], Awaitable[Score]]
) -> "LoggedScorer":
    from inspect_ai.scorer import Target, mean, scorer, stderr

    @scorer(metrics=[mean(), stderr()], name=name)
    def make() -> "LoggedScorer":
        async def scoring(state: "TaskState", target: Target) -> "Logged":
            sample = Sample.model_validate(state.metadata[_SAMPLE])
            hidden = state.metadata.get(_PERSONA, {}).get("hidden", ())
            return logged(await score(transcript_of(state), sample, hidden))

        return scoring

    return make()


def _elicits() -> "LoggedScorer":
    from inspect_ai.scorer import Target, mean, scorer, stderr

    @scorer(metrics=[mean(), stderr()], name=personas.SCORER)
    def make() -> "LoggedScorer":
        async def scoring(state: "TaskState", target: Target) -> "Logged":
            kept = state.store.get(ELICITED)
            nothing = not_applicable(personas.SCORER, "The conversation broke off.")
            return logged(Score.model_validate(kept) if kept else nothing)

        return scoring

    return make()


def _keep(state: "TaskState", sample: Sample, turns: Sequence[Turn]) -> None:
    """Puts what was said into the store, and into the messages that Inspect's viewer shows."""
    from inspect_ai.model import ChatMessageAssistant, ChatMessageUser, ModelOutput

    transcript = Transcript(id=sample.id, turns=tuple(turns), role=sample.role)
    state.store.set(TRANSCRIPT, transcript.model_dump(mode="json"))
    state.messages = [
        (ChatMessageAssistant if turn.role is Speaker.COACH else ChatMessageUser)(content=turn.content)
        for turn in turns
    ]
    state.output = ModelOutput.from_content(model="coach", content=turns[-1].content)
