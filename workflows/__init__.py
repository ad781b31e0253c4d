"""The law as data: rule sets in YAML, their loader and their schema."""

from workflows.canonical import canonical, named, parse_canonical
from workflows.faults import FURTHER, Fault, Place, ProcedureFaultsError
from workflows.library import Library, Resolved, load, load_all, load_text, offered, shipped

__all__ = [
    "FURTHER",
    "Fault",
    "Library",
    "Place",
    "ProcedureFaultsError",
    "Resolved",
    "canonical",
    "load",
    "load_all",
    "load_text",
    "named",
    "offered",
    "parse_canonical",
    "shipped",
]
