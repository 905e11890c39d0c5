/// Somebody who may use a workspace's console.
package struct User: Hashable, Sendable {
  /// What somebody may do; each may all that those before it may.
  package enum Role: String, Sendable, Hashable, CaseIterable, Comparable {
    /// Look and search.
    case viewer
    /// Judge, write notes, hand files over.
    case analyst
    /// Approve what somebody else claims or wants to hand on.
    case approver
    /// Invite, change roles, make tokens, read the audit.
    case administrator

    package static func < (left: Role, right: Role) -> Bool { left.rank < right.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  package let number: Int
  package let name: String
  package let role: Role
  /// Whether a password was set; otherwise only a proxy can say that somebody is this user.
  package let hasPassword: Bool
  /// Seconds since 1970.
  package let madeAt: Int64
}

/// A browser in which somebody is signed in.
package struct LogIn: Hashable, Sendable {
  package let number: Int
  package let user: User
  /// Seconds since 1970.
  package let madeAt: Int64
  package let seenAt: Int64
  /// When its id was made anew.
  package let rotatedAt: Int64
  /// What the browser calls itself.
  package let agent: String
  /// Whether it was found by the id that it had before.
  package let isFormer: Bool
}

/// What somebody did.
package struct AuditEntry: Hashable, Sendable {
  package let number: Int
  /// Seconds since 1970.
  package let at: Int64
  package let by: String
  package let action: String
  package let outcome: String
}
