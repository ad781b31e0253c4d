"""Verify and rebuild: reads the journals and decides everything again."""
