"""Every form in which a transcript comes: there and back, with the oddities of real files, and broken."""

import html
import json
import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assistant.domain.mirror import Utterance
from assistant.errors import TranscriptLineError, UsageError
from assistant.mirroring.transcripts import Format, planned, read_as, read_transcript

Said = Sequence[tuple[str, str]]
_CUE = "WEBVTT\n\n00:01.000 --> 00:02.000\n"
TWO = [("Anna Berg", "How did the demo go?"), ("Jonas Keller", "Fine, I think.")]


def said(text: str) -> list[tuple[str, str]]:
    return [(u.speaker, u.text) for u in read_transcript(text).utterances]


def stamp(seconds: float, point: str = ".", hours: bool = True) -> str:
    whole, thousandths = divmod(round(seconds * 1000), 1000)
    clock = f"{whole % 3600 // 60:02}:{whole % 60:02}{point}{thousandths:03}"
    return f"{whole // 3600:02}:{clock}" if hours or whole >= 3600 else clock


def teams(talk: Said) -> str:
    cues = (
        f"6e2f-{n}/{n}-0\n{stamp(3 * n)} --> {stamp(3 * n + 2)}\n"
        f"<v {html.escape(who)}>{html.escape(text)}</v>\n"
        for n, (who, text) in enumerate(talk)
    )
    return "WEBVTT\n\n" + "\n".join(cues)


def zoom(talk: Said) -> str:
    cues = (
        f"{n}\n{stamp(3 * n, hours=False)} --> {stamp(3 * n + 2, hours=False)}\n{who}: {text}\n"
        for n, (who, text) in enumerate(talk, start=1)
    )
    return "WEBVTT\n\n" + "\n".join(cues)


def subrip(talk: Said) -> str:
    cues = (
        f"{n}\n{stamp(3 * n, ',')} --> {stamp(3 * n + 2, ',')}\n<i>{who}:</i> {{\\an8}}{text}\n"
        for n, (who, text) in enumerate(talk, start=1)
    )
    return "\n".join(cues)


def gong(talk: Said, indent: int | None = 1) -> str:
    ids = {
        who: str(7_000_000_000_000_000_000 + n) for n, who in enumerate(dict.fromkeys(who for who, _ in talk))
    }
    pieces = [
        {
            "speakerId": ids[who],
            "topic": None,
            "sentences": [{"start": 3000 * n, "end": 3000 * n + 2000, "text": text}],
        }
        for n, (who, text) in enumerate(talk)
    ]
    parties = [{"id": f"p{id}", "speakerId": id, "name": who} for who, id in ids.items()]
    call = {"callId": "1", "transcript": pieces}
    return json.dumps({"requestId": "r", "callTranscripts": [call], "parties": parties}, indent=indent)


def plain(talk: Said) -> str:
    return "\n".join(f"{who}: {text}" for who, text in talk)


FORMS: dict[str, tuple[Callable[[Said], str], Format]] = {
    "teams": (teams, Format.WEBVTT),
    "zoom": (zoom, Format.WEBVTT),
    "subrip": (subrip, Format.SUBRIP),
    "gong": (gong, Format.GONG),
    "plain": (plain, Format.PLAIN),
}

NAMES = ["Anna Berg", "Jonas Keller", "Zoë O'Neill-Smith", "Łukasz", "李雷", "Speaker 3"]
_WORD = st.sampled_from(
    "the demo went well & I'd say 50% <3 naïve 12:30 e-mail déjà-vu (so) 😀 what? no! it's «so» –".split()
)
TEXTS = st.lists(_WORD, min_size=1, max_size=8).map(" ".join).filter(lambda t: any(c.isalnum() for c in t))
TALKS = st.lists(st.tuples(st.sampled_from(NAMES), TEXTS), min_size=4, max_size=9).map(
    lambda talk: [("Anna Berg", "Hello there."), *talk, ("Jonas Keller", "Bye."), ("Anna Berg", "Bye now.")]
)


def joined(talk: Said) -> list[tuple[str, str]]:
    runs: list[tuple[str, str]] = []
    for who, text in talk:
        if runs and runs[-1][0] == who:
            runs[-1] = (who, f"{runs[-1][1]} {text}")
        else:
            runs.append((who, text))
    return runs


@pytest.mark.parametrize("form", FORMS)
@given(talk=TALKS, end=st.sampled_from(["\n", "\r\n", "\r"]), mark=st.sampled_from(["", "\ufeff"]))
def test_there_and_back(form: str, talk: Said, end: str, mark: str) -> None:
    write, expected = FORMS[form]
    text = mark + write(talk).replace("\n", end)
    transcript, found = read_as(text)
    assert found is expected
    assert [(u.speaker, u.text) for u in transcript.utterances] == joined(talk)
    assert not transcript.is_plan
    if form != "plain":
        assert [u.start for u in transcript.utterances] == sorted(u.start or 0 for u in transcript.utterances)


