import Store
import TocsinModel

extension FindingKind {
  /// For a list; a kind that has no words yet is shown by its name.
  var words: String {
    switch self {
    case .copies: "Copies"
    case .lookalikes: "Look-alike names"
    case Campaign.kind: "Campaigns"
    default: rawValue.prefix(1).uppercased() + rawValue.dropFirst()
    }
  }
}

extension QueueView.State {
  var words: String {
    switch self {
    case .open: "New and changed"
    case .all: "All"
    case .confirmed: "Confirmed"
    case .dismissed: "Dismissed"
    case .unclear: "Unclear"
    case .duplicate: "Duplicates"
    }
  }
}

extension QueueView.Order {
  var words: String {
    switch self {
    case .attention: "Attention"
    case .newest: "Changed last"
    case .largest: "Largest"
    }
  }
}

extension Judgement.Disposition {
  var words: String {
    switch self {
    case .confirmed: "Confirmed"
    case .dismissed: "Dismissed"
    case .unclear: "Unclear"
    case .duplicate: "Duplicate"
    }
  }
}

extension FindingChange.What {
  var words: String {
    switch self {
    case .appeared: "Appeared"
    case .grew: "Grew"
    case .changed: "Changed"
    case .merged: "Became part of another"
    case .withdrawn: "Withdrawn"
    }
  }
}
