"""From a sheet to bytes: SVG written here, PNG and PDF by the Graphviz that pygraphviz carries."""
