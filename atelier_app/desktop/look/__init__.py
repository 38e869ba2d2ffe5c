"""The look: tokens, stylesheet, icons and the small widgets that every panel is made of."""
