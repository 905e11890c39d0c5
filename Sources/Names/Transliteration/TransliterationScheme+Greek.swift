extension TransliterationScheme {
  private static let common = """
    α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f χ=ch \
    ψ=ps ω=o ου=ou ού=ou
    """

  static let greek: [TransliterationScheme] = [
    // ELOT 743 (ISO 843, type 2), the vowel pairs before voiced sounds.
    TransliterationScheme(common, "αυ=av αύ=av ευ=ev εύ=ev γγ=ng γξ=nx γχ=nch μπ=b/mp"),
    // The same letter for letter (ISO 843, type 1), without marks.
    TransliterationScheme(common, "ου=oy ού=oy φ=f χ=ch"),
    // As of ancient Greek.
    TransliterationScheme(common, "β=b η=e φ=ph χ=kh"),
    // As people type it.
    TransliterationScheme(common, "αυ=af αύ=af ευ=ef εύ=ef χ=h μπ=b ντ=d γκ=g"),
    TransliterationScheme(common, "β=b η=h ξ=ks υ=u χ=x ω=w"),
  ]
}
