#!/usr/bin/env python3
"""Fits the decision whether two passages say the same, and writes it as Swift.

usage: fit.py LABELS_DIR=MEASURED.csv ... [OUT.swift] [--ablation] [--quick]

LABELS_DIR holds docs.jsonl and pairs.csv (as for the scorer of copies); MEASURED.csv is what
`kernel-benchmarks meaning LABELS_DIR/docs.jsonl all` prints. Groups of documents are cut into folds:
what is printed, and every threshold and calibration, comes from pairs that the log-odds were not
fitted on; a second table, left out when it must be --quick, comes from models that saw no text in a pair's languages. Where documents name no
group, those that labels join are one. The model that is written is fitted on all. Needs numpy and scikit-learn.
"""
import collections, csv, hashlib, json, pathlib, re, sys

import numpy as np
from sklearn.linear_model import LogisticRegression

KINDS = ("copypasta", "rewording", "translation")
SCREENED = 15  # of MeaningMeasurements.values those that are known before tokens are looked at
BENT = ("cosine", "margin", "universalMargin", "lengthRatio", "largerGap", "aligned", "tokensLeast",
        "tokensMost", "tokensTail", "tokensContrast", "tokensOrder", "tokensGap")
QUANTILES = (.2, .5, .8)
REGULARISATION = 1
CUTS = ("", "second", "third")  # ways to cut the groups into folds
FOLDS = 5
FALSE = {"rewording": .5e-6, "translation": .3e-6}  # confused pairs of stories that a threshold may let through, of all pairs
LEAST_SUPPORTED = 1.0  # with a third's support a pair must still be likelier than not by itself (.73)
ALONE = 12.0  # the log-odds of texts with the same letters


class Data:
    """The measured pairs of several folders, one after another."""

    def __init__(self, sources):
        self.names, self.known, self.all_pairs = [], set(), 0
        self.real, self.real_languages, self.real_sets = collections.Counter(), collections.Counter(), []
        pairs, rows, same, languages, label, ignored, group, sets = [], [], [], [], {}, set(), {}, []
        self.titles = [pathlib.Path(folder).name for folder, _ in sources]
        for number, (folder, measured) in enumerate(sources):
            folder = pathlib.Path(folder)
            documents = {d["id"]: d for d in map(json.loads, open(folder / "docs.jsonl", encoding="utf-8"))}
            labels = {}
            for row in csv.DictReader(open(folder / "pairs.csv", encoding="utf-8")):
                key = tuple(sorted((row["a"], row["b"])))
                if row["label"] in KINDS:
                    labels[key] = row["label"]
                elif row["label"] != "nomatch":
                    ignored.add(key)
            group.update(groups(documents, labels))
            label.update(labels)
            read = list(csv.reader(open(measured, encoding="utf-8")))
            self.names = read[0][5:]
            self.known |= {tuple(sorted(r[:2])) for r in read[1:] if r[2] == "letters" and float(r[5]) >= .83}
            least = 5 + self.names.index("tokensLeast")
            best = {}  # of several passages of two documents the likest
            for row in read[1:]:
                key = tuple(sorted(row[:2]))
                if row[2] != "letters" and (key not in best or float(row[least]) > float(best[key][least])):
                    best[key] = row
            pairs += best
            rows += [[float(v) for v in r[5:]] for r in best.values()]
            same += [r[2] == "same" for r in best.values()]
            primary = lambda i: documents[i]["language"].split("-")[0]
            languages += [sorted(map(primary, p)) for p in best]
            sets += [number] * len(best)
            self.all_pairs += len(documents) * (len(documents) - 1) // 2
            self.real.update(labels.values())
            self.real_sets.append(collections.Counter(labels.values()))
            self.real_languages.update(
                (self.titles[number], l) for p, kind in labels.items() if kind == "translation" for l in set(map(primary, p)))
        self.pairs, self.values, self.same, self.sets = pairs, np.array(rows), np.array(same), np.array(sets)
        self.languages = np.array(languages)
        self.label = np.array([label.get(p, "") for p in pairs])
        self.true = self.label != ""
        self.scored = np.array([p not in ignored for p in pairs]) & (self.label != "copypasta")
        # Two outlets that report one event are not labelled where only translations were; they spend no budget.
        self.judged = self.true | (self.sets != (self.titles.index("copies-languages") if "copies-languages" in self.titles else -1))
        # A crowd of copies multiplies one error: false pairs between two stories count once.
        self.stories = np.array(["|".join(sorted(group[i] for i in p)) for p in pairs])
        part = lambda i, cut, parts: int(hashlib.md5((group[i] + cut).encode()).hexdigest(), 16) % parts
        cuts = lambda parts: [np.array([[part(i, cut, parts) for i in pair] for pair in self.pairs]) for cut in CUTS]
        self.halves, self.folds = cuts(2), cuts(FOLDS)


