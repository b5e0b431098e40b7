import { describe, expect, test } from 'vitest'
import { rawBytes } from '../../src/store/raw-mails.ts'
import { onlyCase, qualified, reminded, requests, start } from '../support/cases.ts'
import { COMPLETE_REQUEST, LANDLORD, TENANT } from '../support/people.ts'
import { plainEml } from '../support/plain-eml.ts'
import { MEDIATOR, SUPERVISOR } from '../support/test-world.ts'

describe('1. la locataire écrit : le courriel est gardé, un dossier s’ouvre, un accusé de réception part', () => {
  test('l’accusé donne le numéro et la suite, sans droit ni paroles de personne', async () => {
    const { w, p } = start()
    const row = await p.opensJointly()
    expect(rawBytes(w.world.db, row?.sha256 ?? '')?.toString()).toContain('18 rue des Cités')
    const receipt = p.lettersTo(TENANT.address)[0]
    expect(receipt?.mail.subject).toContain(onlyCase(w).header.ref)
    expect(receipt?.mail.text).not.toMatch(/690|article|art\.|Maillot|Cités/)
    expect(receipt?.mail.headers.get('auto-submitted')).toEqual(['auto-replied'])
  })

  test('un expéditeur que personne n’a authentifié ne reçoit rien : la médiatrice est prévenue', async () => {
    const { w, p } = start()
    await p.opensAlone('Bonjour, mon propriétaire garde ma caution de 600 euros. Je demande une médiation.', {
      auth: 'none',
    })
    expect(p.lettersTo(TENANT.address)).toHaveLength(0)
    expect(p.request().mail.text).toContain('non prouvé')
    expect(w.sent).toHaveLength(1)
  })
})

test('2. chaque fait du dossier porte la citation qui le donne', async () => {
  const { w, p } = start()
  await p.opensJointly()
  const { statements, messages } = onlyCase(w)
  expect(statements.length).toBeGreaterThan(5)
  for (const { source } of statements)
    if (source.kind === 'quoted')
      expect(messages[0]?.body.own.replace(/\s+/g, ' ')).toContain(source.quote.replace(/\s+/g, ' '))
})

describe('3. la lettre suivante', () => {
  test('demande exactement les faits qui manquent, six au plus, à répondre en quelques mots', async () => {
    const { p } = start()
    await p.opensAlone('Bonjour, mon propriétaire ne me rend pas ma caution. Pouvez-vous m’aider ?')
    const { text } = p.request().mail
    expect(p.request().mail.subject).toContain('demande de précisions')
    expect(text).toContain('1. Êtes-vous d’accord pour que nous écrivions à votre bailleur ?')
    expect(text).toContain('\n6. ')
    expect(text).not.toContain('\n7. ')
  })

  test('est le rappel de la loi quand rien ne manque', async () => {
    const { p } = await qualified()
    expect(p.request().mail.subject).toContain('rappel de la loi (locataire et bailleur)')
    expect(p.request().mail.text).toContain('828')
  })
})

