"""A site by nginx with a feed by feedgen, and servers by pytest-httpserver that misbehave."""
import logging, os, pathlib, re, shutil, subprocess, tempfile, time
from feedgen.feed import FeedGenerator
from pytest_httpserver import HTTPServer
from werkzeug import Response
from harness import Watch, check, free_port, prose, until

CONFIGURATION = """
daemon off; worker_processes 1; pid {root}/pid; error_log {root}/errors;
events {{ worker_connections 64; }}
http {{
  types {{ text/html html; application/rss+xml xml; text/plain txt; }}
  log_format told '$status $body_bytes_sent [$http_if_none_match] [$sent_http_etag] [$http_user_agent] $uri';
  access_log {root}/access told; client_body_temp_path {root}/tmp; proxy_temp_path {root}/tmp;
  fastcgi_temp_path {root}/tmp; uwsgi_temp_path {root}/tmp; scgi_temp_path {root}/tmp;
  server {{
    listen 127.0.0.1:{port}; root {root}/site;
    location /loop {{ return 302 /loop2; }}
    location /loop2 {{ return 302 /loop; }}
    location /moved.html {{ return 301 /article0.html; }}
  }}
}}
"""


class Site:
    def __init__(self):
        self.root, self.port = pathlib.Path(tempfile.mkdtemp(prefix="tocsin-nginx-")), free_port()
        (self.root / "site").mkdir()
        (self.root / "conf").write_text(CONFIGURATION.format(root=self.root, port=self.port))
        # nginx gives up its rights, and has to reach the folder.
        os.chmod(self.root, 0o755)
        self.base = f"http://127.0.0.1:{self.port}"

    def page(self, name, words):
        path = self.root / "site" / name
        path.write_text(f"<!DOCTYPE html><html lang='en'><head><title>{name}</title></head><body><article><h1>{name}</h1><p>{words}</p></article></body></html>")

    def feed(self, name, links):
        feed = FeedGenerator()
        feed.title("Courier"), feed.link(href=self.base), feed.description("News"), feed.id(self.base)
        for link in links:
            entry = feed.add_entry()
            entry.id(f"{self.base}{link}"), entry.title(link), entry.link(href=f"{self.base}{link}")
        (feed.atom_file if name.startswith("atom") else feed.rss_file)(str(self.root / "site" / name))

    def __enter__(self):
        self.process = subprocess.Popen([shutil.which("nginx") or "/usr/sbin/nginx", "-p", str(self.root), "-c", str(self.root / "conf"), "-e", str(self.root / "errors")])
        until(lambda: (self.root / "access").exists(), 10)
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

    @property
    def asked(self):
        pattern = re.compile(r"(\d+) (\d+) \[(.*?)\] \[(.*?)\] \[(.*?)\] (.*)")
        return [pattern.match(line).groups() for line in (self.root / "access").read_text().splitlines()]


