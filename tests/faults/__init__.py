"""What the fault campaign is made of: ways to misbehave and their right errors, readings, and the truth."""
