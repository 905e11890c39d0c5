/// What writes itself as the JSON that `JSONEncoder` makes of it, with sorted keys and slashes as they are, byte for byte.
///
/// The findings of a million posts are tens of thousands of chains with a hundred thousand pairs; `JSONEncoder` builds a tree
/// of each, which took half of the time in which they are explained. What is encoded seldom needs no such second way.
package protocol JSONWritable: Encodable {
  func write(to json: inout JSONBytes)
}

extension CopyCluster: JSONWritable {
  package func write(to json: inout JSONBytes) {
    json.object { json in
      json.member("certainty") { $0.string(certainty.rawValue) }
      json.member("first") { first.write(to: &$0) }
      json.member("members") { $0.array(members) { $0.write(to: &$1) } }
      json.member("reasons") { $0.array(reasons) { $0.write(to: &$1) } }
      json.member("unread") { $0.array(unread) { $0.write(to: &$1) } }
    }
  }
}

extension CopyCluster.Member: JSONWritable {
  package func write(to json: inout JSONBytes) {
    json.object { json in
      json.member("document") { document.write(to: &$0) }
      if let fromParent { json.member("fromParent") { fromParent.write(to: &$0) } }
      json.member("identical") { $0.array(identical) { $0.write(to: &$1) } }
      if let reposts { json.member("reposts") { $0.integer(reposts) } }
    }
  }
}

extension CopyPair: JSONWritable {
  package func write(to json: inout JSONBytes) {
    json.object { json in
      json.member("a") { a.write(to: &$0) }
      json.member("alterations") { $0.array(alterations) { $0.write(to: &$1) } }
      json.member("b") { b.write(to: &$0) }
      json.member("context") { $0.string(context.rawValue) }
      json.member("coverageA") { $0.number(coverageA) }
      json.member("coverageB") { $0.number(coverageB) }
      if let delaySeconds { json.member("delaySeconds") { $0.integer(delaySeconds) } }
      json.member("kind") { $0.string(kind.rawValue) }
      json.member("order") { $0.string(order.rawValue) }
      json.member("reasons") { $0.array(reasons) { $0.write(to: &$1) } }
      json.member("score") { $0.number(score) }
      json.member("spans") { $0.array(spans) { $0.write(to: &$1) } }
    }
  }
}

extension Alteration: JSONWritable {
  package func write(to json: inout JSONBytes) {
    json.object { json in
      if let a { json.member("a") { a.write(to: &$0) } }
      if let after { json.member("after") { $0.string(after) } }
      if let b { json.member("b") { b.write(to: &$0) } }
      if let before { json.member("before") { $0.string(before) } }
      json.member("kind") { $0.string(kind.rawValue) }
    }
  }
}

extension MatchedSpan: JSONWritable {
  package func write(to json: inout JSONBytes) {
    json.object { json in
      json.member("a") { a.write(to: &$0) }
      json.member("b") { b.write(to: &$0) }
    }
  }
}

extension TextSpan: JSONWritable {
  package func write(to json: inout JSONBytes) {
    json.object { json in
      json.member("end") { $0.integer(end) }
      json.member("start") { $0.integer(start) }
    }
  }
}

extension UnreadSource: JSONWritable {
  package func write(to json: inout JSONBytes) {
    json.object { json in
      json.member("credit") { $0.string(credit.rawValue) }
      json.member("creditedBy") { $0.array(creditedBy) { $0.write(to: &$1) } }
      json.member("name") { $0.string(name) }
      json.member("written") { $0.string(written) }
    }
  }
}

extension Reason: JSONWritable {
  package func write(to json: inout JSONBytes) {
    json.object { json in
      json.member("direction") { $0.string(direction.rawValue) }
      json.member("feature") { $0.string(feature) }
      json.member("text") { $0.string(text) }
      if let threshold { json.member("threshold") { $0.number(threshold) } }
      if let value { json.member("value") { $0.number(value) } }
    }
  }
}

extension Observation: JSONWritable {
  package func write(to json: inout JSONBytes) {
    json.object { json in
      json.member("reasons") { $0.array(reasons) { $0.write(to: &$1) } }
      json.member("rule") { $0.string(rule) }
    }
  }
}

extension DocumentID: JSONWritable {
  package func write(to json: inout JSONBytes) { json.string(description) }
}
