"""Which matters are major decisions: the annual catalogue, and what is judged of a matter."""
