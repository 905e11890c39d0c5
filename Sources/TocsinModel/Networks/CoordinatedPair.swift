/// Two shares of one object within a window, the older first.
package struct CoordinatedPair: Hashable, Sendable {
  package var object: String
  package var content: String
  package var contentY: String
  /// In seconds.
  package var timeDelta: Int64
  package var account: String
  package var accountY: String

  package init(
    object: String, content: String, contentY: String, timeDelta: Int64, account: String,
    accountY: String
  ) {
    self.object = object
    self.content = content
    self.contentY = contentY
    self.timeDelta = timeDelta
    self.account = account
    self.accountY = accountY
  }
}

/// Two accounts, in the order of their names, with all pairs between them.
package struct CoordinatedEdge: Hashable, Sendable {
  /// What the pairs come to.
  package struct Measure: Hashable, Sendable {
    /// How many pairs.
    package var weight: Int
    /// In seconds.
    package var averageTimeDelta: Double
    /// Distinct contents of the older and of the newer side.
    package var contents: Int
    package var contentsY: Int

    package init(weight: Int, averageTimeDelta: Double, contents: Int, contentsY: Int) {
      self.weight = weight
      self.averageTimeDelta = averageTimeDelta
      self.contents = contents
      self.contentsY = contentsY
    }

    /// The smaller number of contents over the larger.
    package var symmetry: Double {
      Double(min(contents, contentsY)) / Double(max(1, max(contents, contentsY)))
    }
  }

  package var account: String
  package var accountY: String
  package var full: Measure
  /// Within the second, shorter window; `nil` without one, or without a pair in it.
  package var fast: Measure?
  /// Whether the weight is above the threshold of its network.
  package var isOverFull: Bool
  package var isOverFast: Bool?
  /// In the order of their names.
  package var objects: [String]

  package init(
    account: String, accountY: String, full: Measure, fast: Measure? = nil, isOverFull: Bool,
    isOverFast: Bool? = nil, objects: [String]
  ) {
    self.account = account
    self.accountY = accountY
    self.full = full
    self.fast = fast
    self.isOverFull = isOverFull
    self.isOverFast = isOverFast
    self.objects = objects
  }
}

/// An account in a network of pairs.
package struct CoordinatedAccount: Hashable, Sendable {
  package var account: String
  package var degree: Int
  /// The sum of the weights of its edges.
  package var strength: Int
  package var componentSize: Int
  package var averageTimeDelta: Double
  package var averageSymmetry: Double
  package var contents: Int

  package init(
    account: String, degree: Int, strength: Int, componentSize: Int, averageTimeDelta: Double,
    averageSymmetry: Double, contents: Int
  ) {
    self.account = account
    self.degree = degree
    self.strength = strength
    self.componentSize = componentSize
    self.averageTimeDelta = averageTimeDelta
    self.averageSymmetry = averageSymmetry
    self.contents = contents
  }
}

/// An object with how many accounts share it together.
package struct CoordinatedObject: Hashable, Sendable {
  package var object: String
  package var accounts: Int

  package init(object: String, accounts: Int) {
    self.object = object
    self.accounts = accounts
  }
}
