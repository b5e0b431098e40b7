import { expect, test } from 'vitest'
import { pdfLetter } from '../../src/adapters/pdf-letter.ts'
import { day, instant } from '../../src/domain/day.ts'
import { paperLetter } from '../../src/writing/paper-letter.ts'
import { elementsOf, pdfStructure, pdfText } from '../support/pdf-structure.ts'
import { context, law } from '../writing/samples.ts'

const at = instant('2026-05-06T08:00:00Z')
const mailAddress = 'mediation@mediation-logement.example'
const letter = paperLetter(context, { law, mailAddress, replyBy: day('2026-06-03') })
const print = () =>
  pdfLetter({ ref: context.ref, on: '6 mai 2026', text: letter.annex ?? '', foot: context.serviceName }, at)

test('a letter for the post is a tagged French document with its title, its headings and the code', async () => {
  const pdf = await print()
  for (const mark of ['/Lang (fr-FR)', '/Marked true', '/DisplayDocTitle true', 'pdfuaid'])
    expect([mark, pdf.toString('latin1').includes(mark)]).toEqual([mark, true])
  const all = elementsOf(pdfStructure(pdf))
  expect(all.filter((e) => e.type === 'H1').map((e) => e.text)).toEqual(['Dépôt de garantie : la règle et le calcul'])
  expect(all.filter((e) => e.type === 'H2').map((e) => e.text)).toContain('Comment répondre')
  const said = pdfText(pdf)
  for (const text of [context.ref, mailAddress, '6. J’ai besoin de temps', '690 €', 'mercredi 3 juin 2026'])
    expect([text, said.includes(text)]).toEqual([text, true])
})

test('the same letter and moment give the same bytes', async () => {
  expect((await print()).equals(await print())).toBe(true)
})
