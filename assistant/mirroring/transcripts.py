"""A transcript or a plan from whatever was pasted. What it is shows in the text; no file's name is asked."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from assistant.domain.mirror import Transcript, Utterance
from assistant.errors import TranscriptLineError
from assistant.mirroring.formats import BadLineError
from assistant.mirroring.formats.gong import is_gong, read_gong
from assistant.mirroring.formats.labels import same
from assistant.mirroring.formats.markup import encodable, lines_of_file
from assistant.mirroring.formats.plain import is_talk, read_plain
from assistant.mirroring.formats.planned import PLANNED, read_planned
from assistant.mirroring.formats.subrip import is_subrip, read_subrip
from assistant.mirroring.formats.webvtt import is_webvtt, read_webvtt


class Format(StrEnum):
    WEBVTT = "webvtt"
    SUBRIP = "subrip"
    GONG = "gong"
    PLAIN = "plain"
    PLANNED = "planned"


def read_transcript(text: str, name: str = "the text") -> Transcript:
    """Utterances in the order in which they began; what one person says on end is one of them.

    ``name`` is what an error calls the text. Raises ``TranscriptLineError``.
    """
    return read_as(text, name)[0]


def read_as(text: str, name: str = "the text") -> tuple[Transcript, Format]:
    """As ``read_transcript``, with what the text was taken for."""
    text = encodable(text).removeprefix("\ufeff")
    lines = lines_of_file(text)
    try:
        form = _form(text, lines)
        utterances = _read(form, text, lines)
    except BadLineError as bad:
        raise TranscriptLineError(name, bad.line, bad.what, bad.mend) from None
    if not utterances:
        raise TranscriptLineError(
            name, 1, "no words here", "give the questions you plan, a line each, or a transcript with names"
        )
    if form is Format.PLANNED:
        return Transcript(tuple(utterances), is_plan=True), form
    return Transcript(tuple(merged(utterances))), form


def planned(questions: Iterable[str]) -> Transcript:
    """Questions that come as a list. Each stays whole, and ``line`` is its place, from 1."""
    texts = [" ".join(encodable(question).split()) for question in questions]
    return Transcript(
        tuple(Utterance(PLANNED, text, number) for number, text in enumerate(texts, start=1)), is_plan=True
    )


def merged(utterances: Sequence[Utterance]) -> list[Utterance]:
    """By the time at which they began, where all have one; neighbours of one speaker joined.

    A speaker keeps the first spelling of the name.
    """
    ordered = list(utterances)
    if all(said.start is not None for said in ordered):
        ordered.sort(key=lambda said: said.start or 0.0)
    shown: dict[str, str] = {}
    runs: list[list[Utterance]] = []
    for said in ordered:
        shown.setdefault(same(said.speaker), said.speaker)
        if runs and same(runs[-1][0].speaker) == same(said.speaker):
            runs[-1].append(said)
        else:
            runs.append([said])
    return [_joined(run, shown[same(run[0].speaker)]) for run in runs]


def _joined(run: Sequence[Utterance], speaker: str) -> Utterance:
    first = run[0]
    ends = [said.end for said in run if said.end is not None]
    text = " ".join(said.text for said in run)
    return Utterance(speaker, text, first.line, first.start, max(ends, default=None))


def _form(text: str, lines: Sequence[str]) -> Format:
    if is_gong(text):
        return Format.GONG
    if is_webvtt(lines):
        return Format.WEBVTT
    if is_subrip(lines):
        return Format.SUBRIP
    return Format.PLAIN if is_talk(lines) else Format.PLANNED


def _read(form: Format, text: str, lines: Sequence[str]) -> list[Utterance]:
    match form:
        case Format.GONG:
            return read_gong(text)
        case Format.WEBVTT:
            return read_webvtt(lines)
        case Format.SUBRIP:
            return read_subrip(lines)
        case Format.PLAIN:
            return read_plain(lines)
        case Format.PLANNED:
            return read_planned(lines)
