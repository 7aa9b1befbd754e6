"""What a journey leaves behind: pages made of what was said."""
