import { describe, expect, test } from 'vitest'
import { eventRows, eventsOf } from '../../../src/store/events.ts'
import { notesOf } from '../../../src/store/notes.ts'
import { onlyCase, qualified, requests } from '../../support/cases.ts'
import { LANDLORD, people, TENANT } from '../../support/people.ts'
import { plainEml } from '../../support/plain-eml.ts'
import { MEDIATOR, OURS, testWorld } from '../../support/test-world.ts'

const KARIM = 'karim.haddad@mediation-logement.example'

/** A case of Nadia's in a team of two, with a letter that waits. */
async function inTeam(at = '2026-04-07T08:00:00Z') {
  for (let seed = 1; ; seed += 1) {
    const w = testWorld({ at, seed, settings: { mediators: [MEDIATOR, KARIM] } })
    const p = people(w)
    await p.opensJointly()
    if (onlyCase(w).header.owner === MEDIATOR) return { w, p }
  }
}

const receipt = (w: ReturnType<typeof testWorld>) =>
  w.sentTo(MEDIATOR).findLast((s) => s.mail.replyTo[0]?.address.includes('+re-'))?.mail.text ?? ''

describe('NOTE and TEMPS', () => {
  test('a note is for the team: it is in no letter, no event and no dossier, and the letter goes on waiting', async () => {
    const { w, p } = await qualified()
    await p.mediatorSays('NOTE la locataire a appelé, très inquiète pour Noël')
    const { header, file } = onlyCase(w)
    expect(notesOf(w.world.db, header.id)).toMatchObject([
      { by: MEDIATOR, text: 'la locataire a appelé, très inquiète pour Noël' },
    ])
    expect(file.openDraft).not.toBeNull()
    expect(
      eventRows(w.world.db, header.id)
        .map((r) => r.body)
        .join(),
    ).not.toContain('inquiète')
    await p.mediatorSays('OK')
    expect(
      w.sent
        .filter((s) => s.to !== MEDIATOR)
        .map((s) => s.mail.text)
        .join(),
    ).not.toContain('inquiète')
  })

  test('OK with a note and the time spent does all three in one mail and one receipt', async () => {
    const { w, p } = await qualified()
    const before = w.sentTo(MEDIATOR).length
    const row = await p.mediatorSays('OK\nNOTE vu avec Karim\nTEMPS 15')
    expect(row).toMatchObject({ fate: 'command', reason: 'approved' })
    expect(p.lettersTo(LANDLORD.address)).toHaveLength(1)
    expect(eventsOf(w.world.db, onlyCase(w).header.id)).toContainEqual({ type: 'minutes_declared', minutes: 15 })
    expect(w.sentTo(MEDIATOR)).toHaveLength(before + 1)
    expect(w.sentTo(MEDIATOR).at(-1)?.mail.subject).toBe('3 ordres exécutés')
  })
})

describe('ASSIGNER and DÉPORT', () => {
  test('the case and its waiting letter go to the mediator named; the old request decides nothing any more', async () => {
    const { w, p } = await inTeam()
    const old = p.request()
    await p.mediatorSays('ASSIGNER Karim')
    expect(onlyCase(w).header.owner).toBe(KARIM)
    expect(w.sentTo(KARIM)[0]?.mail.subject).toMatch(/^À approuver/)
    await p.mediatorSays('OK', { to: old.mail.replyTo[0]?.address ?? '' })
    expect(p.lettersTo(TENANT.address)).toHaveLength(1)
    await p.tenantWrites('Avez-vous des nouvelles ?')
    expect(w.sentTo(KARIM)).toHaveLength(2)
  })

  test('a name that nobody has, or two have, does nothing and lists the team', async () => {
    const { w, p } = await inTeam()
    await p.mediatorSays('ASSIGNER Sophie\nNOTE elle connaît le dossier')
    expect(onlyCase(w).header.owner).toBe(MEDIATOR)
    expect(receipt(w)).toContain(KARIM)
    expect(notesOf(w.world.db, onlyCase(w).header.id)).toEqual([])
    expect(onlyCase(w).file.openDraft).not.toBeNull()
  })

  test('who steps back gets nothing of the case any more, and the case cannot come back', async () => {
    const { w, p } = await inTeam()
    await p.mediatorSays('DÉPORT')
    const told = w.sentTo(MEDIATOR).length
    expect(onlyCase(w).header).toMatchObject({ owner: KARIM, recused: [MEDIATOR] })
    await p.tenantWrites('Avez-vous des nouvelles ?')
    expect(w.sentTo(MEDIATOR)).toHaveLength(told)
    const request = w.sentTo(KARIM).at(-1)
    const to = request?.mail.replyTo[0]?.address ?? ''
    await w.receive(plainEml({ from: `Karim <${KARIM}>`, to, text: 'ASSIGNER Nadia', date: w.clock.now() }))
    expect(onlyCase(w).header.owner).toBe(KARIM)
    // Karim leaves the team: the case stays away from Nadia as long as anybody else is there.
    w.world.settings = { ...w.world.settings, mediators: [MEDIATOR, 'lea@mediation-logement.example'] }
    await p.tenantWrites('Et maintenant ?')
    expect(w.sentTo('lea@mediation-logement.example')).toHaveLength(1)
  })

  test('with nobody to take the case, stepping back does nothing and says so', async () => {
    const { w, p } = await qualified()
    await p.mediatorSays('Je me déporte')
    expect(onlyCase(w).header.recused).toEqual([])
    expect(receipt(w)).toContain('aucun autre médiateur')
  })
})

