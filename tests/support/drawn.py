"""A drawing read back: what its groups say they are."""

from xml.etree import ElementTree as ET

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
