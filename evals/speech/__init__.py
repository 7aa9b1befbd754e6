"""What a coach's sentence does, read by rules that share nothing with the guard."""
