internal import Text

/// The names by which news agencies sign what they deliver, in the scripts in which newspapers write them.
///
/// The list says who delivers to others, nothing about anybody's worth; an agency that is not on it is still told by a
/// dateline that two texts share (``DeclaredOrigins``).
enum NewsAgencies {
  static let names = Lexicon(
    list: """
      Reuters, AP, Associated Press, AFP, Agence France-Presse, UPI, Bloomberg News, PA Media, Press Association, dpa,
      Deutsche Presse-Agentur, AFX, KNA, epd, APA, Austria Presse Agentur, Keystone-SDA, SDA, ATS, Belga, ANP,
      ANSA, AdnKronos, EFE, Europa Press, Lusa, PAP, Polska Agencja Prasowa, IAR, ČTK, TASR, SITA, MTI, Agerpres,
      Mediafax, BTA, БТА, Tanjug, Танјуг, Beta, SRNA, Hina, STA, MIA, ATA, ANA-MPA, ΑΠΕ-ΜΠΕ, Anadolu, Ritzau, NTB, TT, STT, BNS,
      ELTA, LETA, ERR, BelTA, БелТА, БелаПАН, Moldpres, IPN, Infotag, ТАСС, TASS, РИА Новости, RIA Novosti, Интерфакс,
      Interfax, Regnum, Росбалт, Sputnik, Укрінформ, Укринформ, Ukrinform, Інтерфакс-Україна, Интерфакс-Украина,
      Interfax-Ukraine, УНІАН, УНИАН, UNIAN, РБК-Україна, РБК-Украина, УНН, ЛІГА, Xinhua, Kyodo, Yonhap, PTI, ANI, IANS,
      Fars, IRNA, SANA, MENA, Jiji, PR Newswire, Business Wire, GlobeNewswire, ots, news aktuell, EQS
      """)

  /// Whether the words are the name of one, whole.
  static func areNamed(by words: [Word]) -> Bool {
    names.matches(in: words).first == words.indices
  }
}
