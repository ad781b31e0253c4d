"""The distribution owns its packages, and its locks say exactly what is installed with it."""

import re
import tomllib
from importlib import metadata, util
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
OURS = PYPROJECT["project"]["name"]
PACKAGES = PYPROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
GROUPS = PYPROJECT["dependency-groups"]
WANTED = {
    "runtime": PYPROJECT["project"]["dependencies"],
    "build": GROUPS["build"],
    "dev": GROUPS["dev"],
}
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PINNED = re.compile(r"([a-z0-9-]+)==([^ ;]+)(?: ; [^\\]+)? \\")
LOCK_LINE = re.compile(PINNED.pattern + r"|    --hash=sha256:[0-9a-f]{64}(?: \\)?|    #.*")


@pytest.mark.parametrize("package", PACKAGES)
def test_no_other_distribution_owns_our_package(package):
    owners = set(metadata.packages_distributions().get(package, ()))
    assert owners <= {OURS}


@pytest.mark.parametrize("package", PACKAGES)
def test_our_package_is_the_one_that_is_imported(package):
    found = Path(util.find_spec(package).origin).resolve()
    assert found == ROOT / package / "__init__.py"


def test_our_distribution_is_installed_and_kept_private():
    installed = metadata.metadata(OURS)
    assert "Private :: Do Not Upload" in installed.get_all("Classifier")
    (script,) = metadata.entry_points(group="console_scripts", name="decision-flow")
    assert script.value == "api.cli:main"


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_holds_pins_digests_and_comments_only(lock):
    """No index, no link, no host: any mirror will do, and digests decide."""
    lines = lock.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not LOCK_LINE.fullmatch(line) or "://" in line] == []


@pytest.mark.parametrize("group", WANTED)
def test_a_lock_satisfies_what_the_project_asks_for(group):
    pins = {}
    for pin in PINNED.finditer((ROOT / "requirements" / f"{group}.txt").read_text("utf-8")):
        pins.setdefault(pin[1], []).append(pin[2])
    unmet = [
        wanted
        for wanted in map(Requirement, WANTED[group])
        if not pins.get(canonicalize_name(wanted.name))
        or not all(map(wanted.specifier.contains, pins[canonicalize_name(wanted.name)]))
    ]
    assert unmet == []
