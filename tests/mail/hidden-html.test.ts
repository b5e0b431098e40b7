import { describe, expect, test } from 'vitest'
import { htmlToText } from '../../src/mail/html-text.ts'

const SAID = "j'accepte 300 euros"

const styled = (style: string): string => `<p style="${style}">${SAID}</p>`
const sheet = (css: string, markup = `<p class="x">${SAID}</p>`): string => `<style>${css}</style>${markup}`

/** By declarations of the element itself. */
const STYLES = [
  'display:none',
  'display:none !important',
  'DISPLAY : NONE',
  'display:/* rien */none',
  '/*x*/display:none',
  'd\\69splay:none',
  'display:\\6e one',
  'display:none;display:nonsense',
  'display:none!important;display:block',
  'visibility:hidden',
  'visibility:collapse',
  'content-visibility:hidden',
  'mso-hide:all',
  'opacity:0',
  'opacity:.01',
  'opacity:0%',
  'opacity:calc(0)',
  'filter:opacity(0)',
  'filter:alpha(opacity=0)',
  'font-size:0',
  'font-size:1px',
  'font-size:0.1em',
  'font-size:2%',
  'font-size:calc(1px * 0)',
  'font:0/0 a',
  'font:1px Arial',
  'font-size:0/**/',
  'zoom:0',
  'height:0;overflow:hidden',
  'height:1px;overflow:hidden',
  'width:0;overflow:hidden;white-space:nowrap',
  'line-height:0;overflow:hidden',
  'max-height:0',
  'max-height:0px;overflow:hidden',
  'max-width:0',
  'transform:scale(0)',
  'transform:scale(.01)',
  'transform:scaleY(0)',
  'transform:rotateX(90deg)',
  'transform:translateX(-9999px)',
  'scale:0',
  'clip:rect(0,0,0,0);position:absolute',
  'clip:rect(1px, 1px, 1px, 1px)',
  'clip-path:inset(100%)',
  'clip-path:circle(0)',
  'text-indent:-9999px',
  'text-indent:100%;white-space:nowrap;overflow:hidden',
  'position:absolute;left:-9999px',
  'position:absolute;top:-200em',
  'position:fixed;right:-5000px',
  'position:absolute;left:99999px',
  'position:absolute;left:-100vw',
  'margin-left:-9999px',
  'letter-spacing:-1em',
  'color:#fff',
  'color:#fffffe',
  'color:#ffffff00',
  'color:#0000',
  'color:white',
  'color:snow',
  'color:#eee',
  'color:transparent',
  'color:rgba(0,0,0,0)',
  'color:rgb(0 0 0 / 2%)',
  'color:rgb(100%,100%,100%)',
  'color:hsl(0, 0%, 100%)',
  'color:hsla(120,50%,50%,0.01)',
  'color:hwb(0 100% 0%)',
  'color:oklch(1 0 0)',
  'color:color(srgb 1 1 1)',
  'color:#fff;color:zzz',
  'color:red;background:red',
  'color:#336699;background-color:rgb(51,102,153)',
  'background:#000 url(x.png) no-repeat;color:#111',
  'background:url(http://x.example/a.png);color:#fff',
  '--c:#fff;color:var(--c)',
  'color:var(--c, white)',
  'color:#000;-webkit-text-fill-color:transparent',
  '-webkit-text-security:disc',
  'text-decoration:line-through',
  'text-decoration-line:underline line-through',
  'unicode-bidi:bidi-override;direction:rtl',
]

/** By elements and attributes. */
const ELEMENTS = [
  `<p hidden>${SAID}</p>`,
  `<p hidden="until-found">${SAID}</p>`,
  `<p aria-hidden="true">${SAID}</p>`,
  `<div popover>${SAID}</div>`,
  `<details>${SAID}</details>`,
  `<details><p>${SAID}</p></details>`,
  `<details><summary></summary><summary>${SAID}</summary></details>`,
  `<dialog>${SAID}</dialog>`,
  `<datalist><option>${SAID}</option></datalist>`,
  `<datalist><input>${SAID}</datalist>`,
  `<select><option>${SAID}</option></select>`,
  `<video>${SAID}</video>`,
  `<audio>${SAID}</audio>`,
  `<canvas>${SAID}</canvas>`,
  `<object>${SAID}</object>`,
  `<svg><text>${SAID}</text></svg>`,
  `<iframe>${SAID}</iframe>`,
  `<noframes>${SAID}</noframes>`,
  `<noembed>${SAID}</noembed>`,
  `<noscript>${SAID}</noscript>`,
  `<template>${SAID}</template>`,
  `<textarea>${SAID}</textarea>`,
  `<ruby><rp>${SAID}</rp></ruby>`,
  `<s>${SAID}</s>`,
  `<del>${SAID}</del>`,
  `<strike><b>${SAID}</b></strike>`,
  `<bdo dir="rtl">${SAID}</bdo>`,
  `<font color="white">${SAID}</font>`,
  `<table bgcolor="navy"><tr><td><font color="#000080">${SAID}</font></td></tr></table>`,
  `<!-- ${SAID} -->`,
  `<!--[if mso]><p>${SAID}</p><![endif]-->`,
  `<div style="opacity:.3"><p style="opacity:.2">${SAID}</p></div>`,
  `<div style="display:none"><p style="display:block">${SAID}</p></div>`,
  `<div style="font-size:0"><b style="font-size:1/**/6px">${SAID}</b></div>`,
]

