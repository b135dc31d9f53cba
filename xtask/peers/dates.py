"""Times dateparser's search for dates in an Arabic text, and prints bytes a second, the best of several
rounds, and how many dates it found."""

import sys
import time

from dateparser.search import search_dates

text = open(sys.argv[1], encoding="utf-8").read()
found = search_dates(text, languages=["ar"]) or []
best = float("inf")
until = time.perf_counter() + 5
rounds = 0
while rounds < 2 or time.perf_counter() < until:
    start = time.perf_counter()
    search_dates(text, languages=["ar"])
    best = min(best, time.perf_counter() - start)
    rounds += 1
print(f"peer dateparser {len(text.encode()) / best:.0f} {len(found)}")
