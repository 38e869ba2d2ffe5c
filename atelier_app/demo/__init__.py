"""The whole sample workshop played without a window: a real engine, simulated phones, the PDF."""
