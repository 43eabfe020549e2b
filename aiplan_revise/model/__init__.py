"""What a plan is: editions, bodies, commitments, changes, and their canonical JSON. Pure values, no files."""
