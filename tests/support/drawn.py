"""A drawing read back: what its groups say they are."""

import dataclasses
from xml.etree import ElementTree as ET

from decision_flow.domain.values import Text
from diagrams import Attempt, CaseView

SVG = "{http://www.w3.org/2000/svg}"
_EDGE = ("seq", "component", "trigger", "from", "to")


def root_of(svg: bytes) -> ET.Element:
    """The drawing as a tree."""
    return ET.fromstring(svg)  # noqa: S314 - written by the code under test


def groups(svg: bytes, kind: str) -> list[ET.Element]:
    """The groups of one kind, in the order drawn."""
    return [g for g in root_of(svg).iter(f"{SVG}g") if g.get("class") == kind]


def edges_of(svg: bytes) -> list[tuple[str, ...]]:
    """The recorded edges, in the order taken."""
    found = sorted(
        groups(svg, "edge"), key=lambda g: (int(g.get("data-seq")), int(g.get("data-index")))
    )
    return [tuple(g.get(f"data-{key}") for key in _EDGE) for g in found]


def spoilt(view: CaseView, text: str) -> CaseView:
    """The view with this text wherever a person can write."""
    said = Text(text, text)
    attempt = Attempt(9, "meeting", said, text, said, view.moment, (said,))
    steps = tuple(
        dataclasses.replace(s, waits_for=(said,), attempts=(attempt,)) for s in view.steps
    )
    path = tuple(dataclasses.replace(m, actor=text, instead_of=text) for m in view.path)
    return dataclasses.replace(
        view, title=text, number=text, steps=steps, path=path, attempts=(*view.attempts, attempt)
    )
