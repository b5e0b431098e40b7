import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Dovecot, type DovecotUser, dovecotProgram, startDovecot } from '../support/dovecot.ts'
import { plainEml } from '../support/plain-eml.ts'
import { type SmtpSink, smtpSink } from '../support/smtp-sink.ts'
import { MEDIATOR, OURS } from '../support/test-world.ts'
import { until } from '../support/until.ts'
import { mailsTo, type Service, serviceOn } from './service-process.ts'

const TENANT = 's.lefebvre@orange.example'
const LANDLORD = 'gerard.maillot@free.example'

const opening = plainEml({
  from: `Sandrine Lefebvre <${TENANT}>`,
  to: `Gérard Maillot <${LANDLORD}>`,
  cc: [OURS],
  date: null,
  text: `Bonjour Monsieur Maillot,

J'ai été votre locataire au 18 rue des Cités, 93300 Aubervilliers (appartement vide, ma résidence principale). Je vous ai rendu les clés le 31 janvier 2026, l'état des lieux de sortie est conforme, et je vous ai donné ma nouvelle adresse le même jour. Le dépôt de garantie était de 690 €, soit un mois de loyer hors charges. Vous ne m'avez rien rendu et vous n'avez annoncé aucune retenue.

Je demande à la médiation, en copie, de bien vouloir nous aider.`,
})

// Needs a real IMAP server; `require-server.ts` says what to install.
describe.skipIf(!dovecotProgram)('a running service between a real IMAP server and a real SMTP listener', () => {
  let dovecot: Dovecot
  let box: DovecotUser
  let sink: SmtpSink
  let service: Service

  beforeAll(async () => {
    dovecot = await startDovecot()
    box = dovecot.user('mediation')
    sink = await smtpSink()
    service = await serviceOn({ imap: box.url(dovecot.imapPort), smtp: `smtp://127.0.0.1:${sink.port}` })
    await service.start()
  })
  afterAll(async () => {
    await service?.remove()
    await sink?.close()
    await dovecot?.stop()
  })

  const arrived = async (address: string, count: number) => {
    await until(async () => (await mailsTo(sink, address)).length >= count, 30_000).catch((error) => {
      throw new Error(service.output(), { cause: error })
    })
    return mailsTo(sink, address)
  }

  test('says in one line per part how it runs', async () => {
    await until(() => service.output().includes('adresse :'))
    expect(service.output()).toMatch(/boîte : IMAP 127\.0\.0\.1/)
    expect(service.output()).toMatch(/envoi : SMTP 127\.0\.0\.1/)
    expect(service.output()).not.toContain('secret')
  })

  test('a mail becomes a receipt and an approval request; OK by reply sends the letter; a second OK sends nothing', async () => {
    await box.deliver(opening)
    const [receipt] = await arrived(TENANT, 1)
    expect(receipt?.headers.get('auto-submitted')).toEqual(['auto-replied'])
    const [request] = await arrived(MEDIATOR, 1)
    const answerTo = request?.replyTo[0]?.address ?? ''
    await box.deliver(plainEml({ from: MEDIATOR, to: answerTo, text: 'OK', inReplyTo: request?.messageId ?? '' }))
    const tenantMails = await arrived(TENANT, 2)
    expect(tenantMails[1]?.headers.has('auto-submitted')).toBe(false)
    await arrived(MEDIATOR, 2)
    await box.deliver(plainEml({ from: MEDIATOR, to: answerTo, text: 'ok !', inReplyTo: request?.messageId ?? '' }))
    const mediatorMails = await arrived(MEDIATOR, 3)
    expect(mediatorMails[2]?.text).toContain('a déjà reçu une réponse')
    expect(await mailsTo(sink, TENANT)).toHaveLength(2)
  })

  test('after a UIDVALIDITY change everything is seen again and nothing is done twice', async () => {
    const before = sink.received.length
    await box.forgetUids()
    await box.deliver(
      plainEml({
        from: 'pub@boutique.example',
        to: OURS,
        subject: 'Promo',
        text: 'Soldes !',
        headers: ['List-Id: <promo.boutique.example>', 'Precedence: bulk'],
      }),
    )
    await box.deliver(
      plainEml({
        from: `Sandrine <${TENANT}>`,
        to: OURS,
        date: null,
        text: 'Est-ce que mon propriétaire a le droit de ne pas répondre ?',
      }),
    )
    await until(() => sink.received.length > before, 60_000)
    expect(await mailsTo(sink, TENANT)).toHaveLength(2)
  })

  test('SIGTERM stops it cleanly', async () => {
    expect(await service.stop()).toBe(0)
    expect(service.output()).toContain('Arrêté proprement')
  })
})
