"""Names of people, places and bodies: by sound, by spelling, by meaning, and one in the place of another."""
