"""The judged set: people written for the purpose, real advertisements, grades 0 to 3."""
