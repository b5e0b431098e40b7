import { describe, expect, test } from 'vitest'
import { isGeneric } from '../../src/domain/generic-address.ts'
import { loadCase, usableAddress } from '../../src/flows/load-case.ts'
import { addAddress, caseIds, markBounced } from '../../src/store/cases.ts'
import { onlyCase, reminded, start } from '../support/cases.ts'
import { COMPLETE_REQUEST, LANDLORD, TENANT } from '../support/people.ts'
import { plainEml } from '../support/plain-eml.ts'
import { OURS, type TestWorld } from '../support/test-world.ts'

describe('an address', () => {
  test.each(['contact@x.example', 'gestion.paris@x.example', 'Service-Locations@x.example', 'info2@x.example'])(
    'of a service: %s',
    (address) => expect(isGeneric(address)).toBe(true),
  )
  test.each(['gerard.maillot@free.example', 'contactine@x.example', 'agnes.info@x.example'])(
    'of a person: %s',
    (address) => expect(isGeneric(address)).toBe(false),
  )
})

describe('of several addresses, the letter goes to', () => {
  const OFFICE = 'contact@maillot.example'
  const SECOND = 'g.maillot@maillot.example'
  /** One more address of the landlord in the only case. */
  const knows = (w: TestWorld, address: string, origin = 'declared') => {
    const landlord = onlyCase(w).parties.find((x) => x.role === 'landlord')
    if (!landlord) throw new Error('No landlord')
    addAddress(w.world.db, landlord.id, address, origin)
    return landlord.id
  }
  const chosen = (w: TestWorld) => {
    const landlord = onlyCase(w).parties.find((x) => x.role === 'landlord')
    return landlord ? usableAddress(landlord) : null
  }
  const writesFrom = (w: TestWorld, address: string, auth: 'pass' | 'none' = 'pass') =>
    w.receive(
      plainEml({
        from: address,
        to: w.sentTo(LANDLORD.address)[0]?.mail.replyTo[0]?.address ?? '',
        text: 'Bonjour, que dois-je faire ?',
        date: w.clock.now(),
        auth,
      }),
    )

  test('a person’s rather than a service’s', async () => {
    const { w } = await reminded()
    knows(w, OFFICE)
    expect(chosen(w)).toBe(LANDLORD.address)
  })

  test('one that wrote rather than one that was given, and of these the one that answered last', async () => {
    const { w } = await reminded()
    knows(w, OFFICE)
    await writesFrom(w, OFFICE)
    expect(chosen(w)).toBe(OFFICE)
    await w.on('2026-04-08T08:00:00Z')
    await writesFrom(w, LANDLORD.address)
    expect(chosen(w)).toBe(LANDLORD.address)
  })

  test('one that a server vouched for rather than one that nobody proved', async () => {
    const { w } = await reminded()
    knows(w, SECOND)
    await writesFrom(w, LANDLORD.address)
    await w.on('2026-04-08T08:00:00Z')
    await writesFrom(w, SECOND, 'none')
    expect(chosen(w)).toBe(LANDLORD.address)
  })

  test('one that a mediator gave rather than one that another party gave', async () => {
    const { w } = await reminded()
    knows(w, OFFICE, 'staff')
    expect(chosen(w)).toBe(OFFICE)
  })

  test('one that answers in another case of its owner, and not one that bounces there', async () => {
    const { w, p } = await reminded()
    await w.on('2026-04-08T08:00:00Z')
    const other = await w.receive(
      plainEml({ from: 'Lucas Perrin <lucas@free.example>', to: OFFICE, cc: [OURS], text: COMPLETE_REQUEST }),
    )
    await p.mediatorSays('OK')
    knows(w, OFFICE)
    expect(chosen(w)).toBe(LANDLORD.address)
    const landlord = loadCase(w.world.db, other?.case_id as never).parties.find((x) => x.role === 'landlord')
    await w.receive(plainEml({ from: OFFICE, to: OURS, subject: 'Lucas Perrin', text: 'Lucas Perrin : je réponds.' }))
    expect(chosen(w)).toBe(OFFICE)
    markBounced(w.world.db, landlord?.id as never, OFFICE)
    expect(chosen(w)).toBe(LANDLORD.address)
  })

  test('never one that bounced, and nobody where all did', async () => {
    const { w } = await reminded()
    const id = knows(w, OFFICE)
    markBounced(w.world.db, id, LANDLORD.address)
    expect(chosen(w)).toBe(OFFICE)
    markBounced(w.world.db, id, OFFICE)
    expect(chosen(w)).toBeNull()
  })
})