/** By style sheets. */
const SHEETS = [
  sheet('.x{display:none}'),
  sheet('p{display:none}', `<p>${SAID}</p>`),
  sheet('em{display:none}', `<em>${SAID}</em>`),
  sheet('div em{display:none}', `<div><b><em>${SAID}</em></b></div>`),
  sheet('div>em{display:none}', `<div><em>${SAID}</em></div>`),
  sheet('i+em{display:none}', `<i></i><em>${SAID}</em>`),
  sheet('i~em{display:none}', `<i></i><b></b><em>${SAID}</em>`),
  sheet('#a .x{display:none}', `<div id="a"><p class="x y">${SAID}</p></div>`),
  sheet('div.x.y{display:none}', `<div class="y x">${SAID}</div>`),
  sheet('[class~="x"]{display:none}'),
  sheet('p[title]{display:none}', `<p title="a">${SAID}</p>`),
  sheet('.x:first-child,.x:nth-child(2n+1),.x:nth-child(2n){display:none}'),
  sheet('p:not(.y).x{display:none}'),
  sheet(':is(.x,.y){display:none}'),
  sheet('.\\78{display:none}'),
  sheet('.x{color:white}'),
  sheet('.x{color:hsl(0 0% 99%)}'),
  sheet('.x{font-size:0}'),
  sheet('.a,.x,.b{visibility:hidden}'),
  sheet('<!-- .x{display:none} -->'),
  sheet('/* } */ .x{/* { */display:none}'),
  sheet('.y{content:"}"}.x{display:none}'),
  sheet('.y{background:url(data:image/png;base64,AA)}.x{display:none}'),
  sheet('@media screen{.x{display:none}}'),
  sheet('@media (min-width:1px){.x{display:none}}'),
  sheet('@media (max-width:99999px){.x{display:none}}'),
  sheet('@media not print{.x{display:none}}'),
  sheet('@supports (display:block){.x{display:none}}'),
  sheet('div{.x{display:none}}', `<div><p class="x">${SAID}</p></div>`),
  sheet('.x{@media all{display:none}}'),
  sheet('.x{display:none !important}', `<p class="x" style="display:block">${SAID}</p>`),
  sheet('.x{display:none', `<p class="x">${SAID}</p>`),
  sheet('div.g{background:#000}.x{color:#000}', `<div class="g"><p class="x">${SAID}</p></div>`),
  `<p class="x">${SAID}</p><style>.x{display:none}</style>`,
]

/** By markup that parsers repair each in its own way. */
const BROKEN = [
  `<p><font color="white"></p><p>${SAID}</p>`,
  `<span style="display:none"><div></span>${SAID}</div>`,
  `<b><div style="display:none"></b>${SAID}</div>`,
  `<div><table style="display:none"><tr><td></div>${SAID}</td></tr></table>`,
  `<div><template></div>${SAID}</template>`,
  `<div><noframes></div>${SAID}</noframes></div>`,
  `<div><select></div>${SAID}</select></div>`,
  `<body style="color:#fff"></body>${SAID}`,
  `<a title="<noframes>"></a><span style="display:none">${SAID}</span>`,
  `<a title="<!--"></a><span style="display:none" title="-->">${SAID}</span>`,
  `<a title=">" style="display:none">${SAID}</a>`,
  `<p style=display:none>${SAID}</p>`,
  `<p style="display:none" style="display:block">${SAID}</p>`,
  `${'<div>'.repeat(400)}<p style="display:none">${SAID}</p>`,
]

describe('what a reader does not see, or sees struck through, is reported and is no word', () => {
  test.each([...STYLES.map(styled), ...ELEMENTS, ...SHEETS, ...BROKEN])('%s', async (html) => {
    const { text, hidden } = await htmlToText(`<div>visible</div>${html}`)
    expect(text).toBe('visible')
    expect(hidden.join(' ')).toContain(SAID)
  })

  test.each(['OK', '1', '👍 OK'])('%s alone is reported too', async (word) => {
    expect(await htmlToText(`<p>visible</p><p style="display:none">${word}</p>`)).toEqual({
      text: 'visible',
      hidden: [word],
    })
  })
})

