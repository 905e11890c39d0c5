/// What reads itself from JSON that it wrote (``JSONWritable``), ten times as fast as through `JSONDecoder`; whatever else is there,
/// that decoder reads or refuses.
package protocol JSONReadable: Decodable {
  /// - Returns: `nil` where it is not as it would be written.
  static func read(from json: inout JSONReader) -> Self?
}

extension CopyCluster: JSONReadable {
  package static func read(from json: inout JSONReader) -> CopyCluster? {
    var (members, first, certainty): ([Member]?, DocumentID?, Certainty?)
    var (reasons, unread): ([Reason]?, [UnreadSource]?)
    json.object { name, json in
      switch name {
      case "certainty": certainty = json.string().flatMap(Certainty.init)
      case "first": first = DocumentID.read(from: &json)
      case "members": members = json.array { Member.read(from: &$0) }
      case "reasons": reasons = json.array { Reason.read(from: &$0) }
      case "unread": unread = json.array { UnreadSource.read(from: &$0) }
      default: json.fail()
      }
    }
    guard let members, let first, let certainty, let reasons, let unread else { return nil }
    return CopyCluster(
      members: members, first: first, certainty: certainty, reasons: reasons, unread: unread)
  }
}

extension CopyCluster.Member: JSONReadable {
  package static func read(from json: inout JSONReader) -> CopyCluster.Member? {
    var (document, identical): (DocumentID?, [DocumentID]?)
    var (fromParent, reposts): (CopyPair?, Int?)
    json.object { name, json in
      switch name {
      case "document": document = DocumentID.read(from: &json)
      case "fromParent":
        fromParent = CopyPair.read(from: &json)
        if fromParent == nil { json.fail() }
      case "identical": identical = json.array { DocumentID.read(from: &$0) }
      case "reposts": reposts = json.integer()
      default: json.fail()
      }
    }
    guard let document, let identical else { return nil }
    var member = CopyCluster.Member(
      document: document, fromParent: fromParent, identical: identical)
    member.reposts = reposts
    return member
  }
}

extension CopyPair: JSONReadable {
  package static func read(from json: inout JSONReader) -> CopyPair? {
    var (a, b, kind): (DocumentID?, DocumentID?, CopyKind?)
    var (score, coverageA, coverageB): (Double?, Double?, Double?)
    var (spans, alterations, reasons): ([MatchedSpan]?, [Alteration]?, [Reason]?)
    var (context, order, delay): (CopyContext?, Order?, Int64?)
    json.object { name, json in
      switch name {
      case "a": a = DocumentID.read(from: &json)
      case "alterations": alterations = json.array { Alteration.read(from: &$0) }
      case "b": b = DocumentID.read(from: &json)
      case "context": context = json.string().flatMap(CopyContext.init)
      case "coverageA": coverageA = json.number()
      case "coverageB": coverageB = json.number()
      case "delaySeconds": delay = json.integer()
      case "kind": kind = json.string().flatMap(CopyKind.init)
      case "order": order = json.string().flatMap(Order.init)
      case "reasons": reasons = json.array { Reason.read(from: &$0) }
      case "score": score = json.number()
      case "spans": spans = json.array { MatchedSpan.read(from: &$0) }
      default: json.fail()
      }
    }
    guard let a, let b, let kind, let score, let coverageA, let coverageB, let spans,
      let alterations, let context, let reasons, let order
    else { return nil }
    return CopyPair(
      a: a, b: b, kind: kind, score: score, coverageA: coverageA, coverageB: coverageB,
      spans: spans, alterations: alterations, context: context, reasons: reasons, order: order,
      delaySeconds: delay)
  }
}

extension Alteration: JSONReadable {
  package static func read(from json: inout JSONReader) -> Alteration? {
    var kind: Kind?
    var (before, after): (String?, String?)
    var (a, b): (TextSpan?, TextSpan?)
    json.object { name, json in
      switch name {
      case "a": a = TextSpan.read(from: &json)
      case "after": after = json.string()
      case "b": b = TextSpan.read(from: &json)
      case "before": before = json.string()
      case "kind": kind = json.string().flatMap(Kind.init)
      default: json.fail()
      }
    }
    return kind.map { Alteration(kind: $0, before: before, after: after, a: a, b: b) }
  }
}

extension MatchedSpan: JSONReadable {
  package static func read(from json: inout JSONReader) -> MatchedSpan? {
    var (a, b): (TextSpan?, TextSpan?)
    json.object { name, json in
      switch name {
      case "a": a = TextSpan.read(from: &json)
      case "b": b = TextSpan.read(from: &json)
      default: json.fail()
      }
    }
    guard let a, let b else { return nil }
    return MatchedSpan(a: a, b: b)
  }
}

extension TextSpan: JSONReadable {
  package static func read(from json: inout JSONReader) -> TextSpan? {
    var (start, end): (Int?, Int?)
    json.object { name, json in
      switch name {
      case "start": start = json.integer()
      case "end": end = json.integer()
      default: json.fail()
      }
    }
    guard let start, let end else {
      json.fail()
      return nil
    }
    return TextSpan(start, end)
  }
}

extension UnreadSource: JSONReadable {
  package static func read(from json: inout JSONReader) -> UnreadSource? {
    var (name, credit): (String?, Credit?)
    var (creditedBy, written): ([DocumentID]?, String?)
    json.object { member, json in
      switch member {
      case "credit": credit = json.string().flatMap(Credit.init)
      case "creditedBy": creditedBy = json.array { DocumentID.read(from: &$0) }
      case "name": name = json.string()
      case "written": written = json.string()
      default: json.fail()
      }
    }
    guard let name, let credit, let creditedBy, let written else { return nil }
    return UnreadSource(name: name, credit: credit, creditedBy: creditedBy, written: written)
  }
}

extension Reason: JSONReadable {
  package static func read(from json: inout JSONReader) -> Reason? {
    var (feature, direction, text): (String?, Direction?, String?)
    var (value, threshold): (Double?, Double?)
    json.object { name, json in
      switch name {
      case "direction": direction = json.string().flatMap(Direction.init)
      case "feature": feature = json.string()
      case "text": text = json.string()
      case "threshold": threshold = json.number()
      case "value": value = json.number()
      default: json.fail()
      }
    }
    guard let feature, let direction, let text else { return nil }
    return Reason(
      feature: feature, direction: direction, value: value, threshold: threshold, text: text)
  }
}

extension Observation: JSONReadable {
  package static func read(from json: inout JSONReader) -> Observation? {
    var (rule, reasons): (String?, [Reason]?)
    json.object { name, json in
      switch name {
      case "reasons": reasons = json.array { Reason.read(from: &$0) }
      case "rule": rule = json.string()
      default: json.fail()
      }
    }
    guard let rule, let reasons else { return nil }
    return Observation(rule: rule, reasons: reasons)
  }
}

extension DocumentID: JSONReadable {
  package static func read(from json: inout JSONReader) -> DocumentID? {
    json.string().flatMap(DocumentID.init)
  }
}
