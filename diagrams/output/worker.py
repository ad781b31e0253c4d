"""One drawing by Graphviz, in a process of its own: JSON comes in, bytes go out.

Graphviz keeps global state and is not safe across threads; a process that draws once and ends is.
Started by `press`, never imported. Arguments: program and format. The background is set, not read
as DOT, whose strings end at 16,384 bytes.
"""

import json
import sys

import pygraphviz


def main() -> None:
    """Read what to draw from standard input and write the drawing to standard output."""
    program, form = sys.argv[1:]
    said = json.load(sys.stdin.buffer)
    graph = pygraphviz.AGraph(string=said["dot"])
    if said["background"]:
        graph.graph_attr["_background"] = said["background"]
    sys.stdout.buffer.write(graph.draw(format=form, prog=program))


if __name__ == "__main__":
    main()
