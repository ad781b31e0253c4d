"""The wire: bodies, headers, languages, errors, what a route may ask for, the reference."""
