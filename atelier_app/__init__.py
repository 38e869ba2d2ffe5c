"""Atelier runs a half-day participatory workshop from one laptop and loses nothing."""

__version__ = "0.1.0"
