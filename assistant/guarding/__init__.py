"""Coaching or managing: one guard between any writer and the coachee."""
