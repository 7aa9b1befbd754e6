"""What the coachee said, as a ``Reading``: pure, and a function of the whole transcript."""
