extension TransliterationScheme {
  static let georgian: [TransliterationScheme] = [
    // The national system of 2002, without its apostrophes; BGN/PCGN agrees (2009).
    TransliterationScheme(
      """
      ა=a ბ=b გ=g დ=d ე=e ვ=v ზ=z თ=t ი=i კ=k ლ=l მ=m ნ=n ო=o პ=p ჟ=zh რ=r ს=s ტ=t უ=u ფ=p ქ=k \
      ღ=gh ყ=q შ=sh ჩ=ch ც=ts ძ=dz წ=ts ჭ=ch ხ=kh ჯ=j ჰ=h
      """)
  ]

  private static let armenianLetters = """
    ա=a բ=b գ=g դ=d ե=ye/e զ=z է=e ը=y թ=t ժ=zh ի=i լ=l խ=kh ծ=ts կ=k հ=h ձ=dz ղ=gh ճ=ch մ=m յ=y ն=n \
    շ=sh ո=vo/o չ=ch պ=p ջ=j ռ=r ս=s վ=v տ=t ր=r ց=ts ւ=v փ=p ք=k օ=o ֆ=f ու=u և=yev/ev
    """

  static let armenian: [TransliterationScheme] = [
    // BGN/PCGN (1981), without its marks, and the same with plain vowels in front.
    TransliterationScheme(armenianLetters),
    TransliterationScheme(armenianLetters, "ե=e ո=o և=ev"),
  ]
}
