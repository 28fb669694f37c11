"""Mutated files: tables and what is done to them, how they are written, and how they are read."""
