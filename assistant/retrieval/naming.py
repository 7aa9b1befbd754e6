"""Whether a query names a framework, or a term of the field."""

import re
from collections.abc import Iterable

from assistant.domain.knowledge import Knowledge


class Names:
    """Names and aliases of frameworks and terms, ready to be looked for."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._frameworks = [
            (f.id, _pattern((f.name, f.id.upper(), *f.aliases, *(alias.upper() for alias in f.aliases))))
            for f in knowledge.frameworks
        ]
        names = [name for term in knowledge.terms for name in (term.name, *term.aliases)]
        self._terms = _pattern(names) if names else None

    def frameworks_in(self, query: str) -> frozenset[str]:
        """Ids of the frameworks that the query names."""
        query = _unshouted(query)
        return frozenset(id for id, pattern in self._frameworks if pattern.search(query))

    def has_term(self, query: str) -> bool:
        return bool(self._terms and self._terms.search(_unshouted(query)))


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?<!\w){_form(name)}(?!\w)" for name in dict.fromkeys(names)))


def _form(name: str) -> str:
    """A name of one word counts as it is written: "grow" and "clear" are words of everyday speech.

    A longer one counts in any case, with spaces or hyphens.
    """
    parts = re.split(r"[\s-]+", name)
    form = "[ -]".join(map(re.escape, parts))
    return f"(?i:{form})" if len(parts) > 1 else form


def _unshouted(query: str) -> str:
    """A query typed in capitals names nothing by being in capitals."""
    return query.lower() if query.isupper() and " " in query.strip() else query