describe('4. la médiatrice décide en répondant', () => {
  test('OK : la lettre part telle quelle, une fois, aux personnes annoncées', async () => {
    const { p } = await reminded()
    for (const who of [TENANT, LANDLORD]) expect(p.lastTo(who).mail.subject).toContain('la règle et le calcul')
    expect(p.lastTo({ address: MEDIATOR }).mail.subject).toContain('Approuvé')
  })

  test('un texte modifié entre les repères part modifié, en texte comme en HTML', async () => {
    const { p } = await qualified()
    await p.mediatorSays(
      `Je précise.\n\n${p.edited('Ce rappel n’est pas un jugement.', 'Ce rappel n’est ni un jugement ni un reproche.')}`,
    )
    const { mail, raw } = p.lastTo(LANDLORD)
    expect(mail.text).toContain('ni un jugement ni un reproche')
    const unfolded = raw
      .toString()
      .replace(/=\r?\n/g, '')
      .replace(/\s+/g, ' ')
    expect(unfolded.split('ni un jugement ni un reproche')).toHaveLength(3)
    expect(p.lastTo({ address: MEDIATOR }).mail.text).toContain('Vos modifications')
  })

  test('une somme que les règles n’ont pas produite ne part pas, même écrite par la médiatrice', async () => {
    const { p } = await qualified()
    await p.mediatorSays(p.edited('Ce rappel n’est pas un jugement.', 'Le bailleur doit aussi 250 €.'))
    expect(p.lettersTo(LANDLORD.address)).toHaveLength(0)
    expect(p.lastTo({ address: MEDIATOR }).mail.text).toContain('250')
  })

  test('NON : rien ne part, la raison est gardée', async () => {
    const { w, p } = await qualified()
    await p.mediatorSays('NON, trop long')
    expect(p.lettersTo(LANDLORD.address)).toHaveLength(0)
    expect(onlyCase(w).drafts.at(-1)).toMatchObject({ state: 'refused', reason: 'trop long' })
  })

  test('ATTENDRE lundi : la lettre est proposée de nouveau lundi', async () => {
    const { w, p } = await qualified()
    await p.mediatorSays('ATTENDRE lundi')
    const before = w.sentTo(MEDIATOR).length
    await w.on('2026-04-12T12:00:00Z')
    expect(w.sentTo(MEDIATOR)).toHaveLength(before)
    await w.on('2026-04-13T06:30:00Z')
    expect(p.request().mail.subject).toContain('rappel de la loi')
    expect(w.sentTo(MEDIATOR)).toHaveLength(before + 1)
  })

  test('un OK à la lettre d’avant le dernier message n’envoie rien', async () => {
    const { p } = await qualified()
    const old = p.request()
    await p.landlordWrites('Je garde tout pour la peinture, 690 euros, je n’ai pas de facture.', {
      to: 'mediation@mediation-logement.example',
    })
    await p.mediatorSays('OK', { to: old.mail.replyTo[0]?.address ?? '', inReplyTo: old.messageId })
    expect(p.lettersTo(LANDLORD.address)).toHaveLength(0)
    expect(p.lastTo({ address: MEDIATOR }).mail.text).toContain('n’attend plus de réponse')
  })
})

describe('5. la première lettre au bailleur', () => {
  test('dit qui écrit et pourquoi, ce qui est demandé, pour quand, ce que coûte l’attente, ses droits, et comment répondre d’un chiffre', async () => {
    const { p } = await reminded()
    const { text } = p.lastTo(LANDLORD).mail
    for (const element of [
      'a demandé cette médiation',
      'Ce que nous vous demandons',
      'au plus tard le',
      'Ce que coûte l’attente',
      'Vos droits',
      '6. J’ai besoin de temps',
    ])
      expect(text).toContain(element)
    expect(text).toContain('Un logiciel lit les messages')
  })

  test('ne part jamais avant l’accord de la locataire', async () => {
    const { p } = start()
    await p.opensAlone(`${COMPLETE_REQUEST}\n\nMon bailleur : ${LANDLORD.address}`)
    await p.mediatorSays('OK')
    expect(p.lettersTo(LANDLORD.address)).toHaveLength(0)
    await p.tenantWrites(`1. oui\n2. ${LANDLORD.address}\n3. non\n4. oui`)
    await p.mediatorSays('OK')
    expect(p.lettersTo(LANDLORD.address)).toHaveLength(1)
  })
})

