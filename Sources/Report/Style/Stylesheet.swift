/// The look of the page: system fonts, a narrow palette, light and dark, wide and narrow, paper.
///
/// Every pair of text and ground has a contrast of at least 4.5:1 (WCAG 2.2, 1.4.3).
package enum Stylesheet {
  package static var text: StaticString { whole }
}

// A static string, so that nothing from outside can ever be joined to it.
private let whole: StaticString = """
  :root {
    color-scheme: light dark;
    --paper: #fcfbf8; --card: #ffffff; --ink: #1c2024; --soft: #565d66; --rule: #dedad0;
    --tint: #f3f1ea; --link: #1b4f80; --focus: #1b4f80;
    --high: #97291d; --high-ground: #f9e6e2; --notable: #76500a; --notable-ground: #f8eed6;
    --routine: #46525e; --routine-ground: #e9edf0;
    --add: #115c33; --add-ground: #e0f1e5; --drop: #97291d; --drop-ground: #fae5e1;
    --change: #6a4704; --change-ground: #fbeec8;
    --lane: #e6e2d8;
    --serif: ui-serif, "Iowan Old Style", Charter, "Source Serif 4", Georgia, "Liberation Serif",
        serif;
    --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans",
        sans-serif;
    --mono: ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace;
  }
  @media (prefers-color-scheme: dark) {
    :root {
      --paper: #15181b; --card: #1b1f23; --ink: #e7e5df; --soft: #a3abb3; --rule: #363c42;
      --tint: #22272c; --link: #93c1ec; --focus: #93c1ec;
      --high: #f5a89c; --high-ground: #47211c; --notable: #ebc777; --notable-ground: #3d300f;
      --routine: #b9c4ce; --routine-ground: #2b3238;
      --add: #97d9ae; --add-ground: #16351f; --drop: #f5a89c; --drop-ground: #47211c;
      --change: #ebc777; --change-ground: #3d300f;
      --lane: #2c3237;
    }
    svg.network path[stroke-opacity="0.7"] { stroke-opacity: 1; }
  }
  *, *::before, *::after { box-sizing: border-box; }
  html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1rem; }
  body {
    margin: 0 auto; padding: 0 clamp(1.1rem, 4vw, 3rem) 4rem; max-width: 74rem;
    background: var(--paper); color: var(--ink);
    font: 1rem/1.6 var(--sans); overflow-wrap: anywhere; hyphens: manual;
  }
  p, dl, ul, ol, figure, pre, table { margin: 0 0 1rem; }
  p, .alterations, dd { max-width: 68ch; }
  h1, h2, h3, h4 { font-family: var(--serif); line-height: 1.25; text-wrap: balance;
      font-weight: 600; }
  h1 { font-size: clamp(1.9rem, 5vw, 2.75rem); margin: 0 0 .5rem; letter-spacing: -.01em; }
  h2 {
    font-size: 1.65rem; margin: 4rem 0 1.25rem; padding-top: 1rem;
        border-top: 1px solid var(--rule);
  }
  h3 { font-size: 1.35rem; margin: 2rem 0 .75rem; }
  h4 { font: 600 1.05rem/1.3 var(--sans); margin: 2.25rem 0 .75rem; }
  h5 { font: 600 .93rem/1.3 var(--sans); margin: 0 0 .5rem; }
  a { color: var(--link); text-underline-offset: .18em; text-decoration-thickness: 1px; }
  a:hover { text-decoration-thickness: 2px; }
  :focus-visible { outline: 3px solid var(--focus); outline-offset: 3px; border-radius: 2px; }
  main:focus { outline: none; }
  code, pre { font-family: var(--mono); font-size: .86em; }
  pre {
    background: var(--tint); padding: .9rem 1.1rem; border-radius: 6px; white-space: pre-wrap;
  }
  bdi, [dir=auto] { unicode-bidi: isolate; }
  .skip { position: absolute; left: -999rem; }
  .skip:focus { left: 1rem; top: 1rem; background: var(--card); padding: .6rem 1rem; z-index: 1; }
  .sub { display: block; color: var(--soft); font-size: .88em; font-weight: 400; }
  .small, .note, figcaption { color: var(--soft); font-size: .9rem; }
  .note::before { content: "… "; }
  .n { text-align: right; font-variant-numeric: tabular-nums lining-nums; }
  time, td, .cov { font-variant-numeric: tabular-nums lining-nums; }

  .masthead { padding: 3.5rem 0 0; }
  .wordmark {
    font: 600 .95rem/1 var(--sans); letter-spacing: .14em; text-transform: uppercase;
    color: var(--high); margin-bottom: 1.6rem;
  }
  .wordmark .sub { display: inline; letter-spacing: .02em; text-transform: none;
      margin-left: .7em; }
  .made { color: var(--soft); }
  .contents {
    list-style: none; display: flex; flex-wrap: wrap; gap: .35rem 1.6rem; padding: 0;
    margin: 1.75rem 0 0; font-size: .95rem;
  }
  .lead { font: 1.22rem/1.55 var(--serif); }
  #summary h2 { margin-top: 2.25rem; }
  .important { padding-left: 1.5rem; max-width: 76ch; }
  .important li { margin-bottom: .7rem; padding-left: .2rem; }
  .guide { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr));
      gap: 1rem 2.5rem; }
  .guide dt, .facts dt { font-weight: 600; }
  dd { margin: 0; }
  .guide dd { color: var(--soft); }

  .badge {
    display: inline-block; padding: .08em .6em .1em; border-radius: 99px; white-space: nowrap;
    font: 600 .8rem/1.5 var(--sans); border: 1px solid currentColor;
  }
  .chip {
    display: inline-block; max-width: 100%; overflow-wrap: anywhere;
    border: 1px solid var(--rule); border-radius: 3px; padding: 0 .4em; font-size: .8125rem;
  }
  .high.badge { color: var(--high); background: var(--high-ground); }
  .notable.badge { color: var(--notable); background: var(--notable-ground); }
  .routine.badge { color: var(--routine); background: var(--routine-ground); }

  table { border-collapse: collapse; width: 100%; font-size: .93rem; line-height: 1.45; }
  table.figures { width: auto; min-width: min(100%, 34rem); }
  caption { text-align: left; color: var(--soft); font-size: .9rem; padding-bottom: .6rem; }
  th, td { text-align: left; vertical-align: top; padding: .6rem 1.1rem .6rem 0;
      border-bottom: 1px solid var(--rule); }
  th:last-child, td:last-child { padding-right: 0; }
  th.n, td.n { text-align: right; }
  thead th { font-size: .82rem; color: var(--soft); font-weight: 600;
      border-bottom-color: var(--soft); }
  tbody th { font-weight: 600; }
  th { overflow-wrap: normal; }
  .members, .inputs { table-layout: fixed; }
  .members th:nth-child(1) { width: 13%; }
  .members th:nth-child(2) { width: 23%; }
  .members th:nth-child(3) { width: 19%; }
  .members th:nth-child(4) { width: 13%; }
  .members th:nth-child(5) { width: 15%; }
  .inputs th:nth-child(1) { width: 32%; }
  .inputs th:nth-child(2) { width: 10%; }
  .inputs th:nth-child(3), .inputs th:nth-child(4), .inputs th:nth-child(5) { width: 10.5%; }
  .sources td.n + td:not(.n), .sources th.n + th:not(.n) { padding-left: 1.5rem; }
  .members code, .inputs code { font-size: .82em; }
  .n { overflow-wrap: normal; white-space: nowrap; }
  .thresholds th, .sources th { min-width: 8rem; }
  .cov { display: block; }
  .first {
    display: inline-block; padding: 0 .5em; border-radius: 3px; font-size: .8em;
    background: var(--tint); border: 1px solid var(--rule); white-space: nowrap;
  }
  .tongue { font-size: .82em; color: var(--soft); white-space: nowrap; }
  .kinds td.n + td:not(.n), .kinds th.n + th:not(.n) { padding-left: 1.5rem; }
  .missing { border-left: 3px solid var(--notable); padding-left: .9rem; }
  td.vague { color: var(--soft); font-style: italic; }
  .kindguide th, .models th { min-width: 7rem; }
  .kindguide code.sub { font-size: .78em; }
  .hash { font-size: .78em; }
  .feature { color: var(--soft); font-size: .78em; }
  @media (min-width: 46rem) { .feature { white-space: nowrap; } }
  .whys { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr));
      gap: .5rem 3rem; margin: 1.5rem 0 0; }
  .reasons { list-style: none; padding: 0; max-width: 68ch; }
  .reasons li { position: relative; padding-left: 1.5em; margin-bottom: .35rem; }
  .reasons .sign { position: absolute; left: .1em; font-weight: 700; }
  .reasons .weakens { color: var(--soft); }
  .comparison .why { font-size: .93rem; border-top: 1px solid var(--lane); padding-top: .8rem; }
  .turn { margin: 4rem 0 0; color: var(--soft); font-style: italic; }
  .brief h3 { font-size: 1.2rem; }

  .finding { margin: 3.5rem 0 0; padding-top: 1.25rem; border-top: 3px double var(--rule); }
  #findings > h2 + .finding { margin-top: 0; border-top: 0; padding-top: 0; }
  .kicker { font-size: .88rem; color: var(--soft); margin-bottom: .6rem; }
  .kicker .badge { margin-left: .4em; }
  .finding h3 { font-size: 1.5rem; margin: 0 0 1.25rem; max-width: 42rem; }
  .facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr));
      gap: .9rem 2.5rem; }
  .facts dt { font-size: .85rem; color: var(--soft); }

  .picture {
    background: var(--card); border: 1px solid var(--rule); border-radius: 8px;
        padding: 1rem 1.1rem;
  }
  .picture > svg { display: block; width: 100%; height: auto; overflow: visible; }
  .picture > svg.narrow { display: none; }
  svg text { fill: var(--ink); font: 14px var(--sans); font-variant-numeric: tabular-nums; }
  svg .tick { fill: var(--soft); font-size: 13px; }
  /* Names in pictures are as large as what stands beside them, unlike those in tables. */
  svg .name { font-family: var(--sans); font-size: 14px; }
  svg .context { font-weight: 600; }
  svg .strong, svg .firstword { font-weight: 600; }
  svg .firstword, svg .vague { paint-order: stroke; stroke: var(--card); stroke-width: 5px;
      stroke-linejoin: round; }
  svg .vague { fill: var(--soft); font-style: italic; font-size: 13px; }
  pre.mail { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; font-size: .95rem; background: var(--card);
      border: 1px solid var(--rule); border-radius: 6px; padding: .8rem 1rem; max-height: 30rem; overflow: auto; }
  svg.network .ground { fill: var(--card); }
  svg.network .hollow { fill: var(--card); }
  svg.network .mark { fill: var(--ink); }
  svg.network [stroke="#1c2024"] { stroke: var(--ink); }
  svg.network .small { font-size: 10px; fill: var(--soft); stroke: var(--card); }
  svg.network .head { font-size: 13px; font-weight: 600; stroke: var(--card); }
  svg .grid { stroke: var(--lane); stroke-width: 1; }
  svg .vote { fill: var(--high); fill-opacity: .14; stroke: var(--high); stroke-opacity: .5; stroke-width: 1; }
    svg .silence { fill: var(--soft); fill-opacity: .13; }
  svg .axis { stroke: var(--soft); stroke-width: 1; }
  svg .lane { stroke: var(--lane); stroke-width: 1; }
  svg .edge { fill: none; stroke: var(--soft); stroke-width: 1.3; }
  svg .edge.rewording { stroke-dasharray: 6 4; stroke-width: 1.6; }
  svg .edge.translation { stroke-dasharray: .1 4.6; stroke-linecap: round; stroke-width: 2.6; }
  svg .track { fill: var(--lane); }
  svg .fill { fill: var(--soft); }
  svg .fill.meaning { fill: var(--card); stroke: var(--soft); stroke-width: 1.4; }
  .g { fill: var(--card); stroke: var(--ink); stroke-width: 1.8; stroke-linejoin: round; }
  .g.first { fill: var(--high); stroke: var(--high); }
  .g.repost { fill: var(--ink); }
  .g.credited { fill: var(--card); }
  .g.quotation { fill: var(--card); }
  .g.debunk { fill: var(--card); }
  .g.form { fill: var(--routine-ground); stroke: var(--routine); stroke-width: 1.3; }
  .g.own { fill: var(--routine-ground); stroke: var(--routine); stroke-width: 1.3; }
  .g.unknown { stroke-dasharray: 2.2 2; }
  .bar { fill: var(--tint); stroke: var(--soft); stroke-width: 1.2; }
  .signs {
    list-style: none; display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; padding: 0;
        margin: .8rem 0 .4rem;
    font-size: .87rem;
  }
  .signs li { display: flex; align-items: center; gap: .4rem; }
  figcaption { max-width: 76ch; }

  details > summary { cursor: pointer; }
  .comparison, .diagnostic { border: 1px solid var(--rule); border-radius: 8px;
      background: var(--card); margin: 0 0 .8rem; }
  .comparison > summary, .diagnostic > summary { padding: .75rem 1.1rem; }
  .comparison[open] > summary { border-bottom: 1px solid var(--rule); }
  .comparison > *:not(summary), .diagnostic > *:not(summary) { margin: 1rem 1.1rem; }
  .diagnostic > ul { padding-left: 1.2rem; }
  .alterations { padding-left: 1.2rem; }
  .alterations li { margin-bottom: .3rem; }
  .more > summary { padding: .6rem 0; color: var(--link); }
  .plainly { color: var(--soft); font-size: .92rem; }
  ins, del, mark { padding: 0 .12em; border-radius: 2px; -webkit-box-decoration-break: clone;
      box-decoration-break: clone; }
  ins { color: var(--add); background: var(--add-ground); text-decoration: underline;
      text-decoration-thickness: 2px; text-underline-offset: .2em; }
  del { color: var(--drop); background: var(--drop-ground); text-decoration: line-through; }
  mark { color: var(--change); background: var(--change-ground);
      text-decoration: underline wavy 1px; text-underline-offset: .25em; }
  .row { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0 2.2rem;
      padding: .55rem 0; }
  .row + .row { border-top: 1px solid var(--lane); }
  .row.heads { border-bottom: 1px solid var(--soft); padding-bottom: .7rem; }
  .q { font: 1rem/1.6 var(--serif); white-space: pre-line; }
  .row.loose .q { color: var(--soft); }
  .other { background: var(--tint); border-radius: 2px; padding: 0 .12em;
      box-shadow: inset 0 -1px var(--rule); -webkit-box-decoration-break: clone;
      box-decoration-break: clone; }
  .row.same .q { color: var(--soft); }
  .row.once { grid-template-columns: minmax(0, 68ch); justify-content: center; }
  .role, .heard { position: absolute; width: 1px; height: 1px; overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap; }
  .heads .role { position: static; width: auto; height: auto; clip-path: none; display: block;
      font-size: .82rem; color: var(--soft); }
  .void { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .none { background: repeating-linear-gradient(135deg, transparent 0 6px, var(--tint) 6px 12px);
      border-radius: 4px; }
  .fold { border-top: 1px solid var(--lane); border-bottom: 1px solid var(--lane); }
  .fold > summary { color: var(--soft); text-align: center; padding: .5rem; font-size: .9rem; }
  .hid {
    font: 600 .72em/1 var(--mono); border: 1px dashed currentColor; border-radius: 3px;
        padding: .1em .3em;
    margin: 0 .1em; white-space: nowrap; color: var(--drop); unicode-bidi: isolate;
  }
  .alien { border-bottom: 2px dotted currentColor; font-weight: 700; }
  .alien sub { font: 600 .62em/1 var(--sans); margin-left: .15em; }
  .name { font-family: var(--mono); font-size: 1.02em; }
  dd.name { font-family: inherit; font-size: inherit; }
  .name .rest { color: var(--soft); }
  .name b { font-weight: 700; }
  .name .lure, dd .lure { border: 1px solid var(--soft); border-radius: 3px; padding: 0 .15em;
      display: inline-block; max-width: 100%; overflow-wrap: anywhere; }
  .name .ending, dd .ending { color: var(--high); border-bottom: 2px solid currentColor; }
  .name .script { display: inline-block; font: 600 .68em/1 var(--sans); margin: 0 .3em 0 .2em;
      vertical-align: baseline; color: var(--soft); }
  .lookalikes { margin-bottom: 2.5rem; }
  .members.lookalikes th:nth-child(1) { width: 27%; }
  .members.lookalikes th:nth-child(2) { width: 20%; }
  .members.lookalikes th:nth-child(3) { width: 12%; }
  .members.lookalikes th:nth-child(4) { width: 14%; }
  .members.lookalikes th:nth-child(5) { width: 27%; }
  .lookalikes tbody { border-top: 1px solid var(--soft); }
  .members.lookalikes .grouphead th:nth-child(1) { width: auto; background: var(--tint);
      padding: .45rem .7rem; font-size: .95em; }
  .lookalikes code.sub { word-break: break-all; }
  .lookalikes .reasons { margin: 0; font-size: .92em; }
  .lookalikes .reasons li { margin-bottom: .15rem; }
  .lookalikes .more > summary { padding: .1rem 0; font-size: .92em; }
  .owner h3 { margin-bottom: .25rem; }
  .identical { font-size: .9em; margin-top: .3rem; color: var(--soft); }
  .identical ul { padding-left: 1.1rem; margin: .3rem 0 0; }
  footer { margin-top: 4rem; padding-top: 1rem; border-top: 1px solid var(--rule);
      color: var(--soft); font-size: .9rem; }

  @media (max-width: 46rem) {
    .picture { padding: .8rem; }
    .picture > svg.wide { display: none; }
    .picture > svg.narrow { display: block; max-width: 30rem; }
    .members, .members tbody, .members tr, .members td, .inputs, .inputs tbody, .inputs tr,
        .inputs td, table.network, .network tbody, .network tr, .network td { display: block; width: auto; }
    .members caption, .inputs caption, .network caption, .kindguide caption { display: block; }
    th, td { padding-right: .7rem; }
    .badge { font-size: .74rem; padding: .05em .5em; }
    table { font-size: .9rem; }
    .thresholds th, .sources th { min-width: 6rem; }
    .thresholds thead th, .sources thead th { min-width: 0; }
    .members thead, .inputs thead, .network thead { position: absolute; width: 1px; height: 1px; overflow: hidden;
        clip-path: inset(50%); }
    .members tr, .inputs tr, .network tr { padding: .9rem 0; border-bottom: 1px solid var(--rule); }
    .members td, .inputs td, .inputs td.n, .network td, .network td.n {
      border: 0; padding: .15rem 0; display: grid; grid-template-columns: 6.8rem minmax(0, 1fr);
          gap: 0 .8rem; width: auto;
      text-align: left;
    }
    .members td::before, .inputs td::before, .network td::before { content: attr(data-label); color: var(--soft);
        font-size: .85em; grid-row: 1 / span 9; }
    .members td > *, .inputs td > *, .network td > * { grid-column: 2; justify-self: start; }
    .kindguide, .kindguide tbody, .kindguide tr, .kindguide th, .kindguide td { display: block; }
    .kindguide thead { position: absolute; width: 1px; height: 1px; overflow: hidden;
        clip-path: inset(50%); }
    .kindguide td { border: 0; padding: .15rem 0; }
    .kindguide td::before { content: attr(data-label); color: var(--soft); display: block;
        font-size: .85em; }
    .lookalikes .grouphead { padding: 0; }
    .members.lookalikes .grouphead th:nth-child(1) { display: block; width: auto; }
    .row { grid-template-columns: minmax(0, 1fr); gap: .6rem; }
    .row:not(.heads):not(.same) .role { position: static; width: auto; height: auto;
        clip-path: none; display: block; font-size: .78rem; color: var(--soft); }
    .row.same:not(.once) .cell:first-child, .none { display: none; }
    .sources th, .sources td { padding-right: .45rem; }
    .sources thead th { font-size: .72rem; }
    .sources tbody th { min-width: 0; overflow-wrap: anywhere; }
    table.sources td:last-child, table.sources th:last-child { display: none; }
  }
  @media print {
    @page { size: A4; margin: 18mm 16mm; }
    :root {
      --paper: #fff; --card: #fff; --ink: #000; --soft: #444; --rule: #bbb; --tint: #f2f2f2;
          --link: #000;
      --high: #8a1f14; --high-ground: #fff; --notable: #5c3d00; --notable-ground: #fff;
      --routine: #333; --routine-ground: #fff; --add: #0d4d2a; --add-ground: #eef7f0;
      --drop: #8a1f14; --drop-ground: #fbeeeb; --change: #553800; --change-ground: #fbf3dc;
          --lane: #ddd;
    }
    html { font-size: 10pt; }
    body { padding: 0; max-width: none; }
    .masthead { padding-top: 0; }
    nav, .skip { display: none; }
    h1, h2, h3, h4, caption, .kicker { break-after: avoid; }
    tr, figure, .row, .facts, .guide div, li { break-inside: avoid; }
    thead { display: table-header-group; }
    .finding { margin-top: 12mm; }
    .kicker, .finding h3, .facts, .whys { break-after: avoid; }
    .reasons, .comparison > summary + * { break-inside: avoid; }
    #findings { break-before: page; }
    h2 { margin-top: 2rem; }
    p { orphans: 3; widows: 3; }
    a { text-decoration: none; }
    .picture { padding: .5rem; }
    .picture > svg { max-height: 215mm; }
    #reading, .signs li { break-inside: avoid; }
    .guide, .facts { grid-template-columns: repeat(3, 1fr); gap: 3mm 6mm; }
    table { font-size: 8.5pt; }
    th, td { padding: 1.6mm 3mm 1.6mm 0; }
    .finding h3 { font-size: 14pt; }
    h4 { margin: 6mm 0 2.5mm; }
    .comparison { border: 0; border-top: 1px solid var(--rule); border-radius: 0; }
    .comparison > summary { break-after: avoid; break-inside: avoid; padding-left: 0; list-style: none; }
    .comparison > *:not(summary) { margin-left: 0; margin-right: 0; }
    .comparison::details-content { content-visibility: visible; height: auto; }
    .q { font-size: 9.5pt; line-height: 1.45; }
  }
  """
