import { expect, test } from 'vitest'
import { buildDossier } from '../../../src/flows/build-dossier.ts'
import { onlyCase, start } from '../../support/cases.ts'
import { pdfText } from '../../support/pdf-structure.ts'
import { COMPLETE_REQUEST, LANDLORD, TENANT } from '../../support/people.ts'
import { plainEml } from '../../support/plain-eml.ts'
import { OURS } from '../../support/test-world.ts'

/** Everything that a reader of the files sees, without the spaces that separate thousands. */
async function wholeDossier({ world }: ReturnType<typeof start>['w']): Promise<string> {
  const { attachments } = await buildDossier(world, onlyCase({ world } as never))
  const [pdf, json] = attachments
  return `${pdfText(pdf?.bytes ?? Buffer.alloc(0))}\n${json?.bytes}\n${attachments.map((a) => a.name)}`.replace(
    /[\u00a0\u202f]/g,
    ' ',
  )
}

const PRIVATE = `Entre nous : je garde 345,67 € pour le ménage et 111 € pour les clés perdues, sans facture. Le loyer était de 702 €.
Je propose de rendre 222 € avant le 3 mai 2026. Mon avocat dit que la locataire est de mauvaise foi.`

test('what the landlord told in private, in words, sums, dates, offers and addresses, is not in the tenant’s dossier', async () => {
  const { w, p } = start()
  await p.opensJointly()
  await w.receive(
    plainEml({
      from: `${LANDLORD.name} <${LANDLORD.address}>`,
      to: OURS,
      subject: 'Entre nous',
      text: `${PRIVATE}\nÉcrivez-moi désormais à prive.maillot@sfr.example ou au 06 11 22 33 44.\nGérard Maillot, 7 rue Secrète, 75011 Paris`,
      date: w.clock.now(),
    }),
  )
  await p.mediatorSays('NOTE le bailleur semble ruiné et prêt à transiger')
  await p.mediatorSays('F17 = ménage 345,67 €')
  const found = onlyCase(w)
  expect(found.statements.some((s) => s.side === 'landlord' && s.key === 'deductions')).toBe(true)
  const text = await wholeDossier(w)
  for (const secret of [
    '345,67',
    '111 €',
    '702',
    '222',
    '3 mai',
    'mauvaise foi',
    'avocat dit',
    'sfr.example',
    '06 11',
    'Secrète',
    'ruiné',
    'transiger',
    // What a landlord says to keep is in no list of what is to be added.
    'décompte des retenues',
  ])
    expect([secret, text.includes(secret)]).toEqual([secret, false])
  for (const own of [
    '690 €',
    '31 janvier 2026',
    '18 rue des Cités, 93300 Aubervilliers',
    TENANT.address,
    LANDLORD.address,
  ])
    expect([own, text.includes(own)]).toEqual([own, true])
})

test('what the tenant wrote once the landlord was heard quotes nothing of the mediation', async () => {
  const { w, p } = start()
  await p.opensJointly(
    COMPLETE_REQUEST.replace('et je vous ai rendu les clés le même jour avec ma nouvelle adresse', ''),
  )
  await p.landlordWrites('Vous avez laissé les clés dans la boîte de la voisine, je propose 300 €.')
  await p.tenantWrites(
    'Il répète que j’ai rendu les clés à la voisine, mais il a reconnu les avoir eues. Il propose 300 €.',
  )
  expect(await wholeDossier(w)).not.toMatch(/voisine|\b300\b|reconnu/)
})

test('the landlord who asks files with the landlord’s own words, and nothing that the tenant told in private', async () => {
  const { w, p } = start()
  await w.receive(
    plainEml({
      from: `${LANDLORD.name} <${LANDLORD.address}>`,
      to: `${TENANT.name} <${TENANT.address}>`,
      cc: [OURS],
      text: 'Bonjour, je suis le propriétaire du 18 rue des Cités, 93300 Aubervilliers, loué vide à Mme Lefebvre, résidence principale. Elle a remis les clés à mon gardien le 31 janvier 2026. Dépôt de garantie 690 €, loyer 690 € hors charges. Je garde 400 € de réparations, facture à l’appui. Je demande une médiation.',
      date: w.clock.now(),
    }),
  )
  await p.tenantWrites(
    'Entre nous, j’habite maintenant 12 rue Cachée, 69007 Lyon. J’ai cassé la porte, cela vaut 155 €. Tel 06 55 44 33 22.',
  )
  const found = onlyCase(w)
  expect(found.messages).toHaveLength(2)
  const { content } = await buildDossier(w.world, found)
  expect(content.claimantSide).toBe('landlord')
  const text = await wholeDossier(w)
  expect(text).not.toMatch(/Cachée|69007|155|06 55|cassé/)
  expect(text).toContain('« Elle a remis les clés à mon gardien le 31 janvier 2026. »')
  expect(text).toContain('Retenues sur le dépôt de garantie')
})

