/// The insertion modes of tables (sections 13.2.6.4.9 to 13.2.6.4.15).
extension TreeConstruction {
  private mutating func clear(to isContext: (HTMLTag) -> Bool) {
    while open.count > 1 {
      let name = tag(current)
      if isContext(name) || name == .html || name.isTemplate { return }
      pop()
    }
  }

  private mutating func foster() {
    isFostering = true
    inBody()
    isFostering = false
  }

  mutating func inTable() {
    let token = tokenizer.token
    switch token.kind {
    case .characters, .null:
      switch tag(current) {
      case .table, .tbody, .tfoot, .thead, .tr, .template, .shadowRoot:
        pendingText.removeAll(keepingCapacity: true)
        originalMode = mode
        reprocess(.inTableText)
      default: foster()
      }
    case .comment: insertComment()
    case .doctype: return
    case .startTag: inTableStart(token.tag)
    case .endTag:
      switch token.tag {
      case .table:
        guard isInScope(.table, .table) else { return }
        pop(through: .table)
        resetMode()
      case .body, .caption, .col, .colgroup, .html, .tbody, .td, .tfoot, .th, .thead, .tr: return
      case .template: endTemplate()
      default: foster()
      }
    case .end: inBody()
    }
  }

  private mutating func inTableStart(_ tag: HTMLTag) {
    switch tag {
    case .caption:
      clear { $0 == .table }
      pushMarker()
      insertElement()
      mode = .inCaption
    case .colgroup:
      clear { $0 == .table }
      insertElement()
      mode = .inColumnGroup
    case .col:
      clear { $0 == .table }
      insertElement(implied: .colgroup)
      reprocess(.inColumnGroup)
    case .tbody, .tfoot, .thead:
      clear { $0 == .table }
      insertElement()
      mode = .inTableBody
    case .td, .th, .tr:
      clear { $0 == .table }
      insertElement(implied: .tbody)
      reprocess(.inTableBody)
    case .table:
      guard isInScope(.table, .table) else { return }
      pop(through: .table)
      resetMode()
      isReprocessing = true
    case .style, .script, .template: inHead()
    case .input:
      let type = tokenizer.attributes.first { $0.known == .type }?.value
      guard let type, equals(type, "hidden") else { return foster() }
      insertVoid()
    case .form:
      guard formElement < 0, !hasTemplate else { return }
      formElement = create()
      insert(formElement, at: appropriatePlace())
    default: foster()
    }
  }

  mutating func inTableText() {
    switch tokenizer.token.kind {
    case .null: return
    case .characters: return pendingText.append(tokenizer.token.text)
    default: break
    }
    let token = tokenizer.token
    if pendingText.allSatisfy({ isSpace($0) }) {
      for run in pendingText { insertText(run) }
    } else {
      isFostering = true
      for run in pendingText {
        reconstructFormatting()
        insertText(run)
      }
      isFostering = false
      isFramesetOK = false
    }
    pendingText.removeAll(keepingCapacity: true)
    tokenizer.token = token
    reprocess(originalMode)
  }

  mutating func inCaption() {
    let token = tokenizer.token
    switch (token.kind, token.tag) {
    case (.endTag, .caption): _ = endCaption()
    case (.startTag, .caption), (.startTag, .col), (.startTag, .colgroup), (.startTag, .tbody),
      (.startTag, .td), (.startTag, .tfoot), (.startTag, .th), (.startTag, .thead),
      (.startTag, .tr),
      (.endTag, .table):
      if endCaption() { isReprocessing = true }
    case (.endTag, .body), (.endTag, .col), (.endTag, .colgroup), (.endTag, .html),
      (.endTag, .tbody), (.endTag, .td), (.endTag, .tfoot), (.endTag, .th), (.endTag, .thead),
      (.endTag, .tr):
      return
    default: inBody()
    }
  }

  private mutating func endCaption() -> Bool {
    guard isInScope(.caption, .table) else { return false }
    closeImplied()
    pop(through: .caption)
    clearToMarker()
    mode = .inTable
    return true
  }

