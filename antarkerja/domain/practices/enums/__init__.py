"""Words of the community of practice, one module a trade."""
