"""Templates of the pages, and the one style that all of them are allowed."""

import base64
import hashlib
from importlib.resources import files

from fastapi.responses import HTMLResponse
from jinja2 import Environment


def rendered(template: str, **values: object) -> str:
    """Return a page: a template with these values in it, each made safe, and our style."""
    environment = Environment(autoescape=True, trim_blocks=True)
    # Chinese stays readable in the examples.
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    return environment.from_string(_text(template)).render(style=style(), **values)


def answered(page: str) -> HTMLResponse:
    """Return the answer that shows a page."""
    return HTMLResponse(page, headers={"Content-Security-Policy": _policy()})


def _policy() -> str:
    """Return the content security policy of a page: its own style, by digest, and no more."""
    digest = base64.b64encode(hashlib.sha256(style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; frame-ancestors 'none'"


def style() -> str:
    """Return the style sheet of the pages."""
    return _text("pages.css")


def _text(name: str) -> str:
    return files("api.pages").joinpath(name).read_text(encoding="utf-8")
