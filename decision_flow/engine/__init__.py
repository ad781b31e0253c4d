"""The pure engine: machines, proof, decide and explain; no clock, no storage."""
