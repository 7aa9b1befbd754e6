import pytest

from evals.errors import DatasetError
from evals.printing import printed


def test_prints_and_ends_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(lambda: "a table") == 0
    assert capsys.readouterr().out == "a table\n"


def test_an_error_of_the_suites_own_is_one_line_and_a_code(capsys: pytest.CaptureFixture[str]) -> None:
    def broken() -> str:
        raise DatasetError("a.jsonl", 3, "not JSON", "mend it")

    assert printed(broken) == 2
    printed_there = capsys.readouterr()
    assert (printed_there.out, printed_there.err) == ("", "a.jsonl:3: not JSON; mend it\n")
