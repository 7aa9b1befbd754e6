"""Set-up: what the lock holds, and what ``make install`` does with it. Nothing is installed here."""

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ENTRY = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)(?: ; .*?)? \\$", re.MULTILINE)


@pytest.fixture(scope="module")
def lock(checkout: Path) -> str:
    return (checkout / "requirements.lock").read_text()


@pytest.fixture(scope="module")
def project(checkout: Path) -> dict[str, dict[str, object]]:
    return tomllib.loads((checkout / "pyproject.toml").read_text())


@pytest.fixture
def clone(checkout: Path, tmp_path: Path) -> Path:
    """What set-up reads, in a folder with a space in its name."""
    clone = tmp_path / "a clone"
    (clone / ".ci").mkdir(parents=True)
    for name in ("Makefile", "requirements.lock", "pyproject.toml", ".ci/install"):
        shutil.copy(checkout / name, clone / name)
    return clone


@pytest.fixture
def tools(tmp_path: Path) -> Path:
    """A folder with all that set-up may call, and no Python and no uv of its own."""
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in ("sh", "dirname", "head", "make", "touch", "mkdir", "cat", "chmod"):
        found = shutil.which(name)
        assert found
        (tools / name).symlink_to(found)
    return tools


def stand_in(file: Path, script: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)


NEW_PYTHON = """
echo "python $*" >> "$LOG"
if [ "$1 $2" = "-m venv" ]; then mkdir -p .venv/bin; cat "$0" >$MADE; chmod +x $MADE; fi
"""
OLD_PYTHON = 'if [ "$1" = --version ]; then echo Python 3.9.18; else exit 1; fi'
UV = """
echo "uv $*" >> "$LOG"
if [ "$1" = venv ]; then mkdir -p .venv/bin; cat "$PYTHON3" >$MADE; chmod +x $MADE; fi
"""


def make(clone: Path, tools: Path, *args: str) -> tuple["subprocess.CompletedProcess[str]", list[str]]:
    log = clone / "log"
    log.write_text("")
    env = {"PATH": str(tools), "LOG": str(log), "PYTHON3": str(tools / "python3"), "MADE": ".venv/bin/python"}
    ran = subprocess.run(["make", *args], cwd=clone, env=env, capture_output=True, text=True, check=False)
    return ran, [line for line in log.read_text().splitlines() if " -c " not in line]


def test_every_package_is_pinned_with_hashes_and_no_address(lock: str) -> None:
    blocks = re.split(r"\n(?=\S)", lock)
    pinned = [block for block in blocks if not block.startswith("#")]
    assert len(pinned) > 50
    for block in pinned:
        assert ENTRY.match(block), block.splitlines()[0]
        assert "--hash=sha256:" in block
    assert not re.search(r"://|--index|--find-links|--extra-index| @ |-e ", lock)


def test_the_lock_holds_all_that_the_project_asks_for(
    lock: str, project: dict[str, dict[str, object]]
) -> None:
    versions: dict[str, list[str]] = {}
    for name, version in ENTRY.findall(lock):
        versions.setdefault(canonicalize_name(name), []).append(version)
    wanted = [*project["project"]["dependencies"], *project["build-system"]["requires"]]  # type: ignore[misc]
    for extra in project["project"]["optional-dependencies"].values():  # type: ignore[attr-defined]
        wanted += extra
    for line in wanted:
        requirement = Requirement(line)
        if requirement.name == "askfirst":
            continue
        assert all(
            requirement.specifier.contains(v) for v in versions[canonicalize_name(requirement.name)]
        ), line


def test_the_base_brings_no_heavy_client(project: dict[str, dict[str, object]]) -> None:
    base = {Requirement(line).name for line in project["project"]["dependencies"]}  # type: ignore[attr-defined]
    assert not base & {"chromadb", "openai", "langchain", "langchain-openai", "onnxruntime", "tokenizers"}


def test_uv_is_used_where_it_is_present(clone: Path, tools: Path) -> None:
    stand_in(tools / "python3", NEW_PYTHON)
    stand_in(tools / "uv", UV)
    ran, called = make(clone, tools, "install")
    assert ran.returncode == 0, ran.stderr
    venv, everything, project = called
    assert venv.startswith("uv venv ")
    assert venv.endswith("--python python3 .venv")
    assert "--require-hashes --only-binary :all: -r requirements.lock" in everything
    assert "--no-deps --no-build-isolation --editable ." in project


