/// What the console adds to the look of the report.
enum ConsoleStylesheet {
  static let text = """
    body.console { max-width: 82rem; }
    .console .bar { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1.6rem; padding: 1rem 0;
        border-bottom: 1px solid var(--rule); margin-bottom: 1.6rem; }
    .console .bar .wordmark { margin: 0; text-decoration: none; }
    .console .bar nav { display: flex; flex: 1 1 100%; flex-wrap: wrap; gap: 0 1.2rem; }
    .console .bar nav a { text-decoration: none; padding: .3rem 0; white-space: nowrap; }
    .console .bar nav a[aria-current] { color: var(--ink); font-weight: 600;
        box-shadow: 0 2px 0 var(--high); }
    .console .find { margin-left: auto; flex: 1 1 9rem; max-width: 20rem; }
    .console h1 { font-size: clamp(1.45rem, 3vw, 1.9rem); margin: 0 0 .4rem; }
    .console h2 { font-size: 1.15rem; margin: 2.2rem 0 .7rem; padding: 0; border: 0; }
    .console input, .console select, .console button { font: inherit; color: inherit; background: var(--card);
        border: 1px solid var(--soft); border-radius: 5px; padding: .35rem .6rem; height: 2.4rem; max-width: 100%; }
    .console input { width: 100%; }
    .console ::placeholder { color: var(--soft); opacity: 1; }
    .console button { cursor: pointer; font-weight: 600; }
    .console button:hover { background: var(--tint); }
    .console button.plain { font-weight: 400; }
    .console kbd { font: 600 .78em/1 var(--mono); border: 1px solid var(--rule); border-radius: 3px;
        padding: .15em .4em; color: var(--soft); }
    .signing { display: grid; gap: .9rem; max-width: 24rem; margin: 1rem 0; }
    .signing label span { display: block; font-size: .85rem; color: var(--soft); margin-bottom: .2rem; }
    .console form.inline { display: inline-flex; gap: .3rem; align-items: center; }
    .console .notice code { overflow-wrap: anywhere; }
    .console .bar .me { text-decoration: none; white-space: nowrap; max-width: 12rem; overflow: hidden; text-overflow: ellipsis; }
    .console input[type=range] { padding: 0; border: 0; background: none; min-width: 11rem; }
    .console svg.network { overflow: hidden; }
    svg.network a { cursor: pointer; }
    .filters { display: flex; flex-wrap: wrap; gap: .6rem .9rem; align-items: end; margin: 0 0 1.2rem; }
    .filters label span, .judging label span { display: block; font-size: .8rem; color: var(--soft); }
    .filters label:has(input) { flex: 0 1 9.5rem; }
    .filters select { max-width: 10.4rem; }
    table.queue td:nth-child(2) { width: 7.5rem; }
    table.queue td:nth-child(4) { width: 4rem; }
    table.queue td:nth-child(5) { width: 11rem; }
    table.queue td:nth-child(6) { width: 7rem; overflow-wrap: anywhere; }
    table.queue td:nth-child(7) { width: 9rem; }
    table.queue th:nth-child(4) { text-align: right; }
    table.queue .what > a { font-weight: 600; text-decoration: none; color: var(--ink); display: inline-block; }
    table.queue .what > a:hover { text-decoration: underline; }
    table.queue .chips { display: block; margin-top: .2rem; line-height: 1.7; }
    table.queue tr.closed .what > a { font-weight: 400; color: var(--soft); }
    table.queue tr.chosen, table.queue tbody tr:hover { background: var(--tint); }
    table.queue tr.chosen { box-shadow: inset 3px 0 0 var(--focus); }
    table.queue td:first-child { padding-left: .6rem; }
    table.queue th:first-child { padding-left: .6rem; }
    table.queue td.tick { width: 2.2rem; padding: 0; }
    table.queue td.tick label { display: block; padding: .6rem; cursor: pointer; }
    .console input[type=checkbox] { width: 1.05rem; height: 1.05rem; padding: 0; margin: 0; display: block; accent-color: var(--focus); }
    .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    .saved { display: flex; flex-wrap: wrap; gap: .4rem .8rem; align-items: center; margin: 0 0 1rem; }
    .console .saved form.inline { display: inline-flex; gap: .3rem; margin: 0; }
    .saved input { height: 1.9rem; font-size: .85rem; width: 11rem; padding: .2rem .5rem; }
    .saved .view { display: inline-flex; gap: .15rem; align-items: center; }
    .console button.tiny { height: 1.9rem; font-size: .85rem; font-weight: 400; padding: .1rem .6rem; border-color: var(--rule); }
    .bulk { border: 0; background: var(--tint); border-radius: 8px; margin: 1rem 0; padding: .6rem 1rem .9rem; min-width: 0;
        display: flex; flex-wrap: wrap; gap: .5rem .8rem; align-items: end; }
    form:has(:checked) > .bulk { position: sticky; bottom: 0; box-shadow: 0 0 0 1px var(--rule), 0 -6px 18px #0002; }
    .bulk legend { float: left; width: 100%; font-size: .9rem; padding: 0; }
    .bulk label span { display: block; font-size: .8rem; color: var(--soft); }
    .bulk .reason { flex: 1 1 16rem; }
    .bulk .duplicate { flex: 0 1 8rem; }
    .activity { margin: 1rem 0 1.4rem; }
    .activity figcaption { font-size: .85rem; color: var(--soft); }
    .activity svg { width: 100%; height: 6rem; display: block; border-bottom: 1px solid var(--rule); }
    .activity rect { fill: var(--focus); }
    .activity .ends { display: flex; justify-content: space-between; font-size: .8rem; color: var(--soft); }
    .activity details { font-size: .85rem; }
    .activity table { width: auto; }
    dl.figures { display: flex; flex-wrap: wrap; gap: .8rem 2.6rem; margin: 1rem 0 0; }
    dl.figures > div { display: flex; flex-direction: column-reverse; }
    dl.figures dt { color: var(--soft); font-size: .9rem; }
    dl.figures dd { margin: 0; font-size: 1.7rem; font-weight: 600; font-variant-numeric: tabular-nums; }
    .console ol.columns { columns: 16rem; padding-left: 1.4rem; }
    .console h3 { font-size: 1rem; margin: 1.4rem 0 .5rem; }
    .kinds, .days { width: auto; }
    #live { position: sticky; top: 0; z-index: 2; background: var(--add-ground); color: var(--add); border-radius: 6px;
        padding: .4rem 1rem; margin: 0 0 1rem; }
    #live[hidden] { display: none; }
    .dropping { border: 2px dashed var(--rule); border-radius: 8px; padding: 1.2rem; margin: 1rem 0; display: flex;
        flex-wrap: wrap; gap: .6rem 1rem; align-items: end; }
    .dropping label { flex: 1 1 18rem; }
    .dropping label span { display: block; font-size: .9rem; color: var(--soft); margin-bottom: .3rem; }
    .dropping ul { flex: 1 1 100%; margin: 0; }
    .console input[type=file] { height: auto; }
    @media (scripting: none) { .scripted { display: none; } }
    .noted { border-left: 3px solid var(--rule); padding-left: 1rem; margin-bottom: 1rem; }
    .noted p { margin: 0 0 .3rem; }
    .noted .words { white-space: pre-wrap; overflow-wrap: anywhere; }
    .turning, .ways { display: flex; flex-wrap: wrap; gap: .4rem 1.6rem; margin: 1rem 0; }
    .ways { margin: 0 0 1rem; }
    .ways a { padding: .2rem 0; }
    .ways a:first-child { margin-right: auto; }
    .notice { display: flex; flex-wrap: wrap; gap: .4rem 1rem; align-items: center; background: var(--add-ground);
        color: var(--add); border-radius: 6px; padding: .5rem 1rem; margin-bottom: 1rem; }
    .notice.warning { background: var(--notable-ground); color: var(--notable); }
    .console .finding { margin-top: 0; padding-top: 0; border: 0; }
    .console .kicker { margin-bottom: .5rem; max-width: none; }
    .console .kicker .badge { margin-left: 0; }
    .judging { background: var(--tint); border-radius: 8px; padding: .8rem 1rem; margin: 1rem 0 1.6rem;
        display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; }
    .judging .state { margin: 0; flex: 1 1 20rem; }
    .judging .held { display: flex; flex-wrap: wrap; gap: .3rem .2rem; align-items: center; }
    .judging #judge { flex: 1 1 100%; display: flex; flex-wrap: wrap; gap: .6rem 1rem; align-items: end; }
    .judging .reason { flex: 1 1 18rem; }
    .judging .duplicate { flex: 0 1 8rem; }
    .judging .buttons { display: flex; flex-wrap: wrap; gap: .5rem; }
    .tabs { display: flex; flex-wrap: wrap; gap: .2rem 1.6rem; border-bottom: 1px solid var(--rule); margin: 0 0 1.4rem; }
    .tabs a { padding: .35rem 0; text-decoration: none; border-bottom: 3px solid transparent; margin-bottom: -1px; }
    .tabs a[aria-current] { color: var(--ink); font-weight: 600; border-bottom-color: var(--high); }
    .entities { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .3rem 1.4rem; }
    .history { padding-left: 1.2rem; font-size: .93rem; }
    .matches { padding-left: 1.4rem; }
    .matches li { margin-bottom: 1.4rem; }
    .matches h2 { margin: 0 0 .2rem; }
    .matches p { margin: 0 0 .2rem; }
    .pasting label span { display: block; font-size: .8rem; color: var(--soft); }
    .console textarea { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--soft);
        border-radius: 5px; padding: .5rem .7rem; width: 100%; min-height: 5rem; resize: vertical; }
    .pasting { margin: 1rem 0 2rem; }
    .pasting button { margin-top: .6rem; }
    .pasting .two { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; }
    .known { display: grid; gap: .3rem; margin: 1rem 0; }
    .known > div { display: grid; grid-template-columns: 7rem 1fr; gap: .6rem; }
    .known dt { color: var(--soft); font-size: .9rem; }
    .known dd { margin: 0; overflow-wrap: anywhere; }
    .console .text { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--card); border: 1px solid var(--rule);
        border-radius: 8px; padding: 1rem 1.2rem; max-height: 40rem; overflow: auto; }
    .console ul.plain { list-style: none; padding: 0; }
    .console ul.plain li { margin-bottom: .35rem; }
    .publications tr.earliest td { background: var(--add-ground); }
    .publications td:first-child { width: 19rem; }
    .troubles td:first-child, .days th, .kinds th { white-space: nowrap; }
    .publications td .chip { margin-left: .4rem; }
    .fields { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); gap: .7rem 1rem;
        align-items: end; margin: .6rem 0 1rem; max-width: 64rem; }
    .fields label span { display: block; font-size: .8rem; color: var(--soft); margin-bottom: .15rem; }
    .fields .wide { grid-column: 1 / -1; }
    .fields label.tick { display: flex; gap: .6rem; align-items: center; }
    .fields select { width: 100%; }
    .fields button { justify-self: start; }
    .fields p { margin: 0; }
    table.entries { width: 100%; max-width: 64rem; margin: .6rem 0 1rem; }
    table.entries td, table.entries td:nth-child(n) { width: auto; padding: .15rem .6rem .15rem 0; border: 0; }
    table.entries input, .settings .fields input { width: 100%; }
    .settings .fields { align-items: start; }
    details.change { margin: .3rem 0; }
    details.change > summary { cursor: pointer; color: var(--link); padding: .25rem 0; width: fit-content; }
    details.change[open] { background: var(--tint); border-radius: 8px; padding: .4rem 1rem .2rem; margin: .6rem 0; }
    .claim details.change { display: inline-block; margin: 0 1rem 0 0; font-size: .9rem; }
    .claim details.change[open] { display: block; background: none; padding: 0; }
    form.inline { display: inline-flex; margin: 0 .6rem; }
    .console .known > div { grid-template-columns: minmax(8rem, 22rem) 1fr; }
    table.cases td:nth-child(2), table.cases td:nth-child(n) { width: auto; }
    table.cases td:first-child { width: 4rem; }
    table.register td:nth-child(n) { width: auto; }
    .months .bar { display: block; overflow: visible; }
    .months .bar .read { fill: var(--lane); }
    .months .bar .copied { fill: var(--high); }
    .incases { margin-top: 1.4rem; }
    #keys { border: 1px solid var(--rule); border-radius: 8px; background: var(--card); color: var(--ink); padding: 1.4rem 2rem; }
    #keys h2 { margin-top: 0; }
    #keys dl div { display: grid; grid-template-columns: 6.5rem 1fr; margin-bottom: .3rem; }
    #keys dl div[hidden] { display: none; }
    @media (max-width: 46rem) {
      .console .find { flex: 1 1 100%; margin: 0; order: 1; }
      .console .bar .language { margin-left: auto; }
      /* One line that is pushed aside: a phone has little room above what one came for. */
      .console .bar nav { order: 2; flex-wrap: nowrap; overflow-x: auto; padding-bottom: .3rem; }
      table.queue td.holder:empty { display: none; }
      .filters label { flex: 1 1 40%; }
      .filters select { width: 100%; padding-left: .3rem; padding-right: 0; }
      table.queue thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      table.queue, table.queue tbody { display: block; }
      table.queue tr { display: flex; flex-wrap: wrap; gap: .2rem .9rem; align-items: baseline; padding: .8rem .6rem;
          border-bottom: 1px solid var(--rule); }
      table.queue td, table.queue td:nth-child(n) { display: block; width: auto; border: 0; padding: 0; }
      .publications thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      .publications, .publications tbody { display: block; }
      .publications tr { display: flex; flex-wrap: wrap; gap: .2rem .9rem; padding: .6rem 0; border-bottom: 1px solid var(--rule); }
      .publications tr.earliest { background: var(--add-ground); }
      .publications td, .publications td:first-child { display: block; width: auto; border: 0; padding: 0; }
      .publications td:nth-child(3) { flex: 1 1 100%; }
      .publications td.n::before { content: attr(data-label) " "; color: var(--soft); }
      table.queue td.tick, table.queue td.tick label { padding: 0; }
      table.queue td.tick { align-self: center; }
      .bulk button { flex: 1 1 40%; }
      .figures { gap: .8rem 1.6rem; }
      table.queue td.what { flex: 1 1 100%; order: -1; }
      table.queue td.n::after { content: attr(data-all); color: var(--soft); }
      table.queue td .sub { display: inline; margin-left: .3rem; }
      .judging .buttons button { flex: 1 1 40%; height: 2.75rem; }
      .judging kbd, .tabs kbd, summary kbd, form kbd { display: none; }
      .pasting .two, .console .known > div { grid-template-columns: 1fr; }
      table.entries thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      table.entries, .entries tbody, .entries tr, table.entries td { display: block; }
      .entries tr { padding: .5rem 0; border-bottom: 1px solid var(--rule); }
      .entries td::before { content: attr(data-label); color: var(--soft); font-size: .8rem; }
      .known, .console .known > div { gap: 0; }
      .console .known > div { margin-bottom: .6rem; }
      .kinds td, .kinds th { padding-right: .3rem; }
      .months .bar { width: 5rem; height: auto; }
      .months td, .months th { padding-right: .3rem; }
    }
    """
}