test.each(['<title>OK</title>', '<script>OK</script>', '<style>OK</style>', '<img alt="OK">', '<img alt="1">'])(
  '%s says nothing',
  async (html) => expect(await htmlToText(`<p>visible</p>${html}`)).toEqual({ text: 'visible', hidden: [] }),
)

/** What honest mail programs write: all of it is read, nothing is reported. */
const HONEST: readonly (readonly [string, string])[] = [
  ['white on a dark block', `<div style="background:#1b3a5c"><p style="color:#fff">${SAID}</p></div>`],
  ['white on a dark cell', `<table><tr><td bgcolor="#333333"><font color="white">${SAID}</font></td></tr></table>`],
  ['white on a dark class', sheet('.x{background-color:navy;color:white}')],
  ['white on a gradient', styled('background:linear-gradient(90deg,#123456,#234567);color:#fff')],
  ['dark ground that CSS 4 writes', styled('background:hsl(210deg 50% 20% / 1);color:rgb(255 255 255)')],
  ['small print', styled('font-size:8px')],
  ['small print in points', styled('font-size:7.5pt')],
  ['a small font element', `<font size="1">${SAID}</font>`],
  ['grey', styled('color:#888')],
  ['light grey', styled('color:#bbbbbb')],
  ['yellow', styled('color:#c9a400')],
  ['Outlook’s lines', styled('margin:0cm;line-height:1.5;font-size:11.0pt;font-family:"Calibri",sans-serif')],
  ['lines of one', styled('line-height:1')],
  ['Word’s hanging indent', styled('margin-left:36.0pt;text-indent:-18.0pt;mso-list:l0 level1 lfo1')],
  ['a table moved into the margin', `<table style="margin-left:-5.4pt"><tr><td>${SAID}</td></tr></table>`],
  ['dark mode', sheet('@media (prefers-color-scheme:dark){.x{color:#fff}}')],
  ['dark mode of Outlook', sheet('[data-ogsc] .x{color:#fff}')],
  ['a telephone’s rule', sheet('@media only screen and (max-width:600px){.x{display:none}}')],
  ['a printer’s rule', sheet('@media print{.x{display:none}}')],
  ['a printer’s sheet', `<style media="print">.x{display:none}</style><p class="x">${SAID}</p>`],
  ['another program’s rule', sheet('u+#body .x{display:none}')],
  ['links under the pointer', sheet('a:hover{opacity:0}', `<a href="https://x.example">${SAID}</a>`)],
  ['generated content', sheet('.x::before{content:"";display:none}')],
  ['a rule that is overruled', sheet('p.x{display:block}.x{display:none}')],
  ['a rule that its own style overrules', sheet('.x{display:none}', `<p class="x" style="display:block">${SAID}</p>`)],
  ['a rule for others', sheet('.y,#x,div .x,b>.x{display:none}')],
  ['a comment in a sheet', sheet('/* .x{display:none} */')],
  [
    'Word’s sheet',
    sheet('<!-- @font-face{font-family:Calibri} p.MsoNormal{margin:0cm;font-size:11pt} o\\:p{mso-style:x} -->'),
  ],
  ['a size set anew in a cell without size', `<div style="font-size:0"><p style="font-size:14px">${SAID}</p></div>`],
  ['made visible again', `<div style="visibility:hidden"><p style="visibility:visible">${SAID}</p></div>`],
  [
    'Outlook’s conditional comments',
    `<!--[if mso | IE]><table><tr><td><![endif]--><p>${SAID}</p><!--[if mso | IE]></td></tr></table><![endif]-->`,
  ],
  [
    'Outlook’s settings',
    `<!--[if gte mso 9]><xml><o:PixelsPerInch>96</o:PixelsPerInch></xml><![endif]--><p>${SAID}</p>`,
  ],
  ['what only Outlook leaves out', `<!--[if !mso]><!--><p>${SAID}</p><!--<![endif]-->`],
  ['what Word reveals', `<p><![if !supportLists]><![endif]>${SAID}<o:p></o:p></p>`],
  ['a namespace', `<?xml:namespace prefix = "o" ns = "urn:x" /><p>${SAID}</p>`],
  ['a doctype', `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0"><html><body>${SAID}</body></html>`],
  ['a head without end', `<html><head><meta charset="utf-8"><title>x</title><body>${SAID}</body></html>`],
  ['a head and no body', `<html><head><meta charset="utf-8"><p>${SAID}</p></html>`],
  ['details that lie open', `<details open><p>${SAID}</p></details>`],
  ['a dialog that is open', `<dialog open>${SAID}</dialog>`],
  ['underlined', styled('text-decoration:underline')],
  ['deleted, but not struck', `<del style="text-decoration:none">${SAID}</del>`],
  ['cut to its height', styled('height:200px;overflow:hidden')],
  ['wide as the screen', styled('max-width:600px;width:100%;overflow:hidden')],
  ['text direction', `<p dir="ltr"><bdo dir="ltr">${SAID}</bdo></p>`],
  ['a colour that is no colour', styled('color:windowtext;background:none')],
  ['bold that is not closed', `<p><b></p><p>${SAID}</p>`],
  ['a tag in a tag', `<p>j'accepte <b<i>300</b> euros</p>`],
  ['an attribute without end', `<p title="a>b" class='c'>${SAID}</p>`],
]