test('what is known of an address stands on the card, and a mediator’s word on it in every other case of it', async () => {
  const { w, p } = start()
  await p.opensJointly(COMPLETE_REQUEST)
  await p.mediatorSays('OK')
  await p.tenantWrites('1. non\n2. oui')
  expect(p.request().mail.text).toContain('adresse personnelle, n’a jamais répondu')
  await p.mediatorSays(`CONTACT ${LANDLORD.address} : ne répond que le soir`)
  await p.mediatorSays('OK')
  await p.landlordWrites('Bonjour, que dois-je faire ?')
  expect(p.request().mail.text).toContain(
    'vérifiée, dernière réponse le 7 avril 2026, à savoir : ne répond que le soir',
  )
  await w.receive(
    plainEml({
      from: 'Lucas Perrin <lucas.perrin@free.example>',
      to: `${LANDLORD.name} <${LANDLORD.address}>`,
      cc: [OURS],
      text: COMPLETE_REQUEST.replace('Aubervilliers', 'Pantin'),
    }),
  )
  expect(p.request().mail.text).toContain('connue dans 2 dossiers, à savoir : ne répond que le soir')
  const toParties = w.sent.filter((s) => s.to === LANDLORD.address || s.to === TENANT.address)
  expect(toParties.map((s) => s.mail.text).join()).not.toContain('le soir')
})

test('a note on an address of nobody in the case is not kept', async () => {
  const { w, p } = await reminded()
  await p.landlordWrites('Bonjour, que dois-je faire ?')
  await p.mediatorSays('CONTACT inconnu@ailleurs.example : ne répond pas')
  expect(w.world.db.prepare('SELECT count(*) AS n FROM contact_notes').get()).toEqual({ n: 0 })
})

describe('a yes that somebody else may have to give', () => {
  const agreed = async (role: string) => {
    const { w, p } = await reminded()
    await p.landlordWrites('Bonjour, que dois-je faire ?')
    await p.mediatorSays(`QUI Maillot = ${role}`)
    await p.tenantWrites('Je propose 450 euros pour en finir, pour le 4 mai 2026.')
    await p.mediatorSays('OK')
    await p.landlordWrites('J’accepte 450 euros.')
    return { w, p }
  }
  test.each([
    ['agence', 'agence ou mandataire du bailleur. Faites-lui dire qu’il a mandat'],
    ['indivisaire', 'autre propriétaire du logement, seul. Demandez aux autres'],
    ['héritier', 'héritier du bailleur, seul. Demandez aux autres'],
    ['gérant', 'gérant de la société bailleuse. Faites-lui dire qu’il a mandat'],
  ])('%s: the mediator is told, and both read in the recap who gave it', async (role, warning) => {
    const { p } = await agreed(role)
    const { subject, text } = p.request().mail
    expect(subject).toContain('récapitulatif de l’accord')
    expect(text.replace(/\s+/g, ' ')).toContain(warning)
    await p.mediatorSays('OK')
    for (const who of [TENANT, LANDLORD])
      expect(p.lastTo(who).mail.text.replace(/\s+/g, ' ')).toMatch(/Le bailleur \([^)]+\)/)
  })

  test.each([
    ['gérant', 'Avez-vous mandat', 'Oui, voici le mandat.'],
    ['agence', 'Avez-vous mandat', '1. oui'],
    ['héritier', 'Les autres personnes', 'Je vous confirme que ma sœur est d’accord.'],
  ])('%s: one letter asks, and a yes ends the warning', async (role, question, yes) => {
    const { w, p } = await agreed(role)
    await p.mediatorSays('OK')
    expect(p.request().mail.subject).toContain('question sur le pouvoir de s’engager (bailleur)')
    expect(p.request().mail.text).toContain('ccord donné pour')
    await p.mediatorSays('OK')
    expect(p.lastTo(LANDLORD).mail.text.replace(/\s+/g, ' ')).toContain(question)
    expect(p.lastTo(TENANT).mail.subject).not.toContain('pouvez-vous le donner')
    await p.landlordWrites(yes)
    expect(onlyCase(w).file.authority).toEqual({ landlord: true })
    await w.on('2026-05-05T08:00:00Z')
    expect(p.request().mail.subject).toContain('vérification du paiement')
    expect(p.request().mail.text).not.toContain('ccord donné pour')
  })

  test.each([
    ['1. non, je n’ai pas de mandat', { landlord: false }, 'ne pas pouvoir s’engager'],
    ['Je vous réponds demain.', {}, 'Faites-lui dire qu’il a mandat'],
  ])('another answer leaves the warning and asks no second time: %s', async (text, authority, warning) => {
    const { w, p } = await agreed('agence')
    await p.mediatorSays('OK')
    await p.mediatorSays('OK')
    await p.landlordWrites(text)
    expect(onlyCase(w).file).toMatchObject({ authority, openDraft: null })
    await w.on('2026-05-05T08:00:00Z')
    expect(p.request().mail.text.replace(/\s+/g, ' ')).toContain(warning)
    await p.mediatorSays('OK')
    expect(onlyCase(w).file.openDraft).toBeNull()
  })

  test('nobody but that side says it, and nobody who is not proven', async () => {
    const { w, p } = await agreed('agence')
    await p.mediatorSays('OK')
    await p.mediatorSays('OK')
    await p.tenantWrites('1. oui, il a mandat')
    await w.receive(
      plainEml({ from: LANDLORD.address, to: OURS, text: '1. oui', subject: onlyCase(w).header.ref, auth: 'none' }),
    )
    expect(onlyCase(w).file.authority).toEqual({})
  })

  test('a landlord’s own needs nothing more', async () => {
    const { p } = await agreed('bailleur')
    expect(p.request().mail.subject).toContain('récapitulatif de l’accord')
    expect(p.request().mail.text).not.toContain('ccord donné pour')
  })
})

