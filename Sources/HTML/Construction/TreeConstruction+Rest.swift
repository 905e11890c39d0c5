/// Templates, framesets, what follows the body, foreign content and fragments (sections
/// 13.2.6.4.16 to 13.2.6.5, and 13.4).
extension TreeConstruction {
  mutating func inTemplate() {
    let token = tokenizer.token
    switch token.kind {
    case .characters, .null, .comment, .doctype: inBody()
    case .startTag:
      switch token.tag {
      case .base, .basefont, .bgsound, .link, .meta, .noframes, .script, .style, .template, .title:
        inHead()
      case .caption, .colgroup, .tbody, .tfoot, .thead: replaceTemplateMode(.inTable)
      case .col: replaceTemplateMode(.inColumnGroup)
      case .tr: replaceTemplateMode(.inTableBody)
      case .td, .th: replaceTemplateMode(.inRow)
      default: replaceTemplateMode(.inBody)
      }
    case .endTag:
      if token.tag == .template { endTemplate() }
    case .end:
      guard hasTemplate else {
        templateModes.removeAll()
        return
      }
      while open.count > 0 {
        let node = pop()
        if tag(node).isTemplate { break }
      }
      clearToMarker()
      _ = templateModes.popLast()
      resetMode()
      isReprocessing = true
    }
  }

  private mutating func replaceTemplateMode(_ next: Mode) {
    _ = templateModes.popLast()
    templateModes.append(next)
    reprocess(next)
  }

  /// “Reset the insertion mode appropriately” (section 13.2.4.1).
  mutating func resetMode() {
    for index in open.indices.reversed() {
      let isLast = index == 0
      let node = isLast && contextElement >= 0 ? contextElement : open[index]
      count(1)
      switch tag(node) {
      case .td, .th:
        if isLast { break }
        mode = .inCell
        return
      case .tr:
        mode = .inRow
        return
      case .tbody, .thead, .tfoot:
        mode = .inTableBody
        return
      case .caption:
        mode = .inCaption
        return
      case .colgroup:
        mode = .inColumnGroup
        return
      case .table:
        mode = .inTable
        return
      case .template, .shadowRoot:
        mode = templateModes.last ?? .inBody
        return
      case .head:
        if isLast { break }
        mode = .inHead
        return
      case .body:
        mode = .inBody
        return
      case .frameset:
        mode = .inFrameset
        return
      case .html:
        mode = headElement < 0 ? .beforeHead : .afterHead
        return
      default: break
      }
    }
    mode = .inBody
  }

  mutating func afterBody() {
    let token = tokenizer.token
    switch token.kind {
    case .characters:
      let spaces = takeSpaces()
      if !spaces.isEmpty {
        reconstructFormatting()
        insertText(spaces)
      }
      if isUsedUp { return }
    case .comment: return insertComment(in: open.first ?? 0)
    case .doctype, .end: return
    case .startTag where token.tag == .html: return inBody()
    case .endTag where token.tag == .html:
      if contextElement < 0 { mode = .afterAfterBody }
      return
    default: break
    }
    reprocess(.inBody)
  }

  mutating func afterAfterBody() {
    let token = tokenizer.token
    switch token.kind {
    case .characters:
      let spaces = takeSpaces()
      if !spaces.isEmpty {
        reconstructFormatting()
        insertText(spaces)
      }
      if isUsedUp { return }
    case .comment: return insertComment(in: 0)
    case .doctype, .end: return
    case .startTag where token.tag == .html: return inBody()
    default: break
    }
    reprocess(.inBody)
  }

  private mutating func insertSpaces() {
    let run = tokenizer.token.text
    var place = run.start
    while place < run.end {
      let start = place
      while place < run.end, HTMLTokenizer.isSpace(tokenizer.arena[place]) { place += 1 }
      insertText(HTMLTree.Bytes(start, place))
      while place < run.end, !HTMLTokenizer.isSpace(tokenizer.arena[place]) { place += 1 }
    }
  }