def test_pip_is_used_where_uv_is_not(clone: Path, tools: Path) -> None:
    stand_in(tools / "python3", NEW_PYTHON)
    ran, called = make(clone, tools, "install")
    assert ran.returncode == 0, ran.stderr
    venv, everything, project = called
    assert venv == "python -m venv --clear .venv"
    assert "-m pip install" in everything
    assert "--require-hashes --only-binary :all: -r requirements.lock" in everything
    assert "--no-deps --no-build-isolation --editable ." in project


def test_a_second_call_does_nothing_and_a_changed_lock_installs_again(clone: Path, tools: Path) -> None:
    stand_in(tools / "python3", NEW_PYTHON)
    make(clone, tools, "install")
    assert make(clone, tools, "install")[1] == []
    stamp = (clone / ".venv/.installed").stat().st_mtime
    os.utime(clone / "requirements.lock", (stamp + 5, stamp + 5))
    ran, called = make(clone, tools, "install")
    assert ran.returncode == 0
    assert any("requirements.lock" in line for line in called)


def test_a_failed_installation_is_tried_again(clone: Path, tools: Path) -> None:
    stand_in(tools / "python3", NEW_PYTHON)
    stand_in(tools / "uv", "exit 1")
    assert make(clone, tools, "install")[0].returncode != 0
    stand_in(tools / "uv", UV)
    ran, called = make(clone, tools, "install")
    assert ran.returncode == 0
    assert len(called) == 3


def test_an_old_python_is_named_in_one_line(clone: Path, tools: Path) -> None:
    stand_in(tools / "python3", OLD_PYTHON)
    ran, _ = make(clone, tools, "install")
    first, *rest = ran.stderr.splitlines()
    assert first == (
        "make install: Python 3.11 or newer is needed, and python3 here is: Python 3.9.18; "
        "install a newer one, or name it: make install PYTHON=/path/to/python3.12"
    )
    assert all(line.startswith("make: ***") for line in rest)
    assert ran.returncode != 0


def test_a_newer_python_beside_an_old_one_is_found(clone: Path, tools: Path) -> None:
    stand_in(tools / "python3", OLD_PYTHON)
    stand_in(tools / "python3.12", NEW_PYTHON)
    ran, called = make(clone, tools, "install")
    assert ran.returncode == 0, ran.stderr
    assert called[0] == "python -m venv --clear .venv"


def test_the_python_that_is_named_is_used_or_refused(clone: Path, tools: Path, tmp_path: Path) -> None:
    stand_in(tools / "python3", NEW_PYTHON)
    stand_in(tmp_path / "old python", OLD_PYTHON)
    ran, called = make(clone, tools, "install", f"PYTHON={tmp_path}/old python")
    assert "make install: Python 3.11 or newer is needed, and PYTHON=" in ran.stderr
    assert "is not: Python 3.9.18" in ran.stderr
    assert called == []


def test_a_python_without_venv_is_named(clone: Path, tools: Path) -> None:
    stand_in(tools / "python3", 'if [ "$1 $2" = "-m venv" ]; then exit 1; fi')
    ran, _ = make(clone, tools, "install")
    assert "python3 can't make a virtual environment; on Debian and Ubuntu install python3-venv" in ran.stderr


def test_ci_run_installs_lints_and_tests(checkout: Path) -> None:
    script = (checkout / ".ci/run").read_text()
    assert re.findall(r"^make (\w+)$", script, re.MULTILINE) == ["install", "lint", "test", "eval"]
    assert "set -euo pipefail" in script
    assert os.access(checkout / ".ci/run", os.X_OK)


def test_the_port_reaches_the_server(clone: Path, tools: Path) -> None:
    (clone / ".venv").mkdir()
    (clone / ".venv/.installed").touch()
    ran, _ = make(clone, tools, "-n", "run", "PORT=8123")
    assert ran.stdout.splitlines()[-1] == ".venv/bin/python -m assistant serve --port 8123"
