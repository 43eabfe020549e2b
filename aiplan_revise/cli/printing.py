"""A page of ours delivered as a PDF. What prints it takes half a second to load: another process does so while the page
is being made, and prints it."""

import os
from collections.abc import Iterable

import click

from aiplan_revise.cli.output import Delivery, say

_PRESS = "aiplan_revise.press"


def warmed() -> None:
    """Begins the process that will print for the command that runs, if there is a processor for it."""
    from aiplan_revise.documents.fence import meanwhile, spare

    if not spare():
        return
    context = click.get_current_context()
    theirs, ours = os.pipe()
    heard = context.with_resource(meanwhile(lambda: _printed(theirs, ours)))
    os.close(theirs)
    page = context.with_resource(os.fdopen(ours, "wb"))
    context.meta[_PRESS] = page, heard


def _printed(page: int, end: int) -> bytes:
    """What comes through the pipe `page`, as a PDF, with the signs that no font has; `end` is the pipe's other end."""
    import msgspec

    from aiplan_revise.report.pdf import pdf, ready

    os.close(end)
    ready()
    with os.fdopen(page, encoding="utf-8") as pipe:
        return msgspec.msgpack.encode(pdf(pipe.read()))


def deliver_pdf(page: str, to: Delivery, inputs: Iterable[str]) -> None:
    """Writes an HTML page as a PDF; signs that no font here has are told on stderr."""
    from aiplan_revise.report.pdf import pdf

    raw, missing = _pressed(page) or pdf(page)
    to.paper(raw, inputs)
    if missing:
        say(f"no font here has {missing[:20]}: printed as boxes")


def _pressed(page: str) -> tuple[bytes, str] | None:
    """What the other process printed; None if there is none, or it came to a bad end."""
    import msgspec

    pipe, heard = click.get_current_context().meta.get(_PRESS, (None, None))
    if pipe is None:
        return None
    try:
        with pipe:
            pipe.write(page.encode())
    except BrokenPipeError:
        pass  # it ended before it read anything, and says why
    raw = heard()
    return None if raw is None else msgspec.msgpack.decode(raw, type=tuple[bytes, str])