def nginx(tocsin):
    print("nginx and feedgen: a site with edits, answers of 304, redirect loops and broken feeds")
    with Site() as site:
        links = [f"/article{n}.html" for n in range(5)]
        for n in range(5):
            site.page(f"article{n}.html", prose(f"article{n}token"))
        site.page("secret.html", prose("secrettoken"))
        (site.root / "site/robots.txt").write_text("User-agent: *\nDisallow: /secret.html\n")
        site.feed("rss.xml", links[:4] + ["/loop", "/secret.html", "/moved.html"])
        site.feed("atom.xml", links[3:])
        (site.root / "site/broken.xml").write_text("<rss><channel><item><title>cut")
        site.page("page.xml", "A feed that became a page.")
        with open(site.root / "site/huge.xml", "wb") as huge:
            huge.write(b"<rss version='2.0'><channel>")
            huge.truncate(1 << 30)
        feeds = ["rss", "atom", "broken", "page", "huge"]
        settings = {"exempt": [f"127.0.0.1:{site.port}"], "feeds": [{"url": f"{site.base}/{feed}.xml", "every": "10 min"} for feed in feeds]}
        # Ten simulated minutes are ten seconds.
        with Watch(tocsin, settings, speed=60) as watch:
            check("each article is read", until(lambda: all(watch.count(f"article{n}token") for n in range(5)), 60), watch.said[-600:])
            check("a redirect loop is said", until(lambda: "/loop" in watch.said, 20), watch.said[-600:])
            for feed in ("broken", "page", "huge"):
                check(f"{feed}.xml is said", until(lambda: f"/{feed}.xml:" in watch.said, 30), watch.said[-600:])
            before = time.monotonic()
            site.page("article1.html", prose("article1token") + " editedtoken.")
            check("what is unchanged is answered with 304", until(lambda: any(row[0] == "304" and row[5] == "/rss.xml" for row in site.asked), 40))
            # A page is asked again after an hour.
            check("an edit is read as a version", until(lambda: watch.count("editedtoken") == 1, 120), f"after {time.monotonic() - before:.0f} s")
        asked = site.asked
        check("no article is there twice", all(watch.count(f"article{n}token") == (2 if n == 1 else 1) for n in range(5)), str([watch.count(f"article{n}token") for n in range(5)]))
        check("a page that robots.txt forbids is not asked for", not any(row[5] == "/secret.html" for row in asked) and watch.count("secrettoken") == 0)
        check("robots.txt is asked for once", sum(row[5] == "/robots.txt" for row in asked) == 1)
        echoed = [row for row in asked if row[2] != "-"]
        check("ETags are sent back as they were", echoed and all(row[2] in {r[3] for r in asked} for row in echoed))
        check("a feed of 1 GB costs no more than its bound", max(int(row[1]) for row in asked if row[5] == "/huge.xml") < 40 << 20, str([row[1] for row in asked if row[5] == "/huge.xml"]))
        check("whom to write to is said", all("peers@example.org" in row[4] for row in asked))


def misbehaving(tocsin):
    print("pytest-httpserver: a server that answers a byte a second, one that asks to wait, one with odd validators")
    logging.getLogger("werkzeug").setLevel(logging.CRITICAL)
    with HTTPServer(host="127.0.0.1", threaded=True) as server:
        seen = {"later": [], "odd": []}

        def slow(_):
            def bytes_one_by_one():
                for _ in range(100_000):
                    yield b" "
                    time.sleep(1)
            return Response(bytes_one_by_one(), content_type="application/rss+xml")

        def later(_):
            seen["later"].append(time.monotonic())
            return Response("later", status=429, headers={"Retry-After": "1200"})

        def odd(request):
            seen["odd"].append((request.headers.get("If-None-Match"), request.headers.get("If-Modified-Since")))
            return Response("<rss version='2.0'><channel><title>x</title></channel></rss>", content_type="application/rss+xml", headers={"ETag": 'W/"a, b \\ c"', "Last-Modified": "Sun Nov  6 08:49:37 1994"})

        server.expect_request("/robots.txt").respond_with_data("", status=404)
        server.expect_request("/slow.xml").respond_with_handler(slow)
        server.expect_request("/odd.xml").respond_with_handler(odd)
        with HTTPServer(host="127.0.0.1", threaded=True) as other:
            other.expect_request("/robots.txt").respond_with_data("", status=404)
            other.expect_request("/later.xml").respond_with_handler(later)
            settings = {
                "exempt": [f"127.0.0.1:{server.port}", f"127.0.0.1:{other.port}"],
                "feeds": [{"url": server.url_for("/slow.xml"), "every": "10 min"}, {"url": server.url_for("/odd.xml"), "every": "10 min"}, {"url": other.url_for("/later.xml"), "every": "1 min"}],
            }
            with Watch(tocsin, settings, speed=60) as watch:
                began = time.monotonic()
                check("a server that answers a byte a second is given up within its bound", until(lambda: "/slow.xml:" in watch.said, 90), watch.said[-400:])
                check("that took no longer than a minute and a half", time.monotonic() - began < 90)
                check("validators go back as they came, whatever they hold", until(lambda: ('W/"a, b \\ c"', "Sun Nov  6 08:49:37 1994") in seen["odd"], 40), str(seen["odd"]))
                check("who asks to wait twenty minutes is asked again", until(lambda: len(seen["later"]) >= 2, 60))
                check("and not before", all(b - a > 1200 / 60 * 0.95 for a, b in zip(seen["later"], seen["later"][1:])), str(seen["later"]))
