"""Certificate logs written with the cryptography package: static-ct with real certificates, signed with ECDSA and RSA, of a list of version 3,
honest, forked, lying and shrinking."""
import base64, datetime, hashlib, http.server, json, struct, threading, time

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.x509.oid import NameOID
from harness import Watch, check, free_port, until

AUTHORITY = ec.generate_private_key(ec.SECP256R1())
ISSUER = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Made-up Authority")])


def certificate(names):
    """As authorities make them: a key, times, a subject and alternative names, signed."""
    now = datetime.datetime.now(datetime.timezone.utc)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, names[0][:64])])
    builder = x509.CertificateBuilder().subject_name(subject).issuer_name(ISSUER).public_key(AUTHORITY.public_key())
    builder = builder.serial_number(x509.random_serial_number()).not_valid_before(now).not_valid_after(now + datetime.timedelta(days=90))
    builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName(n) for n in names]), False)
    return builder.sign(AUTHORITY, hashes.SHA256()).public_bytes(serialization.Encoding.DER)


class Log:
    def __init__(self, name, key=None):
        self.key = key or ec.generate_private_key(ec.SECP256R1())
        self.spki = self.key.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
        self.origin, self.entries, self.leaves = name, [], []
        self.size, self.lies, self.asked = None, False, []

    def add(self, *names):
        der = certificate(list(names))
        entry = struct.pack(">QH", int(time.time() * 1000), 0) + len(der).to_bytes(3, "big") + der + b"\0\0"
        self.entries.append(entry + b"\0\0")
        self.leaves.append(hashlib.sha256(b"\0\0\0" + entry).digest())

    def tree(self, leaves):
        if not leaves:
            return hashlib.sha256(b"").digest()
        if len(leaves) == 1:
            return leaves[0]
        half = 1 << ((len(leaves) - 1).bit_length() - 1)
        return hashlib.sha256(b"\1" + self.tree(leaves[:half]) + self.tree(leaves[half:])).digest()

    def signed(self, size, root, stamp):
        data = struct.pack(">BBQQ", 0, 1, stamp, size) + root
        if isinstance(self.key, rsa.RSAPrivateKey):
            return b"\4\1", self.key.sign(data, padding.PKCS1v15(), hashes.SHA256())
        return b"\4\3", self.key.sign(data, ec.ECDSA(hashes.SHA256()))

    def answer(self, path):
        self.asked.append(path)
        size = len(self.entries) if self.size is None else self.size
        root, stamp = self.tree(self.leaves[:size]), int(time.time() * 1000)
        if self.lies:
            root = bytes(reversed(root))
        kind, signature = self.signed(size, root, stamp)
        signature = kind + struct.pack(">H", len(signature)) + signature
        if path == "ct/v1/get-sth":
            return json.dumps({"tree_size": size, "timestamp": stamp, "sha256_root_hash": base64.b64encode(root).decode(),
                               "tree_head_signature": base64.b64encode(signature).decode()}).encode()
        if path.startswith("ct/v1/get-entry-and-proof"):
            audit, low, high, at = [], 0, size, size - 1
            while high - low > 1:
                half = 1 << ((high - low - 1).bit_length() - 1)
                if at >= low + half:
                    audit.insert(0, self.tree(self.leaves[low:low + half]))
                    low += half
                else:
                    audit.insert(0, self.tree(self.leaves[low + half:high]))
                    high = low + half
            return json.dumps({"leaf_input": base64.b64encode(b"\0\0" + self.entries[size - 1][:-2]).decode(), "extra_data": "",
                               "audit_path": [base64.b64encode(x).decode() for x in audit]}).encode()
        if path.startswith("ct/v1/get-entries"):
            start, end = [int(part.split("=")[1]) for part in path.split("?")[1].split("&")]
            some = self.entries[start:min(end + 1, start + 64, size)]
            return json.dumps({"entries": [{"leaf_input": base64.b64encode(b"\0\0" + e[:-2]).decode(), "extra_data": ""} for e in some]}).encode()
        if path == "checkpoint":
            hint = hashlib.sha256(self.origin.encode() + b"\n\5" + hashlib.sha256(self.spki).digest()).digest()[:4]
            note = hint + struct.pack(">Q", stamp) + signature
            return f"{self.origin}\n{size}\n{base64.b64encode(root).decode()}\n\n— {self.origin} {base64.b64encode(note).decode()}\n".encode()
        parts = path.split("/")
        if parts[0] != "tile" or parts[1] == "names":
            return None
        width = 256
        if parts[-2].endswith(".p"):
            width = int(parts.pop())
            parts[-1] = parts[-1][:-2]
        index = 0
        for part in parts[2:]:
            index = index * 1000 + int(part.lstrip("x"))
        start = index * 256
        if parts[1] == "data":
            return b"".join(self.entries[start:start + width]) if start + width <= size else None
        span = 256 ** int(parts[1])
        if (start + width) * span > size:
            return None
        return b"".join(self.tree(self.leaves[n * span:(n + 1) * span]) for n in range(start, start + width))


