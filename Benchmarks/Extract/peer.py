#!/usr/bin/env python3
"""Extract pages with another tool, as `tocsin extract` does: one JSON object a page with path and text.

usage: peer.py trafilatura|precision|readability|resiliparse FOLDER > OUTPUT.jsonl
"""
import gzip, json, logging, pathlib, sys

logging.disable(logging.CRITICAL)


def trafilatura():
    from trafilatura import bare_extraction

    def extract(data):
        # What Tocsin gives as well: metadata, comments and links.
        page = bare_extraction(data, with_metadata=True, include_comments=True, include_links=False)
        return page.text if page else ""

    return extract


def readability():
    import lxml.html
    from readability import Document

    def extract(data):
        summary = Document(data.decode("utf-8", "replace")).summary()
        return lxml.html.fromstring(summary).text_content() if summary else ""

    return extract


def resiliparse():
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding

    def extract(data):
        return extract_plain_text(bytes_to_str(data, detect_encoding(data)), main_content=True, comments=False)

    return extract


def precision():
    from trafilatura import bare_extraction

    def extract(data):
        page = bare_extraction(data, with_metadata=True, include_comments=True, favor_precision=True)
        return page.text if page else ""

    return extract


EXTRACTORS = {
    "trafilatura": trafilatura, "precision": precision, "readability": readability, "resiliparse": resiliparse
}


def main():
    extract = EXTRACTORS[sys.argv[1]]()
    for path in sorted(pathlib.Path(sys.argv[2]).rglob("*.html*")):
        data = path.read_bytes()
        if path.suffix == ".gz":
            data = gzip.decompress(data)
        try:
            text = extract(data)
        except Exception as error:
            print(f"{path}: {error}", file=sys.stderr)
            text = ""
        print(json.dumps({"path": str(path), "text": text}, ensure_ascii=False))


if __name__ == "__main__":
    main()
