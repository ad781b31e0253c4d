"""Environments of the peers: made on demand, one each, so that none gets into the project's own.

They lie in `build/`, which version control ignores and `make clean` removes.
"""

import shutil
import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
HOME = ROOT / "build" / "peers"
INSTALLING_SECONDS = 300


class UnavailableError(RuntimeError):
    """A peer cannot be had here; the message says why."""


@dataclass(frozen=True, slots=True)
class Environment:
    """Packages that are installed beside each other, apart from all others."""

    name: str
    packages: tuple[str, ...]

    @property
    def folder(self) -> Path:
        """Return where it lies."""
        return HOME / self.name

    def ready(self) -> bool:
        """Return whether these very packages were installed before."""
        return self._stamp.is_file() and self._stamp.read_text() == "\n".join(self.packages)

    def announce(self) -> None:
        """Say that it takes a while."""
        print(f"Installing {', '.join(self.packages)} ...", file=sys.stderr)

    def finish(self) -> None:
        """Note that everything is there."""
        self._stamp.write_text("\n".join(self.packages))

    @property
    def _stamp(self) -> Path:
        return self.folder / "installed.txt"


def python_of(environment: Environment) -> str:
    """Return the interpreter of an environment, made if need be. Raises UnavailableError."""
    python = environment.folder / "bin" / "python"
    if not environment.ready():
        environment.announce()
        venv.create(environment.folder, clear=True, with_pip=True, symlinks=True)
        _run(ROOT, str(python), "-m", "pip", "install", "--quiet", *environment.packages)
        environment.finish()
    return str(python)


def node_of(environment: Environment) -> str:
    """Return a Node.js beside whose packages one may stand. Raises UnavailableError."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        raise UnavailableError("there is no Node.js")
    folder = environment.folder
    if not environment.ready():
        environment.announce()
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "package.json").write_text('{"private": true}\n')
        _run(folder, npm, "install", "--no-fund", "--no-audit", *environment.packages)
        environment.finish()
    return node


def _run(folder: Path, *command: str) -> None:
    try:
        subprocess.run(
            command, cwd=folder, check=True, capture_output=True, timeout=INSTALLING_SECONDS
        )
    except (OSError, subprocess.SubprocessError) as error:
        said = getattr(error, "stderr", None) or str(error).encode()
        last = said.decode(errors="replace").strip().splitlines()[-1:]
        raise UnavailableError(f"not installable: {' '.join(last)}") from error
