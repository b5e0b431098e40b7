import { expect, test } from 'vitest'
import { onlyCase, requests, start } from '../support/cases.ts'
import { COMPLETE_REQUEST, LANDLORD, TENANT } from '../support/people.ts'

test('who stops after the first result is asked on day 7 and day 21 how it went, then no more', async () => {
  const { w, p } = start('2026-04-07T08:00:00Z')
  await p.opensAlone(COMPLETE_REQUEST.replace('en copie de ce mail', ''))
  await p.mediatorSays('OK')
  await p.tenantWrites('1. non\n2. je ne sais pas\n3. non\n4. oui')
  expect(p.request().mail.subject).toContain('rappel de la loi (locataire)')
  await p.mediatorSays('OK')
  for (const day of ['2026-04-14', '2026-04-28']) {
    const before = requests(w).length
    await w.on(`${day}T08:00:00Z`)
    expect(requests(w)).toHaveLength(before + 1)
    await p.mediatorSays('OK')
    expect(p.lastTo(TENANT).mail.text.replace(/\s+/g, ' ')).toContain(
      'Si votre situation est déjà réglée, dites-le-nous',
    )
  }
  await w.on('2026-05-05T08:00:00Z')
  expect(p.request().mail.subject).toContain('clôture')
  await p.mediatorSays('OK')
  expect(onlyCase(w).file.outcome).toBe('abandoned')
  expect(p.lettersTo(LANDLORD.address)).toHaveLength(0)
})
