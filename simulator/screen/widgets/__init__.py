"""The desk's own widgets: small, drawn at pixel level, driven by keyboard."""
