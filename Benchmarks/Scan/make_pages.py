#!/usr/bin/env python3
"""Write made-up news pages of the weight that real ones have: 55 to 140 kB, of which a few are the article.

usage: make_pages.py COUNT FOLDER [SEED]

Forty outlets with three kinds of markup (a blog system with reader comments, a portal with JSON-LD, a wire
site), each with its own navigation, scripts, styles, teasers, cookie banner and footer. A tenth of the pages
are in copy groups of two to eight, across outlets: word for word, with paragraphs dropped, with a sentence
added, with a number changed, or with a credit line.
"""
import itertools, json, pathlib, random, sys, time

from make_posts import vocabulary

OUTLETS = 40


class Words:
    def __init__(self, rng):
        self.rng = rng
        self.words = vocabulary(rng, 30_000)
        self.weights = list(itertools.accumulate(1 / (rank + 2.7) for rank in range(len(self.words))))

    def some(self, count):
        return self.rng.choices(self.words, cum_weights=self.weights, k=count)

    def phrase(self, low, high):
        text = " ".join(self.some(self.rng.randrange(low, high)))
        return text[0].upper() + text[1:]

    def sentence(self):
        words = self.some(self.rng.randrange(8, 26))
        if self.rng.random() < 0.2:
            words[self.rng.randrange(1, len(words))] = str(self.rng.randrange(2, 5000))
        if self.rng.random() < 0.3:
            place = self.rng.randrange(1, len(words))
            words[place] = words[place].capitalize()
        text = " ".join(words) + "."
        return text[0].upper() + text[1:]

    def paragraph(self):
        return " ".join(self.sentence() for _ in range(self.rng.randrange(2, 6)))


class Outlet:
    """What all pages of one outlet have in common."""

    def __init__(self, number, words):
        rng, self.kind = words.rng, ("blog", "portal", "wire")[number % 3]
        self.name = words.phrase(2, 4).title()
        self.host = f"outlet{number:02d}.example"
        self.about = words.paragraph()
        link = lambda: f'<a class="nav__link" data-track="nav-{rng.randrange(10**6)}" href="/{"/".join(words.some(2))}/">{words.phrase(1, 4)}</a>'
        item = lambda: f'<li class="menu-item menu-item-type-taxonomy">{link()}</li>'
        self.nav = f'<nav class="site-nav" aria-label="Main"><ul>{"".join(item() for _ in range(rng.randrange(40, 90)))}</ul></nav>'
        self.footer = (
            f'<footer class="site-footer"><div class="about-box"><p>{self.about}</p></div><ul>'
            f'{"".join(item() for _ in range(rng.randrange(20, 50)))}</ul><p>© {self.name}. All rights reserved.</p></footer>')
        self.style = "<style>" + "".join(
            f".c{rng.randrange(10**6)}-{word}{{margin:{rng.randrange(40)}px;color:#{rng.randrange(1 << 24):06x};display:flex}}"
            for word in words.some(rng.randrange(120, 260))) + "</style>"
        # What a page's tag manager, consent tool and player put into it; a page takes a part.
        self.scripts = [
            f'<script>window.{name}=window.{name}||[];(function(w,d){{var c={json.dumps({w: rng.randrange(10**9) for w in words.some(60)})};'
            f'if(c&&d.body<w){{w.{name}.push("<div>"+c+"</div>");}}}})(window,document);</script>'
            for name in words.some(40)]

    def page(self, words, story, stamp, path):
        rng = words.rng
        title, paragraphs = story
        when = time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime(stamp))
        author = words.phrase(2, 3).title()
        parts = [f"<p>{text}</p>" for text in paragraphs]
        for place in range(2, len(parts), 5):
            parts.insert(place, f'<div class="ad-slot" id="ad-{rng.randrange(10**6)}"><span>Advertisement</span></div>')
        body = "\n".join(parts)
        head = [
            '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{title} - {self.name}</title>",
            f'<meta property="og:title" content="{title}"><meta property="og:site_name" content="{self.name}">',
            f'<link rel="canonical" href="https://{self.host}/{path}">',
            f'<meta name="description" content="{paragraphs[0][:150]}">', self.style]
        if self.kind == "portal":
            data = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": title, "datePublished": when,
                    "author": [{"@type": "Person", "name": author}], "publisher": {"@type": "Organization", "name": self.name},
                    "articleBody": " ".join(paragraphs)}
            head.append(f'<script type="application/ld+json">{json.dumps(data)}</script>')
        else:
            head.append(f'<meta property="article:published_time" content="{when}"><meta name="author" content="{author}">')
        scripts = rng.sample(self.scripts, rng.randrange(18, 40))
        half = len(scripts) // 2
        teasers = "".join(
            f'<article class="teaser"><a href="/{"/".join(words.some(3))}.html"><img src="/img/{rng.randrange(10**8)}.jpg" alt="" loading="lazy" '
            f'srcset="/img/{rng.randrange(10**8)}-320.jpg 320w, /img/{rng.randrange(10**8)}-640.jpg 640w"><h3>{words.phrase(5, 12)}</h3>'
            f'<p>{words.phrase(10, 24)}</p></a></article>' for _ in range(rng.randrange(15, 90)))
        comments = ""
        if self.kind == "blog":
            comments = '<section id="comments" class="comments-area"><h2>Comments</h2><ol class="comment-list">' + "".join(
                f'<li class="comment depth-1" id="comment-{rng.randrange(10**6)}"><article class="comment-body"><footer class="comment-meta">'
                f'<b class="fn">{words.phrase(1, 3)}</b> <time datetime="{when}">{when[:10]}</time></footer><div class="comment-content">'
                f'<p>{words.sentence()} {words.sentence()}</p></div><div class="reply"><a href="#r">Reply</a></div></article></li>'
                for _ in range(rng.randrange(30))) + "</ol></section>"
        wrap = {"blog": ('<article class="post type-post hentry"><header><h1 class="entry-title">', '</h1></header><div class="entry-content">', "</div></article>"),
                "portal": ('<main><div class="article"><h1 class="headline">', '</h1><div class="article__body" itemprop="articleBody">', "</div></div></main>"),
                "wire": ('<div id="content"><h1>', '</h1><div class="story">', "</div></div>")}[self.kind]
        return (
            f'<!DOCTYPE html>\n<html lang="en"><head>{"".join(head)}{"".join(scripts[:half])}</head>\n<body>\n'
            f'<header class="site-header"><a href="/">{self.name}</a>{self.nav}</header>\n'
            f'{wrap[0]}{title}{wrap[1]}\n<p class="byline">By {author}</p>\n{body}\n{wrap[2]}\n{comments}\n'
            f'<aside class="related"><h2>More</h2>{teasers}</aside>\n'
            f'<div class="cookie-banner" role="dialog"><p>We use cookies. {words.sentence()}</p><button>Accept</button></div>\n'
            f'{self.footer}{"".join(scripts[half:])}\n</body></html>\n')


