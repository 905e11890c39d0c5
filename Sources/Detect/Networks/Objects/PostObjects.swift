import CHashing
package import Names
package import TocsinModel

/// What a post shares: addresses, their domains, hashtags, mentions, pictures, other posts, and its text.
///
/// Names are canonical, so that two posts share the same whatever way they write it. Not thread-safe: it has buffers
/// of its own, and allocates nothing for a post without addresses.
package struct PostObjects {
  /// What a post is to be looked at for.
  package struct Post {
    package var text: UnsafeRawBufferPointer
    /// Addresses that the input lists beside the text, pictures among them (``ImageHash``).
    package var links: [String]
    /// The ids of what it repeats, quotes or answers; empty where nothing.
    package var parents: [UnsafeRawBufferPointer]
    /// Whether it repeats another post and says nothing of its own.
    package var isRepost: Bool
    /// Equal for texts that are the same after folding; `nil` where the text is too short to be anybody's own.
    package var textHash: UInt64?

    package init(
      text: UnsafeRawBufferPointer, links: [String] = [], parents: [UnsafeRawBufferPointer] = [],
      isRepost: Bool = false, textHash: UInt64? = nil
    ) {
      self.text = text
      self.links = links
      self.parents = parents
      self.isRepost = isRepost
      self.textHash = textHash
    }
  }

  /// Objects of one post; more is a list, and says nothing about who shares what.
  package static let most = 48
  /// Folded letters and digits below which a text is a greeting that anybody writes.
  package static let leastText = 24

  private var links: LinkReader
  private var seen: [UInt64] = []
  private var name: [UInt8] = []

  /// - Parameter suffixes: tell where a registration begins.
  package init(suffixes: PublicSuffixList) {
    links = LinkReader(suffixes: suffixes)
  }

  /// The hash under which an object is kept (FNV-1a of its layer and name).
  package static func hash(_ layer: ShareLayer, _ name: [UInt8]) -> UInt64 {
    var hash = FNV1a.start
    hash.combine(UInt32(layer.number))
    for byte in name { hash.combine(UInt32(byte)) }
    return hash.value
  }

  /// Calls the body with each object, once, and its hash. Of a text there is no name, since the post is its name.
  ///
  /// Linear in the text.
  package mutating func each(of post: Post, _ body: (ShareLayer, UInt64, [UInt8]) -> Void) {
    seen.removeAll(keepingCapacity: true)
    for parent in post.parents where !parent.isEmpty && parent.count <= 512 {
      emit(.repost, Array(parent), body)
    }
    // All else in a repost is its parent's.
    guard !post.isRepost else { return }
    for link in post.links {
      if let hash = ImageHash.hash(ofAddress: link) {
        emit(.image, Array(hash.utf8), body)
      } else {
        read(Array(link.utf8), body)
      }
    }
    scan(post.text, body)
    if let hash = post.textHash {
      name.removeAll(keepingCapacity: true)
      if add(hash ^ 0x7E57) { body(.text, hash ^ 0x7E57, name) }
    }
  }

  private mutating func add(_ hash: UInt64) -> Bool {
    guard seen.count < Self.most, !seen.contains(hash) else { return false }
    seen.append(hash)
    return true
  }

  private mutating func emit(
    _ layer: ShareLayer, _ name: [UInt8], _ body: (ShareLayer, UInt64, [UInt8]) -> Void
  ) {
    let hash = Self.hash(layer, name)
    if add(hash) { body(layer, hash, name) }
  }

  private mutating func read(
    _ address: [UInt8], _ body: (ShareLayer, UInt64, [UInt8]) -> Void
  ) {
    guard let link = links.read(address) else { return }
    emit(.link, link.name, body)
    if let domain = link.domain { emit(.domain, domain, body) }
  }

  /// Addresses, hashtags and mentions in a text.
  private mutating func scan(
    _ text: UnsafeRawBufferPointer, _ body: (ShareLayer, UInt64, [UInt8]) -> Void
  ) {
    var (place, isInWord) = (0, false)
    while place < text.count {
      let byte = text[place]
      if byte | 0x20 == UInt8(ascii: "h"), !isInWord, let end = Self.address(text, place) {
        read(Array(text[place..<end]), body)
        place = end
      } else if byte == UInt8(ascii: "#") || byte == UInt8(ascii: "@"), !isInWord {
        let isTag = byte == UInt8(ascii: "#")
        let end = Self.word(text, place + 1, isTag: isTag)
        if end - place > 2, end - place <= 140 {
          // One spelling: letters outside of ASCII have upper cases too.
          let word = String(decoding: text[(place + 1)..<end], as: UTF8.self).lowercased()
          // A number is a rank, and no topic.
          if !isTag || word.utf8.contains(where: { !(0x30...0x39).contains($0) }) {
            emit(isTag ? .hashtag : .mention, Array(word.utf8), body)
          }
        }
        place = max(end, place + 1)
      } else {
        isInWord = Self.isWord(byte)
        place += 1
        continue
      }
      isInWord = false
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte >= 0x80 || byte == 0x5F
  }

  private static func word(_ text: UnsafeRawBufferPointer, _ start: Int, isTag: Bool) -> Int {
    var end = start
    while end < text.count,
      isWord(text[end])
        || (!isTag && end > start
          && (text[end] == UInt8(ascii: ".") || text[end] == UInt8(ascii: "@")
            || text[end] == UInt8(ascii: "-")))
    {
      end += 1
    }
    while !isTag, end > start, !isWord(text[end - 1]) { end -= 1 }
    return end
  }

  /// The end of an address that begins here; `nil` when none does.
  private static func address(_ text: UnsafeRawBufferPointer, _ start: Int) -> Int? {
    let scheme: StaticString = "https://"
    var place = start
    return scheme.withUTF8Buffer { scheme in
      for (number, byte) in scheme.enumerated() {
        if number == 4, place < text.count, text[place] == UInt8(ascii: ":") { continue }
        guard place < text.count, text[place] | 0x20 == byte | 0x20 else { return nil }
        place += 1
      }
      let host = place
      while place < text.count, place - start < LinkReader.longest {
        let byte = text[place]
        if byte <= 0x20 || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
          || byte == UInt8(ascii: "\"")
        {
          break
        }
        place += 1
      }
      // What ends a sentence is no part of an address.
      let marks: [UInt8] = Array(".,;:!?)]}'*".utf8)
      while place > host, marks.contains(text[place - 1]) { place -= 1 }
      return place > host ? place : nil
    }
  }
}
