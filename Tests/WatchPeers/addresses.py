"""A resolver by dnslib that lies, and servers that stand where nothing that was read may lead: inside, at addresses of their own.

Runs in a network of its own (`unshare --net --mount`, as root), in which public addresses are this machine's, so that the program is
tried whole: it resolves, judges, connects, and follows redirects as it does outside.
"""
import http.server, os, random, socket, socketserver, subprocess, sys, tempfile, threading, time

from dnslib import A, AAAA, QTYPE, RR, TXT
from dnslib.server import BaseResolver, DNSLogger, DNSServer
from harness import Watch, check, prose, until

PUBLIC, OTHER = "93.184.216.34", "93.184.216.35"
INSIDE = ["127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "192.0.2.1", "198.18.0.1", "203.0.113.1", "127.0.0.53"]
INSIDE6 = ["::1", "fd00::1", "2001:db8::1", "64:ff9b::7f00:1", "2002:7f00:1::1", "::ffff:7f00:1"]


def enter():
    """Begins again in a network of its own; never returns where it could."""
    if os.environ.get("TOCSIN_OWN_NETWORK"):
        return True
    if os.geteuid() != 0:
        return False
    environment = {**os.environ, "TOCSIN_OWN_NETWORK": "1"}
    sys.stdout.flush()
    code = subprocess.call(["unshare", "--net", "--mount", sys.executable, *sys.argv[:2], "--only", "addresses"], env=environment)
    return code


def set_up():
    run = lambda *words: subprocess.run(words, check=True, capture_output=True)
    run("ip", "link", "set", "lo", "up")
    for address in [PUBLIC, OTHER] + [a for a in INSIDE if not a.startswith("127.")]:
        run("ip", "address", "add", f"{address}/32", "dev", "lo")
    for address in ("fd00::1", "2001:db8::1", "64:ff9b::7f00:1", "2002:7f00:1::1"):
        run("ip", "-6", "address", "add", f"{address}/128", "dev", "lo", "nodad")
    with tempfile.NamedTemporaryFile("w", delete=False) as file:
        file.write("nameserver 127.0.0.1\noptions timeout:1 attempts:1\n")
    os.chmod(file.name, 0o644)
    run("mount", "--bind", file.name, "/etc/resolv.conf")


class Liar(BaseResolver):
    """Names say what they want to be: `v4-10-0-0-1.x.`, `both.x.`, `flip…x.` (public first, then inside)."""

    def __init__(self):
        self.asked = {}

    def resolve(self, request, _):
        reply, name = request.reply(), str(request.q.qname).rstrip(".").lower()
        kind = QTYPE[request.q.qtype]
        first = name.split(".")[0]
        count = self.asked[(name, kind)] = self.asked.get((name, kind), 0) + 1
        v4, v6 = [], []
        if first in ("site", "honest"):
            v4 = [PUBLIC]
        elif first.startswith("inside4"):
            v4 = [INSIDE[int(first[8:]) % len(INSIDE)]]
        elif first.startswith("inside6"):
            v6 = [INSIDE6[int(first[8:]) % len(INSIDE6)]]
        elif first.startswith("mixed"):
            v4 = [PUBLIC, INSIDE[int(first[6:]) % len(INSIDE)]]
        elif first.startswith("six"):
            v4, v6 = [PUBLIC], [INSIDE6[int(first[4:]) % len(INSIDE6)]]
        elif first.startswith("flip"):
            v4 = [PUBLIC] if count % 2 else [INSIDE[int(first[5:]) % len(INSIDE)]]
        elif first.startswith("late"):
            time.sleep(3)
            v4 = [INSIDE[0]]
        for address in v4 if kind == "A" else []:
            reply.add_answer(RR(name, QTYPE.A, rdata=A(address), ttl=0))
        for address in v6 if kind == "AAAA" else []:
            reply.add_answer(RR(name, QTYPE.AAAA, rdata=AAAA(address), ttl=0))
        return reply


class Server6(http.server.ThreadingHTTPServer):
    address_family = socket.AF_INET6

    def server_bind(self):
        self.socket.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        super().server_bind()


def spellings():
    """Ways to write an address inside."""
    for address in INSIDE:
        a, b, c, d = (int(x) for x in address.split("."))
        number = a << 24 | b << 16 | c << 8 | d
        yield from (address, f"{number}", f"0x{number:08x}", f"0{number:o}", f"{a}.{b}.{c << 8 | d}", f"{a}.{number & 0xFFFFFF}", f"0x{a:x}.0x{b:x}.0x{c:x}.0x{d:x}", f"0{a:o}.0{b:o}.0{c:o}.0{d:o}", f"{address}.", f"user@{address}",
                    f"{PUBLIC}@{address}", f"[::ffff:{address}]", f"[::ffff:{number >> 16:x}:{number & 0xFFFF:x}]", f"[64:ff9b::{number >> 16:x}:{number & 0xFFFF:x}]", f"[2002:{number >> 16:x}:{number & 0xFFFF:x}::1]",
                    f"[::{address}]", f"[2001:0:{number >> 16:x}:{number & 0xFFFF:x}:0:0:{number >> 16 ^ 0xFFFF:x}:{number & 0xFFFF ^ 0xFFFF:x}]", f"{address}:8080", f"{address}:22", f"①②⑦.0.0.1", f"{address}%2f", f"{address}\\@{PUBLIC}")
    for address in INSIDE6:
        yield from (f"[{address}]", f"[{address}]:8080", f"[{address}%25lo]", f"[0:0:0:0:0:0:0:1]")


def addresses(tocsin):
    entered = enter()
    if entered is not True:
        if entered is False:
            print("dnslib: needs root for a network of its own; left out")
        else:
            check("what was read leads nowhere inside (in a network of its own)", entered == 0)
        return
    print("dnslib: a resolver that lies, and a feed that leads inside in more than a thousand ways")
    set_up()
    liar = Liar()
    DNSServer(liar, address="127.0.0.1", port=53, logger=DNSLogger("-request,-reply,-truncated,-error", False)).start_thread()
    reached, public = [], []

    def handler(is_inside):
        class Handler(http.server.BaseHTTPRequestHandler):
            def log_message(self, *_):
                pass

            def do_GET(self):
                address = self.connection.getsockname()[0]
                (reached if is_inside else public).append((address, self.headers.get("Host"), self.path))
                if self.path == "/feed.xml" and not is_inside:
                    items = "".join(f"<item><title>t</title><link>{link.replace('&', '&amp;')}</link></item>" for link in links)
                    return self.say(200, f"<rss version='2.0'><channel><title>f</title>{items}</channel></rss>", "application/rss+xml")
                if self.path.startswith("/to/"):
                    return self.say(302, "", "text/html", ("Location", targets[int(self.path[4:])].encode().decode("latin-1")))
                if self.path == "/robots.txt":
                    return self.say(404, "", "text/plain")
                self.say(200, f"<!DOCTYPE html><html><head><title>x</title></head><body><article><p>{prose('insidetoken' if is_inside else 'outsidetoken')}</p></article></body></html>", "text/html")

            def say(self, status, body, kind, field=None):
                self.send_response(status)
                if field:
                    self.send_header(*field)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body.encode())))
                self.end_headers()
                self.wfile.write(body.encode())
        return Handler

    spelled = [f"http://{spelling}/a{n}" for n, spelling in enumerate(spellings())]
    named = [f"http://{kind}-{n}.evil.test/{kind}" for kind in ("inside4", "inside6", "mixed", "six") for n in range(200)]
    # Each name answers once with an address outside and once with one inside; robots.txt and the page are two questions.
    flipping = [f"http://flip-{n}.evil.test/page" for n in range(40)]
    late = [f"http://late-{n}.evil.test/page" for n in range(5)]
    schemes = ["file:///etc/passwd", "gopher://127.0.0.1:25/", "dict://127.0.0.1:11211/stats", "ftp://127.0.0.1/", "//127.0.0.1/x", "http:/127.0.0.1/x", "javascript:1"]
    targets = spelled + named[:60]
    redirected = [f"http://site.good.test/to/{n}" for n in range(60)]
    links = ["http://honest.good.test/page"] + redirected + spelled + named + flipping + late + schemes
    for number, address in enumerate([PUBLIC, OTHER]):
        threading.Thread(target=http.server.ThreadingHTTPServer((address, 80), handler(False)).serve_forever, daemon=True).start()
    for address in INSIDE:
        for port in (80, 8080, 22, 443):
            threading.Thread(target=http.server.ThreadingHTTPServer((address, port), handler(True)).serve_forever, daemon=True).start()
    for address in ("::1", "fd00::1", "2001:db8::1", "64:ff9b::7f00:1", "2002:7f00:1::1"):
        for port in (80, 8080):
            threading.Thread(target=Server6((address, port), handler(True)).serve_forever, daemon=True).start()
    # The servers inside can be reached by whoever is let.
    with socket.create_connection(("169.254.169.254", 80), 2) as probe:
        probe.sendall(b"GET /probe HTTP/1.0\r\n\r\n")
        probe.recv(100)
    check("the servers inside answer whoever is let", [r for r in reached if r[2] == "/probe"] != [])
    reached.clear()
    attempts = len(links) - 1
    with Watch(tocsin, {"feeds": [{"url": "http://site.good.test/feed.xml", "every": "1 min"}], "exempt": ["127.0.0.1:9999"]}, speed=60) as watch:
        check("an honest page is read", until(lambda: watch.count("outsidetoken") >= 1, 60), watch.said[-500:])
        # 500 pages of an answer are taken at once, the rest with the next.
        until(lambda: sum(name.startswith("late-4.") for name, _ in liar.asked) > 0, 240)
        time.sleep(5)
        flipped = sum(count > 1 for (name, kind), count in liar.asked.items() if name.startswith("flip") and kind == "A")
        print(f"      {attempts} attempts, {len(public)} requests outside, {sum(liar.asked.values())} questions to the resolver, {flipped} names that changed their answer")
        check("names of all kinds were resolved", all(any(n.startswith(k) for n, _ in liar.asked) for k in ("inside4", "inside6", "mixed", "six", "flip", "late")), str(sorted({n.split('-')[0] for n, _ in liar.asked})))
        check(f"of {attempts} attempts none reaches a server inside", not reached, str(reached[:5]))
        check("and nothing of them is kept", watch.count("insidetoken") == 0)
