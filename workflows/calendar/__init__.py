"""Working days as data: the table that ships, its digest, its bytes for ever."""

from workflows.calendar.loading import (
    canonical,
    digest_of,
    import_years,
    load,
    load_text,
    parse_canonical,
)

__all__ = ["canonical", "digest_of", "import_years", "load", "load_text", "parse_canonical"]
