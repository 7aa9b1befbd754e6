"""Does it listen? Nothing is made up or turned round, asked twice or parroted; what was told is used."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from evals.samples import Sample
from evals.scorers.asks import questions
from evals.scorers.contradicting import contradicted
from evals.scorers.inventing import invented
from evals.scorers.replies import Part, Reply, Request, replies
from evals.scorers.words import WORD, content, phrases, plain, tokens, turned
from evals.scores import Better, Finding, Score, not_applicable
from evals.transcript import Transcript

NAME = "listens"
ASKS = "Does it listen: nothing made up, turned round, asked twice or parroted?"
BETTER: Better = "higher"
GATES = True
RUN = 7
"""So many of the coachee's words in a row are parroting."""
SHORTEST = 4
"""A question of fewer words may come again: "And then?"."""
NEAR = 0.9
"""From this likeness on, two questions are one."""
_SAYS_BACK_BY_REQUEST = frozenset({Request.SUMMARY, Request.WORDING})


def score(transcript: Transcript, sample: Sample | None) -> Score:
    """``value``: the share of replies without any of it. ``facts_used`` is shown and never rewarded."""
    scored = replies(transcript, sample)
    if not scored:
        return not_applicable(NAME, "The coach said nothing, so there is nothing to judge.")
    kinds: dict[str, list[Finding]] = {
        "invented": _once(finding for reply in scored for finding in invented(reply)),
        "contradicted": [finding for reply in scored for finding in contradicted(reply)],
        "repeated": list(_repeated(scored)),
        "parroted": [finding for reply in scored for finding in _parroted(reply)],
    }
    findings = sorted((f for found in kinds.values() for f in found), key=lambda f: f.turn)
    ill = {finding.turn for finding in findings}
    used = _facts(scored, sample)
    return Score(
        scorer=NAME,
        value=1 - len(ill) / len(scored),
        explanation=_explained({name: len(found) for name, found in kinds.items()}, len(ill), len(scored)),
        findings=tuple(findings),
        figures={"replies": len(scored), **{name: len(found) for name, found in kinds.items()}, **used},
    )


def _once(findings: Iterator[Finding]) -> list[Finding]:
    """What was made up is counted where it first stands."""
    first: dict[str, Finding] = {}
    for finding in findings:
        first.setdefault(finding.quote.lower(), finding)
    return list(first.values())


def _repeated(scored: Sequence[Reply]) -> Iterator[Finding]:
    earlier: list[tuple[Reply, Part]] = []
    for reply in scored:
        asked = [(reply, part) for part in _own_questions(reply)]
        for pair in asked:
            again = next((old for old in earlier if _same(old[1].text, pair[1].text)), None)
            if again and not phrases("repeat_asked").search(plain(reply.since)):
                yield Finding(turn=reply.place, quote=pair[1].text, why=f"asked before: “{again[1].text}”")
            earlier.append(pair)


def _own_questions(reply: Reply) -> tuple[Part, ...]:
    """Those with a matter: not "which of these fits?", "shall I?", "what else?"."""
    asked = reply.parts if reply.request is Request.QUESTIONS else questions(reply)
    kept = [p for p in asked if "?" in p.outside and not p.quoted]
    return tuple(p for p in kept if not phrases("stock_questions").search(plain(p.text)))


def _same(one: str, other: str) -> bool:
    first, second = sorted((tokens(one), tokens(other)), key=len)
    if first == second[-len(first) :]:
        return len(first) >= SHORTEST
    if SequenceMatcher(None, first, second).ratio() >= NEAR and len(first) >= RUN:
        return set(content(one)) == set(content(other))
    mine, theirs = set(content(one)), set(content(other))
    return len(mine) >= 4 and mine == theirs


def _parroted(reply: Reply) -> Iterator[Finding]:
    """Seven or more of the coachee's words in a row, as typed or turned to face them; a summary may."""
    if reply.request in _SAYS_BACK_BY_REQUEST:
        return
    known = {run for text in reply.said for words in _faces(text) for run in _runs(words)}
    for part in reply.parts:
        words = tokens(part.text)
        hit = [place for place, run in enumerate(_runs(words)) if run in known]
        if hit:
            spans = list(WORD.finditer(part.text))
            quote = part.text[spans[hit[0]].start() : spans[hit[-1] + RUN - 1].end()]
            yield Finding(
                turn=reply.place, quote=quote, why="the coachee's own sentence, said back word for word"
            )


def _faces(text: str) -> tuple[list[str], list[str]]:
    words = tokens(text)
    return words, turned(words)


def _runs(words: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(words[place : place + RUN]) for place in range(len(words) - RUN + 1)]


def _facts(scored: Sequence[Reply], sample: Sample | None) -> dict[str, float]:
    """Of the facts that were told in time for a reply, the share that some reply takes up."""
    if not sample or not sample.facts:
        return {}
    told = [(fact, [r for r in scored if _holds(r.said, fact)]) for fact in sample.facts]
    could = [(fact, after) for fact, after in told if after]
    used = sum(any(_takes_up(reply.turn.content, fact) for reply in after) for fact, after in could)
    return {"facts_told": len(could), "facts_used": used / len(could)} if could else {}


def _holds(said: Sequence[str], fact: str) -> bool:
    return any(plain(fact).lower() in plain(text).lower() for text in said)


def _takes_up(reply: str, fact: str) -> bool:
    matter = set(content(fact)) or set(tokens(fact))
    return len(matter & set(content(reply) + tokens(reply))) * 2 >= len(matter)


def _explained(counts: dict[str, int], ill: int, count: int) -> str:
    if not ill:
        return f"In {count} replies nothing is made up, turned round, asked twice or parroted."
    said = {
        "invented": "made up",
        "contradicted": "against what was said",
        "repeated": "asked before",
        "parroted": "parroted",
    }
    listed = ", ".join(f"{number} {said[name]}" for name, number in counts.items() if number)
    return f"{ill} of {count} replies don't listen: {listed}."
