"""mastodon_mock for Mastodon with its faults and its streaming interface; the websockets library for Bluesky's Jetstream."""
import asyncio, http, json, logging, threading, time, urllib.parse, urllib.request
from mastodon_mock.testing import MockServer
from websockets.asyncio.server import serve
from harness import Watch, check, free_port, prose, until


def call(base, path, body=None, token=None, method=None):
    fields = {"Content-Type": "application/json", **({"Authorization": f"Bearer {token}"} if token else {})}
    request = urllib.request.Request(base + path, None if body is None else json.dumps(body).encode(), fields, method=method)
    with urllib.request.urlopen(request) as answer:
        return json.loads(answer.read() or b"null")


def mastodon(tocsin):
    print("mastodon_mock: timelines by min_id, faults, and the streaming interface with a token")
    with MockServer() as server:
        base, token = server.base_url.rstrip("/"), "alice_token"
        port = urllib.parse.urlparse(base).port
        posted = []

        def post(count):
            for _ in range(count):
                word = f"post{len(posted)}token"
                posted.append((word, call(base, "/api/v1/statuses", {"status": f"{prose(word, 12)} #ballot"}, token)["id"]))

        def all_read():
            return all(watch.count(word) == 1 for word, _ in posted)

        post(3)
        watch = Watch(tocsin, {"exempt": [f"127.0.0.1:{port}"], "mastodon": [{"server": base, "hashtags": ["ballot"], "public": True}]})
        with watch:
            check("what is there is read", until(all_read, 30), watch.said[-400:])
            post(95)
            check("more than two pages come without a gap, each once", until(all_read, 60), str([w for w, _ in posted if watch.count(w) != 1][:5]))
            for effect in ({"type": "status", "status": 503}, {"type": "malformed"}, {"type": "ratelimit"}):
                call(base, "/api/v1/_mock/faults", {"match": {"path": "/api/v1/timelines/*"}, "effect": effect, "count": 2})
            post(5)
            check("faults are said", until(lambda: "127.0.0.1" in watch.said and "warning" in watch.said.lower(), 40), watch.said[-400:])
        # What the server asked for is waited for: a restart begins anew.
        call(base, "/api/v1/_mock/faults", method="DELETE")
        post(5)
        with watch:
            check("after a restart it goes on where it was, and what came meanwhile is read", until(all_read, 90), str([w for w, _ in posted if watch.count(w) != 1][:5]))
        # The streaming interface, with a token.
        (watch.folder / "token").write_text(token)
        watch.write({"exempt": [f"127.0.0.1:{port}"], "mastodon": [{"server": base, "hashtags": ["ballot"], "public": True, "token-file": "token", "streaming": True}]})
        with watch:
            until(lambda: all_read(), 30)
            time.sleep(3)  # the stream is open by then
            began = time.monotonic()
            post(1)
            check("a post of the stream is there within seconds", until(all_read, 8), watch.said[-400:])
            print(f"      after {time.monotonic() - began:.1f} s")
            post(30)
            check("and thirty more, each once", until(all_read, 20), str([w for w, _ in posted if watch.count(w) != 1][:5]))
            word, identifier = posted[-1]
            call(base, f"/api/v1/statuses/{identifier}", {"status": f"{prose(word, 12)} correctedtoken #ballot"}, token, "PUT")
            check("an edit comes by the stream", until(lambda: watch.count("correctedtoken") == 1, 20), watch.said[-400:])


class Jetstream:
    """Events with numbers, kept from a floor on; the cursor includes its event."""

    def __init__(self):
        # Numbers as hosts have them, which are long.
        self.events, self.floor, self.port, self.requests = [], 24_000_001, free_port(), []
        # A client that is stopped ends its connection without a word, which the library says at length.
        logging.getLogger("websockets").setLevel(logging.CRITICAL)
        self.loop = asyncio.new_event_loop()
        self.arrived = None
        ready = threading.Event()

        def run():
            asyncio.set_event_loop(self.loop)

            async def main():
                self.arrived = asyncio.Condition()
                async with serve(self.handle, "127.0.0.1", self.port, process_request=self.judge, subprotocols=["xrpc.v1.json"]):
                    ready.set()
                    await asyncio.Future()
            self.loop.run_until_complete(main())
        threading.Thread(target=run, daemon=True).start()
        ready.wait(10)

    def judge(self, connection, request):
        self.requests.append(request.path)
        cursor = urllib.parse.parse_qs(urllib.parse.urlparse(request.path).query).get("cursor")
        if cursor and int(cursor[0]) < self.floor:
            return connection.respond(http.HTTPStatus.BAD_REQUEST, json.dumps({"error": "CursorTooOld", "message": f"cursor is older than {self.floor}"}))

    async def handle(self, connection):
        query = urllib.parse.parse_qs(urllib.parse.urlparse(connection.request.path).query)
        place = int(query["cursor"][0]) if "cursor" in query else (self.events[-1][0] + 1 if self.events else self.floor)
        while True:
            for number, event in [e for e in self.events if e[0] >= place]:
                await connection.send(json.dumps(event))
                place = number + 1
            async with self.arrived:
                await self.arrived.wait()

    def add(self, text):
        number = self.floor + len(self.events) if not self.events else self.events[-1][0] + 1
        self.events.append((number, {"did": "did:plc:abc", "seq": number, "kind": "commit", "commit": {
            "operation": "create", "collection": "app.bsky.feed.post", "rkey": f"r{number}",
            "record": {"$type": "app.bsky.feed.post", "text": text, "createdAt": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())}}}))

        async def wake():
            async with self.arrived:
                self.arrived.notify_all()
        asyncio.run_coroutine_threadsafe(wake(), self.loop).result(5)

    def drop_before(self, floor):
        self.floor = floor
        self.events = [e for e in self.events if e[0] >= floor]


def jetstream(tocsin):
    print("websockets: Jetstream with its cursor, and CursorTooOld")
    server = Jetstream()
    watch = Watch(tocsin, {"exempt": [f"127.0.0.1:{server.port}"], "bluesky": {"url": f"ws://127.0.0.1:{server.port}", "words": ["ballot"]}})
    with watch:
        until(lambda: server.requests, 20)
        time.sleep(0.5)
        for n in range(40):
            server.add(prose(f"event{n}token", 8) + (" ballot" if n % 2 == 0 else " other"))
        check("posts with the word are read, each once", until(lambda: all(watch.count(f"event{n}token") == 1 for n in range(0, 40, 2)), 30), watch.said[-400:])
        check("others are not", all(watch.count(f"event{n}token") == 0 for n in range(1, 40, 2)))
    for n in range(40, 50):
        server.add(prose(f"event{n}token", 8) + " ballot")
    with watch:
        check("what came while it was down is read after a restart", until(lambda: all(watch.count(f"event{n}token") == 1 for n in range(40, 50)), 30), watch.said[-400:])
        check("it asked from the event where it was", "cursor=" in server.requests[-1], server.requests[-1])
    for n in range(50, 60):
        server.add(prose(f"event{n}token", 8) + " ballot")
    server.drop_before(server.events[-1][0] - 2)
    with watch:
        check("CursorTooOld: what is still there is read", until(lambda: all(watch.count(f"event{n}token") == 1 for n in range(57, 60)), 30), watch.said[-400:])
        check("and the gap is said with both its ends", f"and {server.floor} is lost" in watch.said, watch.said[-400:])