@pytest.mark.parametrize("form", FORMS)
def test_lines_and_times_are_those_of_the_file(form: str) -> None:
    text = FORMS[form][0](TWO)
    lines = text.split("\n")
    for utterance, (_, words) in zip(read_transcript(text).utterances, TWO, strict=True):
        assert words in lines[utterance.line - 1] or '"text"' in "".join(
            lines[utterance.line - 1 : utterance.line + 4]
        )
    starts = [u.start for u in read_transcript(text).utterances]
    assert starts == {"plain": [None, None], "zoom": [3, 6], "subrip": [3, 6]}.get(form, [0, 3])


def test_what_teams_and_others_put_into_webvtt() -> None:
    text = """\ufeffWEBVTT - 1:1
Kind: captions
Language: en

NOTE
taken by a machine
00:00 is the start

STYLE
::cue(v[voice="Anna"]) { color: lime }

REGION
id:fred

intro-1
00:01.000 --> 00:04.000 align:start position:10%,line-left
<v.loud.first Anna &amp; Co>How did <i>that</i> call
with <c.yellow>Acme</c> go&nbsp;&lt;really&gt;?</v>

00:00:03.500 --> 00:00:06.000
<v Jonas>Well <00:00:04.000>it's &quot;fine&quot;</v>
<v.soft Anna &amp; Co>Fine.</v>
00:00:07.000 --> 00:00:08.000
and so on

57
"""
    assert said(text) == [
        ("Anna & Co", "How did that call with Acme go <really>?"),
        ("Jonas", 'Well it\'s "fine"'),
        ("Anna & Co", "Fine. and so on"),
    ]
    assert [u.line for u in read_transcript(text).utterances] == [17, 21, 21]


def test_a_blank_line_within_a_voice_loses_nothing() -> None:
    text = f"{_CUE}<v Anna>One.\n\nTwo.</v>\n\n00:03.000 --> 00:04.000\n<v Jonas>Three.</v>\n"
    assert said(text) == [("Anna", "One. Two."), ("Jonas", "Three.")]


def test_speakers_who_overlap_come_in_the_order_in_which_they_began() -> None:
    text = (
        "WEBVTT\n\n00:05.000 --> 00:09.000\n<v Anna>Second.</v>\n\n"
        "00:01.000 --> 00:06.000\n<v Jonas>First.</v>\n\n"
        "00:05.500 --> 00:06.000\n<v Jonas>Third.</v>\n"
    )
    utterances = read_transcript(text).utterances
    assert [u.text for u in utterances] == ["First.", "Second.", "Third."]
    assert [(u.start, u.end) for u in utterances] == [(1, 6), (5, 9), (5.5, 6)]


def test_cues_of_one_speaker_are_one_utterance_with_the_first_line_and_the_last_end() -> None:
    [anna, jonas] = read_transcript(zoom([TWO[0], ("anna berg", "And now?"), TWO[1]])).utterances
    assert anna == Utterance("Anna Berg", "How did the demo go? And now?", 5, 3, 8)
    assert jonas.start == 9


def test_a_teams_document_copied_as_text_has_names_above_the_words() -> None:
    text = "0:0:3.480 --> 0:0:5.230\nAnna Berg\nHow?\n0:0:5.480 --> 0:0:7.0\nJonas Keller\nFine.\nReally.\n"
    assert said(text) == [("Anna Berg", "How?"), ("Jonas Keller", "Fine. Really.")]


