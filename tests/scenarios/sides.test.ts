import { expect, test } from 'vitest'
import { day } from '../../src/domain/day.ts'
import { digestView } from '../../src/flows/digest-view.ts'
import { parseMail } from '../../src/mail/parse.ts'
import { onlyCase, reminded, requests, start } from '../support/cases.ts'
import { COMPLETE_REQUEST, LANDLORD, TENANT } from '../support/people.ts'
import { plainEml } from '../support/plain-eml.ts'
import { OURS } from '../support/test-world.ts'

test('a sum that one side named in private and that was not relayed cannot be accepted by the other', async () => {
  const { w, p } = await reminded()
  await p.tenantWrites('Entre nous, je propose 450 euros pour en finir.')
  expect(onlyCase(w).file.offer).toMatchObject({ by: 'tenant', amount: 45_000, relayed: false })
  await p.landlordWrites('OK')
  expect(onlyCase(w).file.agreement).toBeNull()
})

test('an offer crossed by another is not rejected by somebody who never saw it', async () => {
  const { w, p } = await reminded()
  await p.tenantWrites('Je propose 450 euros pour en finir.')
  await p.landlordWrites('Je propose de rendre 500 euros.')
  const events = w.world.db.prepare("SELECT type FROM case_events WHERE type = 'offer_rejected'").all()
  expect(events).toHaveLength(0)
})

test('a tenant who gives up before the landlord was contacted: the landlord hears nothing', async () => {
  const { w, p } = start()
  await p.opensAlone(COMPLETE_REQUEST.replace('en copie de ce mail', ''))
  await p.mediatorSays('OK')
  await p.tenantWrites(`1. oui\n2. ${LANDLORD.address}\n3. non\n4. oui`)
  await p.tenantWrites('Finalement je laisse tomber, j’abandonne ma demande.')
  expect(p.request().mail.subject).toContain('clôture')
  await p.mediatorSays('OK')
  expect(p.lettersTo(LANDLORD.address)).toHaveLength(0)
  expect(onlyCase(w).file.state).toBe('withdrawn')
})

const LANDLORD_REQUEST = `Bonjour,

Je suis le propriétaire d'un appartement loué vide au 18 rue des Cités, 93300 Aubervilliers, résidence principale de ma locataire à partir du 1er septembre 2019. Elle m'a rendu les clés le 31 janvier 2026. Le dépôt de garantie était de 690 €, le loyer de 690 € hors charges. Je garde 400 € pour la peinture, voici mes photos privées.

Je demande à la médiation de nous aider à trouver un accord.`

async function openedByLandlord() {
  const { w, p } = start()
  await w.receive(
    plainEml({
      from: `${LANDLORD.name} <${LANDLORD.address}>`,
      to: `${TENANT.name} <${TENANT.address}>`,
      cc: [OURS],
      text: LANDLORD_REQUEST,
    }),
  )
  return { w, p }
}

test('the dossier of the landlord who asked is never sent to the tenant', async () => {
  const { w, p } = await openedByLandlord()
  expect(onlyCase(w).origin).toBe('landlord')
  await p.landlordWrites('Une précision entre nous : la peinture m’a coûté 400 € et je n’ai aucune facture.')
  await p.tenantWrites('Je veux saisir la commission départementale de conciliation.')
  const asked = requests(w).find((r) => r.mail.subject.includes('dossier pour la commission'))
  if (!asked) return
  await p.mediatorSays('OK')
  const toTenant = p.lettersTo(TENANT.address).at(-1)
  const parsed = toTenant ? await parseMail(toTenant.raw) : null
  const json = parsed?.kind === 'parsed' ? parsed.mail.attachments.map((a) => a.name) : []
  const draft = onlyCase(w).drafts.find((d) => d.purpose === 'cdc_dossier')
  const bytes = w.world.db
    .prepare("SELECT bytes FROM draft_attachments WHERE draft_id = ? AND media_type = 'application/json'")
    .get(draft?.id) as { bytes: Buffer } | undefined
  expect({ json, claimant: JSON.parse(bytes?.bytes.toString() ?? '{}') }).not.toMatchObject({
    claimant: { claimant: { role: 'landlord' } },
  })
  expect(bytes?.bytes.toString() ?? '').not.toContain(LANDLORD.name)
})

