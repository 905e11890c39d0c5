/// The insertion modes before the body (sections 13.2.6.4.1 to 13.2.6.4.6), and the choice among
/// all of them.
extension TreeConstruction {
  mutating func step(_ mode: Mode) {
    switch mode {
    case .initial: initial()
    case .beforeHTML: beforeHTML()
    case .beforeHead: beforeHead()
    case .inHead: inHead()
    case .inHeadNoscript: inHeadNoscript()
    case .afterHead: afterHead()
    case .inBody: inBody()
    case .text: text()
    case .inTable: inTable()
    case .inTableText: inTableText()
    case .inCaption: inCaption()
    case .inColumnGroup: inColumnGroup()
    case .inTableBody: inTableBody()
    case .inRow: inRow()
    case .inCell: inCell()
    case .inTemplate: inTemplate()
    case .afterBody: afterBody()
    case .inFrameset: inFrameset()
    case .afterFrameset: afterFrameset()
    case .afterAfterBody: afterAfterBody()
    case .afterAfterFrameset: afterAfterFrameset()
    }
  }

  mutating func reprocess(_ next: Mode) {
    mode = next
    isReprocessing = true
  }

  /// Takes the white space at the beginning of characters off; empty where there is none.
  mutating func takeSpaces() -> HTMLTree.Bytes {
    guard tokenizer.token.kind == .characters else { return HTMLTree.Bytes(0, 0) }
    let run = tokenizer.token.text
    var place = run.start
    while place < run.end, HTMLTokenizer.isSpace(tokenizer.arena[place]) { place += 1 }
    tokenizer.token.text.start = place
    return HTMLTree.Bytes(run.start, place)
  }

  /// Whether the token was nothing but white space, which has been taken.
  var isUsedUp: Bool { tokenizer.token.kind == .characters && tokenizer.token.text.isEmpty }

  private mutating func initial() {
    _ = takeSpaces()
    if isUsedUp { return }
    switch tokenizer.token.kind {
    case .comment: insertComment(in: 0)
    case .doctype:
      isQuirks = tokenizer.token.forcesQuirks || hasQuirksDoctype()
      insertDoctype()
      mode = .beforeHTML
    default:
      isQuirks = true
      reprocess(.beforeHTML)
    }
  }

  private mutating func insertDoctype() {
    guard options.keepsMarkup else { return }
    let token = tokenizer.token
    var content: [UInt8] = []
    if token.hasName { content += tokenizer.arena[token.text.start..<token.text.end] }
    if token.publicIdentifier != nil || token.systemIdentifier != nil {
      for run in [token.publicIdentifier, token.systemIdentifier] {
        content += [0x20, 0x22]
        if let run { content += tokenizer.arena[run.start..<run.end] }
        content.append(0x22)
      }
    }
    var node = Node(tag: .doctype)
    node.start = UInt32(tokenizer.arena.count)
    node.count = UInt32(content.count)
    tokenizer.arena += content
    nodes.append(node)
    insert(Int32(nodes.count - 1), at: Place(parent: 0))
  }

  private mutating func beforeHTML() {
    _ = takeSpaces()
    if isUsedUp { return }
    let token = tokenizer.token
    switch token.kind {
    case .doctype: return
    case .comment: return insertComment(in: 0)
    case .startTag where token.tag == .html:
      let node = create()
      insert(node, at: Place(parent: 0))
      push(node)
      mode = .beforeHead
      return
    case .endTag where ![.head, .body, .html, .br].contains(token.tag): return
    default: break
    }
    let node = create(implied: .html)
    insert(node, at: Place(parent: 0))
    push(node)
    reprocess(.beforeHead)
  }

  private mutating func beforeHead() {
    _ = takeSpaces()
    if isUsedUp { return }
    let token = tokenizer.token
    switch token.kind {
    case .doctype: return
    case .comment: return insertComment()
    case .startTag where token.tag == .html: return inBody()
    case .startTag where token.tag == .head:
      headElement = insertElement()
      mode = .inHead
      return
    case .endTag where ![.head, .body, .html, .br].contains(token.tag): return
    default: break
    }
    headElement = insertElement(implied: .head)
    reprocess(.inHead)
  }

