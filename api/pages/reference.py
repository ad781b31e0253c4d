"""The reference as a page: made from OpenAPI, nothing fetched, no script."""

import base64
import hashlib
from importlib.resources import files
from typing import Any

from jinja2 import Environment

OPENAPI_URL = "/api/v1/openapi.json"
_METHODS = ("get", "post", "put", "patch", "delete")
_MOVES = "/api/v1/cases/{case_id}/moves"


def page(api: dict[str, Any]) -> str:
    """Return the page for this OpenAPI document."""
    environment = Environment(autoescape=True, trim_blocks=True)
    # Chinese stays readable in the examples.
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    operations = [
        (path, method, item[method])
        for path, item in api["paths"].items()
        for method in _METHODS
        if method in item
    ]
    body = api["paths"][_MOVES]["post"]["requestBody"]["content"]["application/json"]
    template = environment.from_string(_text("reference.html"))
    return template.render(
        api=api, operations=operations, moves=body["examples"], url=OPENAPI_URL, style=style()
    )


def policy() -> str:
    """Return the content security policy of the page: its own style, by digest, and no more."""
    digest = base64.b64encode(hashlib.sha256(style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; frame-ancestors 'none'"


def style() -> str:
    """Return the page's style sheet."""
    return _text("reference.css")


def _text(name: str) -> str:
    return files("api.pages").joinpath(name).read_text(encoding="utf-8")
