"""What ends in a file: the job that writes it, the dialog that asks for it, the program that opens it."""
