#!/usr/bin/env python3
"""Parse pages with other parsers, by processor time, best of the rounds.

usage: peer.py ROUNDS FILE…      (pip install --no-binary lxml,html5-parser lxml html5-parser selectolax)
Prints a line a parser as html-parse does. Build that with `swift build -c release --product html-parse`
and run both on the same files, one after the other on a quiet machine.
"""
import sys, time


def parsers():
    try:
        import lxml.etree

        def libxml2(page):
            lxml.etree.HTML(page, lxml.etree.HTMLParser(encoding="utf-8", huge_tree=True))

        yield f"libxml2 {'.'.join(map(str, lxml.etree.LIBXML_VERSION))} (lxml)", libxml2
    except ImportError:
        pass
    try:
        from selectolax.lexbor import LexborHTMLParser

        yield "lexbor (selectolax)", LexborHTMLParser
    except ImportError:
        pass
    try:
        import html5_parser

        # Gumbo's tree, and libxml2's made of it as html5-parser does; it gives no way to have only the first.
        yield "gumbo (html5-parser)", lambda page: html5_parser.html_parser.parse(page)
    except (ImportError, RuntimeError) as error:
        print("gumbo:", error, file=sys.stderr)


def main():
    rounds = int(sys.argv[1])
    pages = [open(path, "rb").read() for path in sys.argv[2:]]
    size = sum(map(len, pages))
    for name, parse in parsers():
        best = 0
        for _ in range(rounds):
            start = time.process_time()
            for page in pages:
                parse(page)
            best = max(best, size / 1e6 / (time.process_time() - start))
        print(name, f"{best:.1f} MB/s")


main()
