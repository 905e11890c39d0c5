import Collect
import TocsinModel

extension Document {
  /// Takes the comments away and gives them back as what they are: posts of those who wrote them, that answer it.
  ///
  /// So the same comment below many pages is a copy like any other, and who wrote it is an account whose acts are
  /// counted. A name is an account of the site where it stands, and of no other: two readers who call themselves Anna
  /// are two. Those without a name are told apart from named ones, but not from each other.
  ///
  /// - Parameter location: where the document is published, so that a comment stays what it is when the text above it
  ///   is edited.
  mutating func takeCommentPosts(at location: DocumentID) -> [Document] {
    guard !comments.isEmpty else { return [] }
    let below = source?.id.rawValue ?? place.path
    var identity = DocumentIdentity()
    /// Who wrote the latest comment of each depth.
    var writers: [String?] = []
    let posts = comments.map { comment in
      let source = comment.author.map {
        Source(id: SourceID(rawValue: "\($0) (\(below))"), kind: .account, name: $0)
      }
      let depth = min(max(comment.depth, 0), writers.count)
      writers.replaceSubrange(depth..., with: [source?.id.rawValue])
      let answered = depth > 0 ? writers[depth - 1] : self.source?.id.rawValue
      return Document(
        id: identity.id(
          url: nil, source: source?.id, externalID: nil, path: location.description, title: nil,
          text: comment.text),
        form: .post,
        source: source ?? Source(id: SourceID(rawValue: "a reader (\(below))"), kind: .named),
        url: url, published: comment.published, text: comment.text, place: place,
        platform: self.source?.kind == .site ? below : nil,
        inReplyTo: PostReference(id: url ?? externalID ?? id.description, account: answered),
        likes: comment.likes)
    }
    comments = []
    return posts
  }
}
