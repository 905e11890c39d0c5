"""What all trials of `tocsin watch` against real peers share: a watch with a configuration, and checks that are counted."""
import contextlib, json, os, pathlib, re, signal, socket, sqlite3, subprocess, tempfile, threading, time

failures, done = [], 0


def check(sentence, holds, detail=""):
    """Counts a promise that is kept or broken, and says which."""
    global done
    done += 1
    print(f"  {'ok' if holds else 'BROKEN'}  {sentence}{'' if holds or not detail else f' — {detail}'}", flush=True)
    if not holds:
        failures.append(sentence)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def until(condition, seconds=60.0):
    """Waits for a condition; whether it came to hold."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.1)
    return bool(condition())


class Watch:
    """`tocsin watch` with a configuration, in a workspace of its own, ended with the block."""

    def __init__(self, tocsin, watch, speed=1.0, **configuration):
        self.tocsin, self.speed = tocsin, speed
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="tocsin-peers-"))
        self.write(watch, **configuration)
        self.process = None
        self.began = time.time()

    def write(self, watch, **configuration):
        # YAML is a superset of JSON.
        whole = {**configuration, "watch": {"contact": "peers@example.org", **watch}}
        (self.folder / "tocsin.yaml").write_text(json.dumps(whole, indent=1))

    def start(self):
        command = [self.tocsin, "watch", "--lexical", "--config", f"{self.folder}/tocsin.yaml", "--workspace", f"{self.folder}/ws"]
        if self.speed != 1:
            command += ["--clock", f"{self.began}:{self.speed}"]
        self.log = open(self.folder / "log", "ab")
        self.process = subprocess.Popen(command, stdout=self.log, stderr=self.log, env={**os.environ, "TOCSIN_MODELS": "/nonexistent"})
        return self

    def stop(self, how=signal.SIGINT):
        if self.process and self.process.poll() is None:
            self.process.send_signal(how)
            self.process.wait(timeout=30)

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        self.stop()

    @property
    def said(self):
        return re.sub(r"\x1b\[[0-9;]*m", "", (self.folder / "log").read_text(errors="replace"))

    def rows(self, query):
        path = self.folder / "ws/tocsin.sqlite"
        if not path.exists():
            return []
        with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=10)) as database:
            try:
                return database.execute(query).fetchall()
            except sqlite3.OperationalError:
                return []

    def texts(self):
        return [text for (text,) in self.rows("SELECT text FROM document")]

    def count(self, token):
        """In how many of the texts that were read a word occurs."""
        return sum(token in text for text in self.texts())

    def names(self):
        return {name for (name,) in self.rows("SELECT name FROM lookalike")}


def in_thread(run):
    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    return thread


WORDS = [a + b for a in ("bal", "cor", "den", "fil", "gam", "hol", "jun", "kel", "lor", "mip") for b in ("ar", "eth", "int", "ost", "ulp", "ygo")]


def prose(token, length=60):
    """Made-up words that only this token has in this order."""
    import random
    maker = random.Random(token)
    return f"{token} " + " ".join(maker.choice(WORDS) for _ in range(length)) + "."
