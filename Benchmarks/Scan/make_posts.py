#!/usr/bin/env python3
"""Write made-up posts as JSONL: about 200 characters each, a fifth of them in groups of copies.

usage: make_posts.py COUNT OUTPUT.jsonl [SEED] [GROUPS.txt|-] [RATE]

Words are drawn from 30,000 made-up words with Zipf's distribution, so that common phrases recur as in real
text. A copy is exact, or has a word changed, is in upper case, cut, or has hashtags and an address appended.
GROUPS.txt gets a line a group: the ids of the posts of one text. RATE is how many of the drawn posts start a group (.0278; with
.088 a million posts have about 50,000 groups).
"""
import heapq, itertools, json, random, sys

ONSETS = "b c d f g h j k l m n p r s t v w z br cl dr fl gr pl pr st tr sh ch".split()
VOWELS = "a e i o u ai ea ou io".split()
CODAS = ["", "", "", "n", "r", "s", "t", "l", "m", "nd", "st"]


def vocabulary(rng, size):
    words = dict.fromkeys("the of and to in a is that for it on was with as by at from".split())
    while len(words) < size:
        words["".join(rng.choice(ONSETS) + rng.choice(VOWELS) + rng.choice(CODAS) for _ in range(rng.choice((1, 2, 2, 3))))] = None
    return list(words)


def main():
    count, path = int(sys.argv[1]), sys.argv[2]
    rng = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 7)
    rate = float(sys.argv[5]) if len(sys.argv) > 5 else 0.0278
    groups = {}
    words = vocabulary(rng, 30_000)
    weights = list(itertools.accumulate(1 / (rank + 2.7) for rank in range(len(words))))

    def text():
        picked = rng.choices(words, cum_weights=weights, k=36)
        cut = " ".join(picked)[:200]
        return cut[0].upper() + cut[1:]

    def copy(original):
        kind = rng.randrange(6)
        if kind == 1:
            parts = original.split()
            parts[rng.randrange(len(parts))] = rng.choice(words)
            return " ".join(parts)
        if kind == 2:
            return original.upper()
        if kind == 3:
            return original[: rng.randrange(120, 180)]
        if kind == 4:
            return f"{original} #{rng.choice(words)} #{rng.choice(words)} https://example.org/{rng.randrange(10**6)}"
        return original

    with open(path, "w", encoding="utf-8") as out:
        written, due, clock = 0, [], 1_650_000_000
        while written < count:
            if due and due[0][0] <= written:
                _, group, _, post = heapq.heappop(due)
                groups[group].append(f"p{written}")
            else:
                # Of a hundred drawn posts three start a group of eight copies on average, which
                # follow within the next 20,000 posts: together a fifth of all.
                post = text()
                if rng.random() < rate:
                    groups[written] = [f"p{written}"]
                    for order in range(rng.randrange(2, 15)):
                        heapq.heappush(due, (written + rng.randrange(1, 20_000), written, order, copy(post)))
            clock += rng.randrange(3)
            row = {"id": f"p{written}", "account": f"user{rng.randrange(50_000)}", "text": post, "created_at": str(clock), "language": "en"}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
            written += 1
    if len(sys.argv) > 4 and sys.argv[4] != "-":
        with open(sys.argv[4], "w", encoding="utf-8") as out:
            out.writelines(" ".join(ids) + "\n" for ids in groups.values() if len(ids) > 1)


if __name__ == "__main__":
    main()