describe('6. les réponses reviennent, le silence monte une échelle', () => {
  test('une réponse dont le logiciel a perdu les en-têtes rejoint quand même son dossier', async () => {
    const { p } = await reminded()
    const row = await p.landlordWrites('Je conteste, il y avait des traces sur les murs.', {
      inReplyTo: 'perdu@ailleurs.example',
      to: 'mediation@mediation-logement.example',
      subject: 'bonjour',
    })
    expect(row).toMatchObject({ fate: 'filed', match: 'sender' })
  })

  test('le bailleur muet reçoit trois relances approuvées, chacune datée de la précédente, puis le dossier CDC est proposé', async () => {
    const { w, p } = await reminded()
    for (const [day, previous] of [
      ['2026-04-13', '7 avril 2026'],
      ['2026-04-17', '13 avril 2026'],
      ['2026-04-21', '17 avril 2026'],
    ] as const) {
      await w.on(`${day}T07:00:00Z`)
      expect(p.request().mail.subject).toContain('relance (bailleur)')
      expect(p.request().mail.text).toContain(`Nous vous avons écrit le ${previous}`)
      await p.mediatorSays('OK')
    }
    await w.on('2026-04-28T07:00:00Z')
    expect(p.request().mail.subject).toContain('dossier pour la commission')
    expect(p.lettersTo(LANDLORD.address)).toHaveLength(4)
  })

  test('une réponse arrête l’échelle', async () => {
    const { w, p } = await reminded()
    await p.landlordWrites('6')
    await p.mediatorSays('NON je l’appelle')
    const before = w.sentTo(MEDIATOR).length
    await w.on('2026-04-21T07:00:00Z')
    expect(w.sentTo(MEDIATOR)).toHaveLength(before)
  })

  test('aucune relance n’est proposée la nuit ni un jour férié', async () => {
    const { w } = await reminded()
    await w.on('2026-04-13T05:50:00Z')
    const reminders = () => w.sentTo(MEDIATOR).filter((s) => s.mail.subject.includes('relance')).length
    expect(reminders()).toBe(0)
    await w.on('2026-04-13T06:01:00Z')
    expect(reminders()).toBe(1)
  })
})

describe('7. l’accord va jusqu’à l’argent', () => {
  async function agreed() {
    const { w, p } = await reminded()
    await p.landlordWrites('Je propose de rendre 500 euros.')
    await p.mediatorSays('OK')
    await p.tenantWrites('Non, 500 c’est trop peu. Je propose 620 €.')
    await p.mediatorSays('OK')
    await p.landlordWrites('C’est d’accord pour 620 €. Je fais le virement au plus tard lundi 4 mai.')
    await p.mediatorSays('OK')
    return { w, p }
  }

  test('la même somme acceptée par les deux : le même récapitulatif part aux deux', async () => {
    const { w, p } = await agreed()
    expect(onlyCase(w).file.agreement).toMatchObject({ amount: 62_000, payBy: '2026-05-04' })
    const [tenant, landlord] = [TENANT, LANDLORD].map((who) => p.lastTo(who).mail.text.split('Bien cordialement')[0])
    expect(tenant).toContain('620\u00a0€')
    expect(landlord).toBe(tenant)
  })

  test('une offre est transmise comme une somme, jamais dans les mots de l’autre', async () => {
    const { w, p } = await reminded()
    await p.landlordWrites(
      'Mes heures ça ne compte pas et au bout de six ans la peinture ne vaut plus grand chose. Je propose de rendre 500 euros.',
    )
    await p.mediatorSays('OK')
    expect(p.lastTo(TENANT).mail.text).toContain('500\u00a0€')
    expect(p.lastTo(TENANT).mail.text).not.toContain('peinture')
    expect(w.sent.filter((s) => s.to === TENANT.address)).not.toHaveLength(0)
  })

  test('le lendemain du jour promis les deux sont interrogés ; seul le oui de la locataire résout le dossier', async () => {
    const { w, p } = await agreed()
    await w.on('2026-05-05T07:00:00Z')
    expect(p.request().mail.subject).toContain('vérification du paiement')
    await p.mediatorSays('OK')
    await p.landlordWrites('Le virement est parti ce matin.')
    expect(onlyCase(w).file.state).toBe('agreed')
    await p.tenantWrites('J’ai bien reçu les 620 € ce matin. C’est réglé.')
    expect(onlyCase(w).file.state).toBe('agreed')
    await p.mediatorSays('OK')
    expect(onlyCase(w).file).toMatchObject({ state: 'resolved', outcome: 'resolved' })
  })

  test('une promesse non tenue est relancée', async () => {
    const { w, p } = await agreed()
    await w.on('2026-05-06T07:00:00Z')
    await p.tenantWrites('Bonjour, il n’y a toujours pas de virement, je n’ai rien reçu.')
    expect(p.request().mail.subject).toContain('relance de paiement (bailleur)')
  })
})

