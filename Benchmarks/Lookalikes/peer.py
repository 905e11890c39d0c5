#!/usr/bin/env python3
"""Generate the candidates of a generator, then look names up among them.

usage: peer.py dnstwist|ail-typo-squatting PROTECTED.txt DICTIONARY ENDINGS OUTPUT-FOLDER NAMES…
PROTECTED has one owner a line, `a.example|b.example` for its domains. DICTIONARY and ENDINGS, a word a line, are dnstwist's; `-` is none.
Writes one CSV for each file of names, as `tocsin lookalikes` does, and says the seconds of processor time on standard error.
"""
import contextlib, csv, io, logging, pathlib, sys, time


def words(path):
    if path == "-":
        return []
    lines = (line.strip() for line in open(path, encoding="utf-8"))
    return [line for line in lines if line and not line.startswith("//")]


def dnstwist(domain, dictionary, endings):
    import dnstwist
    fuzzer = dnstwist.Fuzzer(domain, dictionary=dictionary, tld_dictionary=endings)
    fuzzer.generate()
    return ((candidate["domain"], candidate["fuzzer"]) for candidate in fuzzer.domains)


def ail(domain, *_):
    from ail_typo_squatting import runAll
    with contextlib.redirect_stdout(io.StringIO()):
        found = runAll(domain=domain, limit=10**9, formatoutput="text", pathOutput=None, givevariations=True)
    return ((encoded(name), technique) for name, technique in found)


def encoded(name):
    try:
        return name.encode("ascii").decode()
    except UnicodeEncodeError:
        pass
    import idna
    try:
        return idna.encode(name).decode()
    except idna.IDNAError:
        return ""


logging.disable(logging.CRITICAL)
generate = {"dnstwist": dnstwist, "ail-typo-squatting": ail}[sys.argv[1]]
dictionary, endings = words(sys.argv[3]), words(sys.argv[4])
begun = time.process_time()
own, candidates = set(), {}
for line in words(sys.argv[2]):
    for domain in line.split("|"):
        own.add(domain)
        for name, technique in generate(domain, dictionary, endings):
            if name:
                candidates.setdefault(name, (domain, technique))
for name in own:
    candidates.pop(name, None)
print(f"candidates {len(candidates)}\ngenerate {time.process_time() - begun:.3f}", file=sys.stderr)

count, spent = 0, 0
for path in map(pathlib.Path, sys.argv[6:]):
    with open(path, encoding="utf-8") as file:
        names = [row["domain"] for row in csv.DictReader(file, delimiter="\t")] if path.suffix == ".tsv" else file.read().split()
    begun = time.process_time()
    found = {name: candidate for name in names if (candidate := candidates.get(name.lower()))}
    spent += time.process_time() - begun
    count += len(names)
    with open(pathlib.Path(sys.argv[5]) / (path.stem + ".csv"), "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["name", "impersonates", "technique", "tier"])
        writer.writerows((name, domain, technique, "high") for name, (domain, technique) in found.items())
print(f"names {count}\nlookup {spent:.3f}", file=sys.stderr)
