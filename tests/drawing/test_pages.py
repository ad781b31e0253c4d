"""PNG and PDF: real glyphs, the same content as the SVG, a clear refusal instead of boxes."""

import dataclasses
import re
import struct
import subprocess
import sys
import zlib
from concurrent.futures import ThreadPoolExecutor

import pytest

from diagrams import Format, GlyphMissingError, counterexample_svg, render
from diagrams.output.glyphs import refuse_missing
from diagrams.output.press import DrawingError, press
from diagrams.output.xdot import to_page, to_xdot
from diagrams.sheets.shapes import Sheet, Words


def size_of(png: bytes) -> tuple[int, int]:
    return struct.unpack(">II", png[16:24])


def pixels(png: bytes) -> bytes:
    """The filtered rows of the picture: equal for equal pictures, whatever else the file says."""
    data, at = b"", 8
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        if kind == b"IDAT":
            data += png[at + 8 : at + 8 + length]
        at += 12 + length
    return zlib.decompress(data)


def page(*texts: str) -> bytes:
    parts = tuple(Words((10, 40 + 40 * i), text, 30) for i, text in enumerate(texts))
    sheet = Sheet(200, 40 + 40 * len(texts), "", "", parts)
    return press(to_page(sheet, dpi=72), "nop2", "png", to_xdot(sheet))


def test_two_hanzi_are_two_pictures_and_neither_is_empty():
    blank, one, other = (pixels(page(text)) for text in ("", "城", "市"))
    assert len({blank, one, other}) == 3


def test_bold_is_bolder():
    thin, thick = (
        Sheet(200, 60, "", "", (Words((10, 40), "决策", 30, bold=bold),)) for bold in (False, True)
    )
    drawn = [pixels(press(to_page(s, dpi=72), "nop2", "png", to_xdot(s))) for s in (thin, thick)]
    assert drawn[0] != drawn[1]


def test_a_character_that_the_font_lacks_is_refused_by_name(eventful, layout):
    view = dataclasses.replace(eventful, title="𪚥龘 და 城")
    with pytest.raises(GlyphMissingError) as refused:
        render(view, Format.PNG, layout)
    assert "დ" in refused.value.characters
    assert "U+10D3" in refused.value.text.zh
    assert b"<svg" in render(view, Format.SVG, layout)


def test_the_font_knows_every_character_of_common_chinese():
    common = "".join(chr(c) for c in range(0x4E00, 0x9FA6))
    refuse_missing([common, "，。；：、“”（）《》〔〕【】—…·→①"])


def test_a_variant_of_a_hanzi_is_a_hanzi():
    refuse_missing(["葛\ufe00辻\U000e0100"])


@pytest.mark.parametrize("form", [Format.PNG, Format.PDF])
def test_the_page_is_as_large_as_the_svg(eventful, layout, form):
    svg = render(eventful, Format.SVG, layout).decode()
    width, height = (float(n) for n in re.search(r'width="(.+?)" height="(.+?)"', svg).groups())
    drawn = render(eventful, form, layout)
    if form is Format.PNG:
        wide, high = (n / 2 for n in size_of(drawn))
    else:
        box = re.search(rb"/MediaBox \[ ?0 0 ([\d.]+) ([\d.]+)", drawn).groups()
        wide, high = (float(n) for n in box)
    assert (wide, high) == pytest.approx((width, height), abs=2.5)


def test_a_pdf_is_whole_and_brings_its_glyphs(eventful, layout):
    drawn = render(eventful, Format.PDF, layout)
    assert drawn.startswith(b"%PDF-1.")
    start = int(re.search(rb"startxref\s+(\d+)\s+%%EOF\s*$", drawn).group(1))
    assert drawn[start : start + 4] == b"xref"
    fonts = set(re.findall(rb"/FontName /(?:[A-Z]{6}\+)?(\S+)", drawn))
    assert fonts
    assert any(b"NotoSansCJK" in font for font in fonts)
    assert drawn.count(b"/FontFile3") == len(fonts), "each font is inside the file"


def test_a_pdf_does_not_say_when_it_was_made(counterexample):
    assert re.findall(rb"/CreationDate \(D:(\d+)", render(counterexample, "pdf")) == [
        b"19700101000000"
    ]


def test_drawings_made_at_once_do_not_disturb_one_another(counterexample):
    with ThreadPoolExecutor(4) as pool:
        drawn = list(pool.map(lambda _: render(counterexample, "png"), range(8)))
    assert len(set(drawn)) == 1


FIRST_OF_A_PROCESS = """
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from diagrams.output.press import press

together = Barrier(4)

def draw(_):
    together.wait()
    return press('digraph { a [fontname="Noto Sans CJK SC", label="城市"] }', "dot", "png")

with ThreadPoolExecutor(4) as pool:
    print(len(set(pool.map(draw, range(4)))))
"""


def test_not_even_the_first_drawings_of_a_process():
    """A folder of fonts that one of them made must not go while another draws with it."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", FIRST_OF_A_PROCESS],
        capture_output=True,
        timeout=60,
        check=True,
    )
    assert (done.stdout.decode().strip(), done.stderr.decode()) == ("1", "")


def test_a_format_that_is_not_is_a_mistake(counterexample):
    with pytest.raises(ValueError, match="gif"):
        render(counterexample, "gif")


def test_what_graphviz_cannot_draw_is_told():
    with pytest.raises(DrawingError):
        press("digraph {", "dot", "plain")


def test_a_counterexample_is_drawn_move_by_move(counterexample):
    svg = counterexample_svg(counterexample).decode()
    assert re.findall(r'class="move" data-seq="(\d)"', svg) == ["1", "2"]
    assert "表决通过" in svg
