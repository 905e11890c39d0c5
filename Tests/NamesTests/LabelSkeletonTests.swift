import Names
import Testing

@Suite struct LabelSkeletonTests {
  private func skeleton(_ label: String) -> LabelSkeleton? {
    NameParser(suffixes: .fallback).hostName("\(label).com").host?.skeleton(ofLabel: 0)
  }

  private func letters(_ skeleton: LabelSkeleton?) -> String? {
    skeleton.map {
      String(decoding: $0.letters.map { $0 == 0 ? UInt8(ascii: "?") : $0 }, as: UTF8.self)
    }
  }

  @Test(arguments: [
    ("аррӏе", "apple"), ("gооgle", "google"), ("ɡoogle", "google"), ("ģöógļé", "google"),
    ("twıtter", "twitter"), ("đąƙøтa", "dakota"), ("łódź", "lodz"), ("ѕріеɡеl", "spiegel"),
    ("ʙʙᴄ", "bbc"), ("paypaʟ", "paypal"), ("ρaypal", "paypal"), ("ꭱꭲꭵ", "rti"),
    ("g̲oogle", "google"), ("мвд", "mbd"), ("вест", "bect"), ("ωιkι", "wiki"), ("日本a", "??a"),
    ("straße", "strabe"), ("ѝώӂ", "uwx"), ("a-é", "a-e"), ("rn-é", "rn-e"),
  ])
  func `each letter is the ASCII one that it looks like`(label: String, expected: String) {
    let skeleton = skeleton(label)
    #expect(letters(skeleton) == expected)
    #expect(skeleton?.places.count == skeleton?.letters.count)
  }

  @Test func `labels in ASCII and labels that do not decode have none`() {
    #expect(skeleton("example") == nil)
    #expect(skeleton("xn--a") == nil)
  }

  @Test(arguments: [
    ("аррӏе", ["Cyrl"], false, true), ("gооgle", ["Cyrl", "Latn"], true, false),
    ("münchen", ["Latn"], false, false), ("пример", ["Cyrl"], false, false),
    ("日本ニュース", ["Hani", "Kana"], false, false), ("news日本", ["Hani", "Latn"], false, false),
    ("ρaypal", ["Grek", "Latn"], true, false), ("ѡԝԁհ", ["Armn", "Cyrl"], true, true),
    ("١٢٣", ["Arab"], false, false),
  ])
  func `scripts, and what they are mixed with, are told`(
    label: String, scripts: [String], isMixed: Bool, isConfusable: Bool
  ) {
    let skeleton = LabelSkeleton(of: label)
    #expect(skeleton.scripts == scripts)
    #expect(skeleton.isMixedScript == isMixed)
    #expect(skeleton.isConfusableWithLatin == isConfusable)
  }

  @Test func `marks, directions and what is invisible are told`() {
    #expect(LabelSkeleton(of: "g̲oogle").hasMark)
    #expect(!LabelSkeleton(of: "google").hasMark)
    #expect(LabelSkeleton(of: "goo\u{200D}gle").hasInvisible)
    #expect(LabelSkeleton(of: "شركة").hasRightToLeft)
    #expect(LabelSkeleton(of: "goo\u{202E}gle").hasRightToLeft)
    #expect(!LabelSkeleton(of: "пример").hasRightToLeft)
  }

  @Test(arguments: [
    ("арре", "appe"), ("gооgle", "google"), ("ɡооɡlе", "google"), ("раураl", "paypal"),
  ])
  func `skeletons of what looks alike are equal`(label: String, word: String) {
    #expect(LabelSkeleton(of: label).skeleton == LabelSkeleton(of: word).skeleton)
    #expect(LabelSkeleton(of: word).letters == Array(word.utf8))
  }

  @Test func `the versions of the tables are known`() {
    #expect(UnicodeData.version.split(separator: ".").count == 3)
    #expect(!UnicodeData.libraryVersion.isEmpty)
  }

  @Test func `any text has a skeleton without a trap`() {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<2_000 {
      let scalars = (0..<Int.random(in: 0...12, using: &generator)).compactMap { _ in
        Unicode.Scalar(UInt32.random(in: 0...0x2FFFF, using: &generator))
      }
      let skeleton = LabelSkeleton(of: String(String.UnicodeScalarView(scalars)))
      #expect(skeleton.places.allSatisfy { skeleton.scalars.indices.contains($0) })
      #expect(
        skeleton.letters.allSatisfy {
          $0 == 0 || "abcdefghijklmnopqrstuvwxyz0123456789-".utf8.contains($0)
        })
    }
  }
}
