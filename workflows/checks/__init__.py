"""What a complete rule set is held to before it becomes a procedure: words, order, strength."""
