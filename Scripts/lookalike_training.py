"""Invented look-alikes of owners who are known or visited, for learning the weights of the clues.

A mutation model: what attackers of campaigns, newsrooms and authorities do, about as often as published reports of such
campaigns have it, with words, endings and letters drawn from wide lists and not from the names in those reports.
"""

import collections
import os
import random
import re

TECHNIQUES = (  # share, name, shortest label
    (.36, "ending", 0), (.30, "combo", 0), (.04, "combo-typo", 6), (.07, "typo", 5), (.08, "typo-ending", 4),
    (.06, "subdomain", 0), (.025, "dynamic", 0), (.04, "idn", 0), (.025, "hyphen", 6))
PURPOSES = {
    "access": .3, "files": .3, "help": .15, "voting": .06, "machine": .06, "address": .03, "money": .04, "news": .06,
    "setting": .1}
UNKNOWN_WORDS = .2  # of the words beside a name; no list of lures has those
# Of the kinds of owners besides those of the list, which share each has.
KINDS = {"news": .22, "word": .2, "acronym": .12, "brand": .14, "compound": .14, "org": .1, "institution": .08}
FAIR = 300  # established names under an ending of owners
OLD = "com net org info biz".split()
RESTRICTED = {"gov", "mil", "edu", "int", "arpa"}
SOLD = """ac ad ag ai as bz cc cd cf co cx dj fm ga gd gg gl gq gs im in io la lc me ml ms mu nf pm pw re sc sh sr st
    su sx tc tf tk tl to tv vc vg wf ws yt""".split()
COUNTRIES = "de fr it es pl uk us eu ua ru in br ca au at ch".split()
NUMBERS = "24 365 2025 1 2 7 247 360 2024".split()
HOSTS = "cloud session redirect online service secure net web host data portal link".split()
DYNAMIC = """duckdns.org ddns.net hopto.org zapto.org myftp.org web.app pages.dev vercel.app netlify.app github.io
    blogspot.com weebly.com""".split()
NEWS = """news times post press journal tribune herald zeitung presse blatt courrier gazeta dziennik vesti novosti
    pravda lenta diario noticias mundo pais corriere giornale haber radio media daily telegraph kurier observer guardian
    express nachrichten echo info rundschau vest novine blog monitor today""".split()
KEYS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"]
SEEN = {
    "l": ["1", "i"], "i": ["l", "1"], "o": ["0"], "e": ["3", "c"], "a": ["4", "o"], "g": ["q", "9"], "q": ["g"],
    "m": ["rn"], "w": ["vv"], "d": ["cl"], "u": ["v"], "v": ["u"], "s": ["5"], "b": ["6"], "n": ["h", "r"],
    "c": ["e"], "t": ["f", "l"], "h": ["b"]}
MARKED = {
    "a": "аáàäãåạ", "e": "еéèëẹ", "o": "оóòöõọø", "i": "íìïıị", "u": "úùüụ", "c": "сçć", "p": "р", "s": "ѕśš", "n": "ñńņ",
    "l": "łļ", "r": "ŕř", "y": "уý", "d": "ḍđ", "h": "һḥ", "t": "ţť", "z": "žż", "g": "ğġ", "k": "ķ", "m": "ṃ", "b": "ḅ"}

Spoof = collections.namedtuple("Spoof", "name owner technique kind word")


class Statistics:
    """The statistics about names that setup makes."""

    def __init__(self, folder):
        self.words, self.endings = {}, {}
        for line in open(os.path.join(folder, "words.tsv"), encoding="utf-8"):
            word, zipf, alone, joined = line.rstrip("\n").split("\t")
            self.words[word] = int(zipf) / 100, int(alone), int(joined)
        for line in open(os.path.join(folder, "endings.tsv"), encoding="utf-8"):
            ending, count = line.rstrip("\n").split("\t")
            self.endings[ending] = int(count)

    def split(self, domain):
        """The registered label and the public suffix; nothing where more stands below."""
        labels = domain.split(".")
        for start in range(1, len(labels)):
            if ".".join(labels[start:]) in self.endings:
                return (labels[0], ".".join(labels[1:])) if start == 1 else (labels[start - 1], None)
        return labels[0], ".".join(labels[1:])


