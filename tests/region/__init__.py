"""A region that does not exist, whose campaign lives: proof that another region needs its data and nothing else."""
