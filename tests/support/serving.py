"""A server of ours as a process: started in a home, ended by Ctrl-C."""

import os
import re
import signal
import subprocess
import sys
from contextlib import contextmanager

import pytest

PATIENCE_SECONDS = 60


@contextmanager
def serving(home):
    """Yields the address of a server in this home, and what it said; ends it by Ctrl-C."""
    command = [sys.executable, "-m", "api", "serve", "--port", "0"]
    with subprocess.Popen(
        command,
        env={**os.environ, "DECISION_FLOW_HOME": str(home), "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    ) as server:
        said = []
        try:
            for line in server.stdout:
                said.append(line)
                if found := re.search(r"Serving on (http://\S+)", line):
                    break
            else:
                pytest.fail("".join(said))
            said += [server.stdout.readline(), server.stdout.readline()]
            yield found[1], "".join(said)
        finally:
            server.send_signal(signal.SIGINT)
            rest, _ = server.communicate(timeout=PATIENCE_SECONDS)
        assert server.returncode == 0, rest
        assert "Traceback" not in rest
