"""``python -m mailcow_facade.cli``."""

from mailcow_facade.cli import main

main()