describe('F, QUI and PARTAGER', () => {
  test.each([
    ['F5 = 900 €', 'deposit_amount', 90_000],
    ['F5: neuf cents euros', 'deposit_amount', 90_000],
    ['F6 = 15 février 2026', 'keys_returned_on', '2026-02-15'],
    ['F8 = non', 'exit_inventory_conform', false],
    ['F1 = meublé', 'lease_kind', 'furnished'],
    ['F14 = agence', 'landlord_kind', 'agency'],
    ['F16 = 75011', 'dwelling_postcode', '75011'],
    [
      'F17 = peinture 300 € devis et ménage 80 € facture',
      'deductions',
      [
        { kind: 'repairs', amount: 30_000, evidence: 'quote' },
        { kind: 'cleaning', amount: 8_000, evidence: 'invoice' },
      ],
    ],
    ['F17 = aucune', 'deductions', []],
    ['F18 = 200 € le 3 mars 2026', 'refunded', [{ amount: 20_000, on: '2026-03-03' }]],
  ])('%s goes before what the parties say, by the mediator’s name', async (words, key, value) => {
    const { w, p } = await qualified()
    await p.mediatorSays(words)
    const found = onlyCase(w)
    expect(found.positions[key as never]).toEqual({ kind: 'settled', value })
    expect(found.statements.at(-1)?.source).toEqual({ kind: 'staff', mediator: MEDIATOR })
  })

  test('a corrected fact changes the letter: the old one is void, the new one says what changed', async () => {
    const { w, p } = await qualified()
    const old = p.request()
    await p.mediatorSays('F5 = 900 €')
    expect(p.request().mail.text).toMatch(/Depuis : dépôt de garantie versé corrigé par nadia/)
    expect(p.request().mail.text).toContain('900\u00a0€')
    await p.mediatorSays('OK', { to: old.mail.replyTo[0]?.address ?? '' })
    expect(p.lettersTo(LANDLORD.address)).toHaveLength(0)
    expect(w.sentTo(MEDIATOR).at(-1)?.mail.text).toContain('n’attend plus')
  })

  test.each([
    'F5 = beaucoup',
    'F6 = bientôt',
    'F99 = 3 €',
    'F8 = peut-être',
    'F17 = peinture 300 € et un peu de ménage',
  ])('%s is not clear: nothing changes', async (words) => {
    const { w, p } = await qualified()
    const before = onlyCase(w).lastEvent
    expect(await p.mediatorSays(words)).toMatchObject({ fate: 'command', reason: 'not_done' })
    expect(onlyCase(w).lastEvent).toBe(before)
  })

  test('QUI gives a role to somebody whom nobody knew, and only then is that person written to', async () => {
    const w = testWorld({ at: '2026-04-07T08:00:00Z' })
    const p = people(w)
    await p.opensAlone(
      'Bonjour, mon propriétaire ne me rend pas mon dépôt de garantie de 690 €. J’ai rendu les clés le 31 janvier 2026. Pouvez-vous m’aider ?',
      {
        to: OURS,
        cc: ['Agence du Port <contact@agence-du-port.example>', 'Luc <luc@ailleurs.example>'],
      },
    )
    expect(onlyCase(w).parties.map((x) => x.role)).toEqual(['tenant', 'other', 'other'])
    await p.mediatorSays('QUI Agence du Port = agence')
    expect(onlyCase(w).parties.map((x) => x.role)).toEqual(['tenant', 'agent', 'other'])
    await p.mediatorSays('QUI luc@ailleurs.example : colocataire')
    expect(onlyCase(w).parties.map((x) => x.role)).toEqual(['tenant', 'agent', 'cotenant'])
    expect(await p.mediatorSays('QUI Dupont = bailleur')).toMatchObject({ reason: 'not_done' })
  })

  test('PARTAGER marks one message as fit to be quoted to the other side, by its number on the card', async () => {
    const { w, p } = await qualified()
    await p.mediatorSays('PARTAGER M2')
    const found = onlyCase(w)
    expect(found.file.shared).toEqual([found.messages.filter((m) => m.fate === 'filed')[1]?.id])
    expect(await p.mediatorSays('PARTAGER M9')).toMatchObject({ reason: 'not_done' })
  })
})

describe('questions', () => {
  test.each([
    ['POURQUOI', /Rappel de la loi : .*Le calcul :/s],
    ['Où en est le dossier ?', /État : .*suivi par nadia/s],
    ['AIDE', /ATTENDRE/],
  ])('%s is answered at once, and the letter goes on waiting', async (words, expected) => {
    const { w, p } = await qualified()
    expect(await p.mediatorSays(words)).toMatchObject({ fate: 'command', reason: 'told' })
    expect(receipt(w)).toMatch(expected)
    expect(onlyCase(w).file.openDraft).not.toBeNull()
    await p.mediatorSays('OK')
    expect(p.lettersTo(LANDLORD.address)).toHaveLength(1)
  })

  test('what is not understood does nothing, says what was and what was not, and how to write it', async () => {
    const { w, p } = await qualified()
    const before = requests(w).length
    expect(await p.mediatorSays('NOTE appelé ce matin\nRappeler le plombier du 3e')).toMatchObject({
      reason: 'not_done',
    })
    expect(notesOf(w.world.db, onlyCase(w).header.id)).toEqual([])
    const text = receipt(w)
    expect(text).toContain('« Rappeler le plombier du 3e »')
    expect(text).toContain('NOTE appelé ce matin')
    expect(text).toContain('ATTENDRE')
    expect(requests(w)).toHaveLength(before)
  })
})
