"""The impact/effort matrix."""
