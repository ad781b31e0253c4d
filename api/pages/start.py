"""The first page: what this is, and where to go on. The same for everybody; nothing of any case."""

from api.pages.reference import OPENAPI_URL
from api.pages.templates import rendered


def page(version: str) -> str:
    """Return the first page."""
    return rendered("start.html", version=version, url=OPENAPI_URL)
