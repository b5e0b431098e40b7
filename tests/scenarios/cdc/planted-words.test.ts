import { beforeAll, describe, expect, test } from 'vitest'
import { buildDossier } from '../../../src/flows/build-dossier.ts'
import { usableAddress } from '../../../src/flows/load-case.ts'
import { commit } from '../../../src/store/commit.ts'
import { onlyCase, start } from '../../support/cases.ts'
import { png } from '../../support/images.ts'
import { mailWithFiles } from '../../support/mail-with-files.ts'
import { pdfText } from '../../support/pdf-structure.ts'
import { COMPLETE_REQUEST, LANDLORD, TENANT } from '../../support/people.ts'
import { plainEml } from '../../support/plain-eml.ts'
import { MEDIATOR, OURS } from '../../support/test-world.ts'

type Started = ReturnType<typeof start>

/** Nothing of keys, of a notice or of who paid: later words could fill these boxes. */
const OPENING = COMPLETE_REQUEST.replace(
  'et je vous ai rendu les clés le même jour avec ma nouvelle adresse',
  '',
).replace(
  "Vous n'avez annoncé aucune retenue.",
  'Le chèque du dépôt de garantie a été versé par Clothilde Marchandeau devant le notaire de famille.\n\nMon congé a été porté par Baltazar Quintefeuille chez la gardienne du rez-de-jardin. J’ai appelé Théophraste Bonnemaison, administrateur de la copropriété, sans succès.',
)

/** Everything that the tenant and the commission read: letter, form, JSON, list of exhibits, every file with its bytes. */
async function handedOver({ w, p }: Started): Promise<string> {
  const { attachments } = await buildDossier(w.world, onlyCase(w))
  await p.mediatorSays('CDC')
  await p.mediatorSays('OK')
  expect(onlyCase(w).file.state).toBe('with_cdc')
  const { mail } = p.lastTo(TENANT)
  const files = attachments.flatMap(({ name, bytes }) => [
    name,
    /^(?:dossier|pieces)-.*\.pdf$/.test(name) ? pdfText(bytes) : bytes.toString('utf8'),
  ])
  return [mail.subject, mail.text, ...files].join('\n').replace(/[\u00a0\u202f]/g, ' ')
}

const stays = (told: () => string, planted: readonly (readonly [word: string, source: string])[]) =>
  test.each(planted)('%s stays out: %s', (word) => {
    expect(told()).not.toContain(word)
  })

