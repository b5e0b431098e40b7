import { expect, test } from 'vitest'
import { drain } from '../../src/flows/drain.ts'
import { settleHeldMail } from '../../src/flows/settle-held.ts'
import { openHeld } from '../../src/store/held.ts'
import { onlyCase, qualified, reminded, requests } from '../support/cases.ts'
import { LANDLORD } from '../support/people.ts'
import { plainEml } from '../support/plain-eml.ts'
import { MEDIATOR } from '../support/test-world.ts'

test.each(['OK', 'NON, je préfère attendre', 'ATTENDRE lundi'])(
  '%s to a draft that was superseded meanwhile is answered: it waits no more',
  async (order) => {
    const { w, p } = await qualified()
    const old = p.request()
    await p.tenantWrites('Bonjour, avez-vous des nouvelles de mon propriétaire ? Merci.')
    const row = await p.mediatorSays(order, { to: old.mail.replyTo[0]?.address ?? '', inReplyTo: old.messageId })
    expect(row).toMatchObject({ fate: 'command', reason: 'too_late' })
    const receipt = w.sentTo(MEDIATOR).findLast((s) => s.mail.subject.startsWith('Rien n’est parti'))
    expect(receipt?.mail.text).toContain('n’attend plus de réponse')
    expect(receipt?.mail.text).not.toContain('attend toujours')
  },
)

test('words of a mediator that are no order send nothing, whatever her mail program did to the quoted letter', async () => {
  const { p } = await qualified()
  await p.mediatorSays(
    `Qui est ce monsieur ? N’envoyez rien, je regarde demain.\n\n${p.edited('Ce rappel n’est pas un jugement.', 'Ce rappel n’est  pas un jugement !')}`,
  )
  expect(p.lettersTo(LANDLORD.address)).toHaveLength(0)
})

test('a mediator may say above an edited letter that it is edited', async () => {
  const { p } = await qualified()
  await p.mediatorSays(
    `J’ai corrigé une phrase.\n\n${p.edited('Ce rappel n’est pas un jugement.', 'Ce rappel ne juge pas.')}`,
  )
  expect(p.lastTo(LANDLORD).mail.text).toContain('Ce rappel ne juge pas.')
})

test('the case of a mediator who left is put before another one', async () => {
  const { w, p } = await qualified()
  w.world.settings = { ...w.world.settings, mediators: ['nouvelle@mediation-logement.example'] }
  await p.tenantWrites('Est-ce qu’il a le droit de tout garder sans facture ?')
  expect(w.sentTo('nouvelle@mediation-logement.example')).toHaveLength(1)
  await p.mediatorSays('OK')
  expect(w.sentTo('nouvelle@mediation-logement.example')).toHaveLength(1)
})

test('when the recipients changed, the new letter that the answer announces is proposed', async () => {
  const { w, p } = await reminded()
  const to = p.lastTo(LANDLORD).mail.replyTo[0]?.address ?? ''
  await w.receive(
    plainEml({ from: `${LANDLORD.name} <gm@bureau.example>`, to, text: 'Je garde les 690 euros pour la peinture.' }),
  )
  await settleHeldMail(w.world, openHeld(w.world.db)[0]?.id ?? '', { case: onlyCase(w).header.ref, as: 'landlord' })
  await drain(w.world)
  expect(p.request().mail.text).toContain('gm@bureau.example')
  // A vacation reply to the first letter, from the address that it went to.
  await p.landlordWrites('Je suis absent jusqu’au 20 avril.', { to, headers: ['Auto-Submitted: auto-replied'] })
  const before = requests(w).length
  await p.mediatorSays('OK')
  const receipt = w.sentTo(MEDIATOR).findLast((s) => s.mail.subject.startsWith('Rien n’est parti'))
  expect(receipt?.mail.text).toContain('Une nouvelle lettre vous est proposée')
  expect(requests(w).length).toBeGreaterThan(before)
})

test('a step that the mediator refused does not come back with the next unrelated mail and hide all others', async () => {
  const { p } = await reminded()
  await p.tenantWrites('Je veux saisir la commission départementale de conciliation.')
  expect(p.request().mail.subject).toContain('dossier pour la commission')
  await p.mediatorSays('NON, le bailleur vient de m’appeler')
  await p.landlordWrites('Je propose de rendre 500 euros.')
  expect(p.request().mail.subject).toContain('proposition')
})
