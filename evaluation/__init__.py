"""Accuracy on the benchmarks: `predict` answers, `evaluate` scores, `gate` holds the floors; one module a task.

The benchmarks stand outside the repository, in `../shared/benchmarks` (or where `PANJ_BENCHMARKS` says). Where they are not
there, everything that needs them is skipped aloud.
"""