describe('8. sans accord, le dossier de la commission est prêt', () => {
  test('le refus du bailleur propose le dossier à la locataire, en PDF et en JSON, sans un mot du bailleur', async () => {
    const { w, p } = await reminded()
    await p.landlordWrites('Je ne participerai pas à votre médiation, la cuisine est à refaire entièrement.')
    expect(p.request().mail.subject).toContain('dossier pour la commission')
    await p.mediatorSays('OK')
    const { attachments } = p.lastTo(TENANT).mail
    expect(attachments.map((a) => a.sniffed ?? a.mediaType)).toEqual(['application/pdf', 'application/json'])
    expect(p.lastTo(TENANT).raw.toString('utf8')).not.toContain('cuisine')
    expect(onlyCase(w).file).toMatchObject({ state: 'with_cdc', outcome: 'with_cdc' })
  })
})

describe('9. « où en est mon dossier ? »', () => {
  test('chacun a sa vue, tout de suite, sans rien de ce que l’autre a dit', async () => {
    const { w, p } = await reminded()
    await p.landlordWrites('Je propose de rendre 500 euros.')
    await p.tenantWrites('Bonjour, où en est mon dossier ?')
    const status = w.sentTo(TENANT.address).find((s) => s.mail.subject.includes('Où en est'))
    expect(status?.mail.text).toContain('Un médiateur étudie le dossier')
    expect(status?.mail.text).not.toContain('500')
  })

  test('demandé pendant qu’une lettre attend : elle est proposée de nouveau, sur le dossier du jour', async () => {
    const { w, p } = await qualified()
    const before = requests(w).length
    await p.tenantWrites('Bonjour, où en est mon dossier ?')
    expect(requests(w)).toHaveLength(before + 1)
    await p.mediatorSays('OK')
    expect(p.lastTo(LANDLORD).mail.subject).toContain('la règle et le calcul')
  })

  test('demandé pendant qu’une réponse est attendue : la relance part à son jour', async () => {
    const { w, p } = await reminded()
    await p.tenantWrites('Bonjour, où en est mon dossier ?')
    const before = requests(w).length
    await w.on('2026-04-30T08:00:00Z')
    expect(requests(w).length).toBeGreaterThan(before)
  })

  test('un inconnu n’apprend rien', async () => {
    const { w } = await reminded()
    const before = w.sent.length
    await w.receive(
      plainEml({
        from: 'curieux@ailleurs.example',
        to: 'mediation@mediation-logement.example',
        subject: onlyCase(w).header.ref,
        text: `Où en est le dossier ${onlyCase(w).header.ref} ?`,
      }),
    )
    expect(w.sent.slice(before).filter((s) => s.mail.text.includes('étudie le dossier'))).toHaveLength(0)
  })
})

test('10. à 07:30 les jours ouvrés, et ces jours-là seulement, la supervision reçoit le point', async () => {
  const { w, p } = start('2026-04-10T12:00:00Z')
  await p.opensJointly()
  await w.on('2026-04-10T12:05:00Z')
  const digests = () => w.sentTo(SUPERVISOR).filter(({ mail }) => mail.subject.startsWith('Point du'))
  const before = digests().length
  await w.on('2026-04-13T05:29:00Z')
  expect(digests()).toHaveLength(before)
  await w.on('2026-04-13T05:31:00Z')
  const digest = digests().at(-1)
  expect(digest?.mail.text).toContain('À approuver (1)')
  expect(digest?.mail.text.split('\n').length).toBeLessThanOrEqual(60)
  await w.on('2026-04-13T18:00:00Z')
  expect(digests()).toHaveLength(before + 1)
})

describe('après la fin', () => {
  async function closed() {
    const { w, p } = await reminded()
    await p.landlordWrites('Je ne participerai pas à votre médiation.')
    await p.mediatorSays('OK')
    return { w, p }
  }

  test('un merci ne rouvre rien', async () => {
    const { w, p } = await closed()
    await p.tenantWrites('Merci beaucoup pour votre aide.')
    expect(onlyCase(w).file).toMatchObject({ state: 'with_cdc', outcome: 'with_cdc' })
  })

  test('une nouvelle demande rouvre le dossier et revient à la médiatrice', async () => {
    const { w, p } = await closed()
    await p.tenantWrites(
      'Bonjour, le bailleur propose finalement de discuter. Est-ce que vous pouvez reprendre le dossier ?',
    )
    expect(onlyCase(w).file).toMatchObject({ state: 'with_mediator', outcome: null })
    expect(p.request().mail.subject).toContain('réponse')
  })
})