describe('before the service wrote to the landlord', () => {
  let told = ''
  beforeAll(async () => {
    const s = start()
    const { w, p } = s
    await p.opensJointly(OPENING)
    await w.receive(
      plainEml({
        from: `${LANDLORD.name} <${LANDLORD.address}>`,
        to: OURS,
        subject: 'Entre nous',
        text: `Entre nous : je garde 345,67 € pour le ménage, sans facture. Je propose de rendre 222 € avant le 3 mai 2026.
Le congé a été porté par Baltazar Quintefeuille chez la gardienne du rez-de-jardin, je le sais.
Gérard Maillot
7 rue Secrète, 75011 Paris
06 11 22 33 44`,
        date: w.clock.now(),
      }),
    )
    await w.receive(
      mailWithFiles({
        from: LANDLORD.address,
        to: OURS,
        date: w.clock.now(),
        text: 'Voici ma facture.',
        files: [{ name: 'facture Ondine.png', mediaType: 'image/png', bytes: png(9, 9, [1, 2, 3]) }],
      }),
    )
    await p.tenantWrites('Il prétend que j’ai laissé les clés à Zéphirine, la voisine du second.')
    await w.receive(
      mailWithFiles({
        from: TENANT.address,
        to: OURS,
        date: w.clock.now(),
        text: `Voici la suite pour le dossier ${onlyCase(w).header.ref}.`,
        inReplyTo: p.lastTo(TENANT).messageId,
        files: [
          {
            name: 'suite.eml',
            mediaType: 'message/rfc822',
            bytes: Buffer.from('Subject: Re\r\n\r\nPelagie me propose 777 euros'),
          },
        ],
      }),
    )
    await w.receive(
      plainEml({
        from: 'Maillot <g.maillot@sfr.example>',
        to: OURS,
        text: `Code ${onlyCase(w).header.ref}. Voici mon adresse privée.`,
        date: w.clock.now(),
      }),
    )
    const [stranger] = w.sentTo(MEDIATOR).slice(-1)
    await w.receive(
      plainEml({
        from: `Nadia Benali <${MEDIATOR}>`,
        to: stranger?.mail.replyTo[0]?.address ?? '',
        text: 'QUI 1 bailleur',
        inReplyTo: stranger?.messageId ?? '',
        date: w.clock.now(),
      }),
    )
    await w.receive(
      plainEml({
        from: 'Maillot <g.maillot@sfr.example>',
        to: OURS,
        subject: `Dossier ${onlyCase(w).header.ref}`,
        text: 'Je réfléchis encore.',
        date: w.clock.now(),
      }),
    )
    const landlord = onlyCase(w).parties.find(({ role }) => role === 'landlord')
    expect(landlord && usableAddress(landlord)).toBe('g.maillot@sfr.example')
    // As a note of a list is kept: in no mail of this case.
    const { header, lastEvent } = onlyCase(w)
    const text =
      'Hippolyte dit : le chèque du dépôt de garantie a été versé par Clothilde Marchandeau devant le notaire'
    const kept = { kind: 'keep_note', id: 'note-of-a-list', by: MEDIATOR, text } as const
    commit(w.world.db, { caseId: header.id, basedOn: lastEvent, changes: [kept] }, OURS, w.clock.now())
    await p.mediatorSays('NON, il a appelé Théophraste Bonnemaison, administrateur de la copropriété, sans succès')
    await p.mediatorSays('F17 = ménage 346,11 €')
    await p.mediatorSays('CONFIDENTIALITÉ locataire')
    const { file, statements } = onlyCase(w)
    expect(file.offer).toMatchObject({ by: 'landlord', amount: 22200 })
    expect(statements.some((one) => one.side === 'landlord' && one.key === 'deductions')).toBe(true)
    told = await handedOver(s)
  })

  test('what the tenant said and the landlord did not is there', () => {
    for (const word of ['690 €', '18 rue des Cités', TENANT.address, LANDLORD.name, 'suite.eml'])
      expect([word, told.includes(word)]).toEqual([word, true])
  })

  stays(
    () => told,
    [
      ['345,67', 'a fact that the landlord stated'],
      ['346,11', 'a fact that the landlord alone spoke of, on the mediator’s word'],
      ['222', 'an offer, with one side’s agreement to tell it'],
      ['3 mai', 'the day of an offer'],
      ['Baltazar', 'the tenant’s sentence that the landlord’s words repeat'],
      ['Clothilde', 'the tenant’s sentence that a note repeats'],
      ['Hippolyte', 'a note'],
      ['Théophraste', 'the tenant’s sentence that a mediator’s own mail repeats'],
      ['Zéphirine', 'what the tenant wrote once the landlord was heard'],
      ['sfr.example', 'an address that the landlord alone gave'],
      ['Secrète', 'the landlord’s signature'],
      ['06 11', 'the landlord’s telephone'],
      ['Ondine', 'the landlord’s exhibit'],
      ['Pelagie', 'a mail attached by the tenant, which may repeat the mediation'],
    ],
  )
})

describe('after the service wrote to the landlord, who never answers', () => {
  let told = ''
  beforeAll(async () => {
    const s = start()
    const { w, p } = s
    await p.opensJointly()
    await p.mediatorSays('OK')
    await p.tenantWrites('1. non\n2. oui\nMon bail était de trois ans, dit Eugénie.')
    await p.mediatorSays('OK')
    expect(onlyCase(w).file.sent.map(({ side }) => side)).toContain('landlord')
    await w.on('2026-04-08T08:00:00Z')
    await p.tenantWrites('Votre lettre dit que mon préavis a été remis à Anatole.')
    expect(onlyCase(w).messages.some((m) => m.body.own.includes('Anatole'))).toBe(true)
    await p.mediatorSays('PROPOSER 456 € pour le 3 juin')
    told = await handedOver(s)
  })

  test('what the tenant answered the service before that is there', () => {
    expect(told).toContain('Mon bail était de trois ans, dit Eugénie.')
  })

  stays(
    () => told,
    [
      ['Anatole', 'what the tenant wrote once the mediation had begun'],
      ['456', 'a proposal of the mediator’s own'],
    ],
  )
})
