"""What was read, in forms that others open: one file a format."""
