"""How near a query is to a passage, from its nearness to what is indexed of the passage."""

from collections.abc import Iterable

VERBATIM = 0.6
"""From this similarity on somebody says nearly what a cue says."""
_BONUS = 2.0


def closeness(near: Iterable[tuple[str, bool, float]]) -> list[tuple[str, float]]:
    """Passages with a score up to 1, best first.

    ``near``: (passage, whether this is its core, cosine similarity), nearest first.
    A passage's core, the mean of its text and its cues, finds paraphrases far better than its nearest
    single cue does (``docs/adr/0003-embedder-and-fusion.md``); a cue said almost word for word is a hit
    all the same. A passage whose core is too far to be listed counts as far as the last that is.
    """
    cores: dict[str, float] = {}
    cues: dict[str, float] = {}
    floor = 0.0
    for passage, is_core, cosine in near:
        (cores if is_core else cues).setdefault(passage, cosine)
        floor = cosine
    scores = {
        passage: min(cores.get(passage, floor) + _BONUS * max(cues.get(passage, 0.0) - VERBATIM, 0.0), 1.0)
        for passage in cores.keys() | cues.keys()
    }
    return sorted(scores.items(), key=lambda item: (-item[1], item[0]))
