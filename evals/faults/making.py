"""From good turns to made faults: the same ones for the same seed."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from random import Random

from evals.faults import edits
from evals.faults.edits import Broken, Edit
from evals.faults.good import GoodTurn
from evals.faults.kinds import KINDS, FaultKind
from evals.faults.wordings import WORDINGS, filled, lines
from evals.samples import Sample
from evals.transcript import Strict, Transcript

SEED = 20
EACH = 45
"""Faults of each kind; fewer where the good turns and wordings don't give as many different ones."""


class Fault(Strict):
    """``good``: the id of the good turn it was made from; ``kind``: a name of ``KINDS``."""

    id: str
    kind: str
    good: str
    transcript: Transcript
    sample: Sample


def made(
    goods: Sequence[GoodTurn],
    kinds: Sequence[FaultKind] = KINDS,
    seed: int = SEED,
    each: int = EACH,
    words: Path = WORDINGS,
) -> list[Fault]:
    """``each`` faults of each kind at most, in the order of ``kinds``; no two are alike.

    ``words``: the folder with the wordings; a kind that has none there takes those of ``WORDINGS``.
    """
    return [f for kind in kinds for f in _of_kind(kind, _words(kind, words), goods, seed, each)]


def _words(kind: FaultKind, folder: Path) -> tuple[str, ...]:
    there = (folder / f"{kind.name}.txt").exists()
    return lines(kind.name, folder if there else WORDINGS)


def _of_kind(
    kind: FaultKind, words: Sequence[str], goods: Sequence[GoodTurn], seed: int, each: int
) -> Iterator[Fault]:
    # A seed for each kind, so that a new kind or wording leaves the others' faults as they are.
    random = Random(f"{seed} {kind.name}")
    seen: set[str] = set()
    for good, wording in _pairs([good for good in goods if kind.fits(good)], words, random):
        if len(seen) == each:
            return
        broken = _edit(kind, good, goods, random)(good, filled(wording, good, random), random)
        if broken is None or broken[0] == good.transcript:
            continue
        text = broken[0].model_dump_json()
        if text in seen:
            continue
        seen.add(text)
        yield _fault(kind, good, broken, len(seen))


def _pairs(
    goods: Sequence[GoodTurn], wordings: Sequence[str], random: Random
) -> Iterator[tuple[GoodTurn, str]]:
    """Every good turn with every wording, each turn once before any comes again."""
    goods, wordings = random.sample(goods, len(goods)), random.sample(wordings, len(wordings))
    for lap in range(len(wordings)):
        for place, good in enumerate(goods):
            yield good, wordings[(place + lap) % len(wordings)]


def _edit(kind: FaultKind, good: GoodTurn, goods: Sequence[GoodTurn], random: Random) -> Edit:
    if kind.edit:
        return kind.edit
    others = tuple(other for other in goods if other.coaches and other.id != good.id)
    if kind.name == "ill-cited":
        return partial(edits.ill_cited, others=others)
    return lambda turn, _words, chance: edits.borrowed(turn, chance.choice(others))


def _fault(kind: FaultKind, good: GoodTurn, broken: Broken, number: int) -> Fault:
    transcript, sample = broken
    name = f"{kind.name}-{number:02d}"
    return Fault(
        id=name,
        kind=kind.name,
        good=good.id,
        transcript=transcript.model_copy(update={"id": name}),
        sample=sample,
    )
