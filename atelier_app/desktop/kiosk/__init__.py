"""The kiosk: people sign in by themselves on the laptop, and nobody leaves it without the facilitator's code."""
