/// What a language is called in English, without any locale data: names as CLDR writes them.
package enum LanguageName {
  /// `German` for `de`, `de-AT` and `DE`; `nil` for what is no tag, or names no language of the table.
  ///
  /// The primary subtag decides (BCP 47; RFC 5646, section 2.2.1). Constant time.
  package static func english(_ tag: String) -> String? {
    guard let subtag = subtags(of: tag).first else { return nil }
    return names[subtag]
  }

  /// Whether the language is written from right to left: by its script where the tag names one,
  /// otherwise by the one it is usually written in.
  package static func isRightToLeft(_ tag: String) -> Bool {
    let subtags = subtags(of: tag)
    guard let language = subtags.first else { return false }
    let script = subtags.dropFirst().first { $0.utf8.count == 4 }
    return script.map(rightToLeftScripts.contains) ?? rightToLeft.contains(language)
  }

  private static func subtags(of tag: String) -> [String] {
    guard tag.utf8.count <= 35 else { return [] }
    return tag.lowercased().split(separator: "-").map(String.init)
  }

  private static let rightToLeft: Set<String> = [
    "ar", "arz", "azb", "ckb", "dv", "fa", "he", "iw", "pnb", "prs", "ps", "sd", "syr", "ug", "ur",
    "yi",
  ]

  private static let rightToLeftScripts: Set<String> = ["arab", "hebr", "syrc", "thaa", "nkoo"]

  private static let names: [String: String] = {
    var names: [String: String] = [:]
    for line in table.split(separator: "\n") {
      for entry in line.split(separator: ",") {
        let parts = entry.split(separator: "=")
        guard parts.count == 2 else { continue }
        names[parts[0].filter { $0 != " " }] = String(parts[1])
      }
    }
    return names
  }()

  /// All of ISO 639-1 that is written today, and what else is met with in the media.
  private static let table = """
    aa=Afar,ab=Abkhazian,af=Afrikaans,ak=Akan,am=Amharic,an=Aragonese,ar=Arabic,as=Assamese,av=Avaric,ay=Aymara
    az=Azerbaijani,ba=Bashkir,be=Belarusian,bg=Bulgarian,bi=Bislama,bm=Bambara,bn=Bangla,bo=Tibetan,br=Breton
    bs=Bosnian,ca=Catalan,ce=Chechen,ch=Chamorro,co=Corsican,cr=Cree,cs=Czech,cv=Chuvash,cy=Welsh,da=Danish
    de=German,dv=Divehi,dz=Dzongkha,ee=Ewe,el=Greek,en=English,eo=Esperanto,es=Spanish,et=Estonian,eu=Basque
    fa=Persian,ff=Fula,fi=Finnish,fj=Fijian,fo=Faroese,fr=French,fy=Western Frisian,ga=Irish,gd=Scottish Gaelic
    gl=Galician,gn=Guarani,gu=Gujarati,gv=Manx,ha=Hausa,he=Hebrew,hi=Hindi,ho=Hiri Motu,hr=Croatian
    ht=Haitian Creole,hu=Hungarian,hy=Armenian,hz=Herero,ia=Interlingua,id=Indonesian,ig=Igbo,is=Icelandic
    it=Italian,iu=Inuktitut,ja=Japanese,jv=Javanese,ka=Georgian,kg=Kongo,ki=Kikuyu,kk=Kazakh,kl=Kalaallisut
    km=Khmer,kn=Kannada,ko=Korean,ks=Kashmiri,ku=Kurdish,kv=Komi,kw=Cornish,ky=Kyrgyz,la=Latin,lb=Luxembourgish
    lg=Ganda,li=Limburgish,ln=Lingala,lo=Lao,lt=Lithuanian,lu=Luba-Katanga,lv=Latvian,mg=Malagasy,mh=Marshallese
    mi=Māori,mk=Macedonian,ml=Malayalam,mn=Mongolian,mr=Marathi,ms=Malay,mt=Maltese,my=Burmese,na=Nauru
    nb=Norwegian Bokmål,nd=North Ndebele,ne=Nepali,ng=Ndonga,nl=Dutch,nn=Norwegian Nynorsk,no=Norwegian
    nr=South Ndebele,nv=Navajo,ny=Nyanja,oc=Occitan,oj=Ojibwa,om=Oromo,or=Odia,os=Ossetic,pa=Punjabi,pl=Polish
    ps=Pashto,pt=Portuguese,qu=Quechua,rm=Romansh,rn=Rundi,ro=Romanian,ru=Russian,rw=Kinyarwanda,sa=Sanskrit
    sc=Sardinian,sd=Sindhi,se=Northern Sami,sg=Sango,sh=Serbo-Croatian,si=Sinhala,sk=Slovak,sl=Slovenian,sm=Samoan
    sn=Shona,so=Somali,sq=Albanian,sr=Serbian,ss=Swati,st=Southern Sotho,su=Sundanese,sv=Swedish,sw=Swahili
    ta=Tamil,te=Telugu,tg=Tajik,th=Thai,ti=Tigrinya,tk=Turkmen,tl=Tagalog,tn=Tswana,to=Tongan,tr=Turkish,ts=Tsonga
    tt=Tatar,tw=Twi,ty=Tahitian,ug=Uyghur,uk=Ukrainian,ur=Urdu,uz=Uzbek,ve=Venda,vi=Vietnamese,wa=Walloon,wo=Wolof
    xh=Xhosa,yi=Yiddish,yo=Yoruba,za=Zhuang,zh=Chinese,zu=Zulu,iw=Hebrew,in=Indonesian,mo=Romanian
    arz=Egyptian Arabic,ast=Asturian,azb=South Azerbaijani,ceb=Cebuano,chr=Cherokee,ckb=Central Kurdish
    cmn=Mandarin Chinese,cnr=Montenegrin,csb=Kashubian,dsb=Lower Sorbian,fil=Filipino,gsw=Swiss German
    haw=Hawaiian,hmn=Hmong,hsb=Upper Sorbian,lmo=Lombard,mzn=Mazanderani,nds=Low German,pms=Piedmontese
    pnb=Western Punjabi,prs=Dari,rue=Rusyn,sah=Yakut,scn=Sicilian,syr=Syriac,szl=Silesian,vec=Venetian
    war=Waray,yue=Cantonese
    """
}
