"""How much memory the costliest input of each reader takes, beside the ceiling that its limits make."""
