"""What language a text is in, guessed by py3langid: its model ships in its wheel, nothing is fetched."""

from functools import cached_property
from typing import Protocol


class _Identifier(Protocol):
    def classify(self, text: str) -> tuple[str, float]: ...


class LangidReader:
    """Loads its model at the first guess, which takes a second: plain English never waits for it."""

    @cached_property
    def _identifier(self) -> _Identifier:
        # py3langid ships no types.
        from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]

        identifier: _Identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
        return identifier

    def language(self, text: str) -> tuple[str, float]:
        """ISO 639 code and probability; near 0 for what is no language."""
        code, probability = self._identifier.classify(text)
        return code, float(probability)
