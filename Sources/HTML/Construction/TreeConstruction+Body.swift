/// The insertion mode “in body” (section 13.2.6.4.7).
extension TreeConstruction {
  mutating func inBody() {
    let token = tokenizer.token
    switch token.kind {
    case .null, .doctype: return
    case .characters:
      reconstructFormatting()
      insertText(token.text)
      if isFramesetOK, !isSpace(token.text) { isFramesetOK = false }
    case .comment: insertComment()
    case .startTag: inBodyStart(token.tag)
    case .endTag: inBodyEnd(token.tag)
    case .end:
      if !templateModes.isEmpty { inTemplate() }
    }
  }

  func isSpace(_ run: HTMLTree.Bytes) -> Bool {
    for place in run.start..<run.end where !HTMLTokenizer.isSpace(tokenizer.arena[place]) {
      return false
    }
    return true
  }

  /// Adds attributes that an element does not have yet.
  private mutating func mergeAttributes(into node: Int32) {
    let record = nodes[Int(node)]
    let first = Int(record.attributes)
    var all = Array(attributes[first..<first + Int(record.attributeCount)])
    let before = all.count
    for attribute in tokenizer.attributes where all.count < limits.attributes {
      let name = tokenizer.arena[attribute.nameBytes.start..<attribute.nameBytes.end]
      let isThere = all.contains {
        tokenizer.arena[$0.nameBytes.start..<$0.nameBytes.end].elementsEqual(name)
      }
      if !isThere { all.append(attribute) }
    }
    guard all.count > before else { return }
    nodes[Int(node)].attributes = UInt32(attributes.count)
    nodes[Int(node)].attributeCount = UInt16(all.count)
    attributes += all
  }

  private mutating func inBodyStart(_ tag: HTMLTag) {
    switch tag {
    case .html:
      if !hasTemplate, let root = open.first { mergeAttributes(into: root) }
    case .base, .basefont, .bgsound, .link, .meta, .noframes, .script, .style, .template, .title:
      inHead()
    case .body:
      guard open.count > 1, self.tag(open[1]) == .body, !hasTemplate else { return }
      isFramesetOK = false
      mergeAttributes(into: open[1])
    case .frameset: startFrameset()
    case .address, .article, .aside, .blockquote, .center, .details, .dialog, .dir, .div, .dl,
      .fieldset, .figcaption, .figure, .footer, .header, .hgroup, .main, .menu, .nav, .ol, .p,
      .search, .section, .summary, .ul:
      closeParagraphInScope()
      insertElement()
    case .h1, .h2, .h3, .h4, .h5, .h6:
      closeParagraphInScope()
      if self.tag(current).isHeading { pop() }
      insertElement()
    case .pre, .listing:
      closeParagraphInScope()
      insertElement()
      ignoresLineFeed = true
      isFramesetOK = false
    case .form:
      if formElement >= 0, !hasTemplate { return }
      closeParagraphInScope()
      let node = insertElement()
      if !hasTemplate { formElement = node }
    case .li, .dd, .dt: startItem(tag)
    case .plaintext:
      closeParagraphInScope()
      insertElement()
      tokenizer.content = .plainText
    case .button:
      if isInScope(.button) {
        closeImplied()
        pop(through: .button)
      }
      reconstructFormatting()
      insertElement()
      isFramesetOK = false
    case .a:
      if let entry = lastFormatting(.a) {
        let node = formatting[entry].node
        adopt(.a)
        removeFormatting(node)
        removeOpen(node)
      }
      startFormatting()
    case .b, .big, .code, .em, .font, .i, .s, .small, .strike, .strong, .tt, .u:
      startFormatting()
    case .nobr:
      reconstructFormatting()
      if isInScope(.nobr) {
        adopt(.nobr)
        reconstructFormatting()
      }
      pushFormatting(insertElement())
    case .applet, .marquee, .object:
      reconstructFormatting()
      insertElement()
      pushMarker()
      isFramesetOK = false
    case .table:
      if !isQuirks { closeParagraphInScope() }
      insertElement()
      isFramesetOK = false
      mode = .inTable
    default: inBodyStartOther(tag)
    }
  }

  var hasTemplate: Bool { isOpen(.template) || isOpen(.shadowRoot) }

  private mutating func startFormatting() {
    reconstructFormatting()
    pushFormatting(insertElement())
  }

  private mutating func startFrameset() {
    guard open.count > 1, tag(open[1]) == .body, isFramesetOK else { return }
    detach(open[1])
    while open.count > 1 { pop() }
    insertElement()
    mode = .inFrameset
  }

  private mutating func startItem(_ tag: HTMLTag) {
    isFramesetOK = false
    for node in open.reversed() {
      let name = self.tag(node)
      count(1)
      if tag == .li ? name == .li : name == .dd || name == .dt {
        closeImplied(except: name)
        pop(through: name)
        break
      }
      if isSpecial(node), name != .address, name != .div, name != .p { break }
    }
    closeParagraphInScope()
    insertElement()
  }

