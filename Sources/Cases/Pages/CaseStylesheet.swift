/// What cases add to the look of the report.
package enum CaseStylesheet {
  package static var text: StaticString { whole }
}

private let whole: StaticString = """
  .claim { border: 1px solid var(--rule); border-radius: 8px; background: var(--card); padding: .9rem 1.1rem;
      margin: 0 0 1rem; }
  .claim p { margin: 0 0 .5rem; }
  .claim .words, .noted .words { white-space: pre-wrap; }
  .claim.withdrawn { opacity: .75; }
  .claim.withdrawn .words { text-decoration: line-through; }
  .claim ul { margin: 0 0 .6rem; padding-left: 1.2rem; }
  .claim pre { max-height: 30rem; overflow: auto; }
  .claim .history { margin: 0 0 .4rem; }
  ul.plain { list-style: none; padding: 0; }
  .observed > li { border-bottom: 1px solid var(--rule); padding: .5rem 0; }
  .observed details, .claim details { font-size: .93rem; }
  .noted { border-left: 3px solid var(--rule); padding-left: 1rem; margin-bottom: 1rem; }
  .noted p { margin: 0 0 .3rem; }
  .known { display: grid; gap: .3rem; margin: 1rem 0; }
  .known > div { display: grid; grid-template-columns: minmax(8rem, 20rem) 1fr; gap: .3rem 1rem; }
  .known dt { color: var(--soft); }
  @media (max-width: 46rem) { .known > div { grid-template-columns: 1fr; } }
  .claim .kicker .badge, .casefile .kicker .badge { margin-left: 0; }
  .claim .kicker strong { color: var(--ink); }
  .casefile { padding-top: 2.2rem; }
  .casefile h2 { margin-top: 2.4rem; font-size: 1.4rem; }
  @media print {
    .claim, .observed > li { break-inside: avoid; }
    details > summary { list-style: none; }
    @page { margin: 18mm; }
  }
  """
