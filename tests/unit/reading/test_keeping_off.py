"""What stands on no page of what was said, and what may."""

import pytest

from assistant.reading.keeping_off import fit_for_a_page


@pytest.mark.parametrize(
    "text",
    [
        "parental leave cover",
        "Ana is the maternity leave cover for Tom. Forecast is late.",
        "Tom covers Mia's parental leave",
        "while Mia is on maternity leave he has her accounts",
        "her demos are great",
    ],
)
def test_a_harmless_mention_stays(text: str) -> None:
    assert fit_for_a_page([text]) == text


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (
            "1:1 with Ana. She told me she's pregnant and wants to go part time. Her demos are great.",
            "1:1 with Ana. Her demos are great.",
        ),
        (
            "agenda: comp\nhe is on sick leave with burnout since May\nI want to replace him\nfocus: Kestrel",
            "agenda: comp\nfocus: Kestrel",
        ),
        (
            "She's on sick leave with burnout. Must tell: travel is frozen.",
            "Must tell: travel is frozen.",
        ),
        ("I don't want her back after maternity leave", ""),
        ("HR looks into a harassment complaint about Leon; his forecast was late", "his forecast was late"),
    ],
)
def test_only_the_sentences_concerned_go(text: str, kept: str) -> None:
    assert fit_for_a_page([text]) == kept


def test_danger_takes_all_of_it() -> None:
    assert fit_for_a_page(["the forecast is late. he said he wants to kill himself"]) == ""


def test_what_leans_on_it_goes_and_another_matter_stays() -> None:
    before = "she's pregnant, how do I get her off the account"
    assert fit_for_a_page([before, "yes"]) == ""
    assert fit_for_a_page([before, "the Kestrel renewal is due on Friday"]) != ""
