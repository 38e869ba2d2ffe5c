"""What is handed over: an outline says what a document holds, the drawing sets it on pages."""
