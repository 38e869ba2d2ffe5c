"""Tables in and out, the sample: what other programs write and read. The window imports none of it to start."""
