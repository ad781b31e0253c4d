"""Every import contract is seen failing: a contract that cannot break holds nothing."""

import ast
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LINTER = PROJECT["tool"]["importlinter"]
CONTRACTS = {contract["id"]: contract for contract in LINTER["contracts"]}

# Contract, the module that breaks it, and its text. Where a contract names libraries, all of
# them are imported, and each must be named in the report.
BREACHES = [
    ("one-way", "decision_flow/domain/breach.py", "import workflows"),
    ("one-way", "decision_flow/engine/breach.py", "import diagrams"),
    ("one-way", "diagrams/breach.py", "import workflows"),
    ("one-way", "workflows/breach.py", "import diagrams"),
    ("one-way", "diagrams/breach.py", "import api"),
    ("inside-the-engine", "decision_flow/domain/breach.py", "import decision_flow.engine"),
    ("inside-the-engine", "decision_flow/domain/breach.py", "import decision_flow.store"),
    ("inside-the-engine", "decision_flow/engine/breach.py", "import decision_flow.store"),
    ("inside-the-engine", "decision_flow/store/breach.py", "import decision_flow.engine"),
    ("inside-the-engine", "decision_flow/engine/breach.py", "import decision_flow.audit"),
    ("inside-the-engine", "decision_flow/unlisted.py", ""),
    ("plain-domain", "decision_flow/domain/breach.py", "libraries"),
    ("quiet-core", "decision_flow/domain/breach.py", "libraries"),
    ("quiet-core", "decision_flow/engine/breach.py", "libraries"),
    ("pure-engine", "decision_flow/engine/breach.py", "libraries"),
    ("one-machine", "decision_flow/engine/breach.py", "libraries"),
    ("one-machine", "workflows/breach.py", "libraries"),
    ("one-proof", "decision_flow/engine/breach.py", "libraries"),
    ("one-proof", "diagrams/breach.py", "libraries"),
    ("one-outside", "decision_flow/breach/__init__.py", "libraries"),
    ("one-outside", "workflows/breach.py", "libraries"),
    ("one-outside", "diagrams/breach.py", "libraries"),
    ("one-drawer", "api/breach.py", "libraries"),
    ("one-drawer", "decision_flow/engine/breach.py", "libraries"),
    ("plain-law", "workflows/breach.py", "libraries"),
    ("plain-drawings", "diagrams/breach.py", "libraries"),
]


@pytest.fixture(scope="session")
def checkout(tmp_path_factory):
    """A copy of the four packages and their contracts, for breaking."""
    copy = tmp_path_factory.mktemp("contracts")
    for package in LINTER["root_packages"]:
        python_only = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / package, copy / package, ignore=python_only)
    shutil.copy(ROOT / "pyproject.toml", copy)
    return copy


def lint(checkout, contract):
    """Return whether the contract is kept, and the report."""
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [linter, "--no-logo", "--no-cache", "--contract", contract],
        cwd=checkout,
        capture_output=True,
        text=True,
        check=False,
    )
    name = CONTRACTS[contract]["name"]
    kept, broken = f"{name} KEPT" in done.stdout, f"{name} BROKEN" in done.stdout
    assert kept != broken, done.stdout + done.stderr
    assert done.returncode == (0 if kept else 1)
    return kept, done.stdout


@pytest.mark.parametrize("contract", CONTRACTS)
def test_the_contract_is_kept_as_things_are(checkout, contract):
    kept, report = lint(checkout, contract)
    assert kept, report


@pytest.mark.parametrize(("contract", "path", "breach"), BREACHES)
def test_the_contract_is_broken_by_a_breach(checkout, contract, path, breach):
    named = CONTRACTS[contract]["forbidden_modules"] if breach == "libraries" else []
    module = checkout / path
    new_folder = not module.parent.exists()
    module.parent.mkdir(exist_ok=True)
    module.write_text("\n".join(f"import {name}" for name in named) or breach, encoding="utf-8")
    try:
        kept, report = lint(checkout, contract)
    finally:
        shutil.rmtree(module.parent) if new_folder else module.unlink()
    assert not kept, report
    assert [name for name in named if name not in report] == []


def test_every_contract_has_its_breach():
    assert {contract for contract, _, _ in BREACHES} == set(CONTRACTS)


def modules_imported(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


@pytest.mark.parametrize(
    "path",
    sorted((ROOT / "decision_flow" / "domain").rglob("*.py")),
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_a_module_of_the_domain_imports_nothing_but_the_standard_library(path):
    """The contract can only forbid libraries by name; this forbids those nobody thought of."""
    foreign = [
        name
        for name in modules_imported(path)
        if name.partition(".")[0] not in sys.stdlib_module_names
        and not (name + ".").startswith("decision_flow.domain.")
    ]
    assert foreign == []
