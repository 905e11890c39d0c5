#!/usr/bin/env python3
"""Fits the decision whether two passages say the same, and writes it as Swift.

usage: fit.py LABELS_DIR MEASURED.csv [OUT.swift] [--ablation]

LABELS_DIR holds docs.jsonl and pairs.csv (as for the scorer of copies); MEASURED.csv is what
`kernel-benchmarks meaning LABELS_DIR/docs.jsonl all` prints. Groups of documents are cut into folds:
what is printed, and every threshold and calibration, comes from pairs that the log-odds were not
fitted on. The model that is written is fitted on all of them. Needs numpy and scikit-learn.
"""
import collections, csv, hashlib, json, pathlib, sys

import numpy as np
from sklearn.linear_model import LogisticRegression

KINDS = ("copypasta", "rewording", "translation")
SCREENED = 15  # MeaningMeasurements.screened
BENT = ("cosine", "margin", "universalMargin", "lengthRatio", "largerGap", "aligned", "tokensLeast",
        "tokensMost", "tokensTail", "tokensContrast", "tokensOrder", "tokensGap")
QUANTILES = (.1, .3, .5, .7, .9)
REGULARISATION = 1
CUTS = ("", "second", "third")  # ways to cut the groups into folds
FOLDS = 5
FALSE = {"rewording": .5e-6, "translation": .3e-6}  # false pairs of all pairs that a threshold may let through
ALONE = 12.0  # the log-odds of texts with the same letters


class Data:
    def __init__(self, folder, measured):
        documents = {d["id"]: d for d in map(json.loads, open(folder / "docs.jsonl", encoding="utf-8"))}
        label, ignored = {}, set()
        for row in csv.DictReader(open(folder / "pairs.csv", encoding="utf-8")):
            key = tuple(sorted((row["a"], row["b"])))
            if row["label"] in KINDS:
                label[key] = row["label"]
            elif row["label"] != "nomatch":
                ignored.add(key)
        rows = list(csv.reader(open(measured, encoding="utf-8")))
        self.names = rows[0][5:]
        letters = [r for r in rows[1:] if r[2] == "letters"]
        rows = [r for r in rows[1:] if r[2] != "letters"]
        self.known = {tuple(sorted(r[:2])) for r in letters if float(r[5]) >= .83}
        self.pairs = [tuple(sorted(r[:2])) for r in rows]
        self.values = np.array([[float(v) for v in r[5:]] for r in rows])
        self.same = np.array([r[2] == "same" for r in rows])
        self.languages = np.array(["-".join(sorted(documents[i]["language"] for i in p)) for p in self.pairs])
        self.label = np.array([label.get(p, "") for p in self.pairs])
        self.true = self.label != ""
        self.scored = np.array([p not in ignored for p in self.pairs]) & (self.label != "copypasta")
        part = lambda i, cut, parts: int(hashlib.md5((documents[i]["group"] + cut).encode()).hexdigest(), 16) % parts
        cuts = lambda parts: [np.array([[part(i, cut, parts) for i in pair] for pair in self.pairs]) for cut in CUTS]
        self.halves, self.folds = cuts(2), cuts(FOLDS)
        self.all_pairs = len(documents) * (len(documents) - 1) // 2
        self.real = collections.Counter(label.values())
        self.real_languages = collections.Counter(
            "-".join(sorted(documents[i]["language"] for i in p)) for p, kind in label.items() if kind == "translation")


class Logistic:
    def __init__(self, values, true, c=REGULARISATION):
        mean, deviation = values.mean(0), values.std(0) + 1e-9
        fitted = LogisticRegression(C=c, max_iter=5000).fit((values - mean) / deviation, true)
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
        asked.append((logits[chosen], third[chosen], data.label[chosen] == name))
    best = (-1,)
    for alone in np.arange(0, 12.1, .25):
        for supported in np.arange(-3, alone + .01, .25) if supports else [alone]:
            said, found = 0, 0
            for logits, third, right in asked:
                these = accepted(logits, third, alone, supported)
                said, found = said + these.sum(), found + (these & right).sum()
            if said - found <= FALSE[name] * data.all_pairs * len(asked):
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
    data = Data(pathlib.Path(paths[0]), paths[1])
    if "--ablation" in sys.argv:
        return ablation(data)
    out = ["// Written by Benchmarks/Meaning/fit.py; do not edit.", "", "extension MeaningDecisions {"]
    for title, without, admitted in models(data):
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
                print("   ", "  ".join(
                    f"{p} {said[(data.languages == p) & (data.label == name)].sum() / n:.2f}"
                    for p, n in data.real_languages.most_common() if n > 100))
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
        other_half(data, values, admitted, cuts)
        out.append(f"  /// For {'both models' if title == 'both' else title + ' alone'}.")
        out.append(f"  static let {title} = MeaningDecisions(\n    same: {title}Same, different: {title}Different)\n")
        for languages, text in parts.items():
            out.append(f"  private static let {title}{languages.capitalize()} = {text}\n")
    out.append("}")
    if len(paths) > 2:
        pathlib.Path(paths[2]).write_text("\n".join(out) + "\n", encoding="utf-8")


main()
