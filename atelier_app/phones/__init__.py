"""The phones' pages: a small site on the local network, rendered on the server, live by server-sent events."""
