"""From procedures and facts to what a drawing shows."""
