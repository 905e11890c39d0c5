import Cases
import Report
import Wording

/// The forms by which a case is described in the terms of the field.
struct CaseDescribing {
  let known: Case

  func render(into out: inout Markup) {
    CaseForms.change(known, .chain, "Describe incident and set", key: "i", &out) { out in
      CaseForms.area("What happened, in a sentence", "incident", &out)
      CaseForms.line("Information manipulation set", "set", value: known.chain.set, &out)
      CaseForms.line("Why it belongs to that set", "basis", value: known.chain.basis, &out)
    }
    CaseForms.change(known, .frame, "Describe a side (ABCDE)", &out) { out in
      CaseForms.choice(
        "Side", "part", ABCDEPart.allCases.map { ($0.rawValue, $0.phrase.text) }, &out)
      CaseForms.area("Description", "text", &out)
    }
    CaseForms.change(known, .answer, "Answer a question", key: "q", &out) { out in
      CaseForms.choice(
        "Question", "question", IncidentQuestion.allCases.map { ($0.rawValue, $0.phrase.text) },
        &out)
      CaseForms.choice(
        "Answer", "value", IncidentAnswer.Value.allCases.map { ($0.rawValue, $0.phrase.text) }, &out
      )
      CaseForms.line("Rests on", "basis", &out)
    }
    CaseForms.change(known, .technique, "Name a technique (DISARM)", &out) { out in
      CaseForms.line("Id", "id", example: "T0084.001", &out)
      CaseForms.line("What shows it", "basis", &out)
      out.element("p", .class("small wide")) { out in
        out.element("a", .href(inside: "/techniques"), words: "Search the catalogue")
      }
    }
    CaseForms.change(known, .rate, "Rate the impact", key: "r", &out) { out in
      CaseForms.choice(
        "Indicator", "indicator",
        ImpactIndicator.allCases.map {
          ($0.rawValue, localized("\($0.phrase) (0: \($0.lowest); 4: \($0.highest))"))
        }, &out)
      CaseForms.choice("Rating", "value", (0...4).map { ("\($0)", "\($0)") }, &out)
      CaseForms.line("Rests on", "basis", &out)
    }
    CaseForms.change(known, .exposure, "Class the exposure (EEAS)", &out) { out in
      CaseForms.choice(
        "Class", "exposure", ExposureClass.allCases.map { ($0.rawValue, $0.phrase.text) }, &out)
      CaseForms.choice(
        "How sure you are", "confidence", CaseForms.confidences, isRequired: true, &out)
      CaseForms.area("Technical indicators, one a line", "technical", &out)
      CaseForms.area("Behavioural indicators, one a line", "behavioural", &out)
    }
  }
}
