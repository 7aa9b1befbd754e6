"""What the coachee said, in a form that rules can ask: was this act, this word, this number theirs?"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.guarding.lexicon import stem
from assistant.guarding.tokens import canonical

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*(?:-[^\W_]+)*")

_ASKS_FACT = re.compile(
    r"^\W*what(?:['’]?s| is| are) (?:a |an |the )?[\w-]+(?: [\w-]+)?\s*\??$|\bstands? for\b"
    r"|\bwhat does [\w -]+ mean\b|\bwhich (?:framework|model|book|stage)\b|\bis (?:that|this|it) coaching\b"
)

LIGHT_WORDS = frozenset(
    """a an the this that these those my your his her its our their me you him them it us he she they i we
    and or but so if of in on at to for from by with about as into over up down out off before after
    again then now just more most some any every each all both no not than too very really today
    tomorrow tonight yet still back there here first next one thing things something anything everything
    someone anyone what how when where who which why whether be is are was were been being have has had
    do does did will would could can may might should must get got go going make made take took give put
    day week time way bit lot sure own with without around through earlier later soon instead directly
    simply maybe perhaps a-bit during between while until actually ever yourself himself herself
    themselves people person""".split()
)
"""Words that say nothing of what was said."""


@dataclass(frozen=True, slots=True)
class Said:
    words: frozenset[str]
    """Canonical and lower case, hyphens opened."""
    stems: frozenset[str]
    asks_fact: bool = False
    """The last message asks what something is, or where it comes from."""

    @property
    def is_empty(self) -> bool:
        return not self.words

    def has(self, word: str) -> bool:
        """The word, or a form of it."""
        return word in self.words or stem(word) in self.stems

    def covers(self, act: Iterable[str]) -> bool:
        """Every word of substance in this act is the coachee's, and there is one."""
        content = [word for word in act if word.isalpha() and word not in LIGHT_WORDS]
        return bool(content) and all(self.has(word) for word in content)

    def shares(self, act: Sequence[str]) -> bool:
        """Two words of substance in this act are the coachee's."""
        content = [w for w in act if w.isalpha() and w not in LIGHT_WORDS and w not in _WEAK]
        known = [w for w in content if self.has(w)]
        return bool(known) and (len(known) >= 2 or len(content) == 1)


_WEAK = frozenset("tell ask say talk speak help want need think know see feel".split())


def hear(said: Sequence[str]) -> Said:
    """The coachee's messages, oldest first."""
    return _hear(tuple(said))


@lru_cache(maxsize=64)
def _hear(said: tuple[str, ...]) -> Said:
    words: set[str] = set()
    for message in said:
        for match in _WORD.finditer(message):
            raw = match.group()
            words.update(canonical(raw))
            words.update(part for part in raw.lower().split("-"))
    asks_fact = bool(said) and _ASKS_FACT.search(said[-1].lower()) is not None
    return Said(frozenset(words), frozenset(map(stem, words)), asks_fact)
