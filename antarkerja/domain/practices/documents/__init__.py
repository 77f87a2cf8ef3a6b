"""Papers of the community of practice."""
