"""How a command line ends, and that --help is quick because it loads nothing."""

import subprocess
import sys
import time
from ast import literal_eval
from importlib import import_module, metadata
from pathlib import Path

import click
import pytest

from assistant.cli import main as entry
from assistant.cli.main import COMMANDS, ELSEWHERE, main
from assistant.errors import ConfigurationError, ModelUnreachable

HEAVY = {
    "pydantic",
    "pydantic_settings",
    "chromadb",
    "langchain_core",
    "openai",
    "fastapi",
    "uvicorn",
    "numpy",
}


def ends_with(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> int:
    @click.command()
    def failing() -> None:
        raise error

    monkeypatch.setattr(entry.askfirst, "get_command", lambda ctx, name: failing)
    return main(["chat"])


def test_an_error_of_ours_is_one_line_and_its_own_code(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ends_with(ConfigurationError("setting model: wrong;\nmend it"), monkeypatch) == 2
    assert capsys.readouterr().err == "askfirst: setting model: wrong; mend it\n"
    assert ends_with(ModelUnreachable("no answer"), monkeypatch) == 1


def test_a_fault_is_one_line_without_what_was_typed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ends_with(KeyError("Jonas is leaving"), monkeypatch) == 1
    out, err = capsys.readouterr()
    assert err.startswith("askfirst: KeyError in test_main.py:")
    assert err.endswith("run the same with ASKFIRST_DEBUG=1 and report what it prints\n")
    assert "Jonas" not in out + err
    assert err.count("\n") == 1


def test_debug_shows_the_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASKFIRST_DEBUG", "1")
    with pytest.raises(KeyError):
        ends_with(KeyError("x"), monkeypatch)


def test_an_interrupt_is_quiet(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert ends_with(KeyboardInterrupt(), monkeypatch) == 130
    assert capsys.readouterr().err.strip() == ""


@pytest.mark.parametrize(
    ("args", "line"),
    [
        (["--prot", "1"], "No such option '--prot'; see askfirst --help"),
        (["chatt"], "No such command 'chatt'. Did you mean 'chat'?; see askfirst --help"),
        (["serve", "--port", "x"], "Invalid value for '--port': 'x' is not a valid"),
        (["chat", "--as", "boss"], "Invalid value for '--as': 'boss' is not one of 'leader', 'rep'"),
    ],
)
def test_a_wrong_call_is_one_line_and_exit_2(
    args: list[str], line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(args) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert err.startswith(f"askfirst: {line}")


def test_a_bare_call_shows_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    shown = capsys.readouterr().out
    assert all(name in shown for name in COMMANDS)


def test_the_version_is_the_installed_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"askfirst {metadata.version('askfirst')}\n"


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_line_is_the_command_s_own(name: str) -> None:
    command = import_module(ELSEWHERE.get(name, f"assistant.cli.{name}")).command
    assert command.get_short_help_str(limit=80) == COMMANDS[name]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name, "--help"]) == 0
    assert capsys.readouterr().out.startswith(f"Usage: askfirst {name}")


def test_help_loads_nothing_heavy(checkout: Path) -> None:
    script = (
        "import sys; from assistant.cli.main import main; main(['--help']); sys.exit(str([*sys.modules]))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script], cwd=checkout, capture_output=True, text=True, check=False
    )
    loaded = set(literal_eval(ran.stderr))
    assert "assistant.cli.main" in loaded
    assert not HEAVY & loaded


def test_help_takes_at_most_fifteen_times_a_bare_interpreter(checkout: Path) -> None:
    def best(*args: str) -> float:
        times = []
        for _ in range(7):
            start = time.perf_counter()
            subprocess.run([sys.executable, *args], cwd=checkout, capture_output=True, check=True)
            times.append(time.perf_counter() - start)
        return min(times)

    assert best("-m", "assistant", "--help") <= 15 * best("-c", "pass")


def test_a_reader_that_goes_away_hears_no_complaint(checkout: Path) -> None:
    ran = subprocess.run(
        f'"{sys.executable}" -m assistant --help | true',
        shell=True,
        cwd=checkout,
        capture_output=True,
        check=False,
    )
    assert ran.stderr == b""
