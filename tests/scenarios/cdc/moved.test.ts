import { expect, test } from 'vitest'
import { day } from '../../../src/domain/day.ts'
import { buildDossier } from '../../../src/flows/build-dossier.ts'
import { evaluateCase } from '../../../src/flows/law-for-case.ts'
import { onlyCase, start } from '../../support/cases.ts'
import { COMPLETE_REQUEST } from '../../support/people.ts'

test('a new address counts from its own day: the dossier has it with that day, and the sums stay as they were', async () => {
  const { w, p } = start('2026-04-07T08:00:00Z')
  await p.opensJointly(`${COMPLETE_REQUEST}\n\nJ'habite maintenant 3 rue des Lilas, 93100 Montreuil.`)
  const on = day('2026-05-20')
  const before = evaluateCase(w.world, onlyCase(w), on)
  const postal = async () => {
    const { content } = await buildDossier(w.world, onlyCase(w))
    return content.sections[0]?.fields.find(({ label }) => label === 'Adresse postale')?.value
  }
  expect(await postal()).toBe('3 rue des Lilas, 93100 Montreuil')
  await w.on('2026-05-02T08:00:00Z')
  await p.tenantWrites("J'ai déménagé, j'habite maintenant 12 rue Neuve, 75011 Paris.")
  expect(onlyCase(w).statements.some(({ at }) => at > '2026-05')).toBe(true)
  expect(await postal()).toBe('12 rue Neuve, 75011 Paris (nouvelle adresse, dite le 2 mai 2026)')
  expect(evaluateCase(w.world, onlyCase(w), on).totalDue).toEqual(before.totalDue)
})