describe('a relay who writes for somebody', () => {
  const RELAY = { name: 'Association Toit', address: 'aide@toit.example' }
  const opens = (w: TestWorld, line = `/pour ${TENANT.name} ${TENANT.address}`) =>
    w.receive(
      plainEml({
        from: `${RELAY.name} <${RELAY.address}>`,
        to: OURS,
        text: `Bonjour,\n${line}\nSon propriétaire ne rend pas le dépôt de garantie de 690 €. Les clés ont été rendues le 31 janvier 2026. Logement vide, 93300 Aubervilliers. Elle demande une médiation.`,
      }),
    )
  const asks = (w: TestWorld) =>
    w.receive(plainEml({ from: RELAY.address, to: OURS, text: 'Bonjour, où en est ce dossier ?', date: w.clock.now() }))

  test('opens a case in which the tenant is written to, and decides nothing in it', async () => {
    const { w, p } = start()
    await opens(w)
    const found = onlyCase(w)
    expect(found.parties.map(({ role, side }) => [role, side])).toEqual([
      ['relay', null],
      ['tenant', 'tenant'],
    ])
    expect(found.positions.deposit_amount).toMatchObject({ side: 'tenant', value: 69_000 })
    await p.mediatorSays('OK')
    expect(p.lastTo(TENANT).mail.text).toContain(`${RELAY.name} nous a écrit pour vous`)
    for (const text of ['1. oui\n2. gerard.maillot@free.example', 'Elle renonce, elle abandonne sa demande.'])
      await w.receive(plainEml({ from: RELAY.address, to: OURS, text, date: w.clock.now() }))
    expect(onlyCase(w).file).toMatchObject({ consent: false, outcome: null, awaiting: { side: 'tenant' } })
    expect(onlyCase(w).parties).toHaveLength(2)
    expect(w.sentTo(RELAY.address).every((s) => !s.mail.subject.includes('règle'))).toBe(true)
  })

  test('hears of the stage only once the tenant agrees, and never of letters or words', async () => {
    const { w, p } = start()
    await opens(w)
    await p.mediatorSays('OK')
    await asks(w)
    expect(w.sentTo(RELAY.address).at(-1)?.mail.text).toContain('ne nous a pas encore donné son accord')
    expect(p.lastTo(TENANT).mail.text.replace(/\s+/g, ' ')).toContain('3. La personne qui nous a écrit pour vous')
    await p.tenantWrites(`1. oui\n2. ${LANDLORD.address}\n3. oui`)
    await w.on('2026-04-09T08:00:00Z')
    await asks(w)
    const status = w.sentTo(RELAY.address).at(-1)?.mail.text ?? ''
    expect(status).toContain('Étape de votre dossier :')
    expect(status).not.toMatch(/lettre : |Maillot|690/)
  })

  test.each([
    ['the consent to write to the landlord is none', '1. oui', '', null],
    ['a no is none', '1. oui\n3. non', '', false],
    ['a yes is taken back in words', '3. oui', 'Je ne veux plus que l’association suive mon dossier.', false],
    ['a yes is given in words', '1. oui', 'L’association peut savoir où en est le dossier.', true],
  ])('is told nothing without a yes of its own: %s', async (_, answer, later, allowed) => {
    const { w, p } = start()
    await opens(w)
    await p.mediatorSays('OK')
    await p.tenantWrites(answer)
    if (later) await p.tenantWrites(later)
    const { file } = onlyCase(w)
    expect(file.relayAllowed).toBe(allowed)
    expect(file.news.flatMap(({ acts }) => acts)).not.toContain('withdrawal')
    await w.on('2026-04-09T08:00:00Z')
    await asks(w)
    const status = w.sentTo(RELAY.address).at(-1)?.mail.text ?? ''
    if (allowed) expect(status).toContain('Étape de votre dossier :')
    else expect(status).toContain('ne nous a pas encore donné son accord')
  })

  test('a yes that nobody proved tells it nothing', async () => {
    const { w, p } = start()
    await opens(w)
    await p.mediatorSays('OK')
    const text = 'L’association peut savoir où en est le dossier.'
    await w.receive(plainEml({ from: TENANT.address, to: OURS, text, auth: 'none', date: w.clock.now() }))
    expect(onlyCase(w).file.relayAllowed).toBeNull()
  })

  test.each(['/pour quelqu’un', `/pour ${OURS}`, `/pour ${RELAY.address}`, 'pour a@b.example'])(
    'a line that names nobody else makes no relay: %s',
    async (line) => {
      const { w } = start()
      await opens(w, line)
      for (const id of caseIds(w.world.db))
        expect(loadCase(w.world.db, id).parties.map((x) => x.role)).not.toContain('relay')
    },
  )
})
