"""Forgetting people: what goes and what stays is said before, the retention date is watched, backups are offered."""
