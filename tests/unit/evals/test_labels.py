"""The blind sample, labels read back, and how far scorers agree with them."""

import csv
import io
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.blind import QUESTIONS, Item, drawn, page, table
from evals.errors import DatasetError, RunError
from evals.labels import agreement_of, majority, read_answers, write_sample
from evals.record import Arm, Result, Run
from evals.samples import Sample
from evals.scorers import SCORERS
from evals.scores import Finding, Score
from evals.transcript import Passage, Speaker, Transcript, Turn

SECRET = "grow/goal/1"


def run(arm: Arm, conversations: int = 12, told: frozenset[int] = frozenset(), judged: float = 0.0) -> Run:
    """Conversations of two replies; in those of ``told`` the last reply has a finding."""
    passage = Passage(id=SECRET, framework="grow", text="secret passage")
    results = []
    for n in range(conversations):
        turns = (
            Turn(role=Speaker.COACHEE, content=f"message {n}"),
            Turn(role=Speaker.COACH, content=f"{arm} first {n}?", writer="model-x"),
            Turn(role=Speaker.COACHEE, content="=2+2"),
            Turn(role=Speaker.COACH, content=f"-last {n}?", citations=(SECRET,), retrieved=(passage,)),
        )
        found = (Finding(turn=3, quote="last", why="hidden reason"),)
        scores = (
            Score(
                scorer="tells", value=float(n in told), explanation="x", findings=found if n in told else ()
            ),
            Score(scorer="judged-tells", value=judged, explanation="x", findings=found),
        )
        transcript = Transcript(id=f"s{n}", turns=turns)
        results.append(Result(sample=f"s{n}", epoch=1, transcript=transcript, scores=scores))
    return Run(
        id=f"run-{arm}", created="2026-01-01", suite="smoke", coach=arm, model="model-x", judge="",
        epochs=1, seed=0, commit="c", data="d", knowledge="k", prompts="p", seconds=1, machine="m",
        samples=tuple(Sample(id=r.sample, role="rep", journey="other", turns=("hi",)) for r in results),
        results=tuple(results),
    )  # fmt: skip


def last_replies(runs: list[Run]) -> list[Item]:
    return [item for item in drawn(runs, 1000, 0) if len(item.before) == 3]


def answered(folder: Path, name: str, answers: dict[str, str], scorer: str = "tells") -> Path:
    file = folder / name
    lines = [f"id,{scorer},comment", *(f"{item},{answer},note" for item, answer in answers.items())]
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def test_the_sample_is_as_large_as_asked_spread_over_runs_and_the_same_for_the_same_seed() -> None:
    runs = [run("askfirst"), run("bare")]
    items = drawn(runs, 10, 3)
    assert len({item.id for item in items}) == 10
    assert items == drawn(runs, 10, 3)
    assert [item.id for item in items] != [item.id for item in drawn(runs, 10, 4)]
    firsts = {(i.before, i.reply) for r in runs for i in drawn([r], 1000, 0)}
    assert all((item.before, item.reply) in firsts for item in items)


def test_each_arm_gives_as_many_and_conversations_come_before_second_replies() -> None:
    ours = {item.id for item in drawn([run("askfirst")], 1000, 0)}
    items = drawn([run("askfirst"), run("bare")], 12, 1)
    assert sum(item.id in ours for item in items) == 6
    # Twelve replies of one run come from its twelve conversations.
    assert len({item.before[0] for item in drawn([run("bare")], 12, 0)}) == 12


def test_the_order_does_not_go_by_run() -> None:
    ours = {item.id for item in drawn([run("askfirst")], 1000, 0)}
    order = [item.id in ours for item in drawn([run("askfirst"), run("bare")], 40, 0)]
    assert order not in (sorted(order), sorted(order, reverse=True))
    assert any(one == other for one, other in pairwise(order))


