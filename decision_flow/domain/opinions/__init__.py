"""Opinions of the public: which of them say the same, what was answered, whether the sums agree."""
