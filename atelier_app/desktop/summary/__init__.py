"""The PDF: what it will hold, and the job that writes it."""
