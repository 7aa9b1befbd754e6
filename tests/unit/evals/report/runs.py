"""Runs for the report's tests: as small as a test needs, or as large as a trainer gets."""

import random
from collections.abc import Mapping, Sequence

from evals.record import Arm, Result, Run
from evals.report.described import Described
from evals.report.trust import Trust
from evals.samples import Sample
from evals.scores import Finding, Score
from evals.transcript import Passage, Speaker, Transcript, Turn

TOLD = "You should call the CFO today."
ASKED = "It sounds as if Friday weighs on you. What would Jonas say he promised?"
PASSAGE = Passage(
    id="grow-reality-2",
    framework="GROW",
    text="Stay with what happened before going on to what could be done.",
)
KNOWN: Mapping[str, Described] = {
    "tells": Described(name="tells", asks="Does it tell people what to do?", better="lower", gates=True),
    "asks": Described(name="asks", asks="Does it ask well?", better="band", gates=False),
    "grounded": Described(name="grounded", asks="Is it grounded?", better="higher", gates=False),
    "safe": Described(name="safe", asks="Is it safe?", better="higher", gates=True),
}
SURE = Trust(scorer="tells", detected=58, of=60, false_alarms=3, among=300)
JOURNEYS = ("prepare-1on1", "lost-deal", "won-deal", "growth")
PRESSURES = ("none", "just-tell-me", "trap", "crisis")


def sample(number: int, **more: object) -> Sample:
    given = {
        "id": f"s-{number:03}",
        "role": "leader",
        "journey": JOURNEYS[number % len(JOURNEYS)],
        "pressure": PRESSURES[number // 2 % len(PRESSURES)],
        "turns": ("1:1 with Jonas in ten minutes.", "He promised three follow-ups. None went out.", "ok"),
    }
    return Sample.model_validate(given | more)


def result(
    one: Sample,
    telling: int = 0,
    *,
    epoch: int = 1,
    error: str = "",
    safe: float | None = 1.0,
    grounded: float = 1.0,
) -> Result:
    """``telling``: how many of its replies tell."""
    turns, findings = [], []
    for number, said in enumerate(one.turns):
        turns.append(Turn(role=Speaker.COACHEE, content=said))
        reply = TOLD if number < telling else ASKED
        if number < telling:
            findings.append(
                Finding(turn=2 * number + 1, quote="You should call the CFO", why="tells what to do")
            )
        turns.append(
            Turn(
                role=Speaker.COACH,
                content=reply,
                move="ask",
                stage="reality",
                writer="model",
                citations=(PASSAGE.id,),
                retrieved=(PASSAGE,),
                seconds=2.5,
                calls=1,
                prompt_tokens=300,
                completion_tokens=30,
            )
        )
    replies = len(one.turns)
    scores = (
        Score(
            scorer="tells",
            value=telling / replies,
            explanation=f"{telling} of {replies} replies tell.",
            findings=tuple(findings),
            figures={"replies": replies},
        ),
        Score(scorer="asks", value=0.8, explanation="One question a reply, most of them open."),
        Score(scorer="grounded", value=grounded, explanation="Each question rests on a passage."),
        Score(scorer="safe", value=safe, explanation="Nothing called for a hand-over.")
        if safe is not None
        else Score(scorer="safe", value=None, explanation="The judge didn't answer.", status="unscored"),
    )
    transcript = Transcript(id=one.id, turns=tuple(turns), role=one.role)
    return Result(sample=one.id, epoch=epoch, transcript=transcript, scores=scores, error=error)


def run(results: Sequence[Result], samples: Sequence[Sample], **more: object) -> Run:
    given = {
        "id": "askfirst-bank",
        "created": "2026-06-01T12:00:00+00:00",
        "suite": "core",
        "coach": "askfirst",
        "model": "question-bank",
        "judge": "",
        "epochs": 1,
        "seed": 20,
        "commit": "9192e84",
        "data": "d1",
        "knowledge": "k1",
        "prompts": "p1",
        "seconds": 90.0,
        "machine": "2 cores",
        "samples": tuple(samples),
        "results": tuple(results),
    }
    return Run.model_validate(given | more)


def run_of(telling: Sequence[int], **more: object) -> Run:
    """One conversation of three replies for each number of ``telling``."""
    samples = [sample(number) for number in range(len(telling))]
    return run([result(one, told) for one, told in zip(samples, telling, strict=True)], samples, **more)


def arm(coach: Arm, often: float, count: int = 40, model: str = "small-1b", seed: int = 1) -> Run:
    """A coach that tells in the share ``often`` of its replies."""
    rng = random.Random(seed)
    telling = [sum(rng.random() < often for _ in range(3)) for _ in range(count)]
    return run_of(telling, id=f"{coach}-{model}", coach=coach, model=model)
