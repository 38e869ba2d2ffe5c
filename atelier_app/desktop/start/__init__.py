"""Before an initiative is open: recent ones, a new one, the sample, the settings."""
