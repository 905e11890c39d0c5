import Cases
import Store
import TocsinModel

/// What the register of sources changes in findings that are there already.
enum RegisterReading {
  private static let note = "register in copies"
  /// Of a finding that has a reason of the register.
  static let chip = "republishing"

  /// Lets the findings be made again that entries which came or went since the last settling are about.
  ///
  /// Costs a query while the register is the same.
  static func outdate(_ work: StepWork) throws {
    let store = work.store
    let mark = try store.registerMark(of: BarredSources.statuses)
    guard mark != (try store.note(note) ?? "") else { return }
    let names = try store.sourceNames(inFindings: .copies)
    let barred = try names.filter { try !BarredSources(store, names: [$0]).isEmpty }
    try store.outdate(work.record, about: barred, chip: chip)
    try store.setNote(note, mark)
  }
}
