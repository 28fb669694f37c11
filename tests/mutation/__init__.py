"""Changes the code a little, again and again, and asks whether a test notices."""
