"""Pure: the machines, what a procedure means, the decision over a move, its explanation, proof."""
