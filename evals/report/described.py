"""What is known of a scorer beside its figures: the question it answers, and whether it gates."""

from collections.abc import Iterable
from pathlib import Path

from evals.scores import Better, Score
from evals.transcript import Strict

TELLS = "tells"
"""The scorer of directives and advice without permission: its figure is the gate, per reply."""

JUDGED = "the rubric's level as a language model saw it, from the lowest (0%) to the highest (100%)"


class Described(Strict):
    """A scorer. ``better``: see ``evals.scores.Better``."""

    name: str
    asks: str
    better: Better
    gates: bool
    means: str = ""
    """What 100% of its figure would be, in words."""

    def fails(self, score: Score) -> bool:
        """Whether something happened that must not. Only scorers that gate can say so."""
        if not self.gates or score.value is None:
            return False
        return score.value > 0 if self.better == "lower" else score.value < 1


def described(names: Iterable[str]) -> dict[str, Described]:
    """The suite's scorers in their order, then what a judge scored, then those that the suite no longer has.

    Judged scores decide nothing here: whether they may is for the trust table to say.
    """
    from evals.rubric import read_rubrics
    from evals.scorers import load

    wanted = dict.fromkeys(names)
    means = meanings()
    ruled = [
        Described(name=s.NAME, asks=s.ASKS, better=s.BETTER, gates=s.GATES, means=means.get(s.NAME, ""))
        for s in load()
    ]
    judged = [
        Described(name=r.scorer, asks=r.asks, better=r.better, gates=False, means=JUDGED)
        for r in read_rubrics()
    ]
    known = {scorer.name: scorer for scorer in (*ruled, *judged) if scorer.name in wanted}
    return known | {name: unknown(name) for name in wanted if name not in known}


def meanings() -> dict[str, str]:
    """From ``meanings.yaml``, by scorer."""
    import yaml

    text = Path(__file__).with_name("meanings.yaml").read_text(encoding="utf-8")
    return {str(name): str(words) for name, words in yaml.safe_load(text).items()}


def unknown(name: str) -> Described:
    return Described(name=name, asks=name, better="band", gates=False)
