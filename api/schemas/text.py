"""A text from outside: no control characters, nothing that turns the direction of writing."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field

# Controls (but for tab and line ends), what turns the direction of writing, half of a pair.
BAD_CHARACTERS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
PATTERN = (
    "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f"
    "\\u202a-\\u202e\\u2066-\\u2069\\ufffe\\uffff]*$"
)
"""The same, as a schema says it; half of a pair is no character of JSON."""


def _plain(text: str) -> str:
    if BAD_CHARACTERS.search(text):
        raise ValueError("holds a control character")
    return text


# Lengths are given where the text is used; a schema of its own would lose them.
PlainText = Annotated[str, AfterValidator(_plain), Field(json_schema_extra={"pattern": PATTERN})]
