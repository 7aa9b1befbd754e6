"""``said.jsonl``: what people type, with whom and what it is about.

``person``: "Name,pronoun", any of which is right; "-" is nobody by name; without a pronoun any will do.
``want``: the first topic must be one of these. ``may``: topics that may stand besides; no other may.
``deal``, ``moment``: any of which is right, null for none. ``missed``: what isn't read as yet, and where
nothing wrong may be read instead.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from hypothesis import strategies as st

from assistant.domain.conversation import Role


@dataclass(frozen=True)
class Row:
    id: str
    role: Role
    said: tuple[str, ...]
    person: tuple[str, ...]
    want: frozenset[str]
    may: frozenset[str]
    deal: tuple[str | None, ...]
    moment: tuple[str | None, ...]
    """Empty where it isn't told."""
    missed: frozenset[str]


def _row(line: str) -> Row:
    kept = json.loads(line)
    return Row(
        kept["id"],
        Role(kept["role"]),
        tuple(kept["said"]),
        tuple(kept["person"]),
        frozenset(kept.get("want", ())),
        frozenset(kept.get("may", ())),
        tuple(kept.get("deal", (None,))),
        tuple(kept.get("moment", ())),
        frozenset(kept.get("missed", ())),
    )


ROWS = [_row(line) for line in Path(__file__).with_name("said.jsonl").read_text("utf-8").splitlines()]

_WORDS = (
    "the a my our his her their this your that i he she they we it with from about at to in on of"
    " for and but so Otieno otieno Nuria's nuria will Will Mark bill Hope hope Grace Priya Siemens"
    " Contoso acme Q3 CFO 1:1 1:1s rep boss manager customer buyer reps lost won closed said told"
    " asked is was has isn't never always not no two 12 deal account tender bid renewal call calls"
    " demo meeting forecast pricing price pipeline notes follow ups email quota table whole stupid"
    " new last next key county yesterday's Tuesday Monday tomorrow pls tbh lol thing head heart"
    " . , ! ? ; : … \" ( ) - — \n 👍 & / ' ’s"
).split(" ")
MESSAGES = st.lists(
    st.one_of(st.text(max_size=80), st.lists(st.sampled_from(_WORDS), max_size=25).map(" ".join)), max_size=4
)
"""Any text at all, and text that is full of what the readers look for."""
