"""Whether a query names a framework."""

import re
from collections.abc import Iterator

from assistant.domain.knowledge import Framework, Knowledge

_WORD = re.compile(r"[^\W_]+")
_LOWER = re.compile(r"(?<!\w)[a-z]+(?!\w)")


class Names:
    """Names and aliases of frameworks, ready to be looked for."""

    def __init__(self, knowledge: Knowledge) -> None:
        everyday = {w for p in knowledge.passages for text in (p.text, *p.cues) for w in _LOWER.findall(text)}
        self._ids: dict[tuple[str, ...], str] = {}
        for framework in knowledge.frameworks:
            own = {framework.name.lower()} if framework.everyday_name else set()
            for written in _written(framework, everyday | own):
                self._ids.setdefault(written, framework.id)
        self._longest = max(map(len, self._ids), default=0)

    def frameworks_in(self, query: str) -> frozenset[str]:
        """Ids of the frameworks that the query names."""
        # A query typed in capitals names nothing by being in capitals.
        shouted = query.isupper() and " " in query.strip()
        words = _WORD.findall(query.lower() if shouted else query)
        runs = (
            words[start : start + length]
            for start in range(len(words))
            for length in range(1, self._longest + 1)
        )
        found = (self._ids.get(_key(run)) for run in runs)
        return frozenset(id for id in found if id)


def _written(framework: Framework, everyday: set[str]) -> Iterator[tuple[str, ...]]:
    """How people may write the framework's names.

    "OSKAR" is also meant by "oskar", though not by "Oskar", who is a person. "GROW" isn't meant by "grow":
    a word that passages and cues use, or a name that is said to be everyday, counts as a name only where it
    is written as one.
    """
    for name in (framework.name, framework.id.upper(), *framework.aliases):
        words = _WORD.findall(name)
        yield _key(words)
        if len(words) == 1:
            yield (name.upper(),)
            if name.lower() not in everyday:
                yield (name.lower(),)


def _key(words: list[str]) -> tuple[str, ...]:
    """Several words are a name in any case; one word only as it is written."""
    return tuple(words) if len(words) == 1 else tuple(word.lower() for word in words)
