"""`python -m overeenkomsten`."""

from overeenkomsten.ui.cli.main import main

main()