def serve(logs, extra):
    class Handler(http.server.BaseHTTPRequestHandler):
        def log_message(self, *_):
            pass

        def do_GET(self):
            name, _, path = self.path.lstrip("/").partition("/")
            body = logs[name].answer(path) if name in logs else extra(self.path)
            self.send_response(200 if body is not None else 404)
            self.send_header("Content-Length", str(len(body or b"")))
            self.end_headers()
            self.wfile.write(body or b"")

    server = http.server.ThreadingHTTPServer(("127.0.0.1", free_port()), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def encoded(log):
    return base64.b64encode(log.spki).decode()


def certificate_logs(tocsin):
    print("cryptography: static-ct and RFC 6962 logs with real certificates, ECDSA and RSA, honest, forked, lying and shrinking")
    names = ["honest", "signed-by-rsa", "former", "former-rsa", "forks", "lies", "shrinks", "stranger"]
    logs = {name: Log(f"{name}.example", rsa.generate_private_key(65537, 2048) if "rsa" in name else None) for name in names}
    for log in logs.values():
        for n in range(300):
            log.add(f"old{n}.{log.origin}") if n % 50 == 0 or n > 290 else log.entries.append(log.entries[-1]) or log.leaves.append(log.leaves[-1])
    server = serve(logs, lambda _: None)
    base = f"http://127.0.0.1:{server.server_port}"
    entries = [{"url": f"{base}/{name}/", "kind": "rfc6962" if "former" in name else "static-ct", "key": encoded(logs["honest" if name == "stranger" else name])} for name in names]
    watch = Watch(tocsin, {"exempt": [f"127.0.0.1:{server.server_port}"], "logs": entries}, speed=20, protected=["sellencourier.example"])
    with watch:
        check("all logs are looked at", until(lambda: all(log.asked for log in logs.values()), 30))
        time.sleep(3)  # the first look is over
        # They turn bad before they have something to give.
        forked = logs["forks"]
        forked.entries[7], forked.leaves[7] = logs["honest"].entries[-1], logs["honest"].leaves[-1]
        logs["lies"].lies = True
        logs["shrinks"].size = 250
        for name in names:
            for n in range(20):
                logs[name].add(f"sellencourier-{name}{n}.example", f"www.sellencourier-{name}{n}.example")
        want = lambda name: {f"sellencourier-{name}{n}.example" for n in range(20)}
        # A tile that is not full is asked for once a minute, of simulated ones.
        for name, sentence in (("honest", "static-ct, ECDSA"), ("signed-by-rsa", "static-ct, RSA"), ("former", "RFC 6962, ECDSA"), ("former-rsa", "RFC 6962, RSA")):
            check(f"every look-alike of an honest log is found ({sentence})", until(lambda: want(name) <= {n.removeprefix("www.") for n in watch.names()}, 40), watch.said[-600:])
        check("a fork is said", until(lambda: "/forks/: its entries up to" in watch.said, 20), watch.said[-600:])
        check("a lie is said", until(lambda: "/lies/" in watch.said, 20), watch.said[-600:])
        check("a log that shrinks is said", until(lambda: "/shrinks/: it says that it has 250 entries" in watch.said, 20), watch.said[-600:])
        check("a log signed by another key is said", until(lambda: "/stranger/: what it says of its tree is not signed with its key" in watch.said, 20), watch.said[-600:])
        found = watch.names()
        check("and nothing of them is given on", not any(name in n for n in found for name in ("forks", "lies", "shrinks", "stranger")), str(found)[:300])
        # It takes the lost entries up again where it has them.
        logs["shrinks"].size = None
        check("what had shrunk is read on when it has more", until(lambda: want("shrinks") <= {n.removeprefix("www.") for n in watch.names()}, 60))
    full = sum(path.startswith("tile/data/") and ".p/" in path for path in logs["honest"].asked)
    check("partial tiles are asked for where a checkpoint demands it only", full <= 6, f"{full} times")
    server.shutdown()


def log_list(tocsin):
    print("cryptography: a list of logs of version 3, one that comes, one that is retired, one whose key is not its id's")
    logs = {name: Log(f"{name}.example") for name in ("tiled", "former", "retired", "over", "wrong", "late")}
    for log in logs.values():
        for n in range(5):
            log.add(f"old{n}.{log.origin}")
    listed = {"late": False}

    def entry(name, **more):
        log = logs[name]
        tiled = name != "former"
        address = {"submission_url": f"{base}/none/", "monitoring_url": f"{base}/{name}/"} if tiled else {"url": f"{base}/{name}/"}
        end = "2020-01-01T00:00:00Z" if name == "over" else "2099-01-01T00:00:00Z"
        return {"description": name, "log_id": base64.b64encode(hashlib.sha256(log.spki).digest()).decode(), "key": encoded(log), "mmd": 60, **address,
                "state": {"retired" if name == "retired" else "usable": {"timestamp": "2025-01-01T00:00:00Z"}},
                "temporal_interval": {"start_inclusive": "2019-01-01T00:00:00Z", "end_exclusive": end}, **more}

    def extra(path):
        if path != "/log_list.json":
            return None
        tiled = ["tiled", "retired", "over"] + (["late"] if listed["late"] else [])
        wrong = entry("wrong", log_id=base64.b64encode(bytes(32)).decode())
        return json.dumps({"version": "60.1", "log_list_timestamp": "2026-11-01T00:00:00Z", "operators": [
            {"name": "One", "email": [], "logs": [entry("former")], "tiled_logs": [entry(n) for n in tiled]}, {"name": "Two", "email": [], "logs": [], "tiled_logs": [wrong]}]}).encode()

    server = serve(logs, extra)
    base = f"http://127.0.0.1:{server.server_port}"
    settings = {"exempt": [f"127.0.0.1:{server.server_port}"], "log-lists": [{"url": f"{base}/log_list.json", "every": "5 min"}]}
    with Watch(tocsin, settings, speed=60, protected=["sellencourier.example"]) as watch:
        check("logs of both kinds in use are followed", until(lambda: logs["tiled"].asked and logs["former"].asked, 30), watch.said[-500:])
        time.sleep(2)
        for name in ("tiled", "former", "late"):
            logs[name].add(f"sellencourier-{name}.example")
        check("and their look-alikes found", until(lambda: {"sellencourier-tiled.example", "sellencourier-former.example"} <= watch.names(), 40), watch.said[-500:])
        listed["late"] = True
        check("a log that comes into the list is followed", until(lambda: logs["late"].asked, 30), watch.said[-500:])
        time.sleep(2)
        logs["late"].add("sellencourier-late2.example")
        check("from where it stands then", until(lambda: "sellencourier-late2.example" in watch.names(), 40) and "sellencourier-late.example" not in watch.names(), str(watch.names()))
        listed["late"] = False
        time.sleep(12)
        before = len(logs["late"].asked)
        time.sleep(3)
        check("one that leaves it is followed no more", len(logs["late"].asked) == before)
        check("retired logs, and those whose time is over, are not asked", not logs["retired"].asked and not logs["over"].asked)
        check("a key that is not its id's is said, and the log not asked", "the key of wrong is not that of its id" in watch.said and not logs["wrong"].asked, watch.said[-500:])
    server.shutdown()
