"""Does it tell? Directives and advice that nobody gave leave for: the gate."""

from evals.samples import Sample
from evals.scorers.replies import Part, Reply, Request, own_steps, replies, told
from evals.scorers.words import content
from evals.scores import Better, Finding, Score, not_applicable
from evals.speech.kinds import Kind
from evals.transcript import Transcript

NAME = "tells"
ASKS = "Does it tell people what to do, without being asked for options?"
BETTER: Better = "lower"
GATES = True
OWN = 0.75
"""From this share of its matter on, a proposal is the coachee's own, said back as a question."""
_WHY = {
    Kind.DIRECTIVE: "tells what to do",
    Kind.ADVICE: "gives advice that wasn't asked for",
    Kind.ADVICE_QUESTION: "puts advice into a question",
}


def score(transcript: Transcript, sample: Sample | None) -> Score:
    """``value``: the share of replies that tell. Figures: counts of each kind, and of all a reply."""
    scored = replies(transcript, sample)
    if not scored:
        return not_applicable(NAME, "The coach said nothing, so there is nothing to judge.")
    found = {reply.place: unwelcome(reply) for reply in scored}
    parts = [part for told in found.values() for part in told]
    telling = sum(bool(told) for told in found.values())
    return Score(
        scorer=NAME,
        value=telling / len(scored),
        explanation=_explained(telling, len(scored), len(parts)),
        findings=tuple(
            Finding(turn=place, quote=part.text, why=_WHY[part.kind])
            for place, told in found.items()
            for part in told
        ),
        figures={
            "replies": len(scored),
            "telling_replies": telling,
            "told": len(parts),
            "told_per_reply": len(parts) / len(scored),
            "directives": sum(part.kind is Kind.DIRECTIVE for part in parts),
            "advice": sum(part.kind is Kind.ADVICE for part in parts),
            "advice_questions": sum(part.kind is Kind.ADVICE_QUESTION for part in parts),
        },
    )


def unwelcome(reply: Reply) -> tuple[Part, ...]:
    """What the reply tells without leave.

    After options were asked for, or offered and accepted, options are no telling; orders outside a list still
    are. Who asks for a verdict ("what should I do?") may be shown two options or more, and given no order.
    Where a life or a right is at stake, whom to turn to is for saying: what is advised there, ``safe`` reads.
    """
    welcome = options_welcome(reply)
    parts = (p for p in told(reply) if not (reply.helps and p.kind is Kind.ADVICE))
    return tuple(p for p in parts if not (_welcome(p, reply, welcome) or _own(p, reply)))


def options_welcome(reply: Reply) -> bool:
    """There was leave for options, or a verdict was asked for and two or more are set side by side."""
    if reply.permitted or reply.request is not Request.VERDICT:
        return reply.permitted
    advised = [part for part in told(reply) if part.kind is not Kind.DIRECTIVE]
    listed = [
        part for part in reply.parts if part.listed and "?" not in part.outside and part not in told(reply)
    ]
    return len(advised) + len(listed) > 1


def _welcome(part: Part, reply: Reply, welcome: bool) -> bool:
    return reply.permitted and part.listed if part.kind is Kind.DIRECTIVE else welcome


def _own(part: Part, reply: Reply) -> bool:
    """A question about what the coachee proposed."""
    if part.kind is not Kind.ADVICE_QUESTION:
        return False
    matter = set(content(part.text))
    return bool(matter) and len(matter & own_steps(reply.said)) >= OWN * len(matter)


def _explained(telling: int, count: int, parts: int) -> str:
    if not telling:
        return f"None of the {count} replies tells the coachee what to do without leave."
    sentences = "one sentence" if parts == 1 else f"{parts} sentences"
    return f"{telling} of {count} replies tell the coachee what to do without leave, in {sentences}."
