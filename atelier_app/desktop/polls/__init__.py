"""Polls: preparing, opening, following, closing; the ranking."""
