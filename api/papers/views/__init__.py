"""What each paper says: pure functions of the facts of a case."""