  private mutating func inBodyStartOther(_ tag: HTMLTag) {
    switch tag {
    case .area, .br, .embed, .img, .keygen, .wbr:
      reconstructFormatting()
      insertVoid()
      isFramesetOK = false
    case .input: startInput()
    case .param, .source, .track: insertVoid()
    case .hr:
      closeParagraphInScope()
      if isInScope(.select) { closeImplied() }
      insertVoid()
      isFramesetOK = false
    case .image:
      tokenizer.token.tag = .img
      tokenizer.token.text = HTMLTree.Bytes(0, 0)
      isReprocessing = true
    case .textarea:
      insertElement()
      ignoresLineFeed = true
      tokenizer.content = .characterData
      originalMode = mode
      isFramesetOK = false
      mode = .text
    case .xmp:
      closeParagraphInScope()
      reconstructFormatting()
      isFramesetOK = false
      insertRaw(.rawText)
    case .iframe:
      isFramesetOK = false
      insertRaw(.rawText)
    case .noembed: insertRaw(.rawText)
    case .noscript where options.runsScripts: insertRaw(.rawText)
    case .select: startSelect()
    case .option:
      if isInScope(.select) {
        closeImplied(except: .optgroup)
      } else if self.tag(current) == .option {
        pop()
      }
      reconstructFormatting()
      insertElement()
    case .optgroup:
      if isInScope(.select) {
        closeImplied()
      } else if self.tag(current) == .option {
        pop()
      }
      reconstructFormatting()
      insertElement()
    case .rb, .rtc:
      if isInScope(.ruby) { closeImplied() }
      insertElement()
    case .rp, .rt:
      if isInScope(.ruby) { closeImplied(except: .rtc) }
      insertElement()
    case .math: startForeign(.math)
    case .svg: startForeign(.svg)
    case .caption, .col, .colgroup, .frame, .head, .tbody, .td, .tfoot, .th, .thead, .tr: return
    default:
      if tag == .selectedcontent { hasSelectedContent = true }
      reconstructFormatting()
      insertElement()
    }
  }

  private mutating func startForeign(_ namespace: HTMLNamespace) {
    reconstructFormatting()
    if tokenizer.token.isSelfClosing {
      let node = create(namespace)
      insert(node, at: appropriatePlace())
    } else {
      insertElement(namespace)
    }
  }

  private var isContextSelect: Bool { contextElement >= 0 && tag(contextElement) == .select }

  private mutating func startInput() {
    if isContextSelect { return }
    if isInScope(.select) { pop(through: .select) }
    reconstructFormatting()
    insertVoid()
    let type = tokenizer.attributes.first { $0.known == .type }?.value
    if type.map({ equals($0, "hidden") }) != true { isFramesetOK = false }
  }

  private mutating func startSelect() {
    if isContextSelect { return }
    if isInScope(.select) {
      pop(through: .select)
      return
    }
    reconstructFormatting()
    insertElement()
    isFramesetOK = false
  }

  private mutating func inBodyEnd(_ tag: HTMLTag) {
    switch tag {
    case .template: endTemplate()
    case .body:
      if isInScope(.body) { mode = .afterBody }
    case .html:
      if isInScope(.body) { reprocess(.afterBody) }
    case .address, .article, .aside, .blockquote, .button, .center, .details, .dialog, .dir, .div,
      .dl, .fieldset, .figcaption, .figure, .footer, .header, .hgroup, .listing, .main, .menu, .nav,
      .ol, .pre, .search, .section, .select, .summary, .ul:
      guard isInScope(tag) else { return }
      closeImplied()
      pop(through: tag)
    case .form: endForm()
    case .p:
      if !isInScope(.p, .button) {
        let tag = tokenizer.token.tag
        insertElement(implied: tag)
      }
      closeParagraph()
    case .li:
      guard isInScope(.li, .listItem) else { return }
      closeImplied(except: .li)
      pop(through: .li)
    case .dd, .dt:
      guard isInScope(tag) else { return }
      closeImplied(except: tag)
      pop(through: tag)
    case .h1, .h2, .h3, .h4, .h5, .h6:
      guard isInScope(.normal, \.isHeading) else { return }
      closeImplied()
      while open.count > 0 {
        let node = pop()
        if self.tag(node).isHeading { break }
      }
    case .a, .b, .big, .code, .em, .font, .i, .nobr, .s, .small, .strike, .strong, .tt, .u:
      adopt(tag)
    case .applet, .marquee, .object:
      guard isInScope(tag) else { return }
      closeImplied()
      pop(through: tag)
      clearToMarker()
    case .br:
      reconstructFormatting()
      let node = create(implied: .br)
      insert(node, at: appropriatePlace())
      isFramesetOK = false
    default: closeOther(tag)
    }
  }

  private mutating func endForm() {
    guard !hasTemplate else {
      guard isInScope(.form) else { return }
      closeImplied()
      pop(through: .form)
      return
    }
    let node = formElement
    formElement = -1
    guard node >= 0, isInScope(node: node) else { return }
    closeImplied()
    removeOpen(node)
  }
}
