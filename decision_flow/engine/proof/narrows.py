"""Where every way must pass: to explain and to colour, never to prove.

Steps that stand beside each other are not on every way, mandatory as they may be; and a loop that
keeps stale evidence passes every narrow there is.
"""

from decision_flow.domain.procedure import Procedure

_BEGIN = ""


def narrows(procedure: Procedure, goal: str) -> tuple[str, ...]:
    """Return the steps that every way of the order to `goal` passes, the first one first."""
    import networkx as nx  # noqa: PLC0415 - most of a second to load, and only drawings ask

    graph: nx.DiGraph[str] = nx.DiGraph()
    for step in procedure.steps.values():
        graph.add_edges_from((above, step.key) for above in step.after or (_BEGIN,))
    above = dict(nx.immediate_dominators(graph, _BEGIN))
    found = [goal]
    while (found[-1] in above) and above[found[-1]] not in {_BEGIN, None}:
        found.append(above[found[-1]])
    return tuple(reversed(found))
