"""How far causes are read as labelled: what counts as found, and the tables."""

import json
from pathlib import Path

import pytest

from evals import causes
from evals.causes import (
    AGAIN,
    LABELLED,
    LabelledCause,
    LabelledSentence,
    ReadSentence,
    detection,
    in_words,
    main,
    measured,
    pairs,
    side,
)
from evals.jsonl import read_rows

TEXT = "We lost because their CFO left and I never called her back."


def a_cause(words: str, locus: str = "outside", **sides: str | None) -> LabelledCause:
    told = {"stability": "passing", "reach": "beyond", "basis": "seen", **sides}
    return LabelledCause.model_validate({"words": words, "locus": locus, **told})


SENTENCE = LabelledSentence(
    id="terse-001",
    text=TEXT,
    causes=(a_cause("their CFO left"), a_cause("I never called her back", "inside")),
    split="report",
)


def test_a_cause_is_found_by_half_of_the_longer_ones_words() -> None:
    found = pairs(SENTENCE, [a_cause("CFO left"), a_cause(TEXT)])
    assert [(p.labelled and p.labelled.words, p.read and p.read.words) for p in found] == [
        ("their CFO left", "CFO left"),
        ("I never called her back", None),
        (None, TEXT),
    ]


def test_one_cause_read_answers_for_one_labelled() -> None:
    found = pairs(SENTENCE, [a_cause("their CFO left"), a_cause("their CFO left")])
    assert sum(p.read is not None and p.labelled is not None for p in found) == 1


def test_words_that_arent_in_the_sentence_find_nothing() -> None:
    (first, second, third) = pairs(SENTENCE, [a_cause("the CFO quit")])
    assert (first.read, second.read, third.labelled) == (None, None, None)


def test_precision_and_recall() -> None:
    found = pairs(SENTENCE, [a_cause("their CFO left"), a_cause("We lost"), a_cause("back")])
    seen = detection(found)
    assert seen.precision is not None
    assert seen.recall is not None
    assert (seen.precision.mean, seen.recall.mean) == (pytest.approx(1 / 3), pytest.approx(1 / 2))
    assert seen.f1 == pytest.approx(0.4)
    assert detection([]).f1 == 0.0


def test_a_side_untold_is_a_label_of_its_own() -> None:
    found = pairs(SENTENCE, [a_cause("their CFO left", stability=None), a_cause("never called her back")])
    assert side(found, "stability")[0] == 0.5
    assert side(found, "locus")[0] == 0.5
    assert side(found, "basis")[0] == 1.0
    assert side([], "basis") == (None, None)


def test_sentences_not_read_are_left_out() -> None:
    assert measured([SENTENCE], {}) == {}
    rows = measured([SENTENCE], {SENTENCE.id: ReadSentence(id=SENTENCE.id, causes=())})
    assert set(rows) == {"report", "report/terse"}
    assert "report" in in_words(rows)


def test_the_labels_are_sound() -> None:
    sentences = read_rows(LABELLED, LabelledSentence)
    again = read_rows(AGAIN, ReadSentence)
    texts = {s.id: s.text for s in sentences}
    assert len(texts) == len(sentences) >= 320
    assert len(set(texts.values())) == len(sentences)
    assert {s.split for s in sentences} == {"tune", "report"}
    assert len({one.id for one in again}) == len(again) == 100
    assert all(cause.words in s.text for s in sentences for cause in s.causes)
    assert all(cause.words in texts[one.id] for one in again for cause in one.causes)


def test_the_command_reads_predictions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sentence = read_rows(LABELLED, LabelledSentence)[0]
    file = tmp_path / "read.jsonl"
    told = [cause.model_dump() for cause in sentence.causes]
    file.write_text(json.dumps({"id": sentence.id, "causes": told, "notice": "Read by plain rules."}))
    assert main(["report", "--predictions", str(file)]) == 0
    printed = capsys.readouterr().out
    assert "1.000" in printed
    assert "1 of 1 read by plain rules" in printed


def test_an_unknown_sentence_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "read.jsonl"
    file.write_text('{"id": "nobody", "causes": []}')
    assert main(["report", "--predictions", str(file)]) == 2
    assert "'nobody'" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["what"], ["report", "--again", "x"], ["report", "--predictions"]])
def test_wrong_arguments(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert "usage" in capsys.readouterr().err


def test_agreement_is_called_what_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["agreement"]) == 0
    assert "one maker with itself" in capsys.readouterr().out


def test_a_broken_command_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(causes.sys, "executable", str(_failing(tmp_path)))
    assert main(["report"]) == 2
    assert "--predictions" in capsys.readouterr().err


def _failing(folder: Path) -> Path:
    program = folder / "program"
    program.write_text("#!/bin/sh\necho no >&2\nexit 3\n")
    program.chmod(0o755)
    return program
