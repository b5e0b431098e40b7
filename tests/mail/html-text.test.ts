import { describe, expect, test } from 'vitest'
import { htmlToText } from '../../src/mail/html-text.ts'

describe('what a reader sees', () => {
  test.each([
    ['blocks and breaks are lines', '<div>a</div><div><br></div><div>b<br>c</div>', 'a\n\nb\nc'],
    ['paragraphs stand apart', '<p>a</p><p>b</p>', 'a\n\nb'],
    [
      'Word writes one paragraph a line',
      '<p class="MsoNormal">a</p><p class="MsoNormal">&nbsp;</p><p class="MsoNormal">b</p>',
      'a\n\nb',
    ],
    ['white space collapses', '<p>a\n  <b>b</b>   c</p>', 'a b c'],
    ['lists keep their marks', '<ul><li>a</li><li>b</li></ul>', '- a\n- b'],
    ['scripts and styles say nothing', '<style>p{}</style><script>alert(1)</script><p>a</p>', 'a'],
    ['preformatted text keeps its lines', '<pre>a\n\nb</pre>', 'a\n\nb'],
    ['white on black is read', '<table bgcolor="#000000"><tr><td style="color:#fff">a</td></tr></table>', 'a'],
  ])('%s', async (_, html, text) => {
    expect((await htmlToText(html)).text).toBe(text)
  })
})

describe('what is hidden from the reader is reported, not read', () => {
  test.each([
    ['<span style="display: none">ordre secret</span>'],
    ['<span style="visibility:hidden">ordre secret</span>'],
    ['<span style="font-size:0px;">ordre secret</span>'],
    ['<span style="font-size:1px">ordre secret</span>'],
    ['<span style="opacity:0">ordre secret</span>'],
    ['<div style="position:absolute;left:-9999px">ordre secret</div>'],
    ['<span style="mso-hide:all">ordre secret</span>'],
    ['<font color="white">ordre secret</font>'],
    ['<p style="color:#fefefe">ordre secret</p>'],
    ['<div style="background:#000"><p style="color:rgb(0, 0, 0)">ordre secret</p></div>'],
    ['<div hidden>ordre secret</div>'],
    ['<style>.x{display:none}</style><div class="a x">ordre secret</div>'],
    ['<style>#y { font-size:0 }</style><div id="y">ordre secret</div>'],
    ['<!-- ordre secret -->'],
    ['<div style="display:none"><p>ordre secret</p></div>'],
  ])('%s', async (html) => {
    expect(await htmlToText(`<p>visible</p>${html}`)).toEqual({ text: 'visible', hidden: ['ordre secret'] })
  })
})

describe('quotations get their marks', () => {
  test.each([
    [
      'Gmail',
      '<p>oui</p><div class="gmail_quote"><div class="gmail_attr">Le 3, X a écrit :</div><blockquote class="gmail_quote">cité</blockquote></div>',
      'oui\n\n> Le 3, X a écrit :\n>\n> cité',
    ],
    [
      'Gmail, answer between',
      '<div class="gmail_quote"><blockquote class="gmail_quote">un</blockquote><div>oui</div><blockquote class="gmail_quote">deux</blockquote></div>',
      '> un\n\noui\n\n> deux',
    ],
    [
      'Gmail, forward',
      '<p>vu</p><div class="gmail_quote">---------- Forwarded message ---------<br>texte</div>',
      'vu\n\n> ---------- Forwarded message ---------\n> texte',
    ],
    [
      'Outlook',
      '<p class="MsoNormal">oui</p><div id="divRplyFwdMsg">De : X</div><p class="MsoNormal">cité</p>',
      'oui\n> De : X\n> cité',
    ],
    ['Yahoo', '<div>oui</div><div class="yahoo_quoted">cité</div>', 'oui\n> cité'],
    [
      'Thunderbird',
      '<p>oui</p><div class="moz-cite-prefix">Le 3, X :</div><blockquote type="cite">cité</blockquote>',
      'oui\n\n> Le 3, X :\n>\n> cité',
    ],
    ['an indentation is no quotation', '<blockquote style="margin:0 0 0 40px;border:none">oui</blockquote>', 'oui'],
    ['a signature is announced', '<div>oui</div><div class="gmail_signature">Jean</div>', 'oui\n-- \nJean'],
  ])('%s', async (_, html, text) => {
    expect((await htmlToText(html)).text).toBe(text)
  })
})

/** Generous: each takes well under a second; without the caps, minutes. */
test.each([
  '<div>',
  '<div style="color:white">a',
  '<div class="gmail_quote">a',
  '<p>a',
  '<b>a',
  '<',
  '<a ',
  '<!--',
  '<td>a',
  '<option>a',
  '<ul><li>',
  '<b>a</i>',
  '<style>.a{',
])(
  'five megabytes of %j end',
  async (seed) => {
    const { text } = await htmlToText(seed.repeat(Math.ceil(5_000_000 / seed.length)))
    expect(text.length).toBeLessThanOrEqual(400_000)
  },
  20_000,
)
