"""The door from the window: commands sent, records that stay fresh, undo, work off the Qt thread."""
