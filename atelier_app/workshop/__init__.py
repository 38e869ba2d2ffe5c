"""The door: execute, read, follow; one handlers file per capability."""
