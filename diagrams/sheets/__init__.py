"""From what a drawing shows to lines and words at their places; no format yet."""
