/// What the clock of this machine can be believed.
///
/// A machine without a battery begins in 1970. What it reads then is not of the future, and must not lose its dates.
package enum MachineClock {
  /// 2026-11-01T00:00:00Z: this version was not there before.
  package static let made: Int64 = 1_793_491_200
  /// The end of the year 9999.
  private static let never: Int64 = 253_402_300_799

  /// Whether somebody, or something, has set it.
  ///
  /// - Parameter seconds: what it says, since 1970.
  package static func isSet(_ seconds: Int64) -> Bool { seconds >= made }

  /// Until when a document may be of: now, or any time where now is not known.
  ///
  /// - Parameter seconds: what the clock says, since 1970.
  package static func latest(_ seconds: Int64) -> Int64 { isSet(seconds) ? seconds : never }
}
