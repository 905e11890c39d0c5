import Report
import Store
import TocsinModel
import Wording

extension QueueView.State {
  var words: Phrase {
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
  var words: Phrase {
    switch self {
    case .attention: "Attention"
    case .newest: "Changed last"
    case .largest: "Largest"
    }
  }
}

extension Judgement.Disposition {
  var words: Phrase {
    switch self {
    case .confirmed: "Confirmed"
    case .dismissed: "Dismissed"
    case .unclear: "Unclear"
    case .duplicate: "Duplicate"
    }
  }
}

extension FindingChange.What {
  var words: Phrase {
    switch self {
    case .appeared: "Appeared"
    case .grew: "Grew"
    case .changed: "Changed"
    case .merged: "Became part of another"
    case .withdrawn: "Withdrawn"
    }
  }
}

extension Judgement.Disposition {
  /// Inside a sentence.
  var lowercase: Phrase {
    switch self {
    case .confirmed: "confirmed"
    case .dismissed: "dismissed"
    case .unclear: "unclear"
    case .duplicate: "duplicate"
    }
  }
}

extension Finding.Attention {
  /// Inside a sentence, or above a column of numbers.
  var lowercase: Phrase {
    switch self {
    case .high: "high"
    case .notable: "notable"
    case .routine: "routine"
    }
  }
}

extension Entity.Kind {
  var words: Phrase {
    switch self {
    case .account: "account"
    case .site: "site"
    case .domain: "domain"
    case .address: "address"
    case .person: "person"
    case .document: "document"
    case .finding: "finding"
    case .named: "named"
    }
  }
}

extension Document.Form {
  var words: Phrase {
    switch self {
    case .page: "page"
    case .post: "post"
    case .record: "record"
    }
  }
}

extension Diagnostic.Severity {
  var words: Phrase {
    switch self {
    case .warning: "warning"
    case .error: "error"
    }
  }

  func counted(_ count: Int) -> Phrase {
    switch self {
    case .warning: "\(counted: count, "warning")"
    case .error: "\(counted: count, "error")"
    }
  }
}

extension CampaignDecision.What {
  var words: Phrase {
    switch self {
    case .accept: "accepted"
    case .split: "split"
    case .merge: "merged"
    }
  }
}

extension FindingDetail.Part {
  var words: Phrase {
    switch self {
    case .evidence: "Evidence"
    case .publications: "Publications"
    case .texts: "Texts side by side"
    }
  }
}
