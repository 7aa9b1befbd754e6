"""A coach for tests that takes no time, and what is put to it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from evals.samples import Persona, Sample
from evals.transcript import Speaker, Transcript, Turn


@dataclass
class EchoArm:
    """Says the last message back and asks on. Breaks off at a message that holds ``breaks_at``."""

    breaks_at: str = ""
    taken: list[tuple[str, int]] = field(default_factory=list)
    """Each message answered, with its epoch."""

    async def reply(self, role: str, turns: Sequence[Turn], epoch: int) -> Turn:
        said = turns[-1].content
        if self.breaks_at and self.breaks_at in said:
            raise ConnectionError("the line is dead")
        self.taken.append((said, epoch))
        return Turn(role=Speaker.COACH, content=f"{said}, you say. What else is there?", writer="echo")


def sample(id: str, *turns: str, pair: str = "") -> Sample:
    return Sample(id=id, role="leader", journey="prepare-1on1", turns=turns or ("Hello",), pair=pair)


def persona() -> Persona:
    return Persona(
        id="mara",
        role="leader",
        journey="prepare-1on1",
        temperament="brisk",
        bias="blames the market",
        situation="Her rep Theo has missed two targets.",
        agenda="She fears for her own job.",
        opening="1:1 with Theo at three.",
        hidden=("She took his best account away.", "Her own boss called last night."),
        tells_when=("asked about her own part", "asked what is at stake for her"),
        turns=3,
    )


def transcript(*turns: str, id: str = "made-up") -> Transcript:
    """The coachee begins."""
    speakers = (Speaker.COACHEE, Speaker.COACH)
    return Transcript(
        id=id, turns=tuple(Turn(role=speakers[n % 2], content=text) for n, text in enumerate(turns))
    )


def answering(answer: Callable[[str], str], of: int = -1) -> Any:
    """An Inspect model whose answer is made of the last message's text, or of that of another place."""
    from inspect_ai.model import ModelOutput, ModelUsage, get_model

    def outputs(messages: Any, *others: Any) -> ModelOutput:
        made = ModelOutput.from_content(model="mockllm", content=answer(messages[of].text))
        # Else Inspect counts tokens, and fetches a tokenizer for that.
        made.usage = ModelUsage(input_tokens=len(messages), output_tokens=1, total_tokens=len(messages) + 1)
        return made

    return get_model("mockllm/model", custom_outputs=outputs, memoize=False)
