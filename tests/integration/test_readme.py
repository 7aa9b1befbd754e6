"""Every command in the README is run, in its order, against a server started as the README says.

The blocks are taken as they stand but for the port, which has to be a free one, and ``.venv/bin/``, where
the tests run in another environment. Two commands of make are not run again, because they are what runs
this test: ``make test`` would recurse, and ``make run`` would set up first; the set-up is tested in
``test_install.py``.
"""

import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.settings import load_settings
from tests.integration.programs import Server, serving

pytestmark = pytest.mark.usefixtures("index_at_hand")

BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ADDRESS = "127.0.0.1:8000"


@pytest.fixture(scope="module")
def readme(checkout: Path) -> str:
    return (checkout / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def blocks(readme: str) -> list[tuple[str, str]]:
    return [(language, text) for language, text in BLOCK.findall(readme) if language != "text"]


@pytest.fixture(scope="module")
def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def env(home: Path, checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An empty home, an editor that changes nothing, and ``askfirst`` of this environment by its name."""
    tools = tmp_path_factory.mktemp("tools")
    command = tools / "askfirst"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m assistant "$@"\n')
    command.chmod(0o755)
    path = os.pathsep.join([str(tools), str(Path(sys.executable).parent), os.environ["PATH"]])
    return {
        "PATH": path,
        "HOME": str(home),
        "EDITOR": "true",
        "LLM_USER_PATH": str(home / "llm"),
        "PYTHONPATH": str(checkout),
    }


def here(text: str, port: int, checkout: Path) -> str:
    """A block as it can run in this environment."""
    text = text.replace(ADDRESS, f"127.0.0.1:{port}").replace(".venv/bin/askfirst", "askfirst")
    if subprocess.run(["make", "-q", "install"], cwd=checkout, capture_output=True, check=False).returncode:
        return text.replace("make run", f"askfirst serve --port {port}")  # .venv isn't what runs the tests
    return text.replace("make run", f"make run PORT={port}")


@pytest.fixture(scope="module")
def server(blocks: list[tuple[str, str]], port: int, checkout: Path, env: dict[str, str]) -> Iterator[Server]:
    [start] = [text for language, text in blocks if language == "sh" and text == "make run\n"]
    with serving(here(start, port, checkout), checkout, env) as server:
        yield server


def shell(text: str, checkout: Path, env: dict[str, str], said: str = "") -> str:
    ran = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", text],
        cwd=checkout,
        env={**os.environ, **env},
        input=said,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ran.returncode == 0, f"{text}\n{ran.stdout}\n{ran.stderr}"
    return ran.stdout


def holding(blocks: list[tuple[str, str]], language: str, words: str) -> str:
    [found] = [text for tongue, text in blocks if tongue == language and words in text]
    return found


def test_no_block_is_left_out(blocks: list[tuple[str, str]]) -> None:
    tested = {
        "sh": (
            "make run\n",
            "make test\n",
            '"model": "askfirst-leader"',
            " chat --as ",
            " chat --journey ",
            " prepare",
            " memory",
            " mirror ",
            "/v1/conversations",
            " doctor",
            "llm ",
            "ASKFIRST_MODEL=",
            "playbook",
            ' check "',
            ' search "',
            " eval run ",
        ),
        "python": ("OpenAI(",),
        "yaml": ("model_id",),
        "toml": ("latitude",),
    }
    for language, text in blocks:
        assert any(words in text for words in tested[language]), text


def test_search_shows_passages_with_their_sources(
    blocks: list[tuple[str, str]], port: int, checkout: Path, env: dict[str, str]
) -> None:
    found = shell(here(holding(blocks, "sh", ' search "'), port, checkout), checkout, env)
    assert len(re.findall(r"^[a-z-]+/[a-z0-9-]+/\d+  \(0\.\d\d\)$", found, re.MULTILINE)) == 5
    assert len(re.findall(r"^  .+: .+ \(\d{4}\)$", found, re.MULTILINE)) == 5


def test_a_run_of_the_suite_becomes_a_report(
    blocks: list[tuple[str, str]], port: int, checkout: Path, env: dict[str, str], tmp_path: Path
) -> None:
    written = here(holding(blocks, "sh", " eval run "), port, checkout).replace(
        "/tmp/askfirst", f"{tmp_path}/a"
    )
    shell(written, checkout, env)
    assert "<html" in (tmp_path / "a-report" / "report.html").read_text(encoding="utf-8")
    assert (tmp_path / "a-eval" / "run.json").is_file()


def test_make_test_is_a_target(checkout: Path) -> None:
    ran = subprocess.run(["make", "-n", "test"], cwd=checkout, capture_output=True, text=True, check=True)
    assert "pytest" in ran.stdout


def test_the_server_says_where_it_is(server: Server, port: int) -> None:
    assert server.address == f"http://127.0.0.1:{port}"


def test_curl(
    server: Server, blocks: list[tuple[str, str]], port: int, checkout: Path, env: dict[str, str]
) -> None:
    printed = shell(here(holding(blocks, "sh", '"model": "askfirst-leader"'), port, checkout), checkout, env)
    assert '"askfirst"' in printed
    assert "?" in printed


def test_the_openai_client(
    server: Server, blocks: list[tuple[str, str]], port: int, checkout: Path, env: dict[str, str], home: Path
) -> None:
    script = home / "client.py"
    script.write_text(here(holding(blocks, "python", "OpenAI("), port, checkout))
    printed = shell(f'"{sys.executable}" "{script}"', checkout, env)
    assert "?" in printed
    assert "'framework'" in printed


def test_llm(
    server: Server, blocks: list[tuple[str, str]], port: int, checkout: Path, env: dict[str, str], home: Path
) -> None:
    assert shutil.which("llm", path=env["PATH"])
    (home / "llm").mkdir()
    models = here(holding(blocks, "yaml", "model_id"), port, checkout)
    (home / "llm" / "extra-openai-models.yaml").write_text(models)
    assert "?" in shell(holding(blocks, "sh", "llm "), checkout, env)


def test_the_terminal(blocks: list[tuple[str, str]], port: int, checkout: Path, env: dict[str, str]) -> None:
    command = here(holding(blocks, "sh", " chat --as "), port, checkout)
    assert "?" in shell(command, checkout, env, said="Anna missed her target again.\n/quit\n")


def test_a_journey_is_kept_and_leaves_a_page(
    blocks: list[tuple[str, str]], port: int, checkout: Path, env: dict[str, str]
) -> None:
    command = here(holding(blocks, "sh", " chat --journey "), port, checkout)
    printed = shell(command, checkout, env, said="We lost Acme on price.\n/page\n/quit\n")
    assert "Looking back at" in printed
    assert "lost-deal" in shell("askfirst conversations list", checkout, env)


def test_pages_in_one_go(
    blocks: list[tuple[str, str]], port: int, checkout: Path, env: dict[str, str]
) -> None:
    printed = shell(here(holding(blocks, "sh", " prepare"), port, checkout), checkout, env)
    assert printed.count("# 1:1 with Jonas") == 2
    assert "# 1:1 with Anna" in printed


def test_what_is_carried_along_and_next(
    blocks: list[tuple[str, str]], port: int, checkout: Path, env: dict[str, str]
) -> None:
    assert shell(here(holding(blocks, "sh", " memory"), port, checkout), checkout, env)


def test_the_mirror(blocks: list[tuple[str, str]], port: int, checkout: Path, env: dict[str, str]) -> None:
    printed = shell(here(holding(blocks, "sh", " mirror "), port, checkout), checkout, env)
    assert printed.index("told most that was new") < printed.index("In numbers")


def test_a_client_of_ones_own(
    server: Server, blocks: list[tuple[str, str]], port: int, checkout: Path, env: dict[str, str]
) -> None:
    printed = shell(here(holding(blocks, "sh", "/v1/conversations"), port, checkout), checkout, env)
    assert '"state":"complete"' in printed
    assert "We lost the Acme deal on price today." in printed


def test_doctor(blocks: list[tuple[str, str]], port: int, checkout: Path, env: dict[str, str]) -> None:
    assert "All that is set up works." in shell(
        here(holding(blocks, "sh", " doctor"), port, checkout), checkout, env
    )


def test_check(blocks: list[tuple[str, str]], port: int, checkout: Path, env: dict[str, str]) -> None:
    assert shell(here(holding(blocks, "sh", ' check "'), port, checkout), checkout, env).startswith(
        "Managing."
    )


def test_a_playbook_of_ones_own(
    blocks: list[tuple[str, str]], port: int, checkout: Path, env: dict[str, str]
) -> None:
    assert "grow" in shell(here(holding(blocks, "sh", "playbook"), port, checkout), checkout, env)


def test_a_model_is_set_up_by_the_environment(
    blocks: list[tuple[str, str]], checkout: Path, env: dict[str, str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        other = int(free.getsockname()[1])
    with serving(here(holding(blocks, "sh", "ASKFIRST_MODEL="), other, checkout), checkout, env) as server:
        assert "written by qwen2.5:1.5b at http://127.0.0.1:11434/v1" in server.printed


def test_the_settings_file_is_read(
    blocks: list[tuple[str, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASKFIRST_DATA", str(tmp_path))
    (tmp_path / "settings.toml").write_text(holding(blocks, "toml", "latitude"))
    settings = load_settings()
    assert settings.model == "qwen2.5:1.5b"
    assert settings.crisis_help.startswith("In Germany")


def test_the_paths_that_it_names_exist(readme: str, checkout: Path) -> None:
    linked = re.findall(r"\]\((?!http)([^)#]+)\)", readme)
    assert linked
    assert all((checkout / path).exists() for path in linked)


def test_the_default_folder_is_the_one_it_names(readme: str) -> None:
    from assistant.settings import DEFAULT_DATA

    assert f"`{DEFAULT_DATA}`" in readme


def test_the_conversation_coaches(readme: str) -> None:
    from assistant.guarding.weighed import WeighedGuard

    block = readme.split("<!-- conversation: begin -->")[1].split("<!-- conversation: end -->")[0]
    paragraphs = [" ".join(p.split()) for p in block.split("\n\n") if p.strip()]
    said = [p.removeprefix("> ") for p in paragraphs if p.startswith("> ")]
    replies = [paragraphs[n + 1] for n, p in enumerate(paragraphs) if p.startswith("> ")]
    assert len(said) >= 5
    for turn, reply in enumerate(replies, 1):
        assert reply.endswith("?")
        assert not WeighedGuard().judge(reply, said[:turn]).is_managing
