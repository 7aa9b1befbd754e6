"""Every installed dependency has a licence that this project can live with, or the lint fails.

Run by ``make lint`` in ``.venv``. Reads what each distribution says of itself: its SPDX expression,
else its free ``License`` field, else its classifiers.
"""

import re
import sys
from collections.abc import Iterable
from importlib.metadata import Distribution, distributions

ALLOWED = frozenset(
    {
        "0BSD",
        "Apache-2.0",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "CC0-1.0",
        "CNRI-Python",
        "ISC",
        "MIT",
        "MPL-2.0",  # binds changes to its own files only, and none is changed here
        "PSF-2.0",
        "Public-Domain",
        "Zlib",
    }
)

# What distributions write where an SPDX id belongs, in lower case.
SPELLINGS = {
    # How CPython's licence begins, put whole into the field.
    "1. this license agreement is between the python software foundation": "PSF-2.0",
    "apache 2.0": "Apache-2.0",
    "apache license 2.0": "Apache-2.0",
    "apache license version 2.0": "Apache-2.0",
    "apache license, version 2.0": "Apache-2.0",
    "apache software license": "Apache-2.0",
    "3-clause bsd license": "BSD-3-Clause",
    "bsd 2-clause license": "BSD-2-Clause",
    "bsd": "BSD-3-Clause",
    "bsd license": "BSD-3-Clause",
    "dual license": "Apache-2.0 OR BSD-3-Clause",  # python-dateutil, whose classifiers name both
    "isc license": "ISC",
    "isc license (iscl)": "ISC",
    "mit license": "MIT",
    "mozilla public license 2.0 (mpl 2.0)": "MPL-2.0",
    "public domain": "Public-Domain",
    "python software foundation license": "PSF-2.0",
}

# Said nowhere in the metadata; read in the licence file that comes along.
READ = {"agent-client-protocol": "Apache-2.0"}

OWN = "askfirst"


def licence_of(distribution: Distribution) -> str:
    """One SPDX-like expression, or ``""`` where nothing is said."""
    fields = distribution.metadata
    stated = fields.get("License-Expression") or (fields.get("License") or "").strip().split("\n")[0]
    # Some put the whole text of their licence there; then the classifiers name it.
    if stated and stated != "UNKNOWN" and not stated.lower().startswith("copyright"):
        return SPELLINGS.get(stated.lower().strip(), stated)
    named = [c.split("::")[-1].strip() for c in fields.get_all("Classifier") or [] if c.startswith("License")]
    return " AND ".join(SPELLINGS.get(name.lower(), name) for name in named)


def allowed(expression: str) -> bool:
    """``AND`` needs every part allowed, ``OR`` one; brackets group."""
    expression = expression.strip()
    inner = re.search(r"\(([^()]*)\)", expression)
    if inner:
        verdict = "Public-Domain" if allowed(inner[1]) else "refused"
        return allowed(expression[: inner.start()] + verdict + expression[inner.end() :])
    return any(
        all(part.strip() in ALLOWED for part in re.split(r"\bAND\b", choice))
        for choice in re.split(r"\bOR\b", expression)
    )


def refused(found: Iterable[Distribution]) -> list[str]:
    """One line for each distribution whose licence isn't allowed, sorted by name."""
    lines = []
    for distribution in found:
        name = distribution.metadata["Name"]
        expression = licence_of(distribution) or READ.get(name, "")
        if name != OWN and not allowed(expression):
            lines.append(f"{name} {distribution.version}: {expression or 'no licence stated'}")
    return sorted(lines)


def main() -> int:
    found = list(distributions())
    lines = refused(found)
    for line in lines:
        print(f"licence not on the allow-list in .ci/licences.py: {line}", file=sys.stderr)
    if not lines:
        print(f"Licences of {len(found)} distributions are on the allow-list.")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
