"""The tutorial's commands, run as they stand; the reference in the docs is the one served."""

import os
import re
import subprocess
import sys
from pathlib import Path

from serving import serving

from api.pages.markdown import reference

ROOT = Path(__file__).parents[2]
INSTALLED = ".venv/bin/decision-flow"


def test_the_reference_in_the_docs_is_the_one_that_is_served():
    kept = (ROOT / "docs/reference/http.md").read_text("utf-8")
    assert kept == reference(), "run: python -m api.pages.markdown > docs/reference/http.md"


def blocks(page):
    """The commands of a page of the docs, as they stand there."""
    text = (ROOT / "docs" / page).read_text("utf-8")
    return "\n".join(re.findall(r"```sh\n(.*?)```", text, re.DOTALL))


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


def test_the_tutorial_does_what_it_says(tmp_path):
    with serving(tmp_path / "var") as (address, _):
        said = ran(blocks("tutorial.md").replace("http://127.0.0.1:8000", address), tmp_path)
    in_order(
        said,
        "proposal.submit",
        "(409, '",
        "须在“决策中”阶段办理",
        "尚未进行表决",
        "依据 重大行政决策程序暂行条例",
        "['meeting.decide']",
        "(1, '启动')",
        "(2, 'proposal.submit')",
        "(412, '",
        "(6, 'drafting.register')",
        "(409, '",
        "不少于30日",
        "(7, 'consultation.publish')",
        "(409, '",
        "期满前不得结束",
        "补正",
        "最早 20",
        "('legality', '尚缺')",
        "(7, 'consultation.publish')",
        "# 阳光大街",
        "| R3（7 号之后 after）",
        "核验通过",
    )
    assert (tmp_path / "case.svg").stat().st_size > 1_000


def test_the_county_rule_set_of_the_how_to_is_proved_and_put_into_use(tmp_path):
    said = ran(blocks("how-to/add-a-rule.md"), tmp_path)
    in_order(said, "my-county v1：已证明", "已登记", "my-county v1  某县")
    assert (tmp_path / "my-county.svg").stat().st_size > 1_000
