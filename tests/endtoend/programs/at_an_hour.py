"""Runs the program with its clock set to an hour of today, from which it goes on: `at_an_hour.py HH:MM:SS ARGUMENT…`."""

import sys
from datetime import date, datetime, time

import time_machine

from relapp.cli import main

if __name__ == "__main__":
    hour = time.fromisoformat(sys.argv[1])
    with time_machine.travel(datetime.combine(date.today(), hour).astimezone()):
        sys.exit(main(sys.argv[2:]))
