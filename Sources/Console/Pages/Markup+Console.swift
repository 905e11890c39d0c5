import Report
import TocsinModel
import Wording

extension Markup {
  /// Who published a document, with the way to all that is known of them.
  mutating func source(of document: Document) {
    guard let source = document.source else {
      return element("span", .class("small"), words: "no source")
    }
    entity(Entity(source), named: source.kind == .named ? source.name : nil)
  }

  /// A name with the way to all that is known of it.
  mutating func entity(_ entity: Entity, named name: String? = nil) {
    element("a", .href(inside: entity.path), .directionAuto) {
      $0.text((name ?? entity.name).cut(to: 80))
    }
  }

  /// A button that copies a text; without scripts there is none, and what is shown can be marked.
  mutating func copying(_ text: String, _ label: Phrase) {
    element(
      "button", Attribute("type", "button"), .class("plain tiny"), Attribute("data-copy", text),
      Attribute("data-copied", words: "It is copied"), Attribute("hidden", "hidden"), words: label)
  }

  /// What a field of a form holds. A browser takes one line break after the tag away, so that one more is given.
  mutating func field(_ value: String) {
    raw("\n")
    plain(value)
  }
}

extension Entity {
  /// The page about it.
  var path: String {
    "/entities/\(kind.rawValue)?name=\(ViewAddress.encoded(name.cut(bytes: 1000)))"
  }
}
