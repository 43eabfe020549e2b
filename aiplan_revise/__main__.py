"""`python -m aiplan_revise` is `aiplan`."""

from aiplan_revise.cli import main

if __name__ == "__main__":
    main()
