"""The version of this package, here alone."""

__version__ = "0.1.0"
