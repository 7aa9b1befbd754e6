"""A run's conversations as a trainer reads them: each reply with what was seen in it, failures first."""

from collections.abc import Mapping, Sequence

from evals.record import Result, Run
from evals.report.described import Described
from evals.report.notes import Place
from evals.report.values import Cited, Conversation, Note, Seen, TurnView
from evals.samples import Sample
from evals.transcript import Speaker, Turn


def conversations(
    run: Run, known: Mapping[str, Described], notes: Mapping[Place, Sequence[Note]]
) -> tuple[Conversation, ...]:
    """Most failures first, then those that broke off, then in the order of the samples."""
    samples = {sample.id: sample for sample in run.samples}
    made = [conversation(run, result, samples.get(result.sample), known, notes) for result in run.results]
    order = {name: place for place, name in enumerate(samples)}
    return tuple(
        sorted(
            made,
            key=lambda c: (
                -c.failures,
                -len(c.failed),
                not c.error,
                order.get(c.sample, len(order)),
                c.epoch,
            ),
        )
    )


def conversation(
    run: Run,
    result: Result,
    sample: Sample | None,
    known: Mapping[str, Described],
    notes: Mapping[Place, Sequence[Note]],
) -> Conversation:
    failed = tuple(score.scorer for score in result.scores if known[score.scorer].fails(score))
    turns = tuple(
        _turn(
            number,
            turn,
            _seen(result, number, failed),
            notes.get((run.id, result.sample, result.epoch, number)),
        )
        for number, turn in enumerate(result.transcript.turns)
    )
    return Conversation(
        run=run.id,
        sample=result.sample,
        epoch=result.epoch,
        role=sample.role if sample else result.transcript.role,
        journey=sample.journey if sample else "other",
        pressure=sample.pressure if sample else "none",
        persona=run.suite == "personas",
        error=result.error,
        turns=turns,
        scores=result.scores,
        failed=failed,
    )


def _seen(result: Result, number: int, failed: Sequence[str]) -> tuple[Seen, ...]:
    """What the scorers saw in one turn, failures first."""
    seen = [
        Seen(scorer=score.scorer, quote=finding.quote, why=finding.why, failure=score.scorer in failed)
        for score in result.scores
        for finding in score.findings
        if finding.turn == number
    ]
    return tuple(sorted(seen, key=lambda one: not one.failure))


def _turn(number: int, turn: Turn, seen: tuple[Seen, ...], notes: Sequence[Note] | None) -> TurnView:
    return TurnView(
        number=number,
        role=turn.role,
        content=turn.content,
        move=turn.move,
        stage=turn.stage,
        writer=turn.writer,
        cited=_cited(turn) if turn.role is Speaker.COACH else (),
        seen=seen,
        notes=tuple(notes or ()),
    )


def _cited(turn: Turn) -> tuple[Cited, ...]:
    had = {passage.id: passage for passage in turn.retrieved}
    return tuple(
        Cited(id=name, framework=had[name].framework, text=had[name].text)
        if name in had
        else Cited(id=name, framework="", text="")
        for name in dict.fromkeys(turn.citations)
    )
