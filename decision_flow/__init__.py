"""The engine: the case, the procedure, the decision over a move, the journal that keeps it."""