def groups(documents, labels):
    """The article or story of each document: as given, but the parts of an article together; else what labels join."""
    if all("group" in d for d in documents.values()):
        return {i: re.sub(r"-\d+$", "", d["group"]) for i, d in documents.items()}
    parent = {i: i for i in documents}

    def root(i):
        while parent[i] != i:
            parent[i] = i = parent[parent[i]]
        return i
    for a, b in labels:
        parent[root(a)] = root(b)
    return {i: root(i) for i in documents}


class Logistic:
    def __init__(self, values, true, c=REGULARISATION):
        mean, deviation = values.mean(0), values.std(0) + 1e-9
        fitted = LogisticRegression(C=c, max_iter=500, solver="newton-cholesky").fit((values - mean) / deviation, true)
        self.weights = fitted.coef_[0] / deviation
        self.intercept = fitted.intercept_[0] - (self.weights * mean).sum()

    def logit(self, values):
        return values @ self.weights + self.intercept


class Decision:
    """A screening and a decision, fitted on some of the pairs."""

    def __init__(self, data, values, chosen):
        self.screening = Logistic(values[chosen][:, :SCREENED], data.true[chosen])
        cheap = self.screening.logit(values[:, :SCREENED])
        self.least = np.quantile(cheap[chosen & data.true], .002) - .5
        self.passed = cheap >= self.least
        chosen = chosen & self.passed
        self.knots = [
            (index, knot)
            for index in map(data.names.index, BENT)
            for knot in sorted(set(np.quantile(values[chosen][:, index], QUANTILES).round(4)))
            if values[chosen][:, index].std() > 1e-6
        ]
        self.decision = Logistic(self.bent(values)[chosen], data.true[chosen])

    def bent(self, values):
        return np.hstack([values] + [np.maximum(0, values[:, [i]] - k) for i, k in self.knots])

    def logit(self, values):
        return np.where(self.passed, self.decision.logit(self.bent(values)), -99)


def crossed(data, values, admitted, kind, folds):
    """Log-odds of each pair by models that saw nothing of the fold of one of its groups; the mean where two did."""
    sums, counts = np.zeros(len(data.pairs)), np.zeros(len(data.pairs))
    for fold in range(FOLDS):
        learned = (folds != fold).all(1) & data.scored & kind & admitted
        asked = (folds == fold).any(1) & kind & admitted
        logit = Decision(data, values, learned).logit(values)
        sums[asked] += logit[asked]
        counts[asked] += 1
    return np.where(counts > 0, sums / np.maximum(1, counts), -99)


def without_language(data, values, admitted, logits):
    """Log-odds of pairs in two languages by models that saw no text in one of them; the worse of the two."""
    kind, found = ~data.same, np.full(len(logits), np.inf)
    for language in sorted(set(data.languages.ravel()) - {"en"}):
        has = (data.languages == language).any(1)
        asked = has & kind & admitted
        found[asked] = np.minimum(
            found[asked], Decision(data, values, ~has & data.scored & kind & admitted).logit(values)[asked])
    return np.where(np.isfinite(found), found, logits)