def test_subrip_with_frames_and_dashes() -> None:
    text = (
        "1\n00:00:01,000 --> 00:00:02,000\n- [Anna] How was it?\n- [Jonas] <font color='#fff'>Fine.</font>\n"
    )
    assert said(text) == [("Anna", "How was it?"), ("Jonas", "Fine.")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 March\n\nAnna: How?\n\nJonas: Two things: the price\nwas too high\n  and so on.\nAnna: Hm.",
         [("Anna", "How?"), ("Jonas", "Two things: the price was too high and so on."), ("Anna", "Hm.")]),
        ("**Anna:** How?\n\n**Jonas**: Fine.", [("Anna", "How?"), ("Jonas", "Fine.")]),
        ("me: how did it go\njonas: ok i guess", [("me", "how did it go"), ("jonas", "ok i guess")]),
        ("[00:12] anna: hi\n[00:15] jonas: hi\n[00:20] anna: so",
         [("anna", "hi"), ("jonas", "hi"), ("anna", "so")]),
        ("00:01:12 - Anna: hi\n00:01:15 - Jonas: hi", [("Anna", "hi"), ("Jonas", "hi")]),
        ("Anna Berg  0:03\nHow?\n\nJonas  0:05\nFine.\nYes.\n\nAnna Berg  1:02:09\nOk.",
         [("Anna Berg", "How?"), ("Jonas", "Fine. Yes."), ("Anna Berg", "Ok.")]),
        ("Anna (00:01): At 10:30: why?\nJonas (00:04): See https://x.example/a\nAnna: Note: ok",
         [("Anna", "At 10:30: why?"), ("Jonas", "See https://x.example/a"), ("Anna", "Note: ok")]),
        ("Anna: Q&amp;A?\nJonas: 5 &lt; 6 &#x1F600; AT&T &nosuch;",
         [("Anna", "Q&A?"), ("Jonas", "5 < 6 😀 AT&T &nosuch;")]),
        ("Anna\uff1a你好吗?\n李雷\uff1a很好\nAnna\uff1a好",
         [("Anna", "你好吗?"), ("李雷", "很好"), ("Anna", "好")]),
    ],
)  # fmt: skip
def test_plain_text_as_people_have_it(text: str, expected: Said) -> None:
    assert said(text) == expected
    assert read_as(text)[1] is Format.PLAIN


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("How was your week?", ["How was your week?"]),
        ("how was it\r\n\r\nwhat did she say", ["how was it", "what did she say"]),
        ("# 1:1 Jonas\n1. How was it?\n2) Did she call?\n- [ ] Why?\n• What else?\nQ3: And now?\n(b) So?",
         ["How was it?", "Did she call?", "Why?", "What else?", "And now?", "So?"]),
        ("Opening: How was it?\nForecast: Where are we?\nClose: What next?",
         ["How was it?", "Where are we?", "What next?"]),
        ("Deals:\n- Acme: what happened?\n  And what did you\n  take from it?",
         ["what happened? And what did you take from it?"]),
        ("What would you like to be different in the way that we run\nthe forecast call, by summer?",
         ["What would you like to be different in the way that we run", "the forecast call, by summer?"]),
        ("What would you like to be different in the way that all of us run\nthe forecast call?",
         ["What would you like to be different in the way that all of us run the forecast call?"]),
        ("one thing: how was it\nalso: what now", ["one thing: how was it", "also: what now"]),
        ("Q: How was it?\nQ: What next?", ["How was it?", "What next?"]),
    ],
)  # fmt: skip
def test_planned_questions(text: str, expected: list[str]) -> None:
    transcript, form = read_as(text)
    assert [u.text for u in transcript.utterances] == expected
    assert transcript.is_plan
    assert form is Format.PLANNED


def test_planned_questions_in_a_list_stay_whole() -> None:
    plan = planned(["Jonas: 1. how\nwas it?", "", "\ud800?"])
    assert [(u.text, u.line) for u in plan.utterances] == [
        ("Jonas: 1. how was it?", 1),
        ("", 2),
        ("\ufffd?", 3),
    ]
    assert plan.is_plan


def test_gong_without_parties_goes_by_ids_and_with_calls_by_their_parties() -> None:
    answer = json.loads(gong(TWO))
    parties = answer.pop("parties")
    ids = [party["speakerId"] for party in parties]
    assert [who for who, _ in said(json.dumps(answer))] == ids
    named = [who for who, _ in TWO]
    assert [
        who for who, _ in said(json.dumps({**answer, "calls": [{"metaData": {}, "parties": parties}]}))
    ] == named
    answer["callTranscripts"][0]["parties"] = parties
    assert [who for who, _ in said(json.dumps(answer["callTranscripts"]))] == named
    parties[0] = {"speakerId": int(ids[0]), "name": "", "emailAddress": "anna@example.com"}
    assert said(json.dumps(answer["callTranscripts"][0]))[0][0] == "anna@example.com"


