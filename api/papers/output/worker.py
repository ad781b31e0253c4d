"""One paper by Typst, in a process of its own: JSON comes in, the PDF goes out.

Started by `pdf`, never imported. A process can be ended when it takes too long, and its fonts are
those that it is given: none of the machine's, none that Typst brings along.
"""

import json
import sys

import typst


def main() -> None:
    """Read what to set from standard input and write the PDF to standard output."""
    asked = json.load(sys.stdin.buffer)
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[asked["fonts"]]
    )
    made, warnings = typst.compile_with_warnings(
        asked["template"],
        font_paths=fonts,
        sys_inputs={"paper": asked["paper"]},
        root=asked["root"],
        format="pdf",
        pdf_standards=asked["standards"],
        timestamp=asked["timestamp"],
    )
    if warnings:
        sys.exit("; ".join(warning.message for warning in warnings))
    sys.stdout.buffer.write(made)


if __name__ == "__main__":
    main()
