"""The tutorial's commands, run as they stand; the reference in the docs is the one served."""

import os
import re
import subprocess
import sys
from pathlib import Path

from serving import serving

from api.pages.markdown import reference

ROOT = Path(__file__).parents[2]


def test_the_reference_in_the_docs_is_the_one_that_is_served():
    kept = (ROOT / "docs/reference/http.md").read_text("utf-8")
    assert kept == reference(), "run: python -m api.pages.markdown > docs/reference/http.md"


def test_the_tutorial_does_what_it_says(tmp_path):
    text = (ROOT / "docs/tutorial.md").read_text("utf-8")
    blocks = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    with serving(tmp_path / "var") as (address, _):
        script = "\n".join(blocks).replace("http://127.0.0.1:8000", address)
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", script],
            cwd=tmp_path,
            env={**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
    assert done.returncode == 0, done.stdout + done.stderr
    said = done.stdout
    for wanted in ("proposal.submit", "(409, '", "['meeting.decide']", "(1, '启动')", "(412, '"):
        assert wanted in said, said
    assert "(2, 'submit')" in said
    assert "('legality', '尚缺')" in said
    assert (tmp_path / "case.svg").stat().st_size > 1_000
