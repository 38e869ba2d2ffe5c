"""The door over a local connection: the engine's end, the other end, and how values travel."""