def test_gong_sentences_of_two_who_overlap() -> None:
    answer = json.loads(gong(TWO))
    [call] = answer["callTranscripts"]
    call["transcript"][0]["sentences"].append({"start": 4500, "end": 5000, "text": "Go on."})
    assert [text for _, text in said(json.dumps(answer))] == [TWO[0][1], TWO[1][1], "Go on."]


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("", 1, "no words here"),
        ("\n \n---\n", 1, "no words here"),
        ("WEBVTT", 1, "no cue says who speaks"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nHello.\n", 3, "no cue says who speaks"),
        ("WEBVTT\n\n1\n00:01.000 --> 00:99.000\n<v A>Hi</v>", 4, "times that can't be read"),
        ("WEBVTT\n\n1\n00:01.000 --> \n<v A>Hi</v>", 4, "times that can't be read"),
        ("WEBVTT\n\n00:01.000 -> 00:02.000\n<v A>Hi</v>", 3, "words that no line of times stands above"),
        ("WEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\n<v A>Hi</v>\r\n\r\nlost", 6, "words "),
        ("1\n00:00:01,000 --> 00:00:02,000\nA: Hi\n\n2\n00:00:0x,000 --> 00:00:04,000\nB", 6, "times "),
        ('{"callTranscripts": [\n{"transcript": [}\n]}', 2, "no JSON"),
        ("{" * 100_000, 1, "no JSON"),
        ('[{"a":' * 100_000, 1, "no JSON"),
        ("[]", 1, "no call's transcript"),
        ('{"callTranscripts": []}', 1, "no call's transcript"),
        ('{"records": {}}', 1, "no transcript of Gong's"),
        ('{"callTranscripts": [\n\n{"transcript": 5}]}', 3, "no transcript of Gong's"),
        ('{"callTranscripts": [{"transcript": []},\n{"transcript": []}]}', 2, "a second call begins here"),
        ('{"transcript": [\n{"speakerId": "1"}]}', 2, "a piece of the transcript without sentences"),
        ('{"transcript": [{"sentences": [{"text": "a"},\n\n{"text": null}]}]}', 3, "a sentence without"),
        ('{"transcript": [{"sentences": [\n7]}]}', 2, 'a sentence without "text"'),
    ],
)  # fmt: skip
def test_what_is_broken_is_named_with_its_line(text: str, line: int, what: str) -> None:
    with pytest.raises(TranscriptLineError) as caught:
        read_transcript(text, "talk.vtt")
    assert isinstance(caught.value, UsageError)
    assert (caught.value.line, caught.value.exit_code) == (line, 2)
    assert str(caught.value).startswith(f"talk.vtt:{line}: {what}")
    assert "\n" not in str(caught.value)


_PIECES = st.sampled_from(
    """WEBVTT|\n|\r\n|\n\n|00:01.000 --> 00:02.000|-->|<v Anna>|</v>|<v|>|Anna: |jonas: |[00:12] |NOTE
    |1|&amp;|&#|{"transcript": [|{"sentences": [{"text": "a"}]}|]|}|[|{|"|,|\ufeff|\x00|\ud800|\u2028
    | |- |1. |?|word|Two things: """.split("|")
)


@given(st.lists(_PIECES | st.text(max_size=4), max_size=25).map("".join))
@example("WEBVTT\n<v\n-->")
@example('{"transcript": [{"sentences": [{"text": "a", "start": 1e999}, {"text": "b", "start": -1}]}]}')
def test_any_text_is_read_or_refused_with_a_line_of_its_own(text: str) -> None:
    refused_at, utterances = 1, ()
    try:
        transcript = read_transcript(text)
        utterances = transcript.utterances
        assert utterances
        assert transcript.is_plan or all(a.speaker != b.speaker for a, b in pairwise(utterances))
    except TranscriptLineError as error:
        refused_at = error.line
    assert 1 <= refused_at <= len(re.split(r"\r\n|\r|\n", text))
    for utterance in utterances:
        assert utterance.speaker.strip()
        assert utterance.text.encode()
        assert "\n" not in utterance.text


@pytest.mark.parametrize("form", FORMS)
def test_ten_megabytes(form: str) -> None:
    some = FORMS[form][0](TWO * 50)
    talk = TWO * (10_000_000 * 50 // len(some))
    write = FORMS[form][0]
    text = write(talk)
    assert len(text) > 9_000_000
    assert len(read_transcript(text).utterances) == len(talk)


@pytest.mark.parametrize(
    "text",
    [
        "a: " * 300_000,
        ("x" * 70 + "\n") * 15_000,
        "[00:12] " * 120_000,
        "- " * 300_000,
        "<v " * 300_000,
        _CUE + "<v " * 300_000,
        _CUE + "<v A>" * 200_000,
        _CUE + "&a" * 300_000,
        _CUE + "A" + " " * 1_000_000,
        _CUE + "{\\" * 300_000,
        "{" + "\n" * 1_000_000,
        '{"transcript": [' + '{"sentences": []},' * 50_000 + '{"sentences": []}]}',
        "1\n" * 300_000,
        " " * 1_000_000 + "\n",
    ],
    ids=range(14),
)
def test_time_grows_no_faster_than_the_text(text: str) -> None:
    """What a careless pattern goes through again and again: hours, if it did."""
    with suppress(TranscriptLineError):
        assert read_transcript(text).utterances