def vouched(data, logits):
    """For each pair, the best least log-odds with which a third is like both."""
    near = collections.defaultdict(dict)
    for (a, b), logit in list(zip(data.pairs, logits)) + [(p, ALONE) for p in data.known]:
        if logit > -99:
            near[a][b] = near[b][a] = logit
    best = np.full(len(logits), -99.0)
    for index, (a, b) in enumerate(data.pairs):
        if logits[index] > -99:
            best[index] = max([min(v, near[b][x]) for x, v in near[a].items() if x in near[b]], default=-99)
    return best


def accepted(logits, third, alone, supported):
    return (logits >= alone) | ((logits >= supported) & (third >= alone))


def score(data, kind, crossings, cut, name):
    """F1, recall, and how many are false, of pairs of a kind; means over the ways to cut the groups."""
    rows = []
    for logits, third in crossings:
        said = kind & data.scored & accepted(logits, third, *cut)
        right = (data.label[said] == name).sum()
        rows.append((2 * right / max(1, said.sum() + data.real[name]), right / data.real[name], said.sum() - right))
    return np.mean(rows, 0)


def thresholds(data, kind, crossings, name, supports=True):
    """The two thresholds with the best F1 among those that let few enough false pairs through."""
    asked = []
    for logits, third in crossings:
        chosen = kind & data.scored & (logits > -99)
        asked.append((logits[chosen], third[chosen], data.label[chosen] == name, data.judged[chosen], data.stories[chosen]))
    best = (-1,)
    for alone in np.arange(0, 12.1, .25):
        for supported in np.arange(LEAST_SUPPORTED, alone + .01, .25) if supports else [alone]:
            said, found, false = 0, 0, 0
            for logits, third, right, judged, stories in asked:
                these = accepted(logits, third, alone, supported)
                said, found = said + these.sum(), found + (these & right).sum()
                false += len(set(stories[these & ~right & judged]))
            if false <= FALSE[name] * data.all_pairs * len(asked):
                best = max(best, (2 * found / (said + data.real[name] * len(asked)), alone, supported))
    return best[1:]


def moved(data, kind, crossings, final, alone, supported):
    """The thresholds for the decision that is fitted on all groups.

    It is calmer than those of the folds, so the thresholds go down, both alike, to where it accepts as many
    pairs by themselves as these did.
    """
    asked = kind & data.scored
    count = int(np.mean([(logits[asked] >= alone).sum() for logits, _ in crossings]))
    ordered = np.sort(final[asked])[::-1]
    step = min(0, np.floor((ordered[min(count, len(ordered) - 1)] - alone) * 4) / 4)
    return alone + step, supported + step


def calibration(logits, true, otherwise=None):
    """Platt's calibration; `otherwise` where all are true or none is."""
    if otherwise is not None and len(set(true.tolist())) < 2:
        return otherwise
    clipped = np.clip(logits, -12, 12)[:, None]
    fitted = LogisticRegression(C=1, max_iter=1000).fit(clipped, true)
    return fitted.intercept_[0], fitted.coef_[0][0]


def swift_model(logistic, knots, count):
    terms = [f"        .init(measurement: {i}, knot: nil, weight: {logistic.weights[i]:.5g})" for i in range(count)
             if abs(logistic.weights[i]) > 1e-9]
    terms += [f"        .init(measurement: {i}, knot: {k:.5g}, weight: {w:.5g})"
              for (i, k), w in zip(knots, logistic.weights[count:])]
    return f"AdditiveModel(\n      intercept: {logistic.intercept:.5g},\n      terms: [\n" + ",\n".join(terms) + ",\n      ])"


KINDS_OF_MEANING = (("rewording", "same"), ("translation", "different"))


def models(data):
    """For each set of models: its name, the measurements it lacks, and the pairs that it can say anything about."""
    universal = {n for n in data.names if "niversal" in n}
    e5 = {n for n in data.names if n in ("cosine", "margin", "smallerGap", "largerGap") or n.startswith("tokens")}
    known = data.values[:, data.names.index("isUniversal")] > 0
    seen = data.values[:, data.names.index("cosine")] > 0
    # Beside e5, the margin says all that the universal encoder knows; the rest of it only fits noise.
    beside = universal - {"isUniversal", "universalMargin"}
    return ("both", beside, seen), ("e5", universal, seen), ("universal", e5, known)


