"""The outside: HTTP, identity, settings, the clock, imports, papers, pages and the command line."""
