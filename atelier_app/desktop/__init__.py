"""The facilitator's window: Qt widgets over a `Remote`, which speaks to the engine. Never touches the file."""
