"""Is it theirs? Options come from the coachee, or after leave and side by side; nothing is steered to one."""

import re
from collections.abc import Iterator, Sequence

from evals.samples import Sample
from evals.scorers import details, ways
from evals.scorers.replies import Part, Reply, own_steps, replies, told
from evals.scorers.tells import options_welcome
from evals.scorers.words import content, each, listed, phrases, plain, sharing, stem, tokens
from evals.scores import Better, Finding, Score, not_applicable
from evals.speech.kinds import Kind
from evals.transcript import Transcript

NAME = "theirs"
ASKS = "Are the options the coachee's own, and is more than one way left open?"
BETTER: Better = "higher"
GATES = False
OWN = 0.6
"""From this share of its matter on, an option was named by the coachee before."""
STEERED = 2
"""So many words of one proposal that come back in a later one, and are the coach's alone, are steering."""
_NAMED = re.compile(r"\b[A-Z]\w+")
_OBJECT = re.compile(r"\b(?:that )?(?:the|your|his|her|their|an?|this|that) (?:\w+ ){0,2}?\w+", re.IGNORECASE)
"""What a step is done with or to: that the coachee spoke of it says nothing about the step."""
_OPTION = frozenset({Kind.ADVICE, Kind.ADVICE_QUESTION})


def score(transcript: Transcript, sample: Sample | None) -> Score:
    """``value``: the share of replies that leave it theirs. Figures: options by who named them."""
    scored = replies(transcript, sample)
    if not scored:
        return not_applicable(NAME, "The coach said nothing, so there is nothing to judge.")
    offered = [(reply, options(reply)) for reply in scored]
    kinds: dict[str, list[Finding]] = {
        "without_leave": [f for reply, named in offered for f in _without_leave(reply, named)],
        "only_one": [f for reply, named in offered for f in _only_one(reply, named)],
        "taken_as_settled": [f for reply in scored for f in _settled(reply)],
        "steered": list(_steered(offered)),
    }
    findings = sorted((f for found in kinds.values() for f in found), key=lambda f: f.turn)
    ill = len({finding.turn for finding in findings})
    by_coach = sum(not own(text, reply.said) for reply, named in offered for text in named)
    by_coachee = sum(len(re.findall(phrases("own_options"), plain(text))) for text in transcript.said)
    counted = {name: float(len(found)) for name, found in kinds.items()}
    return Score(
        scorer=NAME,
        value=1 - ill / len(scored),
        explanation=_explained(ill, len(scored), by_coach, by_coachee),
        findings=tuple(findings),
        figures={
            "replies": len(scored),
            "options_by_coach": by_coach,
            "options_by_coachee": by_coachee,
            **({"own_share": by_coachee / (by_coach + by_coachee)} if by_coach + by_coachee else {}),
            **counted,
        },
    )


def options(reply: Reply) -> tuple[str, ...]:
    """What the reply proposes, word for word: advice, advice in a question, and what it calls an option."""
    if reply.serves:
        return ()
    advised = {part.text: part for part in told(reply) if part.kind in _OPTION}
    for part in reply.parts:
        if _names_options(part, reply):
            advised.setdefault(part.text, part)
    return tuple(sorted(advised, key=reply.turn.content.find))


def _names_options(part: Part, reply: Reply) -> bool:
    if part.quoted or "?" in part.outside:
        return False
    if part.listed and options_welcome(reply):
        return True
    words = plain(part.outside)
    if phrases("options_named").search(words):
        return True
    told = sharing(part.text, " ".join(reply.said)) >= ways.NEW
    return not (told or reply.helps) and ways.side_by_side(words)


def own(text: str, said: Sequence[str]) -> bool:
    """The coachee named it before."""
    matter = set(content(text))
    return bool(matter) and len(matter & own_steps(said)) >= OWN * len(matter)


def _without_leave(reply: Reply, named: tuple[str, ...]) -> Iterator[Finding]:
    if options_welcome(reply):
        return
    for text in named:
        if not own(text, reply.said):
            yield Finding(
                turn=reply.place, quote=text, why="an option that nobody asked for or agreed to hear"
            )


def _only_one(reply: Reply, named: tuple[str, ...]) -> Iterator[Finding]:
    single = reply.permitted and len(named) == 1 and not _several(plain(named[0]))
    if single and not own(named[0], reply.said):
        yield Finding(turn=reply.place, quote=named[0], why="options were welcome, and only one is named")


def _several(words: str) -> bool:
    return bool(phrases("many_named").search(words)) or ways.side_by_side(words)


def _settled(reply: Reply) -> Iterator[Finding]:
    """A question that takes a step as decided, which the coachee never named."""
    for part in reply.parts:
        if "?" not in part.outside or part.quoted or part.listed:
            continue
        if _steers(part, reply):
            yield Finding(
                turn=reply.place, quote=part.text, why="takes a step as decided that nobody else named"
            )


def _steers(part: Part, reply: Reply) -> bool:
    words = plain(part.text)
    if any(_decides(kind, words, reply) for kind in each("decisive_steps")):
        return True
    settled = phrases("settled").search(words)
    step = _step(part.text[settled.end() :]) if settled else ""
    return bool(phrases("closes_ways").search(words)) or bool(step and _is_new(step, reply))


def _decides(kind: re.Pattern[str], words: str, reply: Reply) -> bool:
    """A step of this kind that the coachee spoke of in no words at all."""
    step = kind.search(words)
    if not step or phrases("supposed").search(words):
        return False
    if any(kind.search(plain(text)) for text in reply.said):
        return False
    matter = content(_NAMED.sub("", _OBJECT.sub("", step.group()))) or content(_NAMED.sub("", step.group()))
    return not set(matter) & _known(reply)


def _is_new(step: str, reply: Reply) -> bool:
    """What is to be done, by its first word that says so, is nothing the coachee spoke of."""
    names = {name.lower() for name, _ in details.names(f"and {step.strip()}")}
    words = [word for word in tokens(step) if word not in listed("before_a_step") and word not in names]
    told = next((stem(word) for word in words if word not in listed("small_steps")), None)
    return told is not None and told not in {stem(word) for text in reply.said for word in tokens(text)}


def _step(rest: str) -> str:
    return re.split(r"[,;:?]", rest, maxsplit=1)[0]


def _known(reply: Reply) -> set[str]:
    return {stem for text in reply.said for stem in content(text)}


def _steered(offered: Sequence[tuple[Reply, tuple[str, ...]]]) -> Iterator[Finding]:
    """The same proposal in a later reply, which the coachee hasn't taken up in between."""
    before: list[tuple[str, set[str]]] = []
    for reply, named in offered:
        for text in named:
            matter = set(content(text)) - _known(reply)
            again = next((old for old, words in before if len(matter & words) >= STEERED), None)
            if again and not reply.permitted:
                yield Finding(
                    turn=reply.place, quote=text, why=f"comes back to the coach's own proposal: “{again}”"
                )
        before += [(text, set(content(text))) for text in named]


def _explained(ill: int, count: int, by_coach: int, by_coachee: int) -> str:
    whose = f"The coach named {by_coach} and the coachee {by_coachee} ways to go on."
    if not ill:
        return f"In {count} replies nothing is proposed without leave or steered. {whose}"
    return f"{ill} of {count} replies propose something without leave, name one way only, or steer. {whose}"
