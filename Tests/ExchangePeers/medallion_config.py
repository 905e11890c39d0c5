"""The configuration of medallion with the objects of a bundle in it: medallion_config.py BUNDLE"""

import datetime
import json
import sys
import tempfile

objects = json.load(open(sys.argv[1]))["objects"]
start = datetime.datetime(2026, 1, 1)
collection = "9ee8a9b3-da1b-45d1-9cf6-8141f7039f82"


def entry(number, o):
    added = (start + datetime.timedelta(microseconds=number)).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    return {"id": o["id"], "date_added": added,
            "version": o.get("modified") or o.get("created") or added,
            "media_type": "application/stix+json;version=2.1"}


data = {
    "/discovery": {"title": "medallion", "default": "http://127.0.0.1:18652/root/",
                   "api_roots": ["http://127.0.0.1:18652/root/"]},
    "root": {
        "information": {"title": "Root", "versions": ["application/taxii+json;version=2.1"],
                        "max_content_length": 9765625},
        "status": [],
        "collections": [{
            "id": collection, "title": "Example", "can_read": True, "can_write": True,
            "media_types": ["application/stix+json;version=2.1"],
            "objects": objects,
            "manifest": [entry(n, o) for n, o in enumerate(objects)],
        }],
    },
}
file = tempfile.NamedTemporaryFile("w", suffix=".json", delete=False)
json.dump(data, file)
file.close()
print(json.dumps({
    "backend": {"module": "medallion.backends.memory_backend", "module_class": "MemoryBackend",
                "filename": file.name},
    "users": {"admin": "Password0"}, "taxii": {"max_page_size": 100},
}))
