"""A run of the question bank that is killed in its middle is taken up and repeats nothing finished."""

import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from evals.record import RUN_FILE, read_run

PROGRAM = """
import sys
from pathlib import Path

from assistant import bootstrap
from evals.run import RunRequest, run
from evals.samples import Sample
from evals.solver import AskfirstArm

bootstrap.has_vectors = lambda: False  # an index by meaning takes a minute to build
folder, ledger = Path(sys.argv[1]), Path(sys.argv[2])
reply = AskfirstArm.reply


async def noted(self, role, turns, epoch):
    turn = await reply(self, role, turns, epoch)
    with ledger.open("a") as book:
        book.write(turns[0].content.split()[-1] + "\\n")
    return turn


AskfirstArm.reply = noted
samples = [
    Sample(
        id=f"talk-{n}", role="rep", journey="lost-deal",
        turns=(f"We lost the deal number {n}", "They went quiet after the demo.", "I did my part, I think."),
    )
    for n in range(12)
]
run(RunRequest(folder=folder), samples=samples, tell=lambda line: print(line, flush=True))
"""
CONVERSATIONS, TURNS = 12, 3
PATIENCE_SECONDS = 120


def taken(ledger: Path) -> Counter[str]:
    """How many replies each conversation got so far."""
    return Counter(ledger.read_text().split()) if ledger.exists() else Counter()


def killed(command: list[str], ledger: Path, at: int, checkout: Path) -> None:
    """Starts the program and kills it without warning once so many conversations are over."""
    process = subprocess.Popen(command, cwd=checkout, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    try:
        for _ in range(at):
            assert process.stdout.readline(), "it ended before it could be killed"
        # In the middle of the next one.
        before, until = taken(ledger).total(), time.monotonic() + PATIENCE_SECONDS
        while taken(ledger).total() <= max(before, at * TURNS) and time.monotonic() < until:
            time.sleep(0.002)
    finally:
        process.kill()
        process.communicate()


def test_nothing_finished_is_repeated_after_being_killed_twice(tmp_path: Path, checkout: Path) -> None:
    folder, ledger = tmp_path / "made", tmp_path / "ledger"
    command = [sys.executable, "-c", PROGRAM, str(folder), str(ledger)]
    killed(command, ledger, 4, checkout)
    first = taken(ledger)
    finished = {talk for talk, replies in first.items() if replies == TURNS}
    assert len(finished) >= 4
    assert len(first) < CONVERSATIONS
    assert not (folder / RUN_FILE).exists()

    killed(command, ledger, 3, checkout)
    second = taken(ledger)
    assert len(second) < CONVERSATIONS

    done = subprocess.run(command, cwd=checkout, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    record = read_run(folder)
    assert len(record.results) == CONVERSATIONS
    assert all(len(r.transcript.replies) == TURNS and not r.error and r.scores for r in record.results)
    # What a kill caught in the middle is held again, and nothing else: at most one conversation a kill.
    again = {talk: replies for talk, replies in taken(ledger).items() if replies > TURNS}
    assert len(again) <= 2, again
    assert not [talk for talk in first if talk in finished and talk in again and talk != list(first)[-1]]
