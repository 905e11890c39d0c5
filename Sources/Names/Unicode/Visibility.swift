import CICU

extension Unicode.Scalar {
  /// Whether it shows nothing of its own where names are shown.
  var isInvisible: Bool { tocsin_names_is_invisible(value) }

  /// Whether it is set on its neighbour, or shows nothing.
  var isMark: Bool { tocsin_names_is_mark(value) }

  /// Whether it is written from right to left, or orders what is.
  var isRightToLeft: Bool { tocsin_names_is_right_to_left(value) }
}
