import { expect, test } from 'vitest'
import { satisfactionScore } from '../../src/reading/satisfaction-score.ts'

const score = (words: string) => satisfactionScore(words)?.score ?? null

test.each<[string, number | null]>([
  ['8', 8],
  ['0', 0],
  ['10', 10],
  ['8/10', 8],
  ['8 / 10', 8],
  ['8 sur 10', 8],
  ['dix sur dix', 10],
  ['neuf', 9],
  ['Zéro !', 0],
  ['Zéro pointé.', null],
  ['un', 1],
  ['Un grand merci à toute l’équipe', null],
  ['10 !!', 10],
  ['10/10 !!!', 10],
  ['je mets 7 merci', 7],
  ['Je mets 7, merci.', 7],
  ['Je vous donne 9', 9],
  ['Je dirais 6.', 6],
  ['Bonjour,\n\n8\n\nCordialement,\nSandrine Lefebvre', 8],
  ['Bonjour, ma note est 9/10.', 9],
  ['Note : 5', 5],
  ['Ma note : 4', 4],
  ['Pour moi c’est un 9', 9],
  ['Pour ma part : 3', 3],
  ['« 8 »', 8],
  ['**8**', 8],
  ['8 👍', 8],
  ['8.', 8],
  ['8 !', 8],
  ['8, rapide et clair', 8],
  ['7 car trois mois c’est long', 7],
  ['9 mais le propriétaire a mis du temps', 9],
  ['2 pour l’attente', 2],
  ['Huit, merci', 8],
  ['huit\nmerci', 8],
  ['Très bon service, 9/10', 9],
  ['Service rapide. Note : 8/10. Merci', 8],
  ['- 8', 8],
  ['10 points', 10],
  ['11', null],
  ['100', null],
  ['16/20', null],
  ['4/5', null],
  ['-1', null],
  ['8,5', null],
  ['8.5/10', null],
  ['entre 6 et 7', null],
  ['7 ou 8', null],
  ['7-8', null],
  ['7 à 8', null],
  ['7 et demi', null],
  ['80 %', null],
  ['8 jours sans réponse', null],
  ['3 relances avant une réponse', null],
  ['1 mois de retard', null],
  ['5 € seulement', null],
  ['2026', null],
  ['J’ai reçu votre courrier du 9/10 et je conteste', null],
  ['8/10 pour vous, 2/10 pour le propriétaire', null],
  ['Je ne suis pas satisfait', null],
  ['Le propriétaire n’a toujours pas payé', null],
  ['oui', null],
  ['', null],
])('%j is %s', (words, expected) => expect(score(words)).toBe(expected))

test.each([
  ['8', false],
  ['8, merci', false],
  ['Bonjour,\n8\nCordialement,\nSandrine Lefebvre', false],
  ['10 !! 👍', false],
  ['2, le propriétaire n’a toujours rien payé', true],
  ['8\nJe voudrais rouvrir mon dossier', true],
])('what stands beside the score of %j is more than thanks: %s', (words, more) =>
  expect(satisfactionScore(words)?.more).toBe(more),
)

test('a long hostile text is read in no time', () => {
  const start = performance.now()
  for (const text of ['merci '.repeat(50_000), '8 '.repeat(50_000), 'un '.repeat(50_000), '-'.repeat(100_000)])
    satisfactionScore(text)
  expect(performance.now() - start).toBeLessThan(200)
})
