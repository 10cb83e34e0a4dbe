"""Documents are read at desks: processes with limits, so that what breaks its reader breaks nothing else."""
