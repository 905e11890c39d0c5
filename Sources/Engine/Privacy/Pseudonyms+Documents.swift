import Foundation
package import TocsinModel

extension Pseudonyms {
  /// The document as it is stored. Who signs an article that a site publishes is no private person there: authors of
  /// pages stay, those of posts do not. Linear in its text.
  package func stored(_ document: Document) -> Document {
    var stored = document
    // A repost's text begins with whose post it is, and that name may be of several words.
    let mark = document.repostOf?.account.map { (old: "RT @\($0): ", new: "RT @\(name($0)): ") }
    let isMarked = mark.map { document.text.hasPrefix($0.old) } ?? false
    let text =
      isMarked
      ? edited(String(document.text.dropFirst(mark?.old.count ?? 0))) : edited(document.text)
    stored.text = isMarked ? (mark?.new ?? "") + text.text : text.text
    if !isMarked, !text.edits.isEmpty {
      stored.quotations = document.quotations.map { Self.moved($0, by: text.edits) }
    }
    stored.title = document.title.map(self.text)
    stored.authors = document.authors.map {
      document.form == .post ? shownName($0) : self.text($0)
    }
    stored.links = document.links.map { Link(url: self.text($0.url), text: self.text($0.text)) }
    stored.url = document.url.map(self.text)
    stored.externalID = document.externalID.map(self.text)
    stored.inReplyTo = document.inReplyTo.flatMap(reference)
    stored.repostOf = document.repostOf.flatMap(reference)
    stored.quoteOf = document.quoteOf.flatMap(reference)
    stored.mail = document.mail.map(facts)
    guard let source = document.source, source.kind != .site else { return stored }
    let isMail = source.id.rawValue.contains("@")
    guard source.kind == .account || isMail else { return stored }
    let private_ = isExempt(source.name ?? "") ? source : person(source)
    guard private_ != source else { return stored }
    let old = accountName(source.id.rawValue)
    stored.source = private_
    if old.utf8.count >= 3 {
      stored.url = stored.url.map { replacing(old, inAddress: $0) }
      stored.externalID = stored.externalID.map { replacing(old, inAddress: $0) }
    }
    // Whoever knows what was published could else try out who published it.
    return stored.withID(id(document.id))
  }

  private func person(_ source: Source) -> Source {
    let old = accountName(source.id.rawValue)
    let new = name(old)
    guard new != old else { return source }
    // Of a reader below a page, the page stays: two readers of one name are two.
    let rest = source.id.rawValue.dropFirst(old.count)
    // A reader's name is known beside the page only: two who have it are two pseudonyms.
    let id = rest.isEmpty ? new : name(source.id.rawValue) + rest
    return Source(id: SourceID(rawValue: id), kind: source.kind, name: nil)
  }

  /// `anna` of `anna (paper.example)`, as accounts of comments are called.
  private func accountName(_ id: String) -> String {
    guard id.hasSuffix(")"), let bracket = id.range(of: " (", options: .backwards) else {
      return id
    }
    return String(id[..<bracket.lowerBound])
  }

  /// What a post answers, repeats or quotes.
  private func reference(_ reference: PostReference) -> PostReference? {
    guard let account = reference.account else {
      return PostReference(id: reference.id.map(self.text), account: nil)
    }
    let id = reference.id.map { replacing(account, inAddress: self.text($0)) }
    return PostReference(id: id, account: name(account))
  }

  /// An address or id in which a part is the account's name.
  private func replacing(_ account: String, inAddress address: String) -> String {
    let parts = address.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.contains(where: { $0.caseInsensitiveCompare(account) == .orderedSame }) else {
      return address
    }
    let new = name(account)
    return parts.map {
      $0.caseInsensitiveCompare(account) == .orderedSame ? new : String($0)
    }.joined(separator: "/")
  }

  private func facts(_ facts: MailFacts) -> MailFacts {
    var stored = facts
    stored.sender = name(facts.sender)
    // Behind its hashes addresses could be tried out, which pseudonyms are there to prevent: no history is made of them.
    stored.trace = nil
    stored.recipients = facts.recipients.map(name)
    // Whom a mail claims to be is what the finding is about.
    let claims = facts.claimed.contains {
      facts.senderName.range(of: $0, options: .caseInsensitive) != nil
    }
    if !claims { stored.senderName = shownName(facts.senderName) }
    stored.reasons = facts.reasons.map { reason in
      var reason = reason
      reason.text = text(reason.text)
      if !claims, facts.senderName.count >= 3 {
        reason.text = reason.text.replacingOccurrences(
          of: facts.senderName, with: stored.senderName)
      }
      return reason
    }
    return stored
  }
}

extension Document {
  fileprivate func withID(_ id: DocumentID) -> Document {
    Document(
      id: id, form: form, externalID: externalID, source: source, url: url, title: title,
      authors: authors, language: language, published: published, modified: modified, text: text,
      quotations: quotations, links: links, comments: comments, isClaimReview: isClaimReview,
      place: place, platform: platform, inReplyTo: inReplyTo, repostOf: repostOf, quoteOf: quoteOf,
      likes: likes, mail: mail, identifiers: identifiers)
  }
}
