import { expect, test } from 'vitest'
import { leakedRuns } from '../../src/writing/leaks.ts'
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

test('seven words in common are no leak, eight are, and a longer run is told once', () => {
  expect(leakedRuns('un deux trois quatre cinq six sept', ['un deux trois quatre cinq six sept huit'])).toEqual([])
  expect(
    leakedRuns('un deux trois quatre cinq six sept huit neuf', ['un deux trois quatre cinq six sept huit neuf']),
  ).toEqual(['un deux trois quatre cinq six sept huit neuf'])
})

test('words of ours that a party repeated are no leak', () => {
  const ours = letters['law-reminder-first']?.body ?? ''
  expect(leakedRuns(ours, [ours])).not.toEqual([])
  expect(leakedRuns(ours, [ours], [ours])).toEqual([])
})
