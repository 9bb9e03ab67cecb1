"""The wire: DNS, the mail ports, TLS, and the one login."""
