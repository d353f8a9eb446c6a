"""`python -m netmap`: the same as `netmap`."""

from netmap.cli.main import main

if __name__ == "__main__":
    main()
