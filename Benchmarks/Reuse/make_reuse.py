#!/usr/bin/env python3
"""Derive documents with partial reuse from texts, and write down exactly what they share.

usage: make_reuse.py TEXTS.jsonl FOLDER [SEED]

Every letter of a derived document remembers which letter of which text it comes from; an edited letter stands where
the one it replaces stood. So the truth holds for every pair of documents: a text and what was made of
it, and two documents that took the same passage. FOLDER gets documents.jsonl, and truth.jsonl with an object a pair:
a, b, type, spans as `tocsin copies --format jsonl` writes them, and spans to be ignored: what two
documents share in fewer than 40 letters, by an accident of cutting.
"""
import collections, json, pathlib, random, re, sys

LEAST = 40
SENTENCE = re.compile(r".*?(?:[.!?…][\"”“»’)]*(?=\s)|$)", re.S)
MARKS = {"de": "„“", "fr": "«»", "ru": "«»", "uk": "«»", "cs": "„“"}
LOOKALIKES = str.maketrans("aeopcxyAEOPCXTHKMB", "аеорсхуАЕОРСХТНКМВ")
UNLIKE = str.maketrans("аеорсхуАЕОРСХТНКМВ", "aeopcxyAEOPCXTHKMB")
STOCK = {
    "en": "According to a statement released on Tuesday|The spokesman declined to comment further|This is a developing story and will be updated|The ministry did not immediately respond to a request for comment|Anyone with information is asked to contact the police|The two sides are expected to meet again next week",
    "de": "Wie die Behörden am Dienstag mitteilten|Ein Sprecher wollte sich dazu zunächst nicht äußern|Die Polizei bittet Zeugen, sich unter der bekannten Nummer zu melden|Das Ministerium war für eine Stellungnahme zunächst nicht zu erreichen|Weitere Einzelheiten waren zunächst nicht bekannt",
    "fr": "Selon un communiqué publié mardi|Le porte-parole n'a pas souhaité faire de commentaire|Contacté, le ministère n'a pas donné suite à nos sollicitations|Une enquête a été ouverte pour déterminer les causes exactes|Le pronostic vital n'est pas engagé",
    "ru": "Как сообщила пресс-служба ведомства во вторник|От дальнейших комментариев в ведомстве отказались|По предварительным данным, никто не пострадал|Обстоятельства произошедшего выясняются, ведётся проверка|В министерстве на запрос редакции не ответили",
    "uk": "Як повідомила пресслужба відомства у вівторок|Від подальших коментарів у відомстві відмовилися|За попередніми даними, ніхто не постраждав|Обставини події з'ясовуються, триває перевірка|У міністерстві на запит редакції не відповіли",
    "cs": "Jak v úterý uvedla tisková mluvčí|Mluvčí se k věci odmítl dále vyjádřit|Podle předběžných údajů nebyl nikdo zraněn|Okolnosti události se vyšetřují|Ministerstvo na žádost o vyjádření nereagovalo",
}
SITES = {
    "ledger.example": ("Home News Politics Business Sport Culture Weather Newsletter", "Sign up for our morning letter and never miss what matters in the region. You can leave at any time with one click. © The Ledger, all rights reserved; no part may be reproduced."),
    "abendpost.example": ("Startseite Politik Wirtschaft Sport Kultur Wetter Anzeigen", "Hat Ihnen dieser Beitrag gefallen? Unterstützen Sie unsere Arbeit mit einem Abo und lesen Sie alle Artikel ohne Werbung. © Abendpost, alle Rechte vorbehalten."),
    "vestnik.example": ("Главная Политика Экономика Общество Спорт Культура", "Подписывайтесь на наш канал, чтобы первыми узнавать о главных событиях дня. Нашли ошибку в тексте? Выделите её и сообщите редакции."),
}


class Piece:
    """Letters of a text and, for each, its place in that text; `None` is nobody's."""

    def __init__(self, text, origin=None, places=None):
        self.text, self.origin, self.places = text, origin, places

    def part(self, start, end):
        return Piece(self.text[start:end], self.origin, self.places[start:end] if self.places else None)


class Text:
    def __init__(self, number, language, text):
        self.number, self.language, self.text = number, language, text

    def piece(self, start, end):
        return Piece(self.text[start:end], self.number, list(range(start, end)))

    @property
    def paragraphs(self):
        return [self.piece(*match.span()) for match in re.finditer(r"(?:(?!\n\n).)+", self.text, re.S)]

    @property
    def sentences(self):
        return [sentence for paragraph in self.paragraphs for sentence in split(paragraph)]


