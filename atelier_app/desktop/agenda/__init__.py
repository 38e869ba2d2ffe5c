"""The agenda of a workshop: its column, its forms, its timer, and the activities that are only talk."""
