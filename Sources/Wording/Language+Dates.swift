extension Language {
  /// January first.
  package var months: [String] {
    switch self {
    case .english:
      [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
      ]
    case .french:
      [
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
        "octobre", "novembre", "décembre",
      ]
    }
  }

  /// As they stand on an axis. In French three letters do not tell June from July.
  package var shortMonths: [String] {
    switch self {
    case .english: months.map { String($0.prefix(3)) }
    case .french:
      [
        "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.",
        "déc.",
      ]
    }
  }

  /// The day of a month as a date has it: in French the first is an ordinal.
  package func dayOfMonth(_ day: Int) -> String {
    self == .french && day == 1 ? "1er" : "\(day)"
  }
}
