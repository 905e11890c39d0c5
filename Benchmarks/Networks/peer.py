#!/usr/bin/env python3
"""The coordination-network-toolkit on a file of shares: peer.py SHARES.csv WINDOW

Shares become its reposts, in a database of its own beside the file. It prints the number of edges, and `name seconds` on standard error.
"""
import csv, os, sys, tempfile, time

from coordination_network_toolkit.compute_networks import compute_co_retweet_parallel
from coordination_network_toolkit.preprocess import preprocess_csv_files
import sqlite3

path, window = sys.argv[1], int(sys.argv[2])
with tempfile.TemporaryDirectory(dir=os.path.dirname(os.path.abspath(path))) as folder:
    posts, database = folder + "/posts.csv", folder + "/posts.db"
    with open(path, newline="") as source, open(posts, "w", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(["message_id", "user_id", "username", "repost_id", "reply_id", "message", "timestamp", "urls"])
        for o, a, c, t in list(csv.reader(source))[1:]:
            writer.writerow([c, a, a, o, "", "", t, ""])
    begun = time.monotonic()
    preprocess_csv_files(database, [posts])
    read = time.monotonic()
    compute_co_retweet_parallel(database, window, n_threads=2, min_edge_weight=2)
    done = time.monotonic()
    edges = sqlite3.connect(database).execute("select count(*) from co_retweet_network").fetchone()[0]
print(edges)
print(f"read {read - begun:.2f}\ncompute {done - read:.2f}", file=sys.stderr)
