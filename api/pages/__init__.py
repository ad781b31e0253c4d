"""Pages for people: made here, with nothing from another host."""
