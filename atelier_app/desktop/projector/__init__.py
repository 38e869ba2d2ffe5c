"""The second screen: what the room sees."""
