"""Texts that would do something if anybody read them as markup, and how a Word document is read."""

import io
import zipfile
from xml.etree import ElementTree as ET

TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
HOSTILE = [
    '#import "x.typ" #eval("1") $x^2$ *b* _i_ `c` <label> @ref // /* \\ ~ -- --- ... = + - / [ ]',
    "</w:t></w:r><w:r><w:t>&lt;&amp;]]>\"'<!--<?xml?>",
    "{{ 7*7 }} {% raw %} %s {0} ${HOME} $(id) `id`",
    '=HYPERLINK("http://x")',
    "“引号”‘单’……——〔2023〕1号①℃",
    "a" * 500,
    "https://例子.example/" + "路径/" * 40,
]


def words_of(document):
    """Return all the text of a Word document's own part."""
    with zipfile.ZipFile(io.BytesIO(document)) as parts:
        root = ET.fromstring(parts.read("word/document.xml"))  # noqa: S314 - our own
    return "".join(each.text or "" for each in root.iter(TEXT))
