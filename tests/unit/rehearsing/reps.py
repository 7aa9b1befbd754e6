"""A small cast, and readers of lines that need no rules: a mark at the end of a line says what it is."""

from collections.abc import Sequence

from assistant.domain.knowledge import Knowledge
from assistant.mirroring.mirror import picture_of_talk
from assistant.rehearsing.answering import Answer, Exchange
from assistant.rehearsing.aside import SteppingAside
from assistant.rehearsing.hearing import Heard, Readers, Says
from assistant.rehearsing.invented import Cast, Layer, Manner, Matter, Rep, Temperament, Thread
from assistant.rehearsing.practice import Practice, Step
from assistant.rehearsing.rehearsal import Rehearsal
from assistant.rehearsing.speaking import Speaking
from tests.fakes import LenientGuard
from tests.unit.briefs import KNOWLEDGE
from tests.unit.journeys.situations import ABOUT, shipped_prompts
from tests.unit.mirroring import talks

READERS = Readers(talks.read_line, talks.lines_of, talks.asks_or_tells, talks.reflects)


def a_temperament(id: str = "quiet", needs: int = 1) -> Temperament:
    """Each line names its manner and a number: "closed 1."."""
    lines = {manner: tuple(f"{manner} {n}." for n in (1, 2, 3)) for manner in Manner}
    return Temperament(id, id.capitalize(), "Says little.", "Few words.", needs, lines)


def a_thread(id: str, *about: str) -> Thread:
    layers = tuple(Layer(f"{id} surface {n} lies there.", f"{id} room {n} came later.") for n in (0, 1, 2))
    return Thread(id, f"the {id}", about, (f"{id} short 1.", f"{id} short 2."), layers)


def a_matter(id: str = "lost", names: tuple[str, ...] = ("Tamsin", "Corvin", "Ilka")) -> Matter:
    return Matter(
        id,
        id.capitalize(),
        "{name} has lost a deal.",
        names,
        ("Excuse 1.", "Excuse 2.", "Excuse 3."),
        (a_thread("buyer", "buyer", "price", "decision"), a_thread("demo", "demo", "slides")),
    )


CAST = Cast(
    {"quiet": a_temperament(), "guarded": a_temperament("guarded", needs=2)},
    {"lost": a_matter(), "behind": a_matter("behind", ("Anouk", "Idris", "Jorun"))},
)


def a_rep(temperament: str = "quiet") -> Rep:
    return Rep("Tamsin", CAST.temperaments[temperament], CAST.matters["lost"])


def a_room(
    speaking: Speaking | None = None, readers: Readers = READERS, knowledge: Knowledge = KNOWLEDGE
) -> Rehearsal:
    aside = SteppingAside(knowledge, shipped_prompts(), ABOUT, LenientGuard())
    return Rehearsal(
        CAST, readers, aside, shipped_prompts(), picture_of_talk, speaking, chance=lambda ids: ids[0]
    )


def after(room: Rehearsal, practice: Practice, *lines: str) -> tuple[Practice, list[Step]]:
    """The practice after some lines, and what came of each."""
    steps = []
    for line in lines:
        steps.append(room.hear(practice, line))
        practice = steps[-1].practice
    return practice, steps


def exchanges(*said: tuple[Says, Answer]) -> Sequence[Exchange]:
    return [Exchange(f"line {n}", Heard(says, ""), answer) for n, (says, answer) in enumerate(said, 1)]
