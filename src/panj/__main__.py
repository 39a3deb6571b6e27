"""``python -m panj``: the command line."""

from panj.cli import main

if __name__ == "__main__":
    main()
