"""Figures, their units, bounds and rates, and what each is a figure of."""
