"""Pages of the docs whose commands are run, as they stand there."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
INSTALLED = ".venv/bin/decision-flow"


def page(name):
    """The text of a page of the docs."""
    return (ROOT / "docs" / name).read_text("utf-8")


def blocks(name):
    """The commands of a page of the docs, as they stand there."""
    return "\n".join(re.findall(r"```sh\n(.*?)```", page(name), re.DOTALL))


def ran(script, folder, **environment):
    """Run commands in a folder, our command line for an installed one; what they say."""
    here = {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script.replace(INSTALLED, f"{sys.executable} -m api")],
        cwd=folder,
        env={**os.environ, **here, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def in_order(said, *wanted):
    """Pass when each of these is said, one after another."""
    at = 0
    for each in wanted:
        found = said.find(each, at)
        assert found >= 0, (each, said)
        at = found
