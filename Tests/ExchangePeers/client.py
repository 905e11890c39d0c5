"""Reads a TAXII server with taxii2-client, as connectors do: client.py DISCOVERY"""

import sys

from taxii2client.v21 import Server, as_pages

server = Server(sys.argv[1], user="any", password="") if len(sys.argv) > 2 else Server(sys.argv[1])
found = 0
for collection in server.api_roots[0].collections:
    for page in as_pages(collection.get_objects, per_request=7):
        found += len(page.get("objects", []))
print("taxii2-client reads", found, "objects")
sys.exit(0 if found else 1)
