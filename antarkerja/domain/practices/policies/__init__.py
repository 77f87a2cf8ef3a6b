"""Rules of the community of practice that need no table."""
