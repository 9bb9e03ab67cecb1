"""One file a resource: a method converts its arguments, calls the generated operation, and returns what it parsed."""
