"""Welcome: the list to tick, walk-ins, registrations from a file, the code to scan."""
