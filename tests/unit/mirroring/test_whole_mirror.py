"""The mirror with the readers that it has in use: nothing that is said breaks it, and the example holds."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from api.schemas.mirror import MirrorAnswer
from assistant.domain.mirror import LineKind
from assistant.mirroring.leader import Leader
from assistant.mirroring.mirror import picture_of_plan, picture_of_talk
from assistant.mirroring.transcripts import planned, read_as
from tests.unit.mirroring.talks import talk

_SAID = st.sampled_from(
    """How did it go?|Why didn't you call|Mm-hm.|I feel worn out.|Send it to me.|You could call her, right?|ok
    |???|So it was the price.|Tell me more|did she reply and what did she say|Two things.|😀|你好
    |Their budget is frozen""".split("|")
)


@settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from(["Anna", "Jonas"]), _SAID | st.text(max_size=60)), max_size=10))
def test_any_talk_and_any_plan_has_a_picture(said: list[tuple[str, str]]) -> None:
    seen = picture_of_talk(talk(*said), Leader("Anna"))
    assert sum(seen.kinds.values()) == len(seen.lines)
    assert all(line.reading.why for line in seen.lines)
    assert 0 <= seen.telling_turns <= seen.turns
    assert len(picture_of_plan(planned(text for _, text in said)).lines) == len(said)


def test_a_talk_is_read_line_by_line() -> None:
    seen = picture_of_talk(
        talk(
            ("Anna", "Okay. What happened in the demo?"),
            ("Jonas", "It went quiet when the price came up. To be honest I'm worried."),
            ("Anna", "Did you send the proposal?"),
            ("Jonas", "Yes."),
            ("Anna", "Send me the numbers by Friday."),
        ),
        Leader("Anna"),
    )
    assert [line.reading.kind for line in seen.lines] == [LineKind.OPEN, LineKind.CLOSED, LineKind.DIRECTIVE]
    assert [passed.said.text for passed in seen.passed] == ["To be honest I'm worried."]


def test_the_example_has_the_documented_shape_and_quotes_what_was_said(checkout: Path) -> None:
    folder = checkout / "docs" / "examples" / "mirror"
    talked, _ = read_as((folder / "one-to-one.vtt").read_text(encoding="utf-8"))
    said = " ".join(utterance.text for utterance in talked.utterances)
    answer = MirrorAnswer.model_validate_json((folder / "one-to-one.json").read_bytes())
    assert answer.opened is not None
    assert answer.opened.said.text in said
    assert all(line.text in said for line in answer.lines)
    assert all(passed.said.text in said for passed in answer.passed_over)
    assert all(bool(line.rewrites) == (line.kind != "open") for line in answer.lines)
    shown = (folder / "one-to-one.txt").read_text(encoding="utf-8")
    assert answer.opened.said.text in shown