  mutating func inHead() {
    insertText(takeSpaces())
    if isUsedUp { return }
    let token = tokenizer.token
    switch token.kind {
    case .doctype: return
    case .comment: return insertComment()
    case .startTag:
      if inHeadStart(token.tag) { return }
    case .endTag:
      switch token.tag {
      case .head:
        pop()
        mode = .afterHead
        return
      case .body, .html, .br: break
      case .template: return endTemplate()
      default: return
      }
    default: break
    }
    pop()
    reprocess(.afterHead)
  }

  /// False for a start tag that ends the head.
  private mutating func inHeadStart(_ tag: HTMLTag) -> Bool {
    switch tag {
    case .html: inBody()
    case .base, .basefont, .bgsound, .link, .meta: insertVoid()
    case .title: insertRaw(.characterData)
    case .noscript where options.runsScripts: insertRaw(.rawText)
    case .noscript:
      insertElement()
      mode = .inHeadNoscript
    case .noframes, .style: insertRaw(.rawText)
    case .script: insertRaw(.script)
    case .template: startTemplate()
    case .head: break
    default: return false
    }
    return true
  }

  mutating func insertRaw(_ content: HTMLTokenizer.Content) {
    insertElement()
    tokenizer.content = content
    originalMode = mode
    mode = .text
  }

  private mutating func startTemplate() {
    if options.readsShadowRoots, !tokenizer.attributes.isEmpty,
      let value = tokenizer.attributes.first(where: { $0.known == .shadowrootmode })?.value,
      equals(value, "open") || equals(value, "closed")
    {
      tokenizer.token.tag = .shadowRoot
    }
    insertElement()
    pushMarker()
    isFramesetOK = false
    mode = .inTemplate
    templateModes.append(.inTemplate)
    // Templates close themselves with what they lie in, at the limit of depth too.
    if templateModes.count > limits.depth { templateModes.removeFirst() }
  }

  mutating func endTemplate() {
    guard isOpen(.template) || isOpen(.shadowRoot) else { return }
    closeImpliedThoroughly()
    while open.count > 0 {
      let node = pop()
      if tag(node).isTemplate { break }
    }
    clearToMarker()
    _ = templateModes.popLast()
    resetMode()
  }

  private mutating func inHeadNoscript() {
    let token = tokenizer.token
    switch token.kind {
    case .doctype: return
    case .comment: return insertComment()
    case .characters:
      insertText(takeSpaces())
      if isUsedUp { return }
    case .startTag:
      switch token.tag {
      case .html: return inBody()
      case .basefont, .bgsound, .link, .meta, .noframes, .style: return inHead()
      case .head, .noscript: return
      default: break
      }
    case .endTag:
      if token.tag == .noscript {
        pop()
        mode = .inHead
        return
      }
      if token.tag != .br { return }
    default: break
    }
    pop()
    reprocess(.inHead)
  }

  private mutating func afterHead() {
    insertText(takeSpaces())
    if isUsedUp { return }
    let token = tokenizer.token
    switch token.kind {
    case .doctype: return
    case .comment: return insertComment()
    case .startTag:
      switch token.tag {
      case .html: return inBody()
      case .body:
        insertElement()
        isFramesetOK = false
        mode = .inBody
        return
      case .frameset:
        insertElement()
        mode = .inFrameset
        return
      case .base, .basefont, .bgsound, .link, .meta, .noframes, .script, .style, .template, .title:
        let head = headElement
        push(head)
        inHead()
        removeOpen(head)
        return
      case .head: return
      default: break
      }
    case .endTag:
      if token.tag == .template { return endTemplate() }
      if ![.body, .html, .br].contains(token.tag) { return }
    default: break
    }
    insertElement(implied: .body)
    reprocess(.inBody)
  }

  private mutating func text() {
    switch tokenizer.token.kind {
    case .characters: insertText(tokenizer.token.text)
    case .end:
      pop()
      reprocess(originalMode)
    default:
      pop()
      mode = originalMode
    }
  }
}