@pytest.mark.parametrize("made", [page, table])
def test_nothing_tells_which_coach_it_was_or_how_it_was_scored(made: object) -> None:
    assert callable(made)
    text = made(drawn([run("askfirst", told=frozenset({1})), run("bare")], 1000, 0))
    for hidden in (SECRET, "secret passage", "hidden reason", "run-bare", "model-x", '"s1"'):
        assert hidden not in text, hidden


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def test_the_page_fetches_nothing_and_asks_each_question_of_each_reply() -> None:
    items = drawn([run("bare")], 5, 0)
    text = page(items)
    parsed = _Page()
    parsed.feed(text)
    assert not [a for _, a in parsed.tags if a.keys() & {"src", "href", "action", "srcset"}]
    assert "http" not in text.replace("</html>", "").split("<body>")[1]
    names = [a["name"] for tag, a in parsed.tags if tag == "input"]
    wanted = {f"{item.id} {question.scorer}" for item in items for question in QUESTIONS}
    assert set(names) == wanted
    assert len(names) == 3 * len(wanted)
    assert sum(tag == "textarea" for tag, _ in parsed.tags) == 5


def test_what_people_type_is_text_on_the_page() -> None:
    nasty = Item(id="0123456789", before=((Speaker.COACHEE, "<script>alert(1)</script>"),), reply="a & b <i>")
    text = page([nasty])
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)" in text
    assert "a &amp; b &lt;i&gt;" in text


def test_no_cell_of_the_table_is_a_formula() -> None:
    rows = list(csv.reader(io.StringIO(table(drawn([run("bare")], 1000, 0)).removeprefix("\ufeff"))))
    assert len(rows) == 26
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t"))]
    assert any(cell.startswith("'-last") for row in rows for cell in row)


def test_every_question_is_a_scorers() -> None:
    assert {question.scorer for question in QUESTIONS} <= set(SCORERS)


def test_a_run_without_replies_has_nothing_to_label() -> None:
    with pytest.raises(RunError, match="no reply to label"):
        drawn([run("bare", 0)], 5, 0)


def test_the_table_filled_in_comes_back_as_labels(tmp_path: Path) -> None:
    page_file, file = write_sample([run("askfirst")], tmp_path / "new", 6, 0)
    assert page_file.read_text(encoding="utf-8").startswith("<!doctype html>")
    rows = list(csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig"))))
    column = rows[0].index("tells")
    for row, answer in zip(rows[2:], ("yes", "No", " y ", "0", "", "TRUE"), strict=True):
        row[column] = answer
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, delimiter=";").writerows(rows)
    labels = read_answers(file)
    assert [label.answer for label in labels] == ["yes", "no", "yes", "no", "yes"]
    assert [label.item for label in labels] == [row[0] for row in rows[2:] if row[column]]


@given(st.sampled_from(["yes", "no", ""]), st.text(alphabet="=+-@\t\"';,\nab", max_size=20))
def test_any_comment_leaves_the_answers_as_they_are(answer: str, comment: str) -> None:
    import tempfile

    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows(
        [["id", "tells", "comment"], ["0123456789", answer, comment]]
    )
    with tempfile.NamedTemporaryFile("w", suffix=".csv", encoding="utf-8", newline="") as file:
        file.write(out.getvalue())
        file.flush()
        labels = read_answers(Path(file.name))
    assert [label.answer for label in labels] == ([answer] if answer else [])


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("id,tells\nx,maybe\n", r":2: `tells` is 'maybe'; write yes, no"),
        ("name,tells\nx,yes\n", ":1: no column id"),
        ("id,other\nx,yes\n", ":1: no column id or none with answers"),
    ],
)
def test_a_table_that_cannot_be_read_says_where(tmp_path: Path, text: str, says: str) -> None:
    file = tmp_path / "labels.csv"
    file.write_text(text)
    with pytest.raises(DatasetError, match=says):
        read_answers(file)


