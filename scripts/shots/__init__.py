"""The pictures of every screen, page and document: who plays the workshop, who holds the camera, who makes the album."""
