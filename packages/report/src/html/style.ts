/** The page's whole style: no external font, image or script. */
export const STYLE = `
:root{color-scheme:light dark;--bg:#fff;--surface:#f5f7f9;--text:#1b2129;--soft:#55606c;--line:#d3dae1;
--link:#0b57b5;--good:#0f6b32;--good-bg:#e2f6e8;--bad:#a8122a;--bad-bg:#fdeaec;--unsure:#7a4b00;--unsure-bg:#fdf3d3;
--quiet:#55606c;--quiet-bg:#eaeef2;--bar-good:#2f9e57;--bar-bad:#c8243f;--bar-unsure:#d39a1c;--bar-quiet:#9aa6b2}
@media (prefers-color-scheme:dark){:root{--bg:#12161b;--surface:#1a2027;--text:#e7ecf1;--soft:#a5b1bd;--line:#36404a;
--link:#86b8ff;--good:#7fd69c;--good-bg:#123321;--bad:#ff9aa8;--bad-bg:#431820;--unsure:#f0c75e;--unsure-bg:#3a2e0e;
--quiet:#a5b1bd;--quiet-bg:#262e37;--bar-good:#3fae68;--bar-bad:#e0506a;--bar-unsure:#d9a531;--bar-quiet:#6c7884}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--text);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;
overflow-wrap:anywhere}
a{color:var(--link)}
:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:4px}
.skip{position:absolute;left:-999px}
.skip:focus{left:1rem;top:1rem;background:var(--bg);padding:.5rem 1rem;z-index:1}
header,main,footer{max-width:66rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:1.75rem;color:var(--soft);font-size:.875rem}
footer{padding:1.5rem 1.25rem 3rem;color:var(--soft);font-size:.875rem}
h1{font-size:1.75rem;line-height:1.25;margin:.25rem 0 1rem}
h2{font-size:1.2rem;margin:2.25rem 0 .75rem}
h3{font-size:.8125rem;letter-spacing:.06em;text-transform:uppercase;color:var(--soft);margin:1.75rem 0 .5rem}
p{margin:.4rem 0}
code{font:.875em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
.gate{border:1px solid var(--line);border-left:8px solid var(--quiet);border-radius:10px;padding:1.1rem 1.35rem;
background:var(--surface)}
.gate.good{border-left-color:var(--bar-good)}.gate.bad{border-left-color:var(--bar-bad)}
.gate.unsure{border-left-color:var(--bar-unsure)}
.gate strong{display:block;font-size:1.35rem;line-height:1.3}
.good>strong,.word.good{color:var(--good)}.bad>strong,.word.bad{color:var(--bad)}
.unsure>strong,.word.unsure{color:var(--unsure)}.word.quiet{color:var(--quiet)}
.bar{display:block;width:100%;height:18px;margin:1.1rem 0 .5rem;border-radius:6px}
.bar .good{fill:var(--bar-good)}.bar .bad{fill:var(--bar-bad)}.bar .unsure{fill:var(--bar-unsure)}
.bar .quiet{fill:var(--bar-quiet)}.bar .hatch{stroke:var(--bg);stroke-width:3;opacity:.55}
.legend{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;padding:0;margin:0;list-style:none;font-size:.9375rem}
.next{border:1px solid var(--line);border-radius:10px;padding:.9rem 1.35rem;margin:1rem 0}
.word{font-weight:650;white-space:nowrap}
.chip{display:inline-block;border-radius:999px;padding:.05rem .6rem;font-size:.8125rem;font-weight:650;white-space:nowrap}
.chip.good{background:var(--good-bg);color:var(--good)}.chip.bad{background:var(--bad-bg);color:var(--bad)}
.chip.unsure{background:var(--unsure-bg);color:var(--unsure)}.chip.quiet{background:var(--quiet-bg);color:var(--quiet)}
fieldset{border:0;padding:0;margin:1rem 0 0;display:flex;flex-wrap:wrap;gap:.4rem 1.25rem}
legend{padding:0;font-size:.875rem;color:var(--soft);margin-bottom:.25rem}
label{cursor:pointer}
.control{border:1px solid var(--line);border-radius:10px;margin:.5rem 0;background:var(--bg)}
.control>summary{display:grid;grid-template-columns:6.75rem 6.5rem 1fr auto;gap:.25rem .75rem;align-items:baseline;
padding:.6rem 1rem;cursor:pointer;list-style-position:outside}
.control>summary::-webkit-details-marker{display:none}
.control>summary .id{font-weight:650;white-space:nowrap}
.control>summary:hover{background:var(--surface);border-radius:10px}
.control[open]>summary{border-bottom:1px solid var(--line);border-radius:10px 10px 0 0}
.body{padding:.8rem 1rem 1rem}
.facts{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1rem;margin:.6rem 0;font-size:.9375rem}
.facts dt{color:var(--soft)}.facts dd{margin:0}
.findings{list-style:none;padding:0;margin:.75rem 0 0}
.findings>li{border-left:4px solid var(--line);padding:.15rem 0 .15rem .9rem;margin:.75rem 0}
.findings>li.bad{border-left-color:var(--bar-bad)}.findings>li.unsure{border-left-color:var(--bar-unsure)}
.note{background:var(--unsure-bg);border-radius:8px;padding:.5rem .9rem;margin:.6rem 0}
.soft{color:var(--soft)}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;min-width:44rem;font-size:.9375rem;overflow-wrap:normal}
td{overflow-wrap:anywhere;min-width:5.5rem}td:first-child{min-width:11rem}td:first-child code{white-space:nowrap}td:last-child code{display:block;min-width:12rem}
th,td{text-align:left;vertical-align:top;padding:.45rem .9rem .45rem 0;border-bottom:1px solid var(--line)}
th{color:var(--soft);font-weight:600;white-space:nowrap}
caption{text-align:left;color:var(--soft);font-size:.875rem;padding-bottom:.25rem}
h2+.wide caption{position:absolute;left:-9999px}
body:has(#show-open:checked) .control:not(.open),body:has(#show-held:checked) .control:not(.held),
body:has(#show-waiting:checked) .control:not(.waiting),
body:has(#show-open:checked) .family:not(:has(.open)),body:has(#show-held:checked) .family:not(:has(.held)),
body:has(#show-waiting:checked) .family:not(:has(.waiting)){display:none}
@media (max-width:44rem){.control>summary{grid-template-columns:1fr auto}.control>summary .title{grid-column:1/-1;order:3}
.facts{grid-template-columns:1fr}.facts dd{margin-bottom:.35rem}
table{min-width:0}thead{position:absolute;left:-9999px}tr{display:block;border-bottom:1px solid var(--line);padding:.4rem 0}
td,td:first-child{display:block;min-width:0}td:last-child code{display:inline;min-width:0}td{border:0;padding:.1rem 0}td:first-child code{white-space:normal}
td:not(:first-child)::before{content:attr(data-head)": ";color:var(--soft)}td:empty{display:none}}
@media print{fieldset,.skip{display:none}.control{break-inside:avoid}
details::details-content{content-visibility:visible;block-size:auto}}
`;