test('both must agree: then the dossier says what the other side stated and proposed, and so does the letter', async () => {
  const { w, p } = start()
  await p.opensJointly()
  await p.landlordWrites('Je garde 345,67 € pour le ménage, sans facture. Je propose de rendre 222 €.')
  const { sections } = (await buildDossier(w.world, onlyCase(w))).content
  await p.mediatorSays('CONFIDENTIALITÉ locataire')
  expect(onlyCase(w).file.lifted).toEqual(['tenant'])
  const one = await buildDossier(w.world, onlyCase(w))
  expect(one.content.sections).toEqual(sections)
  await p.mediatorSays('CONFIDENTIALITÉ bailleur')
  const both = await buildDossier(w.world, onlyCase(w))
  const [opened, ...more] = both.content.sections.slice(sections.length)
  expect(more).toEqual([])
  expect(opened?.fields).toContainEqual({ label: 'Retenues annoncées', value: expect.stringContaining('345,67') })
  expect(opened?.fields).toContainEqual({
    label: 'Dernière proposition',
    value: expect.stringContaining('par le bailleur'),
  })
  expect(both.missing).toEqual(one.missing)
  expect(await wholeDossier(w)).toContain('Les deux parties ont accepté que la commission sache')
  await p.mediatorSays('CDC')
  expect(p.request().mail.text).toContain('le dossier dit aussi la position de l’autre partie')
})

const AGREES = 'J’accepte que la commission connaisse nos échanges en médiation.'
const TAKES_BACK = 'Je retire mon accord pour transmettre mes courriels.'

test.each(['tenant', 'landlord'] as const)(
  'an agreement written by mail and taken back by the %s: nothing of it goes into a dossier afterwards',
  async (who) => {
    const { w, p } = start()
    await p.opensJointly()
    await p.landlordWrites('Je garde 345,67 € pour le ménage, sans facture. Je propose de rendre 222 €.')
    await p.landlordWrites(AGREES)
    expect(onlyCase(w).file).toMatchObject({ lifted: ['landlord'], agreement: null })
    await p.tenantWrites(AGREES)
    expect(onlyCase(w).file).toMatchObject({
      lifted: ['landlord', 'tenant'],
      agreement: null,
      offer: { amount: 22200 },
    })
    await p.mediatorSays('CDC')
    expect(await wholeDossier(w)).toContain('345,67')
    await p.mediatorSays('OK')
    const { ref } = onlyCase(w).header
    expect(onlyCase(w).file.state).toBe('with_cdc')
    await (who === 'tenant' ? p.tenantWrites(TAKES_BACK) : p.landlordWrites(TAKES_BACK, { subject: `Dossier ${ref}` }))
    expect(onlyCase(w).file).toMatchObject({ lifted: [who === 'tenant' ? 'landlord' : 'tenant'], state: 'with_cdc' })
    expect(await wholeDossier(w)).not.toMatch(/345,67|222/)
  },
)

test('a dossier that was proposed before the agreement was taken back does not leave', async () => {
  const { w, p } = start()
  await p.opensJointly()
  await p.landlordWrites('Je garde 345,67 € pour le ménage, sans facture. Je propose de rendre 222 €.')
  await p.mediatorSays('CONFIDENTIALITÉ locataire\nCONFIDENTIALITÉ bailleur')
  await p.mediatorSays('CDC')
  const proposed = p.request()
  await p.mediatorSays('CONFIDENTIALITÉ MAINTENUE bailleur')
  expect(onlyCase(w).file.lifted).toEqual(['tenant'])
  expect(p.request().messageId).not.toBe(proposed.messageId)
  await p.mediatorSays('OK')
  const draft = onlyCase(w).drafts.findLast((d) => d.state === 'approved')
  const json = w.world.db
    .prepare("SELECT bytes FROM draft_attachments WHERE draft_id = ? AND name LIKE '%.json'")
    .get(draft?.id) as { bytes: Buffer }
  expect(json.bytes.toString()).not.toContain('345,67')
})

test.each([
  'CONFIDENTIALITÉ',
  'CONFIDENTIALITÉ avocat',
  'CONFIDENTIALITÉ locataire ?',
  'CONFIDENTIALITÉ locataire et bailleur',
])('an order that names no one side lifts nothing: %s', async (words) => {
  const { w, p } = start()
  await p.opensJointly()
  await p.mediatorSays(words)
  expect(onlyCase(w).file.lifted).toEqual([])
})
