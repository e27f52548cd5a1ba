"""One view a file: from a request to a `View`, and from there to a page or JSON."""
