"""Gong's JSON: ``callTranscripts[].transcript[]``, each with ``speakerId`` and ``sentences[]``; milliseconds.

That is what ``POST /v2/calls/transcript`` answers. Names are no part of it: they come through ``parties`` of
``/v2/calls/extensive``, put beside it or into it. Without them a speaker goes by the id.
(https://help.gong.io/apidocs/retrieve-transcripts-of-calls-by-date-or-callids-v2callstranscript-2)
"""

from collections.abc import Iterator, Mapping

from assistant.domain.mirror import Utterance
from assistant.mirroring.formats import BadLineError
from assistant.mirroring.formats.located import Located, read_json
from assistant.mirroring.formats.markup import encodable, spoken
from assistant.mirroring.formats.voices import UNNAMED

_SHAPE = 'give {"callTranscripts": [{"transcript": [{"speakerId": "1", "sentences": [{"text": "..."}]}]}]}'


def is_gong(text: str) -> bool:
    """JSON of any kind: nothing else that is read begins so."""
    start = text.lstrip()
    return start.startswith("{") or (start.startswith("[") and start[1:].lstrip()[:1] in ("{", "]"))


def read_gong(text: str) -> list[Utterance]:
    """Raises ``BadLineError``."""
    root = read_json(text)
    call = _call(root)
    transcript = call.member("transcript")
    if transcript is None or not isinstance(transcript.value, list):
        raise BadLineError((transcript or call).line, "no transcript of Gong's", _SHAPE)
    names = dict(_names(root)) | dict(_names(call))
    return [said for segment in transcript.items() for said in _said(segment, names)]


def _call(root: Located) -> Located:
    """The one call that the file holds."""
    if isinstance(root.value, dict) and "callTranscripts" not in root.value:
        return root
    listed = root.member("callTranscripts") or root
    calls = list(listed.items())
    if not calls:
        raise BadLineError(listed.line, "no call's transcript", _SHAPE)
    if len(calls) > 1:
        raise BadLineError(calls[1].line, "a second call begins here", "leave one call in the file")
    return calls[0]


def _names(holder: Located) -> Iterator[tuple[str, str]]:
    """Ids with names from the parties of a call, of the calls beside it, or of the whole."""
    calls = holder.member("calls")
    for place in (holder, *(calls.items() if calls else ())):
        parties = place.member("parties")
        for party in parties.items() if parties else ():
            id = _id(party.value)
            name = _named(party.value)
            if id and name:
                yield id, name


def _said(segment: Located, names: Mapping[str, str]) -> Iterator[Utterance]:
    sentences = segment.member("sentences")
    if sentences is None or not isinstance(sentences.value, list):
        raise BadLineError((sentences or segment).line, "a piece of the transcript without sentences", _SHAPE)
    id = _id(segment.value)
    speaker = names.get(id, id) or UNNAMED
    for sentence in sentences.items():
        value = sentence.value
        text = value.get("text") if isinstance(value, dict) else None
        if not isinstance(value, dict) or not isinstance(text, str):
            raise BadLineError(sentence.line, 'a sentence without "text"', _SHAPE)
        if words := spoken(encodable(text)):
            start, end = _seconds(value.get("start")), _seconds(value.get("end"))
            yield Utterance(speaker, words, sentence.line, start, end)


def _id(value: object) -> str:
    id = value.get("speakerId") if isinstance(value, dict) else None
    return spoken(encodable(str(id))) if isinstance(id, str | int) and not isinstance(id, bool) else ""


def _named(value: object) -> str:
    """A party's name, or else the address."""
    fields = value if isinstance(value, dict) else {}
    given = (fields.get("name"), fields.get("emailAddress"))
    return next((spoken(encodable(name)) for name in given if isinstance(name, str) and name.strip()), "")


def _seconds(milliseconds: object) -> float | None:
    is_number = isinstance(milliseconds, int | float) and not isinstance(milliseconds, bool)
    return float(milliseconds) / 1000 if is_number else None  # type: ignore[arg-type]  # is_number says so
