"""Generates workloads for ntask and its peers, checks that each does what it should, and times them in turns."""
