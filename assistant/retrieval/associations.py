"""Which frameworks go with which words, counted in sayings."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from assistant.domain.knowledge import Saying
from assistant.retrieval.words import words

_RARE = 3.0
"""A word counts for little until it was said about this often."""
_SPREAD = 0.75
"""How far frequent words are held back: 0 not at all, 1 to their rate."""


class Associations:
    """Learned once. With no sayings nothing is associated with anything."""

    def __init__(self, sayings: Sequence[Saying]) -> None:
        said: Counter[str] = Counter()
        helped: defaultdict[str, Counter[str]] = defaultdict(Counter)
        shares: Counter[str] = Counter()
        for saying in sayings:
            shares.update(saying.helps)
            for word in set(words(saying.said)):
                said[word] += 1
                helped[word].update(saying.helps)
        self._shares = {id: count / len(sayings) for id, count in shares.items()}
        self._words = {
            word: {
                id: (helped[word][id] - share * count) / (count + _RARE) ** _SPREAD
                for id, share in self._shares.items()
            }
            for word, count in said.items()
        }

    def fits(self, query: Sequence[str]) -> Mapping[str, float]:
        """By id, how much more often a framework helps where these words are said than elsewhere.

        About -1 to 2; 0 for all where no word is known; empty where nothing was learned.
        """
        known = [self._words[word] for word in dict.fromkeys(query) if word in self._words]
        spread = max(len(known), 1) ** 0.5
        return {id: sum(word[id] for word in known) / spread for id in self._shares}