def kind(label, ending, zipf):
    if re.search(r"(^|\.)(gov|gob|gouv|edu|ac|int|mil)(\.|$)", ending):
        return "institution"
    if len(label) <= 4 and zipf < 4.5:
        return "acronym"
    if len(label) > 5 and any(word in label for word in NEWS):
        return "news"
    if zipf >= 4 and 4 <= len(label) <= 10:
        return "word"
    if ending == "org":
        return "org"
    if "-" in label or len(label) >= 11:
        return "compound"
    return "brand" if len(label) >= 5 and zipf < 3.3 else None


def owners(listed, popular, protected, statistics, count, chance):
    """Domains with label, ending and kind: the listed ones, and as many as told of the popular ones by kind. None has a
    label of those that are really protected, so that these are owners left out."""
    taken = {domain.split(".")[0] for domain in protected}
    found, pools = [], collections.defaultdict(list)
    for domain in listed:
        label, ending = domain.split(".", 1)
        if label not in taken:
            taken.add(label)
            found.append((domain, label, ending, "known"))
    for domain in popular:
        label, ending = statistics.split(domain)
        if ending and statistics.endings.get(ending, 0) >= FAIR and re.fullmatch("[a-z][a-z0-9-]{1,24}", label):
            of = kind(label, ending, statistics.words.get(label, (0,))[0])
            if of:
                pools[of].append((domain, label, ending, of))
    for of, share in KINDS.items():
        chance.shuffle(pools[of])
        fresh = {owner[1]: owner for owner in pools[of] if owner[1] not in taken}
        chosen = list(fresh.values())[:round(share * count)]
        taken.update(owner[1] for owner in chosen)
        found += chosen
    return found