test('an address that the tenant gives for somebody else is not taken for the landlord’s', async () => {
  const { w, p } = start()
  await p.opensAlone(
    'Bonjour, mon propriétaire ne me rend pas ma caution de 600 euros. Pouvez-vous m’aider ? Vous pouvez aussi m’écrire à sandrine.perso@mail.example.',
  )
  expect(onlyCase(w).parties.filter((x) => x.role === 'landlord')).toHaveLength(0)
  expect(p.request().mail.subject).toContain('demande de précisions')
})

test('landlord and agency both in copy: the landlord named by the tenant can be written to', async () => {
  const { w, p } = start()
  await w.receive(
    plainEml({
      from: `${TENANT.name} <${TENANT.address}>`,
      to: [`${LANDLORD.name} <${LANDLORD.address}>`, 'Agence <contact@agence.example>'],
      cc: [OURS],
      text: COMPLETE_REQUEST,
    }),
  )
  await p.mediatorSays('OK')
  await p.tenantWrites(`1. oui\n2. ${LANDLORD.address}\n3. non\n4. oui`)
  await p.mediatorSays('OK')
  expect(p.lettersTo(LANDLORD.address)).toHaveLength(1)
})

test.each([
  'Bonjour, je suis assistante sociale et j’écris pour Mme Lefebvre, dont le propriétaire ne rend pas la caution de 600 euros. Elle demande une médiation.',
  'Bonjour, je suis le garant de Mme Lefebvre. Son propriétaire ne rend pas la caution de 600 euros. Je demande une médiation.',
])('whoever opens a case can be answered: %s', async (text) => {
  const { w, p } = start()
  await w.receive(plainEml({ from: 'Claire Roy <claire.roy@ccas.example>', to: OURS, text }))
  expect(onlyCase(w).file.state).not.toBe('resolved')
  await w.on('2026-04-30T12:00:00Z')
  expect(requests(w).length).toBeGreaterThan(0)
  await p.mediatorSays('OK')
})

test('no letter without a recipient is proposed', async () => {
  const { w } = start()
  await w.receive(
    plainEml({
      from: 'Claire Roy <claire.roy@famille.example>',
      to: OURS,
      text: 'Bonjour, je suis le garant de Mme Lefebvre. Le logement est un gîte de vacances, ce n’était pas sa résidence principale. Le propriétaire garde la caution de 600 euros. Je demande une médiation.',
    }),
  )
  for (const draft of onlyCase(w).drafts) expect(draft.recipients.length).toBeGreaterThan(0)
})

test.each([
  ['consent', 'Oui, je suis d’accord pour que vous écriviez à mon bailleur.\n\n1. oui'],
  ['withdrawal', 'Finalement je laisse tomber, j’abandonne ma demande.'],
])('a mail that only claims the tenant’s address, without token or proof, gives no %s', async (what, text) => {
  const { w, p } = start()
  await p.opensAlone('Bonjour, mon propriétaire ne me rend pas ma caution de 600 euros. Pouvez-vous m’aider ?')
  await p.mediatorSays('OK')
  await w.receive(plainEml({ from: `${TENANT.name} <${TENANT.address}>`, to: OURS, text, auth: 'none' }))
  if (what === 'consent') expect(onlyCase(w).file.consent).toBe(false)
  else expect(p.request().mail.subject).not.toContain('clôture')
})

test('a mail that only claims the landlord’s address, without token or proof, makes no agreement', async () => {
  const { w, p } = await reminded()
  await p.tenantWrites('Je propose 450 euros pour en finir.')
  await p.mediatorSays('OK')
  await w.receive(
    plainEml({ from: `${LANDLORD.name} <${LANDLORD.address}>`, to: OURS, text: 'J’accepte.', auth: 'none' }),
  )
  expect(onlyCase(w).file.agreement).toBeNull()
})

test('law told to one side alone is flagged to the mediator, and in the digest until the twin letter leaves', async () => {
  const { w, p } = await reminded()
  await p.tenantWrites('Est-ce qu’il a le droit de tout garder sans facture ?')
  expect(p.request().mail.text).toContain('rappel de la loi ne part pas au bailleur')
  await p.mediatorSays('OK')
  expect(onlyCase(w).file.leftOut).toEqual(['landlord'])
  expect(
    digestView(w.world, day('2026-04-08'))
      .idle.map((l) => l.text)
      .join(),
  ).toContain('droit rappelé sans le bailleur')
  await p.landlordWrites('Je garde les 690 euros pour la peinture.')
  expect(p.request().mail.subject).toContain('rappel de la loi (locataire et bailleur)')
  await p.mediatorSays('OK')
  expect(onlyCase(w).file.leftOut).toEqual([])
})
