/** Two columns where there is room, one on a telephone; on paper the addresses of the sources are written out. */
export const rulesPageStyle = `
:root { color-scheme: light dark; --text: #1d2125; --soft: #565e66; --line: #d5dade; --ground: #fff; --raised: #f4f6f7; --link: #0b5c8a; --read: #1d6b3f; }
@media (prefers-color-scheme: dark) { :root { --text: #e4e7ea; --soft: #a6afb7; --line: #3b4248; --ground: #15181a; --raised: #1f2427; --link: #85c5ee; --read: #86d3a5; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 48rem; font: 1rem/1.55 system-ui, sans-serif; color: var(--text); background: var(--ground); overflow-wrap: break-word; }
a { color: var(--link); }
.saut { position: absolute; left: -999px; }
.saut:focus { position: static; }
h1, h2, h3 { line-height: 1.25; text-wrap: balance; }
h1 { font-size: 1.8rem; margin: 0 0 .6rem; }
h2 { font-size: 1.45rem; margin: 2.5rem 0 .8rem; padding-bottom: .3rem; border-bottom: 2px solid var(--line); }
h3 { font-size: 1.15rem; margin: 0 0 .6rem; }
[id]:is(section, article, h2, h3) { scroll-margin-top: 1rem; }
p, ul, pre, table { margin: 0 0 .6rem; }
ul { padding-left: 1.2rem; }
nav { font-size: .95rem; }
nav h2 { font-size: 1.15rem; margin-top: 1.5rem; }
nav ul { list-style: none; padding: 0; }
nav li { padding: .1rem 0; }
nav ul ul { padding-left: 1rem; margin-bottom: .6rem; }
article { margin: 0 0 1.5rem; padding: 1rem; border: 1px solid var(--line); border-radius: .5rem; }
#lecture h3 { margin-top: 1.4rem; }
.fiche { margin: 0; }
.fiche > div { padding: .5rem 0 0; border-top: 1px solid var(--line); }
.fiche dt { font-weight: 600; color: var(--soft); font-size: .9rem; }
.fiche dd { margin: 0; min-width: 0; }
.partie { margin-bottom: .1rem; font-weight: 600; }
.manque { color: var(--soft); }
.marque { display: inline-block; padding: 0 .5em; border: 1px solid currentColor; border-radius: 1em; font-size: .8rem; color: var(--soft); white-space: nowrap; }
.marque.lu { color: var(--read); }
table { width: 100%; border-collapse: collapse; font-size: .92rem; }
caption { text-align: left; color: var(--soft); padding-bottom: .4rem; }
th, td { padding: .4rem .5rem; border: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th, th[scope=rowgroup] { background: var(--raised); }
th[scope=col]:first-child:nth-last-child(2) { width: 62%; }
td ul { margin: 0; padding: 0; list-style: none; }
td li { padding: .1rem 0; }
td b { font-weight: 600; }
pre { padding: .7rem; background: var(--raised); border-radius: .3rem; white-space: pre-wrap; overflow-wrap: anywhere; }
code { font: .88rem/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
footer { margin-top: 2.5rem; padding-top: .8rem; border-top: 2px solid var(--line); color: var(--soft); }
@media (min-width: 44rem) {
  .fiche > div { display: grid; grid-template-columns: 9rem minmax(0, 1fr); gap: 1rem; }
  td:first-child:not(:only-child) ul { columns: 2; }
  td li { break-inside: avoid; }
}
@media screen and (min-width: 68rem) {
  body { max-width: 76rem; display: grid; grid-template-columns: 18rem minmax(0, 48rem); column-gap: 3rem; justify-content: center; }
  header, main, footer { grid-column: 2; }
  nav { grid-column: 1; grid-row: 1 / span 3; position: sticky; top: 0; align-self: start; max-height: 100vh; overflow-y: auto; padding-bottom: 1rem; }
  nav h2 { margin-top: 0; }
  main > section:first-child > h2 { margin-top: 1rem; }
}
@media print {
  :root { --text: #000; --soft: #333; --line: #999; --ground: #fff; --raised: #eee; --link: #000; --read: #000; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  .saut, .retour { display: none; }
  main > section { break-before: page; }
  article { border: 0; padding: 0; }
  h2, h3, dt, caption { break-after: avoid; }
  tbody, li, pre { break-inside: avoid; }
  a[href^=http]::after { content: ' (' attr(href) ')'; font-size: 8pt; overflow-wrap: anywhere; }
}
`
