"""kill -9 in the middle of it: what was told to be kept is there, once, and the next start goes on."""

import random
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from assistant.bootstrap import build_stores
from assistant.domain.kept import SaidTurn, TurnState
from assistant.settings import Settings
from assistant.stores import Beginning
from tests.integration.store.samples import MIRA, NOW, SOON, turns


@dataclass
class Told:
    """The last number that was told of."""

    begun: int = 0
    complete: int = 0


def killed_after(seconds: float, url: str, checkout: Path) -> Told:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ASKFIRST_DATABASE_URL", url)
        command = [sys.executable, "-m", "tests.integration.store.said_for_ever"]
        process = subprocess.Popen(command, cwd=checkout, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    first = process.stdout.readline()
    time.sleep(seconds)
    process.kill()
    rest, _ = process.communicate(timeout=60)
    told = Told()
    for line in (first + rest).splitlines():
        what, _, number = line.partition(" ")
        if number:
            setattr(told, what, int(number))
    return told


@pytest.mark.parametrize("round", range(3))
async def test_nothing_is_lost_and_nothing_doubled(lasting: Settings, checkout: Path, round: int) -> None:
    url = lasting.database_url.get_secret_value() if lasting.database_url else ""
    told = killed_after(random.Random(round).uniform(0, 0.3), url, checkout)
    assert told.begun
    stores = build_stores(lasting)
    kept = await turns(stores)
    # The one that was being written when the kill came may be there or not; never by halves.
    assert told.begun <= len(kept) <= told.begun + 1
    assert [turn.said for turn in kept] == [f"Number {n}." for n in range(1, len(kept) + 1)]
    done = [turn for turn in kept if turn.state is TurnState.COMPLETE]
    assert told.complete <= len(done) <= told.complete + 1
    assert done == list(kept[: len(done)])
    for turn in done:
        assert turn.reply
        assert turn.reply.text == f"Reply {turn.number}. " * 5000
        assert turn.pieces == ("x" * 20_000,)
    assert all(turn.state is TurnState.INTERRUPTED for turn in kept[len(done) :])

    last = kept[-1]
    again = await stores.conversations.begin(MIRA, "talk", SaidTurn(last.said, last.key), NOW, SOON)
    assert again.turn
    if last.state is TurnState.COMPLETE:
        assert again.beginning is Beginning.KNOWN
    else:
        assert (again.beginning, again.turn.id, again.turn.attempt) == (Beginning.BEGUN, last.id, 2)
    assert len(await turns(stores)) == len(kept)
    await stores.close()