  mutating func inFrameset() {
    let token = tokenizer.token
    switch (token.kind, token.tag) {
    case (.characters, _): insertSpaces()
    case (.comment, _): insertComment()
    case (.startTag, .html): inBody()
    case (.startTag, .frameset): insertElement()
    case (.startTag, .frame): insertVoid()
    case (.startTag, .noframes): inHead()
    case (.endTag, .frameset):
      guard open.count > 1 else { return }
      pop()
      if contextElement < 0, tag(current) != .frameset { mode = .afterFrameset }
    default: return
    }
  }

  mutating func afterFrameset() {
    let token = tokenizer.token
    switch (token.kind, token.tag) {
    case (.characters, _): insertSpaces()
    case (.comment, _): insertComment()
    case (.startTag, .html): inBody()
    case (.endTag, .html): mode = .afterAfterFrameset
    case (.startTag, .noframes): inHead()
    default: return
    }
  }

  mutating func afterAfterFrameset() {
    let token = tokenizer.token
    switch (token.kind, token.tag) {
    case (.characters, _): insertSpaces()
    case (.comment, _): insertComment(in: 0)
    case (.startTag, .html): inBody()
    case (.startTag, .noframes): inHead()
    default: return
    }
  }

  // MARK: Foreign content (section 13.2.6.5)

  mutating func inForeign() {
    let token = tokenizer.token
    switch token.kind {
    case .null: insertReplacement()
    case .characters:
      insertText(token.text)
      if isFramesetOK, !isSpace(token.text) { isFramesetOK = false }
    case .comment: insertComment()
    case .doctype, .end: return
    case .startTag:
      if token.tag.endsForeign || (token.tag == .font && hasFontAttribute) { return leaveForeign() }
      let namespace = nodes[Int(adjusted(current))].namespace
      if token.isSelfClosing {
        let node = create(namespace)
        insert(node, at: appropriatePlace())
      } else {
        insertElement(namespace)
      }
    case .endTag:
      if token.tag == .br || token.tag == .p { return leaveForeign() }
      endForeign()
    }
  }

  private var hasFontAttribute: Bool {
    tokenizer.attributes.contains {
      $0.known == .color || $0.known == .face || $0.known == .size
    }
  }

  private mutating func leaveForeign() {
    while open.count > 1 {
      let node = nodes[Int(current)]
      if node.namespace == .html || isMathTextPoint(node) || isHTMLPoint(node) { break }
      pop()
    }
    // Not by the rules for foreign content again: in a fragment the context may be foreign.
    step(mode)
  }

  private mutating func endForeign() {
    let token = tokenizer.token
    var index = open.count - 1
    while index > 0 {
      let node = open[index]
      if nodes[Int(node)].namespace == .html { return step(mode) }
      if nodes[Int(node)].tag == token.tag,
        token.tag != .unknown || sameName(node, token.text)
      {
        while open.count > index { pop() }
        return
      }
      index -= 1
      count(1)
    }
  }

  // MARK: Fragments (section 13.4)

  mutating func prepareFragment(_ context: (name: String, namespace: HTMLNamespace)) {
    var node = Node(tag: HTMLTag(name: context.name.lowercased()), namespace: context.namespace)
    node.start = UInt32(tokenizer.arena.count)
    node.count = UInt32(context.name.utf8.count)
    tokenizer.arena.append(contentsOf: context.name.lowercased().utf8)
    nodes.append(node)
    contextElement = Int32(nodes.count - 1)
    if context.namespace == .html {
      switch node.tag {
      case .title, .textarea: tokenizer.content = .characterData
      case .style, .xmp, .iframe, .noembed, .noframes: tokenizer.content = .rawText
      case .script: tokenizer.content = .script
      case .noscript where options.runsScripts: tokenizer.content = .rawText
      case .plaintext: tokenizer.content = .plainText
      default: break
      }
      if node.tag == .template { templateModes.append(.inTemplate) }
      if node.tag == .form { formElement = contextElement }
    }
    let root = create(implied: .html)
    insert(root, at: Place(parent: 0))
    push(root)
    resetMode()
  }
}
