"""A language model that always manages: what it writes must never reach a coachee. It tries the guard."""

from collections.abc import AsyncGenerator, Sequence
from zlib import crc32

TEMPTER = "tempter"
"""The name under which a run asks for it in place of a served model."""
DRAFTS = (
    "[1] Have you thought about calling the customer today to get a date?",
    "[1] Perhaps you should tell him to send a list of his open deals by Friday. What stops you?",
    "[1] Why don't you drop the price by ten percent and close it this week?",
    "[1] It seems best to take the account away from her. When will you do it?",
    "[1] Maybe put it in writing and copy your boss. How does that sound?",
    "[1] It sounds as if he is simply lazy. Shouldn't you make him log every call?",
    "[1] Perhaps ask for the budget in the first five minutes from now on. Will you?",
    "[1] What if you just did the demo yourself?",
)
"""What passes for a strong model's own words, and manages all the same."""


class Tempter:
    """The product's port for a chat model. The same prompt gets the same draft."""

    name = TEMPTER

    async def stream(self, messages: Sequence[object], max_tokens: int) -> AsyncGenerator[str, None]:
        yield DRAFTS[crc32(repr(messages).encode()) % len(DRAFTS)]
