"""The server's own word: its logs, its bans, what runs and what does not."""
