"""The reference as a page: made from OpenAPI, nothing fetched, no script."""

from typing import Any

from api.pages.codes import codes
from api.pages.templates import rendered

OPENAPI_URL = "/api/v1/openapi.json"
_METHODS = ("get", "post", "put", "patch", "delete")
_MOVES = "/api/v1/cases/{case_id}/moves"


def page(api: dict[str, Any]) -> str:
    """Return the page for this OpenAPI document."""
    operations = [
        (path, method, item[method])
        for path, item in api["paths"].items()
        for method in _METHODS
        if method in item
    ]
    body = api["paths"][_MOVES]["post"]["requestBody"]["content"]["application/json"]
    return rendered(
        "reference.html",
        api=api,
        operations=operations,
        moves=body["examples"],
        moves_path=_MOVES,
        codes=codes(api["components"]["schemas"]),
        url=OPENAPI_URL,
    )
