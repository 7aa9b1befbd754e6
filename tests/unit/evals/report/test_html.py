"""The page: whole without a script or a network, safe against what it quotes, and fit for screen readers."""

import base64
import hashlib
import re
from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from evals.record import Run
from evals.report.build import assembled
from evals.report.compare import compared
from evals.report.html import marked, scale_top, stands_out
from evals.report.values import Report, Seen
from evals.report.wording import percent, points
from evals.report.write import write, write_comparison
from tests.unit.evals.report.runs import KNOWN, SURE, arm, result, run, run_of, sample

NASTY = "</p><script>alert(1)</script><img src=x onerror=alert(2)> \"quoted\" & 'more' {{ 7 * 7 }}"
VOID = {"meta", "link", "input", "br", "img", "line", "circle", "path", "hr"}


class Page(HTMLParser):
    """What stands where, and whether every element is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open
        assert self.open.pop() == tag

    def all(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag == name]


@pytest.fixture(scope="module")
def runs() -> list[Run]:
    bank = run_of([0] * 40)
    return [bank, arm("askfirst", 0.05), arm("bare-asked", 0.1), arm("bare", 0.6)]


@pytest.fixture(scope="module")
def report(runs: list[Run]) -> Report:
    return assembled(runs, KNOWN, [SURE])


@pytest.fixture(scope="module", params=["report", "comparison"])
def page(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, runs: list[Run], report: Report
) -> Page:
    folder = tmp_path_factory.mktemp("pages")
    if request.param == "report":
        write(report, folder)
    else:
        write_comparison(compared(runs[3], runs[1], KNOWN), folder / "comparison.html")
    return Page((folder / f"{request.param}.html").read_text(encoding="utf-8"))


def test_it_is_one_file_that_fetches_nothing(page: Page) -> None:
    for tag, attributes in page.tags:
        for name in ("src", "href", "action", "data", "srcset", "poster"):
            assert (attributes.get(name) or "#").startswith("#"), (tag, attributes)
    assert not page.all("link")
    assert "url(" not in page.text
    assert "@import" not in page.text


def test_only_its_own_script_and_style_may_run(page: Page) -> None:
    policy = next(m["content"] for m in page.all("meta") if m.get("http-equiv") == "Content-Security-Policy")
    assert policy
    assert policy.startswith("default-src 'none'")
    for tag in ("style", "script"):
        (body,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page.text, re.S)
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert not any(
        name.startswith("on") or name == "style" for _, attributes in page.tags for name in attributes
    )


def test_every_element_is_closed_and_every_id_is_there_once(page: Page) -> None:
    assert page.open == []
    ids = Counter(attributes["id"] for _, attributes in page.tags if "id" in attributes)
    assert {name for name, count in ids.items() if count > 1} == set()
    for link in page.all("a"):
        assert (link["href"] or "").removeprefix("#") in ids


def test_headings_go_down_one_level_at_a_time(page: Page) -> None:
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_tables_have_captions_and_their_headers_a_scope(page: Page) -> None:
    assert page.all("table")
    assert len(page.all("caption")) == len(page.all("table"))
    assert all(header.get("scope") in ("col", "row") for header in page.all("th"))


def test_language_and_width_are_given_and_what_scrolls_can_be_reached_by_keyboard(page: Page) -> None:
    assert page.all("html")[0]["lang"] == "en"
    assert any(meta.get("name") == "viewport" for meta in page.all("meta"))
    scrolling = [d for d in page.all("div") if d.get("class") == "scroll"]
    assert all(
        d.get("tabindex") == "0" and d.get("role") == "region" and d.get("aria-label") for d in scrolling
    )
    assert all(svg.get("aria-hidden") == "true" for svg in page.all("svg"))


def test_it_says_that_the_conversations_are_made_up(page: Page) -> None:
    assert "made up" in page.text
    assert "made-up conversations only" in page.text


def test_without_a_script_nothing_is_hidden_but_the_filter(report: Report, tmp_path: Path) -> None:
    write(report, tmp_path)
    page = Page((tmp_path / "report.html").read_text(encoding="utf-8"))
    assert [tag for tag, attributes in page.tags if "hidden" in attributes] == ["form"]
    assert len([d for d in page.all("details") if "conversation" in (d.get("class") or "")]) == 160


def test_the_first_screen_holds_answer_threshold_people_uplift_and_trust(
    report: Report, tmp_path: Path
) -> None:
    write(report, tmp_path)
    text = (tmp_path / "report.html").read_text(encoding="utf-8")
    first = text[: text.index("Beside human sessions")]
    for words in (
        "Yes. It asks, and hardly ever tells.",
        "the threshold of 5%",
        "People, in good counselling sessions",
        "AnnoMI",
        "than the model told to ask",
        "How far each scorer can be trusted",
        "How to read an interval",
    ):
        assert words in first


def test_what_is_quoted_stays_text(tmp_path: Path) -> None:
    one = sample(0, turns=(NASTY, "ok"))
    made = run([result(one, error=NASTY)], [one], machine=NASTY)
    write(assembled([made], KNOWN), tmp_path)
    page = Page((tmp_path / "report.html").read_text(encoding="utf-8"))
    assert page.text.count("<script>") == 1
    assert not page.all("img")
    assert "&lt;script&gt;alert(1)" in page.text
    assert "{{ 7 * 7 }}" in page.text


def test_unfolded_from_the_start_are_the_first_failures_of_what_is_reviewed(tmp_path: Path) -> None:
    write(assembled([run_of([0, 3, 1, 2, 1, 1])], KNOWN), tmp_path)
    page = Page((tmp_path / "report.html").read_text(encoding="utf-8"))
    assert [d["id"] for d in page.all("details") if "open" in d] == [
        f"c-askfirst-bank-{name}-1" for name in ("s-001", "s-003", "s-002")
    ]


def test_files_are_the_three_and_json_is_the_source(report: Report, tmp_path: Path) -> None:
    files = write(report, tmp_path / "made" / "here")
    assert [file.name for file in files] == ["report.json", "report.html", "report.csv"]
    assert Report.model_validate_json(files[0].read_bytes()) == report


def seen(quote: str, failure: bool = False) -> Seen:
    return Seen(scorer="tells", quote=quote, why="so", failure=failure)


def test_quotes_are_marked_where_they_stand_and_escaped() -> None:
    text = "You <should> call. Why?"
    assert marked(text, [seen("<should>", True), seen("Why?")]) == (
        'You <mark class="failure">&lt;should&gt;</mark> call. <mark class="remark">Why?</mark>'
    )


def test_a_failure_goes_before_a_remark_on_the_same_words_and_a_remark_on_all_marks_nothing() -> None:
    text = "You should call."
    assert str(marked(text, [seen("should call"), seen("You should", True)])).count("<mark") == 1
    assert marked(text, [seen(text)]) == text
    assert marked(text, [seen(text, True)]) == f'<mark class="failure">{text}</mark>'
    assert marked(text, [seen("not there"), seen("")]) == text


def test_scales_hold_what_is_drawn_on_them() -> None:
    assert scale_top([0.05, 0.15]) == 0.2
    assert scale_top([0.61]) == 0.7
    assert scale_top([1.2]) == 2


def test_a_group_stands_out_only_by_its_own_interval(report: Report) -> None:
    tells = next(row for row in report.scorers if row.scorer.name == "tells")
    by_run = {own.run: own.figure for own in tells.figures}
    assert stands_out(by_run["bare-small-1b"], by_run["askfirst-bank"], tells.scorer)
    assert not stands_out(by_run["askfirst-bank"], by_run["bare-small-1b"], tells.scorer)
    asks = next(row.scorer for row in report.scorers if row.scorer.name == "asks")
    assert not stands_out(by_run["bare-small-1b"], by_run["askfirst-bank"], asks)


@pytest.mark.parametrize(
    ("share", "text"),
    [(0, "0%"), (0.004, "0.4%"), (0.0996, "10%"), (0.05, "5%"), (1, "100%"), (-0.0001, "0%")],
)
def test_percentages_are_short(share: float, text: str) -> None:
    assert percent(share) == text


def test_differences_are_points_with_a_sign() -> None:
    assert [points(value) for value in (0.12, -0.01, 0.0)] == [
        "+12 points",
        "\N{MINUS SIGN}1 point",
        "0 points",
    ]
