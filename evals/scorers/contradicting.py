"""What a reply says against what was said: another count, "she" for "he", a loss for a win, a "not"."""

import re
from collections.abc import Iterator
from itertools import chain

from evals.scorers import details
from evals.scorers.inventing import supposes
from evals.scorers.replies import Part, Reply
from evals.scorers.words import content, phrases, plain, tokens
from evals.scores import Finding
from evals.speech.kinds import TELLING

MATTER = 3
"""Words of content that a statement must share with one of the coachee's to be taken for the same."""
SAME = 0.8
REACH = 3
"""So many words after a "not" may be what it denies."""
_PICKED = re.compile(
    r"\b(?:which|what|any|some|these|other|more|another|take|pick|name|next|first|last|or|of)\s+$", re.I
)
_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})


def contradicted(reply: Reply) -> Iterator[Finding]:
    """What goes against something said before it. What-ifs and advice are left out."""
    yield from chain(_counts(reply), _persons(reply), _outcome(reply), _denials(reply))


def _counts(reply: Reply) -> Iterator[Finding]:
    """ "Two follow-ups", where three were told of and no other number of them."""
    given: dict[str, set[float]] = {}
    for text in reply.said:
        for value, thing, _ in details.counted(text):
            given.setdefault(thing, set()).add(value)
    known = details.known_values(reply.said)
    for part in _claiming(reply):
        for value, thing, (shown, start) in details.counted(part.text):
            other = given.get(thing, {value})
            picked = _PICKED.search(part.text[:start])
            if value not in other | known and not picked and not details.worked_out(value, known):
                told = " and ".join(f"{number:g}" for number in sorted(other))
                yield Finding(turn=reply.place, quote=shown, why=f"the coachee said {told}")


def _persons(reply: Reply) -> Iterator[Finding]:
    """ "She" for the one person told of, who was "he" throughout."""
    said = [word for text in reply.said for word in tokens(text)]
    people = {name.lower() for text in reply.said for name, _ in details.names(text)}
    told_he, told_she = bool(_HE & set(said)), bool(_SHE & set(said))
    if told_he == told_she or len(people) > 1 or phrases("roles").search(plain(" ".join(reply.said))):
        return
    for part in reply.parts:
        for match in re.finditer(r"\b(?:he|him|his|she|her|hers)\b", part.text, re.I):
            if match.group().lower() in (_SHE if told_he else _HE) and not part.quoted:
                yield Finding(
                    turn=reply.place,
                    quote=part.text,
                    why=f"“{match.group()}”, of whom the coachee spoke otherwise",
                )
                return


def _outcome(reply: Reply) -> Iterator[Finding]:
    said = plain(" ".join(reply.said))
    won, lost = bool(phrases("won").search(said)), bool(phrases("lost").search(said))
    if won == lost or re.search(r"\blos[te]\w*\b" if won else r"\bw[io]n\w*\b", said, re.I):
        return
    for part in _claiming(reply):
        wrong = phrases("lost" if won else "won").search(plain(part.text))
        if wrong:
            told = "won" if won else "lost"
            yield Finding(turn=reply.place, quote=part.text, why=f"the coachee said that it was {told}")


def _denials(reply: Reply) -> Iterator[Finding]:
    """A statement that something is, where the coachee said that it isn't, or the reverse."""
    told = [s for text in reply.said for s in re.split(r"[.!?;\n]+|,? but ", plain(text)) if s.strip()]
    for part in _claiming(reply):
        if "?" in part.outside:
            continue
        mine = set(content(part.text))
        same = [other for other in told if _alike(mine, set(content(other)))]
        if same and all(_denies(part.text, mine, o) != _denies(o, set(content(o)), part.text) for o in same):
            yield Finding(turn=reply.place, quote=part.text, why="turns round what the coachee said")


def _denies(text: str, matter: set[str], other: str) -> bool:
    """A "not" stands before something that the other text speaks of as well."""
    shared = matter & set(content(other))
    return any(
        shared & set(content(_after(text, match.end()))) for match in phrases("denials").finditer(plain(text))
    )


def _after(text: str, start: int) -> str:
    return " ".join(plain(text)[start:].split()[:REACH])


def _alike(one: set[str], other: set[str]) -> bool:
    """Each holds most of the other, and enough to tell."""
    return len(one & other) >= max(MATTER, SAME * len(one), SAME * len(other))


def _claiming(reply: Reply) -> list[Part]:
    return [p for p in reply.parts if p.kind not in TELLING and not p.quoted and not supposes(p.text)]
