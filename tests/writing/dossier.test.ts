import { expect, test } from 'vitest'
import { articlesText } from '../../src/writing/articles-text.ts'
import { type Dossier, dossier, dossierJson } from '../../src/writing/dossier.ts'
import { dossierView } from './samples.ts'

const content = dossier(dossierView)
const field = (of: Dossier, label: string) => of.sections.flatMap((s) => s.fields).find((f) => f.label === label)?.value

test('every fact of the case fills its field of the form', () => {
  expect(field(content, 'Dépôt de garantie versé')).toBe('690\u00a0€')
  expect(field(content, 'Remise des clés')).toBe('31 janvier 2026')
  expect(field(content, 'Location vide ou meublée')).toBe('vide')
  expect(field(content, 'Sortie conforme à l’entrée')).toBe('non')
  expect(field(content, 'Sommes déjà rendues')).toBe('aucune')
  expect(field(content, 'Retenues annoncées par le bailleur')).toBe('réparations : 690\u00a0€ (sans justificatif)')
  expect(field(content, 'Majoration réclamée')).toBe('entre 69\u00a0€ et 138\u00a0€')
})

test('what is not known is listed as missing, and nothing else is', () => {
  const empty = content.sections.flatMap((s) => s.fields).filter((f) => f.value === null)
  expect(content.missing).toHaveLength(empty.length)
  expect(content.missing).toContain('Le défendeur : adresse postale')
  expect(content.missing).not.toContain('La demande : sommes déjà rendues')
})

test('a sum that no line of the computation shows is nothing to claim: it is to be filled in', () => {
  const { trace, ...sums } = dossierView.evaluation
  const bare = dossier({ ...dossierView, evaluation: { ...sums, trace: trace.slice(0, 2) } })
  expect(field(bare, 'Somme réclamée au titre du dépôt')).toBe('690\u00a0€')
  expect(field(bare, 'Majoration réclamée')).toBeNull()
  expect(bare.missing).toContain('La demande : majoration réclamée')
})

test('an agency that nobody spoke of is one box, and three when it is known', () => {
  const boxes = (of: Dossier) => of.sections.find((s) => s.heading === 'L’agence du bailleur')?.fields.length
  const agent = { name: 'Agence du Port', role: 'agent', email: null, postal: null, phone: null } as const
  expect([boxes(content), boxes(dossier({ ...dossierView, agent }))]).toEqual([1, 3])
})

test.each([
  [['loi, art. 22, al. 3', 'loi, art. 22, al. 7'], 'loi, art. 22, al. 3 et 7'],
  [['loi, art. 22, al. 3', 'loi, art. 22, al. 4', 'loi, art. 22, al. 7'], 'loi, art. 22, al. 3, 4 et 7'],
  [['loi, art. 7-1', 'code civil, art. 2238'], 'loi, art. 7-1\ncode civil, art. 2238'],
  [[], ''],
])('articles of one text are named together: %j', (articles, text) => {
  expect(articlesText(articles)).toBe(text)
})

test('the exhibits are numbered, each with where it is; a damaged one is as it came, and said so', () => {
  expect(content.exhibits.map((e) => [e.number, e.name, e.where])).toEqual([
    [1, 'EDL_entree_2019.pdf', `pieces-${content.ref}.pdf, pages 2 à 4`],
    [2, 'EDL sortie janv 2026.jpg', `pieces-${content.ref}.pdf, page 1`],
    [3, 'bail.pdf', 'piece-03-bail.pdf (fichier abîmé, joint tel quel)'],
  ])
})

test('a landlord who files asks to keep something, and claims nothing of what the tenant may have', () => {
  const filed = dossier({ ...dossierView, claimantSide: 'landlord' })
  expect(field(filed, 'Objet')).toBe('Retenues sur le dépôt de garantie')
  expect(field(filed, 'Dépôt qui resterait dû au locataire')).toBe('690\u00a0€')
  expect(field(filed, 'Total réclamé')).toBeUndefined()
  expect(filed.steps[1]?.what).toBe('Premier courriel du service de médiation au locataire')
})

test('what no fact says is answered by the claimant’s own sentence, between quotation marks', () => {
  expect(field(content, 'Clés remises à qui, et comment')).toBe(
    '«\u00a0J’ai rendu les clés à M. Vasseur lui-même, le 31 janvier 2026\u00a0»',
  )
})

test('nothing of what was said in mediation is in it: no offer, no words', () => {
  const json = dossierJson(content)
  expect(json).not.toMatch(/500|proposition|propose|tickets|inconnu/i)
})

test('the steps tell in order that the mediation took place', () => {
  expect(content.steps.map((s) => s.on)).toEqual(['2026-04-07', '2026-04-14', '2026-05-06'])
  expect(content.steps[1]?.what).toBe('Premier courriel du service de médiation au bailleur')
})

test('the JSON is the same dossier', () => {
  expect(JSON.parse(dossierJson(content))).toEqual(content)
})
