"""A model that answers at once: the reference for what lies between a client and a model.

Speaks just enough of the OpenAI protocol, plain and streamed, over raw sockets, so that it costs
next to nothing itself. Counts its calls at ``/calls``.
"""

import asyncio
import json
import sys

ANSWER = "The yes comes easily, and the week after looks the same."
_calls = 0


def _plain() -> bytes:
    return json.dumps(
        {
            "id": "stub", "object": "chat.completion", "created": 0, "model": "stub",
            "choices": [
                {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": ANSWER}}
            ],
            "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
        }
    ).encode()  # fmt: skip


def _streamed() -> bytes:
    def chunk(delta: dict[str, str], end: str | None = None) -> str:
        choice = {"index": 0, "delta": delta, "finish_reason": end}
        body = {
            "id": "stub",
            "object": "chat.completion.chunk",
            "created": 0,
            "model": "stub",
            "choices": [choice],
        }
        return f"data: {json.dumps(body)}\n\n"

    parts = [chunk({"role": "assistant", "content": ""}), chunk({"content": ANSWER}), chunk({}, "stop")]
    return "".join([*parts, "data: [DONE]\n\n"]).encode()


async def _serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    global _calls
    try:
        while head := await reader.readuntil(b"\r\n\r\n"):
            length = next(
                (
                    int(line.split(b":")[1])
                    for line in head.split(b"\r\n")
                    if line.lower().startswith(b"content-length")
                ),
                0,
            )
            body = await reader.readexactly(length)
            kind = b"application/json"
            if head.startswith(b"GET /calls"):
                answer = str(_calls).encode()
            elif head.startswith(b"POST"):
                _calls += 1
                is_stream = json.loads(body).get("stream")
                answer, kind = (_streamed(), b"text/event-stream") if is_stream else (_plain(), kind)
            else:
                answer = b'{"object":"list","data":[{"id":"stub","object":"model"}]}'
            writer.write(
                b"HTTP/1.1 200 OK\r\ncontent-type: %s\r\ncontent-length: %d\r\n\r\n%s"
                % (kind, len(answer), answer)
            )
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        pass
    finally:
        writer.close()


async def main(port: int) -> None:
    server = await asyncio.start_server(_serve, "127.0.0.1", port)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
