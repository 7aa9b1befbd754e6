"""Is it grounded? Each coaching question names a passage that was found and speaks of the matter."""

from collections.abc import Iterator

from evals.samples import Sample
from evals.scorers.asks import questions
from evals.scorers.replies import Reply, replies
from evals.scorers.words import content
from evals.scores import Better, Finding, Score, not_applicable
from evals.transcript import Passage, Transcript

NAME = "grounded"
ASKS = "Does each question rest on a passage that exists, was found, and speaks of the matter?"
BETTER: Better = "higher"
GATES = False
COACHING = frozenset({"", "ask", "questions", "land", "options"})
"""Moves whose questions rest on a passage; an offer, a farewell or a draft needs none."""
NEARER = 5
"""So many words must another passage share before the cited one, which shares none, is doubted."""
PREFIX = 5
"""Stems that begin alike so far are taken for one word: "decide", "decision"."""


def score(transcript: Transcript, sample: Sample | None) -> Score:
    """``value``: the share of replies that cite, or should, whose citations hold.

    Words can't show that a passage supports a question: of this project's own citations two in five share
    none with theirs, so a judge has to. ``support``, the share of citations with a word in common, is shown;
    only a passage that shares none, where another that was found shares many, counts against the reply.
    """
    scored = replies(transcript, sample)
    if not any(reply.turn.citations or reply.turn.retrieved for reply in scored):
        return not_applicable(
            NAME, "Nothing was cited and nothing was there to cite, so grounding can't be judged."
        )
    due = [r for r in scored if r.turn.citations or _owes(r)]
    if not due:
        return not_applicable(NAME, "No reply asks a coaching question, so none has to name a passage.")
    found = {r.place: list(_faults(r)) for r in due}
    ill = sum(bool(faults) for faults in found.values())
    cited = [(r, p) for r in due for p in _cited(r)]
    return Score(
        scorer=NAME,
        value=1 - ill / len(due),
        explanation=_explained(ill, len(due)),
        findings=tuple(finding for faults in found.values() for finding in faults),
        figures={
            "due": len(due),
            "ill_grounded": ill,
            "citations": sum(len(r.turn.citations) for r in due),
            "uncited": sum(not r.turn.citations for r in due),
            "support": sum(bool(shared(_matter(r), p)) for r, p in cited) / len(cited) if cited else 0.0,
        },
    )


def _owes(reply: Reply) -> bool:
    return reply.move in COACHING and not reply.serves and bool(questions(reply))


def _cited(reply: Reply) -> list[Passage]:
    return [passage for passage in reply.turn.retrieved if passage.id in reply.turn.citations]


def _faults(reply: Reply) -> Iterator[Finding]:
    turn = reply.turn
    if not turn.citations:
        yield Finding(
            turn=reply.place, quote=questions(reply)[0].text, why="names no passage that it rests on"
        )
    at_hand = {passage.id for passage in turn.retrieved}
    quote = next((part.text for part in reply.parts if "?" in part.outside), turn.content)
    for citation in turn.citations:
        if citation not in at_hand:
            why = f"cites {citation}, which wasn't among the passages found for it, or doesn't exist"
            yield Finding(turn=reply.place, quote=quote, why=why)
    if len(turn.citations) == 1:
        yield from _doubted(reply, quote)


def _doubted(reply: Reply, quote: str) -> Iterator[Finding]:
    """The one cited passage shares no word with the exchange, and another that was found shares many."""
    matter = _matter(reply)
    for passage in _cited(reply):
        if shared(matter, passage):
            continue
        nearest = max(reply.turn.retrieved, key=lambda other: len(shared(matter, other)))
        common = len(shared(matter, nearest))
        if common >= NEARER:
            why = f"{passage.id} shares no word with this exchange, {nearest.id} shares {common}"
            yield Finding(turn=reply.place, quote=quote, why=why)


def _matter(reply: Reply) -> frozenset[str]:
    """Stems of the reply and of what it replies to."""
    return frozenset(content(f"{reply.turn.content} {reply.since}"))


def shared(matter: frozenset[str], passage: Passage) -> set[str]:
    """The stems of ``matter`` that the passage's text, or its id, holds as well."""
    held = set(content(f"{passage.text} {passage.id.replace('/', ' ').replace('-', ' ')}"))
    openings = {stem[:PREFIX] for stem in held if len(stem) >= PREFIX}
    return {stem for stem in matter if stem in held or stem[:PREFIX] in openings}


def _explained(ill: int, due: int) -> str:
    if not ill:
        return f"All {due} replies that should rest on a passage name one that was found for them."
    return f"{ill} of {due} replies that should rest on a passage name none, or one that can't be right."