def copy_of(story, outlet, words):
    rng = words.rng
    title, paragraphs = story[0], list(story[1])
    change = rng.randrange(5)
    if change == 1:
        del paragraphs[rng.randrange(1, len(paragraphs) - 1)]
    elif change == 2:
        paragraphs.insert(rng.randrange(len(paragraphs)), words.sentence())
    elif change == 3:
        place = rng.randrange(len(paragraphs))
        paragraphs[place] = " ".join(str(rng.randrange(9000)) if w.isdigit() else w for w in paragraphs[place].split(" "))
    elif change == 4:
        paragraphs.append(f"Source: {outlet.name}")
    return title, paragraphs


def main():
    count, folder = int(sys.argv[1]), pathlib.Path(sys.argv[2])
    words = Words(random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 11))
    rng = words.rng
    outlets = [Outlet(number, words) for number in range(OUTLETS)]
    for outlet in outlets:
        (folder / outlet.host).mkdir(parents=True, exist_ok=True)
    written, copies, stamp = 0, [], 1_745_000_000
    while written < count:
        if copies and rng.random() < 0.3:
            story, origin, outlet = copies.pop(rng.randrange(len(copies)))
            story = copy_of(story, origin, words)
        else:
            story, outlet = (words.phrase(6, 13), [words.paragraph() for _ in range(rng.randrange(6, 24))]), rng.choice(outlets)
            # A fiftieth of the stories is copied, by four others on average: together a tenth of the pages.
            if rng.random() < 0.022:
                others = rng.sample([other for other in outlets if other is not outlet], rng.randrange(1, 8))
                copies += [(story, outlet, other) for other in others]
        stamp += rng.randrange(600)
        path = f"{written:05d}-{'-'.join(words.some(3))}.html"
        (folder / outlet.host / path).write_text(outlet.page(words, story, stamp, path), encoding="utf-8")
        written += 1


if __name__ == "__main__":
    main()
