"""The ranks of each idea side by side."""
