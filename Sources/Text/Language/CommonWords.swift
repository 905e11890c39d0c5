import CHashing

/// The commonest short words of languages that are easily confused: a text that says `ще`, `са` and `която` is
/// Bulgarian, whatever its letters.
struct CommonWords: Sendable {
  let languages: [String]
  /// For each word, by a hash of its letters, the languages that have it, a bit each.
  private let speakers: [UInt64: UInt64]

  /// What a word costs a language that does not have it, and one of which no words are listed; as logarithms.
  private static let penalty = (listed: 1.0, unlisted: 0.4)
  /// Words in one text say less and less; more than this is not believed.
  private static let most = 10.0

  /// - Parameter lines: a language, then its words.
  init(_ lines: String) {
    var languages: [String] = []
    var speakers: [UInt64: UInt64] = [:]
    for line in lines.split(whereSeparator: \.isNewline) {
      let fields = line.split(separator: " ")
      guard let language = fields.first, languages.count < 64 else { continue }
      for word in fields.dropFirst() {
        var hash = FNV1a.start
        for scalar in word.unicodeScalars { hash.combine(scalar.value) }
        speakers[hash.value, default: 0] |= 1 << UInt64(languages.count)
      }
      languages.append(String(language))
    }
    self.languages = languages
    self.speakers = speakers
  }

  /// What a text costs languages, as logarithms, at most 0.
  struct Evidence {
    let words: CommonWords
    fileprivate let missing: [Int]
    fileprivate let known: Int

    func score(_ language: String) -> Double {
      guard let index = words.languages.firstIndex(of: language) else {
        return -min(CommonWords.most, CommonWords.penalty.unlisted * Double(known))
      }
      return -min(CommonWords.most, CommonWords.penalty.listed * Double(missing[index]))
    }
  }

  func evidence(of sample: LanguageSample) -> Evidence {
    var missing = [Int](repeating: 0, count: languages.count)
    var known = 0
    var hash = FNV1a.start
    var length = 0
    for scalar in sample.scalars {
      guard scalar == 0x20 else {
        hash.combine(scalar)
        length += 1
        continue
      }
      if length <= Self.longest, let found = speakers[hash.value] {
        known += 1
        for index in missing.indices where found & 1 << UInt64(index) == 0 { missing[index] += 1 }
      }
      hash = FNV1a.start
      length = 0
    }
    return Evidence(words: self, missing: missing, known: known)
  }

  private static let longest = 8
}

extension CommonWords {
  static func of(_ script: Script) -> CommonWords? {
    switch script {
    case .cyrillic: cyrillic
    case .latin: latin
    default: nil
    }
  }

  private static let cyrillic = CommonWords(
    """
    ru и в во не на что с со по это как из у его её она он мы вы они был была было были или если уже только для чтобы который которая которые очень нет есть при от до за к ещё еще все всё так но а о об же бы их мне нам вам
    uk і в у не на що з зі по це як із його її вона він ми ви вони був була було були або якщо вже тільки для щоб який яка які дуже немає є при від до за та й але де коли хто ще все так а про же би їх мені нам вам до
    be і ў у не на што з са па гэта як яго яе яна ён мы вы яны быў была было былі або калі ўжо толькі для каб які якая якія вельмі няма ёсць пры ад да за але дзе хто яшчэ усё так а пра ж бы іх мне нам вам
    bg и в във не на че с със по това как от той тя ние вие те беше бяха или ако вече само за да което който която които много няма има при до се са е си ще още всичко така но къде кой ми му ви ги ме тази този тези съм най а го им ни
    sr и у не на да са по то како из он она ми ви они је био била било били или ако већ само за који која које веома нема има при од до се су ће још све тако али где ко му јој овај ова ово шта што сам а га им нам вам би
    mk и во не на дека со по тоа како од тој таа ние вие тие беше беа или ако веќе само за да кој која кои многу нема има при до се е ќе уште така но каде ми му ви ги ме оваа овој овие сум најде а го им си
    """)

  private static let latin = CommonWords(
    """
    en the of and to in is that for it with as was on be at by this have from or are not but they his an we you he she which will their has been who its were i a my your our if so
    de der die das und in zu den von mit ist des auf für nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem einen über so zum war haben nur oder aber vor zur bis mehr durch ich wir
    fr de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec ses aux mais on nous vous cette été ont elle comme ou je son y sa leur
    es de la que el en y a los se del las un por con no una su para es al lo como más pero sus le ya o este sí porque esta entre cuando muy sin sobre también me hasta hay
    pt de a o que e do da em um para com não uma os no se na por mais as dos como mas ao ele das à seu sua ou quando muito nos já eu também só pelo pela até isso ela entre
    it di e il la che in a per un è del si non con da le i una al dei sono come più anche ha gli nel della alla ma lo su o ci se questo dal ho
    nl de het een van en in is dat op te zijn met voor niet aan er om ook als dan maar door over bij uit nog naar heeft hij ze wordt ik je was die
    pl i w nie na że z po to jak on ona my wy jest był była lub albo jeśli już tylko dla który która bardzo ma od do się są będzie jeszcze wszystko tak ale gdzie co przy o za we ze
    cs a v ne na že s po to jak z on ona my vy je byl byla nebo když už jen pro který která velmi nemá má od do se jsou bude ještě všechno tak ale kde jsem co tato při i o za ve si moc
    sk a v nie na že s po to ako z on ona my vy je bol bola alebo ak už len pre ktorý ktorá veľmi nemá má od do sa sú bude ešte všetko tak ale kde som čo táto pri i o za vo si
    sr i u ne na da sa po to kako iz on ona mi vi je bio bila ili ako već samo za koji koja veoma nema ima od do se su će još sve tako ali gde sam što šta ovaj ova ovo nije a o
    hr i u ne na da s sa po to kako iz on ona mi vi je bio bila ili ako već samo za koji koja vrlo nema ima od do se su će još sve tako ali gdje sam što ovaj ova ovo nije a o
    sl in v ne na da s po to kako iz on ona mi vi je bil bila ali če že samo za ki kateri zelo ni ima od do se so bo še vse tako kje sem kaj ta pri a o pa
    sv och att det i en som på är av för med den till inte har de ett om var jag vi men från kan så
    da og at det i en er af på for med den til ikke har de et om var jeg vi men fra kan så der som
    no og at det i en er av på for med den til ikke har de et om var jeg vi men fra kan så som
    ro de și în la a cu nu pe o un care din este că mai se au fost pentru sunt sau dar ca al ale lui
    hu a az és hogy nem is egy ez meg csak de van volt már mint ha még ki mi el
    tr ve bir bu da de için ile çok daha ne gibi olan var ama o en
    """)
}