def split(piece):
    """The sentences of a paragraph; the blanks between them are nobody's."""
    found = []
    for match in SENTENCE.finditer(piece.text):
        start, end = match.span()
        while start < end and piece.text[start].isspace():
            start += 1
        if end > start:
            found.append(piece.part(start, end))
    return found


def edited(rng, piece, every):
    """Changes one word in `every`: a typing error, another number, a dropped word, another word."""
    if not every:
        return piece
    words = re.findall(r"\w{4,}", piece.text)
    text, places = [], []

    def add(written, start, end):
        text.append(written)
        places.extend(piece.places[min(end - 1, start + place * (end - start) // max(1, len(written)))] for place in range(len(written)))

    for match in re.finditer(r"\w+|\W+", piece.text):
        word, (start, end) = match.group(), match.span()
        inside = start > 0 and end < len(piece.text)
        if inside and word[0].isalnum() and rng.random() < 1 / every:
            if any(letter.isdigit() for letter in word):
                word = "".join(rng.choice("123456789") if letter.isdigit() else letter for letter in word)
            else:
                kind = rng.randrange(4)
                if kind == 0 and words:
                    word = rng.choice(words)
                elif kind == 1:
                    word = ""
                elif len(word) > 3:
                    place = rng.randrange(1, len(word) - 2)
                    swapped = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
                    word = swapped if kind == 2 else word[:place] + word[place + 1 :]
        add(word, start, end)
    return Piece("".join(text), piece.origin, places)


def disguised(rng, piece):
    kind = rng.randrange(3)
    if kind == 0:
        likeness = UNLIKE if re.search("[а-я]", piece.text) else LOOKALIKES
        text = "".join(letter.translate(likeness) if rng.random() < 0.3 else letter for letter in piece.text)
        return Piece(text, piece.origin, piece.places)
    if kind == 1:
        return Piece(piece.text.upper() if len(piece.text.upper()) == len(piece.text) else piece.text, piece.origin, piece.places)
    text, places = [], []
    for letter, place in zip(piece.text, piece.places):
        text.append(letter)
        places.append(place)
        if rng.random() < 0.1:
            text.append("\u200b")
            places.append(place)
    return Piece("".join(text), piece.origin, places)


class Pool:
    """Texts of one language: some to take from, the rest to fill with, each sentence once."""

    def __init__(self, rng, texts):
        texts = texts[:]
        rng.shuffle(texts)
        half = max(2, len(texts) * 2 // 5)
        self.sources, self.rest = texts[:half], [paragraph for text in texts[half:] for paragraph in text.paragraphs]

    def own(self, count):
        taken = [self.rest.pop() for _ in range(min(count, len(self.rest)))]
        return [Piece(piece.text) for piece in taken]

    def own_sentences(self, count):
        found = []
        while len(found) < count and self.rest:
            found += split(self.own(1)[0])
        return found[:count]


def some(rng, things, least, most):
    """A run of neighbours."""
    count = min(len(things), rng.randint(least, most))
    start = rng.randrange(len(things) - count + 1)
    return things[start : start + count]


def between(rng, own, taken):
    """The taken pieces, in their order, at random places among the own ones."""
    result = own[:]
    places = sorted(rng.randrange(len(own) + 1) for _ in taken)
    for offset, (place, piece) in enumerate(zip(places, taken)):
        result.insert(place + offset, piece)
    return result


def lifted(rng, pool, source, other):
    taken = [edited(rng, piece, rng.choice((0, 60, 25))) for piece in some(rng, source.paragraphs, 1, 4)]
    return between(rng, pool.own(4), taken), "\n\n"


def rewritten(rng, pool, source, other):
    taken = [edited(rng, piece, 12) for piece in some(rng, source.paragraphs, 2, 4)]
    return between(rng, pool.own(3), taken), "\n\n"


def merged(rng, pool, source, other):
    taken = [edited(rng, piece, 50) for text in (source, other) for piece in some(rng, text.paragraphs, 2, 4)]
    rng.shuffle(taken)
    return between(rng, pool.own(1), taken), "\n\n"


def interleaved(rng, pool, source, other):
    taken = some(rng, source.sentences, 6, 10)
    own = pool.own_sentences(len(taken))
    return [piece for pair in zip(taken, own) for piece in pair], " "


def quoted(rng, pool, source, other):
    marks = MARKS.get(source.language, "“”")
    own = pool.own(4)
    for quotation in some(rng, source.sentences, 1, 3) if rng.random() < 0.5 else rng.sample(source.sentences, 1):
        place = rng.randrange(len(own))
        own[place : place + 1] = [own[place], Piece(" " + marks[0]), quotation, Piece(marks[1])]
    return own, None


def reordered(rng, pool, source, other):
    taken = source.paragraphs
    rng.shuffle(taken)
    return taken, "\n\n"


def cut(rng, pool, source, other):
    taken = source.sentences
    return [edited(rng, piece, 60) for piece in taken[: max(2, int(len(taken) * rng.uniform(0.15, 0.7)))]], " "


def hidden(rng, pool, source, other):
    return between(rng, pool.own(3), [disguised(rng, piece) for piece in some(rng, source.paragraphs, 2, 5)]), "\n\n"


def on_a_site(rng, pool, source, other):
    return between(rng, pool.own(2), some(rng, source.paragraphs, 2, 8)), "\n\n"


def on_the_topic(rng, pool, source, other):
    """Nothing is shared but what every newsroom writes: two or three stock phrases, in paragraphs of their own words."""
    own = pool.own(5)
    phrases = STOCK.get(source.language, STOCK["en"]).split("|")
    for piece, phrase in zip(rng.sample(own, min(len(own), rng.randrange(2, 4))), rng.sample(phrases, 3)):
        sentences = split(piece) or [piece]
        place = rng.randrange(1, max(2, len(sentences)))
        texts = [sentence.text for sentence in sentences]
        piece.text = " ".join([*texts[:place], phrase + ".", *texts[place:]])
    return own, "\n\n"


KINDS = {"lifted": lifted, "rewritten": rewritten, "merged": merged, "interleaved": interleaved, "quoted": quoted, "reordered": reordered, "cut": cut, "disguised": hidden, "boilerplate": on_a_site, "stock phrases": on_the_topic}


def joined(pieces, separator):
    """One document: its text, and its pieces with where they begin."""
    text, placed = "", []
    for piece in pieces:
        if separator and text:
            text += separator
        if piece.origin is not None:
            placed.append((len(text), piece))
        text += piece.text
    return text, placed


def documents(rng, texts):
    by_language = collections.defaultdict(list)
    for number, row in enumerate(texts):
        by_language[row["language"]].append(Text(number, row["language"], row["text"]))
    pools = [Pool(rng, texts) for language, texts in sorted(by_language.items()) if len(texts) >= 5]
    for pool in pools:
        for text in pool.sources:
            yield f"text-{text.number}", "text", None, joined([text.piece(0, len(text.text))], None)
    number = 0
    while any(len(pool.rest) > 12 for pool in pools):
        for kind, make in KINDS.items():
            pool = rng.choices(pools, [len(pool.rest) for pool in pools])[0]
            source, other = rng.sample(pool.sources, 2)
            pieces, separator = make(rng, pool, source, other)
            site = None
            if kind == "boilerplate":
                site = rng.choice(list(SITES))
                head, foot = SITES[site]
                pieces = [Piece(head), *pieces, Piece(foot)]
            yield f"{kind.replace(' ', '-')}-{number}", kind, site, joined(pieces, separator)
            number += 1


def letters(text, start, end):
    return sum(map(str.isalnum, text[start:end]))


def shared(left, right):
    """Spans that two documents took from the same letters of one text, long ones and short ones."""
    (a_text, a_pieces), (b_text, b_pieces) = left, right
    for a_start, a in a_pieces:
        for b_start, b in b_pieces:
            if a.origin != b.origin or not a.places or not b.places:
                continue
            first, last = max(a.places[0], b.places[0]), min(a.places[-1], b.places[-1])
            if last <= first:
                continue
            spans = []
            for text, start, piece in (a_text, a_start, a), (b_text, b_start, b):
                inside = [place for place, origin in enumerate(piece.places) if first <= origin <= last]
                spans.append((start + inside[0], start + inside[-1] + 1) if inside else (start, start))
            length = min(letters(text, *span) for text, span in zip((a_text, b_text), spans))
            if length:
                yield length >= LEAST, spans


def main():
    rng = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 7)
    folder = pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    made = list(documents(rng, map(json.loads, open(sys.argv[1], encoding="utf-8"))))
    with open(folder / "documents.jsonl", "w", encoding="utf-8") as out:
        for number, (name, _, site, (text, _)) in enumerate(made):
            row = {"id": name, "text": text, "source": site or f"outlet-{number}.example"}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    with open(folder / "truth.jsonl", "w", encoding="utf-8") as out:
        for place, (a, a_kind, _, left) in enumerate(made):
            for b, b_kind, _, right in made[:place]:
                spans, ignored = [], []
                for counts, (x, y) in shared(right, left):
                    (spans if counts else ignored).append({"a": x, "b": y})
                if spans or ignored:
                    kind = a_kind if b_kind == "text" else "both derived"
                    out.write(json.dumps({"a": b, "b": a, "type": kind, "spans": spans, "ignore": ignored}) + "\n")


main()