def less(data, names):
    values = data.values.copy()
    values[:, [data.names.index(n) for n in names]] = 0
    return values


def both_crossed(data, values, admitted):
    """For each way to cut the groups, the log-odds of all pairs, and those of their thirds."""
    crossings = []
    for folds in data.folds:
        logits = np.where(data.same, crossed(data, values, admitted, data.same, folds),
                          crossed(data, values, admitted, ~data.same, folds))
        crossings.append((logits, vouched(data, logits)))
    return crossings


def ablation(data):
    """What is lost without some of what is measured."""
    seen = data.values[:, data.names.index("cosine")] > 0
    families = {
        "nothing": [], "tokens": [n for n in data.names if n.startswith("tokens")],
        "the new of tokens": ["tokensContrast", "tokensOrder", "tokensGap"],
        "margins": ["margin", "universalMargin"],
        "universal": [n for n in data.names if "niversal" in n],
        "cosine of e5": ["cosine", "margin", "smallerGap", "largerGap"],
        "numbers and names": [n for n in data.names if n.endswith(("Numbers", "Names"))],
        "letters": ["aligned"], "support": []}
    for family, names in families.items():
        crossings = both_crossed(data, less(data, names), seen)
        line = f"  without {family}:"
        for name, languages in KINDS_OF_MEANING:
            kind = data.same == (languages == "same")
            cut = thresholds(data, kind, crossings, name, supports=family != "support")
            f1, recall, false = score(data, kind, crossings, cut, name)
            line += f"  {name} F1 {f1:.3f} ({false:.1f} false)"
        print(line)


def other_half(data, values, admitted, cuts):
    """Fits on one half of the groups, asks the other, each way: what new documents would see."""
    for halves in data.halves:
        line = "  of the half that was not learned from:"
        for half in (0, 1):
            logits = np.full(len(data.pairs), -99.0)
            asked = (halves == half).all(1) & admitted
            for kind in (data.same, ~data.same):
                learned = (halves == 1 - half).all(1) & data.scored & kind & admitted
                logits = np.where(asked & kind, Decision(data, values, learned).logit(values), logits)
            third = vouched(data, logits)
            for name, languages in KINDS_OF_MEANING:
                kind = data.same == (languages == "same")
                said = asked & kind & data.scored & accepted(logits, third, *cuts[languages])
                right = (data.label[said] == name).sum()
                real = ((halves == half).all(1) & (data.label == name)).sum()
                line += f"  {name} F1 {2 * right / (said.sum() + real):.3f} ({said.sum() - right} false)"
        print(line)


def by_set(data, said, kind, name):
    """F1, recall and false pairs in each folder."""
    rows = []
    for number, title in enumerate(data.titles):
        of = said * (kind & data.scored & (data.sets == number))
        right, real = of[data.label == name].sum(), data.real_sets[number][name]
        if real:
            false = len(set(data.stories[(of > 0) & ~data.true]))
            rows.append(f"{title} F1 {2 * right / (of.sum() + real):.3f} (recall {right / real:.3f}, {of.sum() - right:.1f} false of {false} two stories)")
    return "; ".join(rows)


def reliability(data, logits, third, kind, cut):
    """Of pairs in bins of calibrated probability, how many are right; calibrated on one half, asked of the other."""
    alone, halves = cut[0], data.halves[0]
    probability = np.zeros(len(logits))
    asked = kind & data.scored & (logits > -99)
    held = (third >= alone) & (logits < alone)
    for half in (0, 1):
        learned = asked & (halves == 1 - half).all(1)
        lone = calibration(logits[learned], data.true[learned])
        vouching = calibration(logits[learned & (third >= alone)], data.true[learned & (third >= alone)], lone)
        target = (halves == half).all(1)
        for rows, (intercept, slope) in ((target & ~held, lone), (target & held, vouching)):
            probability[rows] = 1 / (1 + np.exp(-(intercept + slope * np.clip(logits[rows], -12, 12))))
    asked &= halves[:, 0] == halves[:, 1]
    line = "   "
    for low, high in ((0, .1), (.1, .3), (.3, .5), (.5, .7), (.7, .9), (.9, .97), (.97, .99), (.99, 1.01)):
        of = asked & (probability >= low) & (probability < high)
        if of.sum():
            line += f"  {probability[of].mean():.3f}:{data.true[of].mean():.3f} ({of.sum()})"
    print(line)


