"""The grid of criteria."""
