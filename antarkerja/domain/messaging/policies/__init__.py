"""Rules of messages that need no database: wordings, quiet hours, waits."""
