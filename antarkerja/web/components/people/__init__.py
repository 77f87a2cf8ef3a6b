"""The person's form and the competency profile, shared by desk, phone and self-registration."""
