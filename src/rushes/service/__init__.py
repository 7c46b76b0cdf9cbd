"""Use cases: what callers can do, and what the server does with it. Knows contracts, never adapters."""
