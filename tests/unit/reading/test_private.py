"""What isn't said back: pay, keys, numbers that identify somebody, home addresses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.reading.private import LEFT_OUT, is_not_for_sharing, is_private, without_private


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("Dana comp review: base 128k, below band", "128k"),
        ("Tom earns €84,000 and Mara less", "84,000"),
        ("Salary: 5400 a month, he wants 6000", "6000"),
        ("Tom is on 84k base while Mara gets 72k", "72k"),
        ("he was promised a bonus of 5 grand", "5 grand"),
        ("should I ask for 80k base", "80k"),
        ("My password for the CRM is Sommer2024!", "Sommer2024"),
        ("user: anna, pw: hunter2", "hunter2"),
        ("PIN 4711 for the office door", "4711"),
        ("the api key: sk-live-8a7df9a8sd7f98asd7f", "8a7df9"),
        ("call her on +44 7700 900123", "7700"),
        ("0151 2345678 is his mobile", "2345678"),
        ("reach me at tom.p@acme.example", "tom.p"),
        ("her card is 4111 1111 1111 1111", "4111"),
        ("IBAN DE89 3704 0044 0532 0130 00", "3704"),
        ("my passport number is C01X00T47", "C01X00T47"),
        ("He lives at 12 Harbour Road, BN1 4DE", "Harbour"),
        ("er wohnt in der Lindenstraße 14, 50674 Köln", "Lindenstraße"),
    ],
)
def test_it_is_left_out_and_the_matter_stays(text: str, secret: str) -> None:
    told = without_private(text)
    assert secret not in told
    assert LEFT_OUT in told
    assert is_private(text)
    assert len(told.split()) > 2


@pytest.mark.parametrize(
    "text",
    [
        "the customer wants 15% off 40k by 2026-12-09",
        "we lost 250,000 in Q3 2025 and 12 accounts",
        "quota is 1.2m and I'm at 60%",
        "the token is expired",
        "the password is too weak",
        "login fails 3 times a day",
        "1:1 with Jonas in 10 minutes at 14:30",
        "meeting on 10.12.2026 with 3 people",
        "he asked for a raise",
        "they pay 40k for the licence",
    ],
)
def test_what_deals_are_made_of_stays(text: str) -> None:
    assert without_private(text) == text
    assert not is_private(text)


@pytest.mark.parametrize(
    ("text", "kept_back"),
    [
        ("Dana comp review: below band, don't share", True),
        ("between us, he wants to leave", True),
        ("this is strictly confidential", True),
        ("they share a desk", False),
        ("he shared his screen", False),
        ("she is confident", False),
    ],
)
def test_what_says_that_it_is_not_to_be_passed_on(text: str, kept_back: bool) -> None:
    assert is_not_for_sharing(text) is kept_back


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    once = without_private(text)
    assert without_private(once) == once or LEFT_OUT in once
