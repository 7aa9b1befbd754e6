"""Imports point one way."""

import subprocess
import sys
from pathlib import Path

HEAVY = ("chromadb", "langchain_core", "langchain_openai", "openai", "onnxruntime", "tokenizers", "py3langid")


def test_the_contracts_hold(checkout: Path) -> None:
    lint = "from importlinter.cli import lint_imports_command as lint; lint(['--no-cache', '--no-logo'])"
    ran = subprocess.run(
        [sys.executable, "-c", lint], cwd=checkout, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert ", 0 broken." in ran.stdout


def test_nothing_heavy_is_loaded_before_it_is_needed(checkout: Path) -> None:
    script = "import sys, assistant.bootstrap, api.app; print(*sys.modules)"
    ran = subprocess.run(
        [sys.executable, "-c", script], cwd=checkout, capture_output=True, text=True, check=True
    )
    loaded = set(ran.stdout.split())
    assert "assistant.coach" in loaded
    assert not loaded & set(HEAVY)
