"""Fixed wordings from the prompt library, so chosen that none sounds canned."""

from collections.abc import Sequence

from assistant.prompt_library import PromptLibrary
from assistant.writing.openings import is_fresh


def phrase(prompts: PromptLibrary, name: str, replies: Sequence[str], /, **inputs: object) -> str:
    """The next wording of ``name`` that opens otherwise than the last replies and wasn't said before."""
    count = prompts.variants(name)
    start = len(replies) % count
    texts = [prompts.render(name, (start + n) % count, **inputs).strip() for n in range(count)]
    fresh = [t for t in texts if is_fresh(t, replies)]
    unsaid = [t for t in fresh if not any(t in reply for reply in replies)]
    return (unsaid or fresh or texts)[0]
