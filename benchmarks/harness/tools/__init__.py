"""The tools, one a file: how each is told of a workload, and how it is called."""
