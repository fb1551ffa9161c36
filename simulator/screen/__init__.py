"""What people see: view-states become pixels, input becomes intentions. pygame lives here."""
