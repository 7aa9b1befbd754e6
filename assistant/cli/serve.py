"""``askfirst serve``: the endpoint, on this machine unless told otherwise."""

import json
import shlex
from ipaddress import ip_address
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from assistant.settings import Settings

STOP_SECONDS = 3
"""How long a stop waits for answers that are being streamed."""


@click.command(short_help="Serve the chat endpoint for any OpenAI client.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0 takes a free one.")
def command(host: str, port: int) -> None:
    """Serve the chat endpoint, /v1/chat/completions, for any client that speaks the OpenAI protocol."""
    from assistant.cli.listening import listen

    # First of all, so that a taken port is known before anything slow is loaded.
    with listen(host, port) as listening:
        port = listening.getsockname()[1]

        import uvicorn

        from assistant.bootstrap import build_app
        from assistant.cli.access_log import LOGGING
        from assistant.settings import load_settings

        settings = reachable_at(host, load_settings())
        app = build_app(settings)
        click.echo(welcome(host, port, settings))
        config = uvicorn.Config(
            app,
            # The same parser and loop with and without the extras.
            http="h11",
            loop="asyncio",
            ws="none",
            lifespan="on",
            log_config=LOGGING,
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=STOP_SECONDS,
        )
        try:
            uvicorn.Server(config).run(sockets=[listening])
        except KeyboardInterrupt:
            click.echo("Stopped.")


def reachable_at(host: str, settings: "Settings") -> "Settings":
    """Settings under which the server answers to the name it listens on."""
    name = f"[{host}]" if ":" in host else host
    return settings.model_copy(update={"allowed_hosts": f"{settings.allowed_hosts},{name}"})


def welcome(host: str, port: int, settings: "Settings") -> str:
    """What the person who started the server reads: the address, who writes, and one line to try."""
    everywhere = host in ("0.0.0.0", "::", "")
    name = "127.0.0.1" if everywhere else f"[{host}]" if ":" in host else host
    address = f"http://{name}:{port}"
    lines = [f"Askfirst serves on {address}"]
    if settings.model:
        where = settings.openai_base_url or "OpenAI"
        lines.append(f"Replies are written by {settings.model} at {where}: what is said goes there.")
    else:
        lines.append("No language model is set up: the question bank writes, and nothing leaves this machine.")
    if everywhere:
        lines.append("Other machines reach it only by names that ASKFIRST_ALLOWED_HOSTS lists.")
    if everywhere or not _is_loopback(host):
        lines.append("There is no sign-in: whoever reaches this address can use it.")
    said = "1:1 with Jonas in ten minutes. He says yes to everything and nothing is different a week later."
    body = json.dumps({"model": "askfirst-leader", "messages": [{"role": "user", "content": said}]})
    to_try = f"curl -s {address}/v1/chat/completions -H 'content-type: application/json' -d {shlex.quote(body)}"
    return "\n".join([*lines, "Try it:", f"  {to_try}"])


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
