"""The allow-list of licences, and how what distributions write is read."""

import importlib.util
from email.message import Message
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def licences(checkout: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("licences", checkout / ".ci/licences.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Package:
    """What the check reads of a distribution."""

    version = "1.0"

    def __init__(self, name: str, **fields: str) -> None:
        self.metadata = Message()
        self.metadata["Name"] = name
        for field, value in fields.items():
            self.metadata[field.replace("_", "-")] = value


@pytest.mark.parametrize(
    ("expression", "fine"),
    [
        ("MIT", True),
        ("Apache-2.0 AND MIT", True),
        ("GPL-3.0-only OR MIT", True),
        ("MPL-2.0 AND (Apache-2.0 OR GPL-2.0-only)", True),
        ("MIT AND (GPL-2.0-only OR LGPL-3.0-only)", False),
        ("GPL-3.0-only", False),
        ("MIT AND GPL-3.0-only", False),
        ("Apache-2.0 WITH Something-exception", False),
        ("", False),
    ],
)
def test_an_expression_is_allowed_when_a_choice_of_its_parts_is(
    licences: ModuleType, expression: str, fine: bool
) -> None:
    assert licences.allowed(expression) is fine


@pytest.mark.parametrize(
    ("fields", "read"),
    [
        ({"License_Expression": "MIT", "License": "GPL"}, "MIT"),
        ({"License": "Apache License, Version 2.0"}, "Apache-2.0"),
        ({"License": "MIT License\n\nCopyright (c) somebody"}, "MIT"),
        ({"Classifier": "License :: OSI Approved :: BSD License"}, "BSD-3-Clause"),
        ({"License": "UNKNOWN"}, ""),
        ({}, ""),
    ],
)
def test_what_a_distribution_says_is_read(licences: ModuleType, fields: dict[str, str], read: str) -> None:
    assert licences.licence_of(Package("some", **fields)) == read


def test_what_is_refused_is_named_and_the_project_itself_is_not_asked(licences: ModuleType) -> None:
    found = [
        Package("zeta", License_Expression="GPL-3.0-only"),
        Package("alpha"),
        Package("askfirst", License_Expression="Apache-2.0"),
        Package("fine", License_Expression="MIT"),
    ]
    assert licences.refused(found) == ["alpha 1.0: no licence stated", "zeta 1.0: GPL-3.0-only"]
