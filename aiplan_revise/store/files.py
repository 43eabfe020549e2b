"""Files written whole or not at all."""

import os
from pathlib import Path

from aiplan_revise.errors import PlanError


def replace(output: Path, raw: bytes) -> None:
    """Writes beside the file first and puts it in place then, so that nobody ever sees half of it.

    What is no plain file (`/dev/null`, a pipe) is written into and never replaced, and a link keeps pointing.
    """
    output = Path(os.path.realpath(output))
    if output.exists() and not output.is_file():
        output.write_bytes(raw)
        return
    from tempfile import mkstemp  # readers do without

    try:
        handle, name = mkstemp(prefix=".aiplan-", dir=output.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
    except OSError as error:
        raise PlanError(f"cannot be written: {error.strerror}", str(output)) from None
    scratch = Path(name)
    try:
        scratch.chmod(output.stat().st_mode & 0o777 if output.exists() else 0o666 & ~_umask())
        scratch.replace(output)
    finally:
        scratch.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
