"""No file says on which machine, or from which registry, the project was made."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# Written with a class of one letter, so that this file passes its own test.
NAMED = re.compile(
    r"""
    py[p]i\.org | py[t]honhosted\.org | registry\.n[p]m | [a-z]+\.d[e]bian\.org | cr[a]tes\.io
    | proxy\.g[o]lang | (?<![\w./-])/(?:w[o]rk|r[o]ot|h[o]me|U[s]ers)/ | \bs[h]ared/
    | f[i]le:/// | \.p[y]env\b
    """,
    re.VERBOSE,
)


def texts():
    """Return the files that are, or would be, committed and are text."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\0")
    files = [ROOT / name for name in sorted(filter(None, listed))]
    return [file for file in files if file.is_file() and b"\0" not in file.read_bytes()[:8192]]


def test_there_are_files_to_look_at():
    assert ROOT / "pyproject.toml" in texts()


def test_no_file_names_a_registry_or_a_path_of_some_machine():
    found = [
        f"{file.relative_to(ROOT)}:{number}: {match[0]}"
        for file in texts()
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
        if (match := NAMED.search(line))
    ]
    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        "index-url = https://{}.org/simple".format("pypi"),
        "see /{}/notes.txt".format("root"),
        "cd /{}/me/engine".format("home"),
        "read {}/design.md".format("shared"),
    ],
)
def test_a_name_is_noticed(line):
    assert NAMED.search(line)


@pytest.mark.parametrize("line", ["POST /workflows/check", "api/work/x", "/usr/bin/python3"])
def test_ordinary_text_is_not(line):
    assert not NAMED.search(line)
