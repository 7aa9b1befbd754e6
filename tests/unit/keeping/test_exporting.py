"""What one takes along holds all that is kept."""

import json
from dataclasses import replace
from datetime import UTC, datetime

from pydantic import TypeAdapter

from assistant.domain.conversation import Carried, Role
from assistant.domain.kept import KeptConversation, KeptTurn, TurnState
from assistant.domain.owner import LOCAL
from assistant.keeping.exporting import as_json
from tests.fakes import a_reply

NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)
TURN = KeptTurn(
    "turn_1",
    1,
    "„Größe“ \U0001f600",
    TurnState.COMPLETE,
    2,
    NOON,
    None,
    ("What?",),
    a_reply("What?"),
    "k",
    "f",
)
CARRIED = (Carried("e1", "ask who signs", "commitment", NOON.date()),)
KEPT = KeptConversation("conv_1", LOCAL, Role.REP, "lost-deal", "Acme", NOON, NOON, CARRIED, (TURN,))


def test_it_reads_back_as_the_same() -> None:
    exported = json.loads(as_json(KEPT))
    assert exported.pop("format") == "askfirst-conversation/1"
    assert TypeAdapter(KeptConversation).validate_python(exported, strict=False) == KEPT


def test_it_is_readable_and_has_a_title() -> None:
    text = as_json(replace(KEPT, title=""))
    assert "„Größe“ \U0001f600" in text
    assert json.loads(text)["title"] == "Coaching conversation"
