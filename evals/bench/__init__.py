"""``make bench``: what Askfirst costs, each figure beside its reference in the same run."""
