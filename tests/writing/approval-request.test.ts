import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { commandHelp } from '../../src/commands/help.ts'
import { type ApprovalView, approvalRequest } from '../../src/writing/approval-request.ts'
import { DRAFT_END, DRAFT_START } from '../../src/writing/markers.ts'
import { approvalView, letters } from './samples.ts'

const { subject, text } = approvalRequest(approvalView)

test('the first line says what an OK does', () => {
  expect(text.split('\n')[0]).toBe(
    'Si vous répondez OK, cette lettre part à 2 personnes, séparément : rappel de la loi (locataire et bailleur).',
  )
  expect(subject).toMatch(/^À approuver, ML-/)
  expect(approvalRequest({ ...approvalView, blocked: true }).text.split('\n')[0]).toMatch(/^Un OK ne suffit pas\./)
})

test.each(Object.entries(letters))('the letter ends within 60 lines: %s', (_, letter) => {
  expect(lineOf(DRAFT_END, { ...approvalView, letter })).toBeLessThanOrEqual(60)
})

const lineOf = (line: string, view: ApprovalView): number => approvalRequest(view).text.split('\n').indexOf(line) + 1

describe('it shows', () => {
  test.each([
    [
      'who gets the letter',
      /À : Gérard Maillot <gerard\.maillot52@free\.example>, bailleur \(attention : adresse donnée/,
    ],
    ['the stage and the sum', /Étape : à l’étude ; somme en jeu : entre 0 € et 759 €\n/],
    ['what is disputed', /Contesté : retenues annoncées/],
    ['what one side alone says', /Selon une seule partie, état des lieux/],
    ['what is agreed', /Admis : remise des clés/],
    ['the doubts', /## Attention\n- Lecture incertaine/],
    ['why', /## Pourquoi cette lettre\n- Les faits suffisent/],
    ['what only the landlord gets', /## Ajouté pour le bailleur seul\n### /],
    ['what all get after the letter', /## Joint à la lettre, pour tous\n/],
    ['until when', /jusqu’au mardi 28 avril 2026 à 09:00/],
  ])('%s', (_, pattern) => expect(text).toMatch(pattern))

  test('who has a part in the case and does not get this letter', () => {
    const [tenant] = approvalView.recipients
    const alone = approvalRequest({ ...approvalView, recipients: tenant ? [tenant] : [] })
    expect(text).not.toContain('Ne reçoit pas')
    expect(alone.text).toContain(
      'Ne reçoit pas cette lettre : Gérard Maillot <gerard.maillot52@free.example>, bailleur',
    )
  })

  test('first what is new in it, then whose case it is and which files leave with the letter', () => {
    const lead = 'Version plus courte, à votre demande.'
    const again = approvalRequest({ ...approvalView, lead, owner: 'n@b.example', attachments: ['a.pdf', 'b.json'] })
    expect(again.text.split('\n').slice(0, 3)).toEqual([lead, '', text.split('\n')[0]])
    expect(again.text).toContain('; suivi par n@b.example\n')
    expect(again.text).toContain('- Avec : a.pdf ; b.json\n')
  })
})

test('each point in dispute has its line while they are few, and a short line holds many', () => {
  const lines = (n: number) =>
    approvalRequest({ ...approvalView, disputed: Array.from({ length: n }, (_, i) => `F${i + 1} x`) }).text.match(
      /^- Contesté : .*$/gm,
    )
  expect(lines(3)).toEqual(['- Contesté : F1 x', '- Contesté : F2 x', '- Contesté : F3 x'])
  expect(lines(4)).toEqual(['- Contesté : F1 x ; F2 x ; F3 x ; F4 x'])
})

test('however long the letter and the card, 60 lines are kept where that is possible, and nothing is lost', () => {
  const line = fc.nat(8)
  fc.assert(
    fc.property(line, line, fc.integer({ min: 1, max: 38 }), (warned, wrote, long) => {
      const view = {
        ...approvalView,
        warnings: Array.from({ length: warned }, (_, i) => `Doute ${i}.`),
        messages: Array.from({ length: wrote }, (_, i) => ({ from: `M${i}`, on: 'hier', words: `mots ${i}` })),
        letter: { ...approvalView.letter, body: Array.from({ length: long }, () => 'x').join('\n') },
      }
      expect(lineOf(DRAFT_END, view)).toBeLessThanOrEqual(60)
      const shown = approvalRequest(view).text.split('\n')
      for (const { from } of view.messages) expect(shown.filter((l) => l.startsWith(`- ${from},`))).toHaveLength(1)
      for (const doubt of view.warnings) expect(shown.filter((l) => l === `- ${doubt}`)).toHaveLength(1)
      const below = shown.slice(shown.indexOf(DRAFT_END)).filter((l) => l.startsWith('- Doute ')).length
      const told = shown.find((l) => /^- … et \d+ de plus, sous la lettre$/.test(l))
      if (below > 0) expect(told).toBeDefined()
    }),
  )
})

test('every command has its name here, OK first', () => {
  const commands = text.slice(text.indexOf('## Vos réponses possibles'))
  expect(commands.split('\n')[1]).toMatch(/^- OK : /)
  for (const { form } of commandHelp)
    expect(commands).toContain(/^F\d = |^\p{Lu}{2,}(?: \p{Lu}{2,}(?!\S))*/u.exec(form)?.[0] ?? form)
})

test('the letter stands between the markers exactly as it would leave', () => {
  expect(text.slice(text.indexOf(DRAFT_START) + DRAFT_START.length, text.indexOf(DRAFT_END)).trim()).toBe(
    approvalView.letter.body,
  )
})

test('long messages of the parties are shortened and stay on one line', () => {
  const words = 'mot '.repeat(500)
  const long = approvalRequest({ ...approvalView, messages: [{ from: 'X', on: 'hier', words }] }).text
  const line = long.split('\n').find((l) => l.startsWith('- X, le hier'))
  expect(line).toMatch(/\[…\] »$/)
  expect(line?.length).toBeLessThan(330)
})

test.each(['1. non\n2. oui', '2) je rends une partie', '- 300 €', '> oui'])(
  'what a person wrote begins as it began: %j',
  (words) => {
    const shown = approvalRequest({ ...approvalView, messages: [{ from: 'X', on: 'hier', words }] }).text
    expect(shown).toContain(`- X, le hier : « ${words.replace('\n', ' ')} »`)
  },
)
