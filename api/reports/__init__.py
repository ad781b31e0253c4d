"""The periodic reports of a body: one list of them, each as data, as a paper and as tables."""
