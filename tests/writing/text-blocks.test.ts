import fc from 'fast-check'
import { expect, test } from 'vitest'
import { htmlFragment, htmlWithEditableLetter } from '../../src/writing/html-fragment.ts'
import { DRAFT_END, DRAFT_START } from '../../src/writing/markers.ts'
import { plainText } from '../../src/writing/plain-text.ts'
import { textBlocks } from '../../src/writing/text-blocks.ts'

test('headings, paragraphs and lists are what their lines say', () => {
  expect(
    textBlocks('Bonjour,\n\n## Titre\n### Partie\nUne ligne\nsuite.\n\n- a\n- b\n  suite\n\n1. x\n\n2. y\n1. autre'),
  ).toEqual([
    { kind: 'paragraph', text: 'Bonjour,' },
    { kind: 'heading', text: 'Titre' },
    { kind: 'subheading', text: 'Partie' },
    { kind: 'paragraph', text: 'Une ligne suite.' },
    { kind: 'bullets', items: ['a', 'b suite'] },
    { kind: 'numbers', start: 1, items: ['x', 'y'] },
    { kind: 'numbers', start: 1, items: ['autre'] },
  ])
})

test('a list that goes on after a heading keeps its number', () => {
  expect(htmlFragment('## Suite\n7. sept')).toMatch(/<ol start="7"/)
})

test('no text makes a tag, an attribute or an entity of its own', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom(
          '<',
          '>',
          '&',
          '"',
          "'",
          'a',
          ' ',
          '\n',
          '- ',
          '## ',
          '### ',
          '1. ',
          '█░',
          'ML-AAAA-A',
          '<script>',
          '&lt;',
        ),
      ),
      (parts) => {
        const html = htmlFragment(parts.join(''))
        const texts = html.replace(
          /<\/?(?:p|h2|h3|ul|ol|li|span)(?: (?:style|class|start|aria-hidden)="[^"<>]*")*>/g,
          '',
        )
        expect(texts).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/)
      },
    ),
  )
})

test('HTML and plain text say the same words', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('mot', 'deux', '\n', '\n\n', '- ', '## ', '### ', '1. ', ' ')), (parts) => {
      const text = parts.join('')
      expect(words(htmlFragment(text).replace(/<[^>]*>/g, ' '))).toEqual(words(plainText(text, '')))
    }),
  )
})

const words = (text: string): string[] => text.match(/\p{L}+/gu) ?? []

test('between the markers the letter is shown as it is written', () => {
  const html = htmlWithEditableLetter(
    `## Avant\n${DRAFT_START}\n## Titre\n- a\n- b\n1. un\n2. deux\nfin\n${DRAFT_END}\n## Après`,
  )
  expect(html).toMatch(/<h2[^>]*>Avant<\/h2>/)
  expect(html).toMatch(/<p[^>]*>## Titre<\/p>/)
  expect(html).toMatch(/<p[^>]*>- a<br>- b<\/p>/)
  expect(html).toMatch(/<p[^>]*>1\. un<br>2\. deux fin<\/p>/)
  expect(html).toMatch(/<h2[^>]*>Après<\/h2>/)
})

test('on a narrow screen signs stay with their word, a day with its month, a case number whole; a bar is not read out', () => {
  expect(htmlFragment('n° 89 : « 690 € » ML-AAAA-A')).toContain(
    'n°\u00a089\u00a0: «\u00a0690\u00a0€\u00a0» <span style="white-space:nowrap">ML-AAAA-A</span>',
  )
  expect(htmlFragment('le 31 mars 2026 et le 1er mai')).toContain('le 31\u00a0mars 2026 et le 1er\u00a0mai')
  expect(htmlFragment('- ██░ 2 lettres')).toContain('<span aria-hidden="true">██░</span> 2 lettres')
})

test('numbers that a mediator may answer with are strong outside the letter, which stays as it is', () => {
  const html = htmlWithEditableLetter(`- F5 dépôt = 690 €\n${DRAFT_START}\n- F5 dépôt ML-AAAA-A : 1 €\n${DRAFT_END}`)
  expect(html).toContain('<strong>F5</strong> dépôt')
  expect(html).toContain('- F5 dépôt ML-AAAA-A : 1 €')
})
