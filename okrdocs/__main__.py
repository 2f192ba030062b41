"""`python -m okrdocs`."""

from okrdocs.hosts.cli import main

if __name__ == "__main__":
    main(prog_name="okrdocs")