def main():
    paths = [a for a in sys.argv[1:] if not a.startswith("--")]
    data = Data([path.split("=") for path in paths if "=" in path])
    paths = [path for path in paths if "=" not in path]
    if "--ablation" in sys.argv:
        return ablation(data)
    out = ["// Written by Benchmarks/Meaning/fit.py; do not edit.", "", "extension MeaningDecisions {"]
    for title, without, admitted in models(data):
        thorough = title == "both" and "--quick" not in sys.argv
        values = less(data, without)
        crossings = both_crossed(data, values, admitted)
        logits, third = crossings[0]
        print(f"{title}: {int((logits > -99).sum())} of {len(logits)} pairs aligned")
        parts, cuts = {}, {}
        for name, languages in KINDS_OF_MEANING:
            kind = data.same == (languages == "same")
            alone, supported = cuts[languages] = thresholds(data, kind, crossings, name)
            f1, recall, false = score(data, kind, crossings, cuts[languages], name)
            print(f"  {name}: F1 {f1:.3f}, recall {recall:.3f}, {false:.1f} false; alone {alone}, supported {supported}")
            if name == "translation":
                said = np.mean([accepted(*c, alone, supported) for c in crossings], 0)
                unseen = without_language(data, values, admitted, logits) if thorough else logits
                unseen = accepted(unseen, vouched(data, np.where(data.same, logits, unseen)), alone, supported)
                for left, of in (("groups left out", said), ("languages left out", unseen))[:2 if thorough else 1]:
                    print("   ", left + ":", by_set(data, of, kind, name))
                    print("     ", "  ".join(
                        f"{t}/{p} {of[(data.sets == data.titles.index(t)) & (data.languages == p).any(1) & (data.label == name)].sum() / n:.2f}"
                        for (t, p), n in sorted(data.real_languages.items())))
            else:
                print("    groups left out:", by_set(data, np.mean([accepted(*c, alone, supported) for c in crossings], 0), kind, name))
            reliability(data, logits, third, kind, cuts[languages])
            asked = kind & data.scored & (logits > -99)
            lone = calibration(logits[asked], data.true[asked])
            held = asked & (third >= alone)
            vouching = calibration(logits[held], data.true[held], lone)
            final = Decision(data, values, kind & data.scored & admitted)
            alone, supported = moved(data, kind, crossings, final.logit(values), alone, supported)
            parts[languages] = f"""MeaningDecision(
    screening: {swift_model(final.screening, [], SCREENED)},
    leastScreening: {final.least:.5g},
    decision: {swift_model(final.decision, final.knots, len(data.names))},
    alone: {alone:.5g}, supported: {supported:.5g},
    calibration: .init(intercept: {lone[0]:.5g}, slope: {lone[1]:.5g}),
    supportedCalibration: .init(intercept: {vouching[0]:.5g}, slope: {vouching[1]:.5g}))"""
        if thorough:
            other_half(data, values, admitted, cuts)
        out.append(f"  /// For {'both models' if title == 'both' else title + ' alone'}.")
        out.append(f"  static let {title} = MeaningDecisions(\n    same: {title}Same, different: {title}Different)\n")
        for languages, text in parts.items():
            out.append(f"  private static let {title}{languages.capitalize()} = {text}\n")
    out.append("}")
    if paths:
        pathlib.Path(paths[0]).write_text("\n".join(out) + "\n", encoding="utf-8")


main()
