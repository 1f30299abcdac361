"""Who did what to whom, who says so, why and what for: one filler of a role told for another."""