def test_a_missing_or_garbled_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="check its name"):
        read_answers(tmp_path / "none.csv")
    (tmp_path / "l.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DatasetError, match="not UTF-8"):
        read_answers(tmp_path / "l.csv")


def test_a_scorer_that_sees_what_people_see_agrees_fully(tmp_path: Path) -> None:
    runs = [run("askfirst", told=frozenset({0, 1, 2, 3}))]
    told = {f"-last {n}?" for n in range(4)}
    answers = {item.id: "yes" if item.reply in told else "no" for item in drawn(runs, 1000, 0)}
    rows = agreement_of(runs, [answered(tmp_path, "one.csv", answers)], "one trainer")
    by_rules = next(row for row in rows if row.scorer == "tells")
    assert (by_rules.kappa, by_rules.labels, by_rules.yes) == (1, 24, 4)
    assert (by_rules.among, by_rules.alpha, by_rules.raters) == (None, None, 1)
    assert by_rules.labelled_by == "people"
    assert "κ 1.00" in by_rules.in_words()
    assert by_rules.in_words().endswith("labelled by one trainer")


@pytest.mark.parametrize(("value", "faulty"), [(1.0, True), (0.0, False)])
def test_a_judges_quotes_speak_of_a_fault_only_at_a_bad_level(
    tmp_path: Path, value: float, faulty: bool
) -> None:
    runs = [run("askfirst", judged=value)]
    answers = {item.id: "yes" if len(item.before) == 3 else "no" for item in drawn(runs, 1000, 0)}
    rows = agreement_of(runs, [answered(tmp_path, "one.csv", answers)], "one trainer")
    judged = next(row for row in rows if row.scorer == "judged-tells")
    assert judged.kappa == (1 if faulty else 0)


def test_labellers_who_agree_do_not_lift_a_scorer_that_does_not(tmp_path: Path) -> None:
    runs = [run("askfirst", told=frozenset({1, 3, 5, 7, 9, 11}))]
    # Half of what people call faulty the scorer sees, and half of what they don't.
    answers = {item.id: "yes" if int(item.reply[6:-1]) % 4 < 2 else "no" for item in last_replies(runs)}
    files = [answered(tmp_path, f"{name}.csv", answers) for name in "abc"]
    row = next(row for row in agreement_of(runs, files, "three trainers") if row.scorer == "tells")
    assert row.kappa == pytest.approx(0)
    assert row.among == pytest.approx(1)
    assert row.alpha is not None
    assert 0.3 < row.alpha < 0.7
    assert row.raters == 3


def test_labels_of_this_projects_makers_are_named_so(tmp_path: Path) -> None:
    runs = [run("askfirst", told=frozenset({0}))]
    answers = {item.id: "no" for item in drawn(runs, 1000, 0)}
    (row, *_) = agreement_of(runs, [answered(tmp_path, "m.csv", answers)], "this project's makers")
    assert row.labelled_by == "makers"


def test_where_nobody_calls_anything_faulty_agreement_is_not_known(tmp_path: Path) -> None:
    runs = [run("askfirst")]
    answers = {item.id: "no" for item in drawn(runs, 1000, 0)}
    (row, *_) = agreement_of(runs, [answered(tmp_path, "m.csv", answers)], "one trainer")
    assert (row.kappa, row.labels) == (None, 24)
    assert "nothing varies" in row.in_words()


def test_labels_of_other_runs_are_refused(tmp_path: Path) -> None:
    answers = {item.id: "no" for item in drawn([run("bare")], 1000, 0)}
    with pytest.raises(RunError, match="none of these labels"):
        agreement_of([run("askfirst")], [answered(tmp_path, "m.csv", answers)], "one trainer")


@pytest.mark.parametrize(
    ("answers", "wanted"),
    [(["yes"], "yes"), (["yes", "no"], None), (["yes", "no", "no", None], "no"), ([None], None), ([], None)],
)
def test_a_majority_is_more_than_half(answers: list[str | None], wanted: str | None) -> None:
    assert majority(answers) == wanted