describe('what a reader sees is read whole, and nothing is reported', () => {
  test.each(HONEST)('%s', async (_, html) => {
    expect(await htmlToText(html)).toEqual({ text: SAID, hidden: [] })
  })

  test('a sign smaller than is no tag', async () => {
    expect(await htmlToText('<p>3 < 4 et <3</p>')).toEqual({ text: '3 < 4 et <3', hidden: [] })
  })

  test('an emoji sent as a picture is read', async () => {
    expect(await htmlToText('<p>merci <img alt="😀"></p>')).toEqual({ text: 'merci 😀', hidden: [] })
  })

  test('a preheader is reported, not read', async () => {
    const html = `<div style="display:none;max-height:0;overflow:hidden">Votre dossier &zwnj;&nbsp;&zwnj;</div><p>${SAID}</p>`
    expect(await htmlToText(html)).toEqual({ text: SAID, hidden: ['Votre dossier'] })
  })

  test('what Gmail folds is quoted', async () => {
    const html = `<div>${SAID}</div><div class="gmail_quote gmail_quote_container"><blockquote class="gmail_quote">avant</blockquote></div>`
    expect(await htmlToText(html)).toEqual({ text: `${SAID}\n\n> avant`, hidden: [] })
  })
})

/** Generous: each takes about a second at most; without the caps, minutes. */
test.each([
  ['nested rules', `<style>${'.a{'.repeat(66_000)}</style><p class="a">a</p>`],
  ['nested rules with lists', `<style>${'a,b,c,d{e,f&{'.repeat(15_000)}</style><p>a</p>`],
  ['conditions in conditions', `<style>${'@media all{'.repeat(18_000)}</style><p>a</p>`],
  ['open brackets', `<style>${'('.repeat(200_000)}</style><p>a</p>`],
  ['open strings', `<style>${'"\\'.repeat(100_000)}</style><p>a</p>`],
  ['open comments', `<style>${'/*'.repeat(100_000)}</style><p>a</p>`],
  ['one long selector', `<style>${'a '.repeat(100_000)}{color:red}</style><p>a</p>`],
  ['escapes', `<style>.${'\\61 '.repeat(50_000)}{display:none}</style><p>a</p>`],
  ['rules for everything', `<style>${'*{color:red}'.repeat(8_000)}</style>${'<p>a'.repeat(25_000)}`],
  [
    'descendants of descendants',
    `<style>${'p p p p p p p b{color:red}'.repeat(3_000)}</style>${'<p><i>a'.repeat(200)}`,
  ],
  ['siblings of siblings', `<style>${'i~i~i~i~i~b{color:red}'.repeat(200)}</style>${'<i></i><b></b>'.repeat(8_000)}`],
  ['a long style', `<p style="${'color:red;'.repeat(20_000)}">a</p>`],
  ['a style of brackets', `<p style="${'('.repeat(200_000)}">a</p>`],
  [
    'a style of variables',
    `<p style="${Array.from({ length: 9000 }, (_, i) => `--a${i}:var(--a${i})`).join(';')}">a</p>`,
  ],
  ['broken nesting', '<b><i><u><div></b></i>a'.repeat(10_000)],
  ['unclosed formatting', '<p><b id=1><i id=2>a</p>'.repeat(9_000)],
  ['details', `<details>${'<summary>a</summary>b'.repeat(10_000)}</details>`],
  ['attributes', `<p ${'a=" '.repeat(50_000)}`],
  ['blanks in a tag', `<p${' '.repeat(200_000)}`],
])(
  '200 kB of %s end',
  async (_, html) => {
    const started = performance.now()
    await htmlToText(html)
    expect(performance.now() - started).toBeLessThan(8_000)
  },
  20_000,
)
