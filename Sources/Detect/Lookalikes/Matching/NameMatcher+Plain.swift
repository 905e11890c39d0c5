package import Names

extension NameMatcher {
  /// Finds the same as ``match(_:into:using:)`` in the plainest way, for testing it: every word is compared
  /// with every run of letters.
  ///
  /// - Complexity: the words times the square of the labels' letters.
  package func matchPlainly(
    _ host: HostName, into matches: inout [WordMatch], using scratch: inout MatchScratch
  ) {
    matches.removeAll()
    guard let registrable = host.registrableLabel else { return }
    scratch.removeAll()
    // Words do not reach across encoded labels.
    var first = 0
    for number in 0..<max(registrable + 1, host.labelCount - 1) {
      let isInSuffix = number > registrable
      if Self.isEncoded(host.bytes, host.label(number)), !isInSuffix {
        for rendition in LabelRendition.all(ofLabel: number, of: host)
        where append(rendition, ofLabel: number, to: &scratch) {
          comparePlainly(from: 0, host, into: &matches, using: &scratch)
        }
        scratch.removeAll()
        first = 0
        continue
      }
      append(number, of: host, to: &scratch)
      comparePlainly(
        from: first, onlyDomains: isInSuffix, host, into: &matches, using: &scratch)
    }
    Self.prune(&matches)
  }

  private func comparePlainly(
    from first: Int, onlyDomains: Bool = false, _ host: HostName,
    into matches: inout [WordMatch], using scratch: inout MatchScratch
  ) {
    let label = scratch.label
    guard label.count > 0 else { return }
    if !onlyDomains { lures.peelPlainly(&scratch) }
    for pattern in patterns where pattern.isDomain || !onlyDomains {
      let shapes = spellings[Int(pattern.begin)..<Int(pattern.begin) + Int(pattern.count)]
      for end in (label.begin + 1)...scratch.count where end - first >= shapes.count {
        let begin = end - shapes.count
        guard shapes.enumerated().allSatisfy({ scratch.shapes[begin + $0] == $1 }) else { continue }
        examine(pattern, endingAt: end, host, into: &matches, using: &scratch)
      }
    }
    if onlyDomains { return }
    scratch.readSounds()
    for (word, target) in targets.enumerated() {
      guard let target, !target.isDomain else { continue }
      for begin in 0..<label.count {
        for end in (begin + 1)...label.count {
          comparePlainly(word, target, begin..<end, host, into: &matches, using: &scratch)
        }
      }
    }
  }

  private func comparePlainly(
    _ word: Int, _ target: MatchTarget, _ run: Range<Int>, _ host: HostName,
    into matches: inout [WordMatch], using scratch: inout MatchScratch
  ) {
    let (begins, ends) = (scratch.label.beginnings, scratch.label.ends)
    let (begin, end) = (UInt64(run.lowerBound), UInt64(run.upperBound))
    if begins.all >> begin & ends.all >> end & 1 == 1 {
      reportNear(word, run, host, into: &matches, using: &scratch)
    }
    let letters = target.letters
    guard begins.strong >> begin & ends.strong >> end & 1 == 1, run.count >= MatchRules.sounds,
      letters.count >= MatchRules.soundingLetters
    else { return }
    var sound = Sound()
    sound.read(letters.span)
    guard sound.count(0..<letters.count) >= MatchRules.sounds,
      sound.hash(0..<letters.count) == scratch.sound.hash(run)
    else { return }
    reportSound(word, run, host, into: &matches, using: &scratch)
  }
}

extension Lures {
  /// Finds the same places as ``peel(_:)``, comparing every lure with every place.
  fileprivate func peelPlainly(_ scratch: inout MatchScratch) {
    var label = scratch.label
    let shapes = scratch.run(0..<label.count, of: scratch.shapes)
    for begin in 0..<label.count where label.tokenBeginnings >> UInt64(begin) & 1 == 1 {
      let token = label.token(around: begin)
      let digits = token.map { label.digits >> UInt64($0) & 1 == 1 }
      let letters = Array(shapes[token])
      let forwards = plainChains(letters, digits, all)
      for (count, isStrong) in forwards {
        label.beginnings.insert(token.lowerBound + count, isStrong: isStrong)
      }
      let backwards = plainChains(letters.reversed(), digits.reversed(), all.map { $0.reversed() })
      for (count, isStrong) in backwards {
        label.ends.insert(token.upperBound - count, isStrong: isStrong)
      }
    }
    scratch.label = label
  }

  /// How many letters up to three lures, or runs of digits, take from the beginning.
  private func plainChains(
    _ letters: [UInt8], _ digits: [Bool], _ lures: [[UInt8]]
  ) -> [(count: Int, isStrong: Bool)] {
    var found: [(count: Int, isStrong: Bool)] = []
    var front = [0]
    var visited: Set<Int> = []
    for link in 0..<Self.chain {
      var reached: Set<Int> = []
      for begin in front where visited.insert(begin).inserted {
        let run = digits[begin...].prefix { $0 }.count
        if run > 0 {
          found.append((begin + run, true))
          reached.insert(begin + run)
        }
        for lure in lures where link == 0 || lure.count >= Self.strong {
          guard letters[begin...].starts(with: lure) else { continue }
          found.append((begin + lure.count, lure.count >= Self.strong))
          reached.insert(begin + lure.count)
        }
      }
      front = reached.filter { $0 < letters.count }
    }
    return found
  }
}
