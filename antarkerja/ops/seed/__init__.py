"""Demo data, deterministic from a seed; made by the operations that the desk uses."""
