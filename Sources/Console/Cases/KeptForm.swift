import Synchronization

/// What somebody wrote into a form of a case that was refused: it stands there again, below the reason, so that nothing
/// has to be written twice.
final class KeptForm: Sendable {
  let action: String
  let reason: String
  private let fields: Mutex<[(name: String, value: String)]>

  /// Of the page that is written.
  @TaskLocal static var pending: KeptForm?
  /// Of the form that is written.
  @TaskLocal static var current: KeptForm?

  init(_ form: FormFields, reason: String) {
    action = form["action"] ?? ""
    self.reason = reason
    fields = Mutex(form.fields)
  }

  /// The first value of a name that was not taken yet: fields of one name stand in the order of the page.
  func take(_ name: String) -> String? {
    fields.withLock { fields in
      fields.firstIndex { $0.name == name }.map { fields.remove(at: $0).value }
    }
  }
}
