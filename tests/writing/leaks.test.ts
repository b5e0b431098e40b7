import { expect, test } from 'vitest'
import { leakedNotes, leakedRuns } from '../../src/writing/leaks.ts'
import { letters } from './samples.ts'

const secrets = [
  'Je n’ai pas de facture puisque c’est moi qui l’ai fait, avec mon père, pendant six jours de travail au mois de février.',
  'Je vous dis entre nous que je veux bien descendre jusqu’à quatre cents euros si elle arrête de me téléphoner le soir.',
  'Mon médecin m’a arrêtée trois semaines et je n’ose pas le relancer parce qu’il connaît mon employeur depuis longtemps.',
  'Ne lui dites surtout pas que nous avons déjà reloué le studio depuis le quinze du mois dernier à un prix plus élevé.',
]

/** Ways in which the same words may stand in a letter. */
const disguises: ((run: string) => string)[] = [
  (run) => run,
  (run) => run.toUpperCase(),
  (run) => run.normalize('NFD'),
  (run) => run.replace(/’/g, "'"),
  (run) => run.replace(/ /g, '\u00a0'),
  (run) => run.replace(/ /g, ',\n'),
  (run) => `« ${run} »`,
  (run) => run.normalize('NFD').replace(/\p{M}/gu, ''),
]

test('every one of 80 leaks seeded in our letters is found', () => {
  const bodies = Object.values(letters).map((letter) => letter.body)
  const seeded = secrets.flatMap((secret, s) =>
    disguises.flatMap((disguise, d) =>
      [0, 5, 11].map((from, i) => {
        const run = secret
          .split(' ')
          .slice(from, from + 9)
          .join(' ')
        return (bodies[(s + d + i) % bodies.length] ?? '').replace('Bonjour,', `Bonjour,\n\n${disguise(run)}`)
      }),
    ),
  )
  expect(seeded.length).toBeGreaterThanOrEqual(80)
  expect(seeded.filter((letter) => leakedRuns(letter, secrets).length === 0)).toEqual([])
})

test('no letter of ours leaks by itself', () => {
  for (const letter of Object.values(letters)) expect(leakedRuns(letter.body, secrets)).toEqual([])
})

const said = 'Mon médecin traitant connaît bien mon employeur depuis longtemps, et ma sœur aussi.'

test.each([
  ['five words that say something', 'Son médecin traitant connaît l’employeur depuis très longtemps.', 1],
  ['four of them', 'Le médecin traitant connaît l’employeur.', 0],
  ['eight of any kind', 'Si oui, je n’ai pas osé le lui dire et tant pis.', 1],
  [
    'a fact in the words of the law',
    'L’état des lieux de sortie est conforme à celui d’entrée, le bailleur garde le dépôt.',
    0,
  ],
  ['a sum and a day', 'Le bailleur propose de rendre 500 euros avant le lundi 4 mai 2026.', 0],
])('%s', (_, letter, leaks) => {
  const secrets = [
    said,
    'Je n’ai pas osé le lui dire, à elle.',
    'L’état des lieux de sortie est conforme à celui d’entrée, le bailleur garde le dépôt.',
    'Je propose de rendre 500 euros avant le lundi 4 mai 2026.',
  ]
  expect(leakedRuns(letter, secrets)).toHaveLength(leaks)
})

test('a longer run is told once, and two runs are two', () => {
  expect(leakedRuns(said, [said])).toHaveLength(1)
  expect(leakedRuns(`${said} Nous avons bien noté tout cela. ${said}`, [said])).toHaveLength(2)
})

test.each([
  ['five words of a note', 'Appeler d’abord sa fille Julie demain', 'Il faut appeler d’abord sa fille Julie.', 1],
  [
    'a remark on the letter itself',
    'NON, trop long : enlevez le délai de deux mois',
    'Le délai de deux mois est passé.',
    0,
  ],
])('%s', (_, note, letter, leaks) => {
  expect(leakedNotes(letter, [note])).toHaveLength(leaks)
})

test('words of ours that a party repeated are no leak', () => {
  expect(leakedRuns(said, [said], [said])).toEqual([])
})