  mutating func inColumnGroup() {
    insertText(takeSpaces())
    if isUsedUp { return }
    let token = tokenizer.token
    switch (token.kind, token.tag) {
    case (.comment, _): return insertComment()
    case (.doctype, _): return
    case (.startTag, .html): return inBody()
    case (.startTag, .col): return insertVoid()
    case (.startTag, .template): return inHead()
    case (.endTag, .template): return endTemplate()
    case (.endTag, .col): return
    case (.end, _): return inBody()
    case (.endTag, .colgroup):
      guard tag(current) == .colgroup else { return }
      pop()
      mode = .inTable
      return
    default: break
    }
    guard tag(current) == .colgroup else { return }
    pop()
    reprocess(.inTable)
  }

  mutating func inTableBody() {
    let token = tokenizer.token
    switch (token.kind, token.tag) {
    case (.startTag, .tr):
      clear(to: \.isTableSection)
      insertElement()
      mode = .inRow
    case (.startTag, .th), (.startTag, .td):
      clear(to: \.isTableSection)
      insertElement(implied: .tr)
      reprocess(.inRow)
    case (.endTag, .tbody), (.endTag, .tfoot), (.endTag, .thead):
      guard isInScope(token.tag, .table) else { return }
      clear(to: \.isTableSection)
      pop()
      mode = .inTable
    case (.startTag, .caption), (.startTag, .col), (.startTag, .colgroup), (.startTag, .tbody),
      (.startTag, .tfoot), (.startTag, .thead), (.endTag, .table):
      guard isInScope(.table, \.isTableSection) else { return }
      clear(to: \.isTableSection)
      pop()
      reprocess(.inTable)
    case (.endTag, .body), (.endTag, .caption), (.endTag, .col), (.endTag, .colgroup),
      (.endTag, .html), (.endTag, .td), (.endTag, .th), (.endTag, .tr):
      return
    default: inTable()
    }
  }

  mutating func inRow() {
    let token = tokenizer.token
    switch (token.kind, token.tag) {
    case (.startTag, .th), (.startTag, .td):
      clear { $0 == .tr }
      insertElement()
      mode = .inCell
      pushMarker()
    case (.endTag, .tr): _ = endRow()
    case (.startTag, .caption), (.startTag, .col), (.startTag, .colgroup), (.startTag, .tbody),
      (.startTag, .tfoot), (.startTag, .thead), (.startTag, .tr), (.endTag, .table):
      if endRow() { isReprocessing = true }
    case (.endTag, .tbody), (.endTag, .tfoot), (.endTag, .thead):
      guard isInScope(token.tag, .table) else { return }
      if endRow() { isReprocessing = true }
    case (.endTag, .body), (.endTag, .caption), (.endTag, .col), (.endTag, .colgroup),
      (.endTag, .html), (.endTag, .td), (.endTag, .th):
      return
    default: inTable()
    }
  }

  private mutating func endRow() -> Bool {
    guard isInScope(.tr, .table) else { return false }
    clear { $0 == .tr }
    pop()
    mode = .inTableBody
    return true
  }

  mutating func inCell() {
    let token = tokenizer.token
    switch (token.kind, token.tag) {
    case (.endTag, .td), (.endTag, .th):
      guard isInScope(token.tag, .table) else { return }
      closeImplied()
      pop(through: token.tag)
      clearToMarker()
      mode = .inRow
    case (.startTag, .caption), (.startTag, .col), (.startTag, .colgroup), (.startTag, .tbody),
      (.startTag, .td), (.startTag, .tfoot), (.startTag, .th), (.startTag, .thead),
      (.startTag, .tr):
      closeCell()
    case (.endTag, .body), (.endTag, .caption), (.endTag, .col), (.endTag, .colgroup),
      (.endTag, .html):
      return
    case (.endTag, .table), (.endTag, .tbody), (.endTag, .tfoot), (.endTag, .thead), (.endTag, .tr):
      guard isInScope(token.tag, .table) else { return }
      closeCell()
    default: inBody()
    }
  }

  private mutating func closeCell() {
    guard isInScope(.table, { $0 == .td || $0 == .th }) else {
      // Only where the limit of depth closed the cell: what it lies in decides.
      if contextElement < 0, issues.contains(.tooDeep) {
        mode = .inRow
        isReprocessing = true
      }
      return
    }
    closeImplied()
    while open.count > 1 {
      let node = pop()
      let name = tag(node)
      if name == .td || name == .th { break }
    }
    clearToMarker()
    reprocess(.inRow)
  }
}
