"""Badges read at the door: by a hand scanner that types like a keyboard, or by the laptop's camera."""
