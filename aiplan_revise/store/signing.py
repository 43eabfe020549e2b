"""Signatures of adopted editions with SSH keys: what git itself makes and checks with `gpg.format=ssh`, without its
configuration having a say."""

import os
import subprocess
import tempfile
from pathlib import Path

from aiplan_revise.errors import PlanError

BEGIN = b"-----BEGIN SSH SIGNATURE-----"
_NAMESPACE = "git"


def signed(payload: bytes, key: Path) -> bytes:
    """The bytes of a tag with the signature of an SSH key behind them. PlanError if the key cannot sign."""
    if not key.is_file():
        raise PlanError("no such file", str(key), "name an SSH key, e.g. ~/.ssh/id_ed25519")
    done = _ran(["-Y", "sign", "-n", _NAMESPACE, "-f", str(key.resolve())], payload)
    if done.returncode or BEGIN not in done.stdout:
        raise PlanError(_said(done), str(key), "see: ssh-keygen -Y sign")
    return payload + done.stdout


def signer(raw: bytes, signers: Path) -> str:
    """Who of those in an allowed-signers file signed a tag. PlanError: it bears no signature, or none of theirs, or
    something in it was changed since."""
    at = raw.find(BEGIN)
    if at < 0:
        raise PlanError("the tag bears no signature", str(signers), "it was adopted without --sign")
    if not signers.is_file():
        raise PlanError("no such file", str(signers), "name an allowed-signers file, see: man ssh-keygen")
    with tempfile.NamedTemporaryFile(prefix="aiplan-", suffix=".sig") as file:
        file.write(raw[at:])
        file.flush()
        known = ["-f", str(signers.resolve()), "-s", file.name]
        found = _ran(["-Y", "find-principals", *known], b"")
        who = found.stdout.decode("utf-8", "replace").split("\n")[0].strip()
        if found.returncode or not who:
            raise PlanError("the tag is signed by nobody whom the file names", str(signers), "ask whose key it is")
        done = _ran(["-Y", "verify", "-n", _NAMESPACE, "-I", who, *known], raw[:at])
    if done.returncode:
        raise PlanError("the signature does not fit the tag", str(signers), "the tag was changed after it was signed")
    return who


def _ran(args: list[str], given: bytes) -> "subprocess.CompletedProcess[bytes]":
    surroundings = {name: os.environ[name] for name in ("PATH", "HOME", "SSH_AUTH_SOCK") if name in os.environ}
    try:
        return subprocess.run(
            ["ssh-keygen", *args], input=given, capture_output=True, env=surroundings | {"LC_ALL": "C"}, check=False
        )
    except FileNotFoundError:
        raise PlanError("ssh-keygen is not installed", fix="install OpenSSH, or do without signatures") from None


def _said(done: "subprocess.CompletedProcess[bytes]") -> str:
    lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
    return lines[-1] if lines else "the key cannot sign"
