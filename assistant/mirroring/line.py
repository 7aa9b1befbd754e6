"""A leader's line as its kinds are read from: the parts that count, and the one that decides."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.guarding.lexicon import verbs, words
from assistant.guarding.parsed import WH
from assistant.mirroring.parts import Act, Part, parts_of
from assistant.mirroring.patterns import searches

_P = searches("parts")
_D = searches("directive")
_SOFT = re.compile(_P["softtag"].pattern + " ")
_ENGLISH = words("function_words") | {"anything", "something", "everything", "any", "hows", "whats"}
_SHARE = 6
_FEW = 3
"""From this many words on at least one in ``_SHARE`` is a small word or a verb of English."""
_CONTENT = 4
"""Words from which an invitation is one of its own and no mere "tell me"."""
_TOPICAL = WH | {"about", "more", "through", "everything"}
_THINKING = re.compile(
    r"(?:think|imagine|be honest|reflect|picture|consider|tell|walk|talk|share (?:how|what|why|your|with me)"
    r"|describe|explain|remember|know that|know i)\b"
)
"""What somebody may be wanted to do without being told to act."""
_SETTING = re.compile(r"(?:think|look|let us|let me|go|put|consider|remember|recall)\b")
"""Sets a scene for the question behind it."""


@dataclass(frozen=True, slots=True)
class Line:
    """``asking``: questions and invitations that stand for themselves; ``telling``: what is to be done."""

    parts: tuple[Part, ...]
    asking: tuple[Part, ...]
    telling: tuple[Part, ...]
    tag: Part | None
    """A trailing "right?"."""

    @property
    def words(self) -> tuple[str, ...]:
        """Of all its sentences."""
        sentences = {id(part.sentence): part.sentence for part in self.parts}
        return tuple(word for sentence in sentences.values() for word in sentence.words)

    @property
    def is_english(self) -> bool:
        """Holds a word of English, as far as can be told: a few words may be names alone."""
        words = [word for word in self.words if word.isalpha()]
        known = [word for word in words if word in _ENGLISH or word in verbs().base_of]
        return len(known) * _SHARE >= len(words) or len(words) < _FEW

    @property
    def deciding(self) -> Part | None:
        """The part that makes the kind, where the line isn't stacked."""
        return next(iter((*self.asking, *self.telling)), None) or next(
            (part for part in reversed(self.parts) if part.act is Act.STATES), None
        )

    @property
    def marked(self) -> bool:
        """Ends as a question does in writing."""
        return bool(self.parts) and "?" in self.parts[-1].sentence.words[-2:]


# A piece is cut out, told from statements and read: the same text three times in a row.
@lru_cache(maxsize=64)
def take(text: str) -> Line:
    """``text`` in parts. No parts where it holds no word."""
    parts = tuple(_judged(_asked(parts_of(text))))
    asking = tuple(
        part
        for i, part in enumerate(parts)
        if part.act is Act.ASKS or (part.act is Act.INVITES and not _leads_in(parts, i))
    )
    telling = tuple(
        part for i, part in enumerate(parts) if part.act is Act.TELLS and not _leads_in(parts, i, told=True)
    )
    tag = parts[-1] if parts and parts[-1].act is Act.TAGS else None
    return Line(parts, asking, telling, tag)


def _asked(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """What trails behind nothing asks itself: "Thoughts?", or "What do you think?" after a statement."""
    found: list[Part] = []
    for part in parts:
        whole = part.act is Act.TAGS and all(p.sentence is not part.sentence for p in found)
        behind = found[-1].act if found else None
        soft = _SOFT.fullmatch(part.line) is not None
        asks = soft or "?" in part.sentence.words
        if whole and asks and (behind is None or (soft and behind is Act.STATES)):
            part = replace(part, act=Act.ASKS)
        found.append(part)
    return tuple(found)


def _judged(parts: tuple[Part, ...]) -> Iterator[Part]:
    """The parts, with orders told from invitations, and statements that want something done as orders."""
    for i, part in enumerate(parts):
        line = part.line
        asks_later = any(p.act is Act.ASKS for p in parts[i + 1 :])
        leads = asks_later and _P["leadin"].match(line) is not None
        if part.act is Act.INVITES and not leads and not _P["open_invites"].match(line):
            yield replace(part, act=Act.TELLS)
        elif part.act is Act.TELLS and _P["open_invites"].match(line) and not _D["lets"].match(line):
            yield replace(part, act=Act.INVITES)
        elif (part.act is Act.INVITES and _D["lets"].match(line)) or (
            part.act is Act.STATES and _wants_done(part)
        ):
            yield replace(part, act=Act.TELLS)
        elif part.act is Act.STATES and _P["open_invites"].match(line):
            yield replace(part, act=Act.INVITES)
        else:
            yield part


def _wants_done(part: Part) -> bool:
    match = _D["statements"].match(part.line) or _D["lets"].match(part.line)
    if not match or _D["theirs"].search(part.sentence.line):
        return False
    return not _THINKING.match(part.line[match.end() :].lstrip().removeprefix("to "))


def _leads_in(parts: tuple[Part, ...], i: int, told: bool = False) -> bool:
    """Whether a part only leads up to the question behind it: "Tell me, ...", "Imagine ...: what"."""
    later = {part.act for part in parts[i + 1 :]}
    part = parts[i]
    line = part.line
    if Act.TAGS in later and Act.STATES in later and _P["leadin"].match(line):
        return True
    if not later & {Act.ASKS, Act.INVITES}:
        return False
    if told:
        match = _P["leadin"].match(line)
        return match is not None and match.end() >= len(line) - 1 and len(part.words) <= _CONTENT
    after = parts[i + 1]
    if _P["scene"].match(line) or (
        after.sentence is part.sentence and after.start and after.sentence.words[after.start - 1] == ":"
    ):
        # "Suppose it fell through, what", and "Tell me about the call: how" asks once.
        return True
    words = [word for word in part.words if word.isalpha()]
    if _P["open_invites"].match(line) and not re.match(
        r"(?:think|look|let us|let me|go|put|consider|remember|recall)\b", line
    ):
        return len(words) <= _CONTENT and not _TOPICAL & set(words)
    match = _P["leadin"].match(line)
    return match is not None
