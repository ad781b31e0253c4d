"""Opinions of the public: taken in, put in reading order, answered, erased."""
