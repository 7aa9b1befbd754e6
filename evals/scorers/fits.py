"""Does it fit: a reply put into another conversation has to fit worse than into its own (the swap test).

By words alone: how much of what a reply says was said by this coachee, rare words counting for more, against
how much of it was said by the coachees of the other conversations. Runs of seven words and more that are
taken over don't count, so that parroting earns nothing. Replies without a question, such as a hand-over, are
meant to be the same for everybody and aren't swapped.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import log

from evals.samples import Sample
from evals.scorers.exchanges import Exchange, exchanges
from evals.scorers.words import content, tokens, turned
from evals.scores import Better, Score, not_applicable
from evals.speech.kinds import QUESTIONS, Kind
from evals.transcript import Transcript

NAME = "fits"
ASKS = "Does it fit?"
BETTER: Better = "higher"
GATES = False

RUN = 7
"""Words in a row from which on a reply repeats and doesn't take up."""
_UNSWAPPED = frozenset({"junk", "other-language"})


def score(transcript: Transcript, sample: Sample | None) -> Score:
    """Not applicable: there is nothing to swap with. See ``score_among``."""
    return not_applicable(NAME, "The swap test needs other conversations to put the replies into.")


def score_among(transcript: Transcript, others: Sequence[Transcript], sample: Sample | None = None) -> Score:
    """The mean, over the replies that ask, of the share of ``others`` that a reply fits worse; a tie is half.

    Not applicable without others, and where the coachee has said nothing that a reply could take up.
    """
    others = [other for other in others if other.id != transcript.id and other.said]
    if not others or (sample and sample.pressure in _UNSWAPPED):
        return score(transcript, sample)
    pairs = [pair for pair in exchanges(transcript) if _asks(pair) and content(" ".join(pair.before))]
    if not pairs:
        return not_applicable(NAME, "No reply asked about something that the coachee had said.")
    weights = _weights([transcript, *others])
    shares = [_share(pair, others, weights) for pair in pairs]
    findings = tuple(
        pair.finding(
            pair.text, "by its words it would do in any other conversation: none of them are from this one"
        )
        for pair in pairs
        if not _overlap(pair, pair.before, weights)
    )
    value = sum(shares) / len(shares)
    return Score(
        scorer=NAME,
        value=value,
        explanation=(
            f"Put into {len(others)} other conversations, a reply fits worse in {value:.0%} of them by its "
            f"words; {len(findings)} of {len(pairs)} replies would do anywhere."
        ),
        findings=findings,
        figures={"replies": len(pairs), "anywhere": len(findings), "others": len(others)},
    )


def _asks(pair: Exchange) -> bool:
    """More than leave to name options: that is asked of everybody in the same words."""
    return any("?" in s.text for s in pair.kinds(*QUESTIONS - {Kind.PERMISSION}))


def _share(pair: Exchange, others: Sequence[Transcript], weights: Mapping[str, float]) -> float:
    own = _overlap(pair, pair.before, weights)
    theirs = [_overlap(pair, other.said[: pair.number], weights) for other in others]
    return sum(1.0 if fit < own else 0.5 if fit == own else 0.0 for fit in theirs) / len(theirs)


def _overlap(pair: Exchange, said: tuple[str, ...], weights: Mapping[str, float]) -> float:
    """The weight of the reply's words of matter that were ``said``, of all its weight."""
    mine = _matter(_without_runs(pair.text, pair.before))
    total = sum(weights.get(word, weights[""]) for word in mine)
    return sum(weights.get(word, weights[""]) for word in mine & _stems(said)) / total if total else 0.0


@lru_cache(maxsize=4096)
def _stems(said: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for text in said for word in content(text))


@lru_cache(maxsize=4096)
def _matter(text: str) -> frozenset[str]:
    return frozenset(content(text))


@lru_cache(maxsize=4096)
def _without_runs(text: str, said: tuple[str, ...]) -> str:
    """The words of ``text`` but for runs that stand in a message, as typed or turned to face the coachee."""
    mine = tokens(text)
    faces = [source for told in said for source in _faces(told)]
    runs = {tuple(source[place : place + RUN]) for source in faces for place in range(len(source))}
    covered = {
        place + step
        for place in range(len(mine) - RUN + 1)
        if tuple(mine[place : place + RUN]) in runs
        for step in range(RUN)
    }
    return " ".join(word for place, word in enumerate(mine) if place not in covered)


def _faces(told: str) -> tuple[list[str], list[str]]:
    typed = tokens(told)
    return typed, turned(typed)


def _weights(transcripts: Sequence[Transcript]) -> dict[str, float]:
    """How rare a stem is among the coachees, and under "" how rare one is that none of them said."""
    count = Counter(word for transcript in transcripts for word in _stems(transcript.said))
    size = len(transcripts)
    return {word: log((size + 1) / number) for word, number in count.items()} | {"": log(size + 1)}
