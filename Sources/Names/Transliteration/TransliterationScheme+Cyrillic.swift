extension TransliterationScheme {
  /// What nearly all standards agree on.
  private static let common = """
    а=a б=b в=v г=g ґ=g д=d е=e ж=zh з=z и=i і=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f \
    х=kh ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya й=y ё=yo є=ye ї=yi ў=u ѓ=g ђ=dj ѕ=dz ј=j \
    љ=lj њ=nj ћ=c ќ=k џ=dz ѐ=e ѝ=i ѣ=e ѳ=f ѵ=i ң=n ә=a ғ=g қ=k ө=o ү=u ұ=u һ=h ’= ʼ=
    """

  /// The Latin alphabets of languages that are written in Cyrillic letters as well. Names on the net follow the customs below; texts these.
  static let alphabets: [TransliterationScheme] = [
    // Uzbek: the law of 1995.
    TransliterationScheme(
      common,
      """
      ж=j х=x ц=s й=y е=ye/e ў=o қ=q ғ=g ҳ=h ъ= аъ=a ае=aye ое=oye ие=iye уе=uye ўе=oye ъе=ye ац=ats оц=ots иц=its уц=uts ец=ets
      """),
    // Kazakh: the alphabet of 2021, and that of 2018.
    TransliterationScheme(
      common,
      "ж=j х=h ц=ts ч=ch ш=s щ=s й=i и=i у=u ю=iu я=ia ё=io э=e ғ=g қ=q ң=n ә=a ө=o ү=u ұ=u і=i һ=h"
    ),
    TransliterationScheme(
      common,
      "ж=j х=h ц=ts ч=ch ш=sh щ=sh й=i и=i у=y ю=iy я=ia ё=io э=e ғ=g қ=q ң=n ә=a ө=o ү=u ұ=u і=i һ=h"
    ),
    // Azerbaijani: the law of 1991, amended 1992.
    TransliterationScheme(
      common, "ж=j х=x ц=ts ч=c ш=s ҹ=c ҝ=g г=q ј=y ә=ə ө=o ү=u ғ=g һ=h ы=i й=y ю=yu я=ya э=e"),
    // Tajik: as its Latin alphabet of 1928 is put into plain letters.
    TransliterationScheme(common, "ж=zh х=kh ҷ=j ҳ=h қ=q ғ=gh ӣ=i ӯ=u"),
    TransliterationScheme(common, "ж=zh х=x ҷ=j ҳ=h қ=q ғ=g ӣ=i ӯ=u"),
  ]

  static let cyrillic: [TransliterationScheme] = [
    // BGN/PCGN for Russian (1947), without its marks.
    TransliterationScheme(common),
    TransliterationScheme(common, "ё=e"),
    // Passports: ICAO Doc 9303, part 3, section 6, table B.
    TransliterationScheme(common, "ё=e й=i ъ=ie ю=iu я=ia є=ie ї=i"),
    // ISO 9:1995 without its marks.
    TransliterationScheme(common, "ж=z х=h ц=c ч=c ш=s щ=s ю=u я=a й=j ё=e є=e ї=i"),
    // Scholarly (DIN 1460, ISO/R 9), without marks.
    TransliterationScheme(common, "ж=z х=ch ц=c ч=c ш=s щ=sc ю=ju я=ja й=j ё=e є=je ї=ji"),
    // GOST 7.79-2000, system B.
    TransliterationScheme(common, "х=x ц=c щ=shh й=j ё=yo"),
    // As people type it: short, h for kh.
    TransliterationScheme(common, "х=h ц=c щ=sch й=y"),
    TransliterationScheme(common, "х=h щ=sch й=j ю=ju я=ja"),
    // Ukrainian national, 2010 (resolution 55 of the Cabinet of Ministers).
    TransliterationScheme(
      common, "г=h и=y зг=zgh є=ye/ie ї=yi/i й=y/i ю=yu/iu я=ya/ia"),
    // BGN/PCGN for Ukrainian (1965).
    TransliterationScheme(common, "г=h и=y"),
    // Scholarly for Ukrainian and Belarusian, without marks.
    TransliterationScheme(
      common, "г=h и=y ж=z х=ch ц=c ч=c ш=s щ=sc ю=ju я=ja й=j ё=jo є=je ї=ji ў=u"),
    // Belarusian: instruction of 2000, amended 2007, and BGN/PCGN (1979).
    TransliterationScheme(common, "г=h х=kh ю=iu я=ia й=i ё=io ў=u"),
    TransliterationScheme(common, "г=h ў=w"),
    // Bulgarian: the law of 2009.
    TransliterationScheme(common, "ъ=a ь=y щ=sht х=h ия=iya/ia"),
    // Serbian Latin and Macedonian, without marks.
    TransliterationScheme(common, "ж=z х=h ц=c ч=c ш=s ѓ=gj ќ=kj"),
    // German (Duden) and French transcription.
    TransliterationScheme(
      common,
      "в=w ж=sch з=s х=ch ц=z ч=tsch ш=sch щ=schtsch ю=ju я=ja й=i ё=jo є=je ї=ji"),
    TransliterationScheme(common, "ж=j у=ou ц=ts ч=tch ш=ch щ=chtch ю=iou я=ia й=i ё=io"),
  ]
}
