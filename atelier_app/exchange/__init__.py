"""Registrations in, the sample, files for other programs out: standard library only, the window imports it."""
