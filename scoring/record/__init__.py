"""The record of a call: what happened, what the session asked for, and how both are written down."""
