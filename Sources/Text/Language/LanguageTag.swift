/// Language tags as data files write them.
package enum LanguageTag {
  /// The primary subtag of BCP 47 (RFC 5646, section 2.2.1), lower case, two letters where ISO 639-1 has two:
  /// `en-US`, `EN`, `eng`, `en_GB` and `English` give `en`. `nil` for what is no language: empty, `und`, `mul`,
  /// `zxx`, garbage. Varieties that are identified together are one: `nb` and `nn` are `no`, `cmn` is `zh`.
  package static func primary(_ tag: String) -> String? {
    var name: [UInt8] = []
    for byte in tag.utf8.prefix(64) {
      switch byte {
      case 0x41...0x5A: name.append(byte | 0x20)
      case 0x61...0x7A: name.append(byte)
      case 0x20 where name.isEmpty, 0x09 where name.isEmpty: continue
      case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "@"), 0x20, 0x09:
        return known(String(decoding: name, as: UTF8.self))
      default: return nil
      }
    }
    return known(String(decoding: name, as: UTF8.self))
  }

  /// Whether two subtags name languages that their readers share, so that a text in one is no translation
  /// of the other: Serbian, Croatian, Bosnian and Montenegrin; Malay and Indonesian.
  package static func areVarieties(_ a: String, _ b: String) -> Bool {
    a == b || varieties.contains { $0.contains(a) && $0.contains(b) }
  }

  private static let varieties: [Set<String>] = [
    ["sr", "hr", "bs", "sh", "cnr"], ["ms", "id"],
  ]

  private static func known(_ name: String) -> String? {
    switch name.utf8.count {
    case 2: renamed[name] ?? (twoLetters.contains(name) ? name : nil)
    case 3: none.contains(name) ? nil : threeLetters[name] ?? (others.contains(name) ? name : nil)
    default: named[name]
    }
  }

  private static func set(_ list: String) -> Set<String> {
    Set(list.split(whereSeparator: \.isWhitespace).map(String.init))
  }

  private static func map(_ list: String) -> [String: String] {
    var found: [String: String] = [:]
    for pair in list.split(whereSeparator: \.isWhitespace) {
      let sides = pair.split(separator: "=")
      if sides.count == 2 { found[String(sides[0])] = String(sides[1]) }
    }
    return found
  }

  private static let none = set("und mul zxx mis qaa")

  /// ISO 639-1.
  private static let twoLetters = set(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee
    el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is
    it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms
    mt my na nd ne ng nl no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl
    sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo
    za zh zu
    """)

  /// Subtags that were withdrawn, and varieties.
  private static let renamed = map(
    "iw=he in=id ji=yi jw=jv mo=ro nb=no nn=no fil=tl cmn=zh yue=zh wuu=zh arz=ar als=gsw sh=sr")

  /// ISO 639-2 and 639-3, both forms where there are two.
  private static let threeLetters: [String: String] = map(
    """
    eng=en deu=de ger=de fra=fr fre=fr spa=es ita=it por=pt nld=nl dut=nl pol=pl ces=cs cze=cs slk=sk slo=sk
    slv=sl hrv=hr srp=sr scc=sr bos=bs mkd=mk mac=mk bul=bg rus=ru ukr=uk bel=be ron=ro rum=ro hun=hu tur=tr
    ell=el gre=el swe=sv dan=da nor=no nob=no nno=no fin=fi est=et lav=lv lit=lt sqi=sq alb=sq isl=is ice=is
    gle=ga cym=cy wel=cy mlt=mt eus=eu baq=eu cat=ca glg=gl ara=ar fas=fa per=fa pes=fa prs=fa urd=ur pus=ps
    heb=he yid=yi hin=hi mar=mr nep=ne ben=bn asm=as pan=pa guj=gu ori=or tam=ta tel=te kan=kn mal=ml sin=si
    tha=th lao=lo khm=km mya=my bur=my bod=bo tib=bo zho=zh chi=zh cmn=zh yue=zh wuu=zh jpn=ja kor=ko vie=vi
    ind=id msa=ms may=ms tgl=tl fil=tl kat=ka geo=ka hye=hy arm=hy aze=az kaz=kk kir=ky uzb=uz tgk=tg tuk=tk
    mon=mn khk=mn tat=tt bak=ba chv=cv oss=os kur=ku uig=ug amh=am tir=ti swa=sw som=so hau=ha yor=yo ibo=ig
    zul=zu xho=xh afr=af lat=la epo=eo arz=ar
    """)

  private static let others = set(
    "ast ckb ceb war sah gsw nds hsb dsb szl rue chr syr azb mzn pnb csb lmo vec pms scn cnr haw hmn"
  )

  /// English names, and what the languages call themselves.
  private static let named = map(
    """
    english=en german=de deutsch=de french=fr spanish=es italian=it italiano=it portuguese=pt dutch=nl
    nederlands=nl polish=pl polski=pl czech=cs slovak=sk slovenian=sl croatian=hr hrvatski=hr serbian=sr
    srpski=sr bosnian=bs macedonian=mk bulgarian=bg russian=ru ukrainian=uk belarusian=be romanian=ro
    hungarian=hu magyar=hu turkish=tr greek=el swedish=sv svenska=sv danish=da dansk=da norwegian=no norsk=no
    finnish=fi suomi=fi estonian=et eesti=et latvian=lv lithuanian=lt albanian=sq shqip=sq icelandic=is irish=ga
    catalan=ca basque=eu arabic=ar persian=fa farsi=fa urdu=ur hebrew=he hindi=hi bengali=bn thai=th
    chinese=zh mandarin=zh japanese=ja korean=ko vietnamese=vi indonesian=id malay=ms georgian=ka armenian=hy
    azerbaijani=az kazakh=kk
    """)
}
