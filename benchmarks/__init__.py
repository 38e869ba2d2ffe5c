"""What Atelier takes, measured beside its floor in the same run: `python -m benchmarks [board report …]`."""