class Mutations:
    def __init__(self, lures, statistics, chance):
        self.lures, self.chance = lures, chance
        counts = statistics.endings
        single = [e for e in counts if "." not in e and e.isascii() and not e.startswith("xn--")]
        self.new = [e for e in single if len(e) > 2 and e not in OLD and e not in RESTRICTED and counts[e] >= 10]
        self.countries = [e for e in single if len(e) == 2]
        self.counts = counts
        self.words = [w for w, row in statistics.words.items()
                      if 3.3 < row[0] < 5.8 and w.isascii() and w.isalpha() and 4 <= len(w) <= 9]

    def one(self, listed, roots=False):
        return self.chance.choices(listed, [self.counts[e] ** .5 for e in listed])[0] if roots else self.chance.choice(listed)

    def ending(self, own):
        """Two thirds new generic endings, as often any as those that are much used; then countries' and old ones."""
        while True:
            x = self.chance.random()
            ending = (self.one(self.new) if x < .32 else self.one(self.new, True) if x < .68 else self.one(SOLD) if x < .82
                      else self.one(self.countries, True) if x < .86 else self.one(OLD))
            if ending != own:
                return ending

    def word(self):
        if self.chance.random() < UNKNOWN_WORDS:
            return self.chance.choice(self.words)
        purposes = [p for p in PURPOSES if p in self.lures]
        return self.chance.choice(self.lures[self.chance.choices(purposes, [PURPOSES[p] for p in purposes])[0]])

    def typo(self, label):
        """Letters that look alike, doubled, left out, exchanged, of neighbouring keys, behind the label, or any."""
        for _ in range(20):
            at, x = self.chance.randrange(len(label)), self.chance.random()
            letter, before, behind = label[at], label[:at], label[at + 1:]
            if x < .3 and letter in SEEN:
                found = before + self.chance.choice(SEEN[letter]) + behind
            elif x < .42:
                found = before + letter + letter + behind
            elif x < .54:
                found = before + behind
            elif x < .66 and behind:
                found = before + behind[0] + letter + behind[1:]
            elif x < .78 and letter.isalpha():
                row = next(row for row in KEYS if letter in row)
                place = row.index(letter)
                found = before + self.chance.choice(row[max(0, place - 1):place] + row[place + 1:place + 2]) + behind
            elif x < .92:
                found = label + self.chance.choice("ilrsetna")
            else:
                found = before + self.chance.choice("abcdefghijklmnopqrstuvwxyz") + behind
            if found != label and letter != "-" and len(found) > 1:
                return found
        return label + label[-1]

    def combined(self, label, own):
        x, hyphen, word = self.chance.random(), "-" if self.chance.random() < .7 else "", self.word()
        if x < .45:
            text = word + hyphen + label
        elif x < .8:
            text = label + hyphen + word
        elif x < .87:
            text = label + hyphen + word + self.chance.choice(["-", "", hyphen]) + self.word()
        elif x < .92:
            text = word + self.chance.choice(["-", ""]) + self.word() + hyphen + label
        elif x < .95:
            text, word = label + hyphen + self.chance.choice(COUNTRIES), ""
        elif x < .98:
            text, word = label + hyphen + self.chance.choice(NUMBERS), ""
        else:
            text = word + hyphen + label + "-" + self.word()
        x = self.chance.random()
        return f"{text}.{own if x < .2 else self.ending(own) if x < .68 else 'com'}", word

    def spoof(self, domain, label, own, of):
        """One impersonation; nothing where the technique that was drawn does not suit the label."""
        chance = self.chance
        _, technique, shortest = chance.choices(TECHNIQUES, [t[0] for t in TECHNIQUES])[0]
        word = ""
        if len(label) < shortest:
            return None
        if technique == "ending":
            name = f"{label}.{self.ending(own)}"
        elif technique == "combo":
            name, word = self.combined(label, own)
        elif technique == "combo-typo":
            name, word = self.combined(self.typo(label), own)
        elif technique == "typo":
            name = f"{self.typo(label)}.{chance.choice([own, 'com'])}"
        elif technique == "typo-ending":
            name = f"{self.typo(label)}.{self.ending(own)}"
        elif technique == "subdomain":
            host = chance.choice(HOSTS) + chance.choice(["", "-"]) + chance.choice(HOSTS)
            below = chance.choice(["", self.word() + "."])
            name = f"{below}{chance.choice([domain, label])}.{host}.{self.ending('')}"
        elif technique == "dynamic":
            word = self.word()
            forms = label, f"{label}-{word}", f"{word}-{label}", domain.replace(".", "-")
            name = f"{chance.choice(forms)}.{chance.choice(DYNAMIC)}"
        elif technique == "hyphen":
            at = chance.randrange(2, len(label) - 2)
            text = label.replace("-", "") if "-" in label else f"{label[:at]}-{label[at:]}"
            name = f"{text}.{self.ending(own)}"
        else:
            places = [at for at, letter in enumerate(label) if letter in MARKED]
            if not places:
                return None
            letters = list(label)
            for at in chance.sample(places, min(len(places), chance.choice([1, 1, 1, 2]))):
                letters[at] = chance.choice(MARKED[letters[at]])
            encoded = "".join(letters).encode("punycode").decode("ascii")
            name = f"xn--{encoded}.{own if chance.random() < .6 else self.ending(own)}"
        return None if name == domain else Spoof(name, domain, technique, of, word)


def lures(source):
    """The usual lures, from the Swift file that lists them."""
    lists = re.findall(r'\.(\w+):\s+"""\n(.*?)"""|\.(\w+): "([^"\n]+)"', source, re.S)
    return {a or b: (words or row).replace("\\\n", " ").split() for a, words, b, row in lists}


def training_set(listed, popular, protected, statistics, lures, count, each, seed):
    """Owners and their impersonations, the same for the same seed."""
    chance = random.Random(seed)
    found = owners(listed, popular, protected, statistics, count, chance)
    mutations = Mutations(lures, statistics, chance)
    spoofs = {}
    for owner in found:
        made = {s.name: s for s in (mutations.spoof(*owner) for _ in range(each)) if s}
        spoofs.update(made)
    return found, list(spoofs.values())
