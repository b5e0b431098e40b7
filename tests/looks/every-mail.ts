import type { MailKind } from '../../src/domain/decision.ts'
import type { LetterPurpose } from '../../src/domain/letter-purposes.ts'
import { htmlPart } from '../../src/mail/html-part.ts'
import { draftById } from '../../src/store/drafts.ts'
import { mailByMessageId } from '../../src/store/outbox.ts'
import { agencyOnRecap, mediatorOnRecap, tenantsOfAgency } from '../support/agency.ts'
import { reminded, start } from '../support/cases.ts'
import { COMPLETE_REQUEST, LANDLORD } from '../support/people.ts'
import { plainEml } from '../support/plain-eml.ts'
import { MEDIATOR, OURS, type Sent, SUPERVISOR, type TestWorld } from '../support/test-world.ts'

/** A mail that the service really wrote. `purpose`: of the letter that it is, or asks approval for. */
export type Look = {
  name: string
  kind: MailKind
  purpose: LetterPurpose | null
  subject: string
  text: string
  html: string
  /** What our own reader would say to a mediator, were it a party's mail. */
  suspicious: boolean
}

/** Every mail of a few lives that together hold each kind of mail, and each purpose of a letter. */
export async function allMails(): Promise<Look[]> {
  const lives = [
    agreement,
    proposal,
    silence,
    question,
    outOfScope,
    strangers,
    ownData,
    onPaper,
    commission,
    ways,
    recap,
  ]
  const looks: Look[] = []
  for (const life of lives) {
    const w = await life()
    for (const sent of w.sent) looks.push(await look(w, sent))
  }
  return looks
}

/** One of each kind and purpose: the longest, which has most to show. */
export const longestOfEach = (looks: readonly Look[]): Look[] => [
  ...new Map([...looks].sort((a, b) => a.html.length - b.html.length).map((each) => [each.name, each])).values(),
]

async function look({ world: { db } }: TestWorld, { messageId, raw, mail }: Sent): Promise<Look> {
  const row = mailByMessageId(db, messageId)
  if (!row) throw new Error(`${mail.subject} is not of the outbox`)
  const purpose = row.draft_id ? (draftById(db, row.draft_id)?.purpose ?? null) : null
  const name = purpose ? `${row.kind}, ${purpose}` : row.kind
  const { subject, text, hidden, partsDiffer } = mail
  const html = await htmlPart(raw)
  return { name, kind: row.kind, purpose, subject, text, html, suspicious: hidden.length > 0 || partsDiffer }
}

async function agreement(): Promise<TestWorld> {
  const { w, p } = await reminded()
  await p.landlordWrites('Je propose de rendre 500 euros.')
  await p.tenantWrites('Bonjour, où en est mon dossier ?')
  await p.mediatorSays('OK')
  await p.tenantWrites('Non, 500 c’est trop peu. Je propose 620 €.')
  await p.mediatorSays('OK')
  await p.landlordWrites('C’est d’accord pour 620 €. Je fais le virement au plus tard lundi 4 mai.')
  await p.mediatorSays('OK')
  await w.on('2026-05-05T07:00:00Z')
  await p.mediatorSays('OK')
  await p.tenantWrites('Bonjour, il n’y a toujours pas de virement, je n’ai rien reçu.')
  await p.mediatorSays('OK')
  await p.tenantWrites('J’ai bien reçu les 620 € ce matin. C’est réglé.')
  await p.mediatorSays('OK')
  await w.on('2026-05-12T12:00:00Z')
  return w
}

async function recap(): Promise<TestWorld> {
  const w = await tenantsOfAgency(3)
  await w.on('2026-04-08T08:00:00Z')
  await mediatorOnRecap(w, 'OK')
  await agencyOnRecap(w, '1. ok\n9. non')
  return w
}

async function proposal(): Promise<TestWorld> {
  const { w, p } = await reminded()
  await p.landlordWrites(
    'L’état des lieux de sortie n’est pas conforme à celui d’entrée. Je garde 180 € pour la peinture, facture jointe.',
  )
  await p.mediatorSays('PROPOSER 700 € pour le 4 mai 2026')
  await p.mediatorSays('OK')
  await p.mediatorSays('QUI Maillot = agence')
  await p.landlordWrites('J’accepte 700 €.')
  await p.tenantWrites('J’accepte 700 €.')
  await p.mediatorSays('OK')
  await p.mediatorSays('OK')
  return w
}

async function ownData(): Promise<TestWorld> {
  const { w, p } = await reminded()
  await p.tenantWrites('Je demande une copie de mes données personnelles.')
  const asked = w.sentTo(SUPERVISOR).at(-1)
  const to = asked?.mail.replyTo[0]?.address ?? ''
  await w.receive(plainEml({ from: `C <${SUPERVISOR}>`, to, text: 'OK 1', date: w.clock.now() }))
  return w
}

async function silence(): Promise<TestWorld> {
  const { w, p } = await reminded()
  for (const day of ['13', '17', '21', '28']) {
    await w.on(`2026-04-${day}T07:00:00Z`)
    await p.mediatorSays('OK')
  }
  return w
}

async function commission(): Promise<TestWorld> {
  const { w, p } = start()
  await p.opensJointly()
  await p.landlordWrites('Je refuse la médiation, ne m’écrivez plus.')
  await p.mediatorSays('OK')
  await p.tenantWrites('Bonjour, la commission m’a envoyé une convocation pour le 12 mai 2026. Merci.')
  await p.mediatorSays('OK')
  return w
}

async function ways(): Promise<TestWorld> {
  const { w, p } = await reminded()
  await p.mediatorSays('CDC')
  await p.mediatorSays('OK')
  await p.mediatorSays('OK')
  await p.mediatorSays('JUGE')
  await p.mediatorSays('OK')
  return w
}

async function onPaper(): Promise<TestWorld> {
  const { w, p } = start()
  await p.opensAlone(COMPLETE_REQUEST.replace('en copie de ce mail', ''))
  await p.mediatorSays('OK')
  await p.tenantWrites('1. oui\n2. je ne sais pas\n3. non\n4. oui')
  await p.mediatorSays('OK')
  return w
}

/** All that a card can hold: both sides speak, disagree, and speak again before anything is decided. */
async function question(): Promise<TestWorld> {
  const { w, p } = await reminded()
  await p.landlordWrites('Le loyer était de 700 € hors charges. Je garde 690 euros pour la peinture, sans facture.', {
    to: OURS,
  })
  await p.tenantWrites('Bonjour, est-ce qu’il a le droit de tout garder sans facture ? Que dit la loi ?')
  await p.landlordWrites('Le dépôt était de 650 €. Vous aviez peut-être une autre adresse, je crois.')
  await p.mediatorSays('NON, je préfère répondre d’abord')
  await p.landlordWrites('3')
  await p.mediatorSays('OK')
  await p.landlordWrites('Merci.')
  return w
}

async function outOfScope(): Promise<TestWorld> {
  const { w, p } = start()
  await p.opensAlone(COMPLETE_REQUEST.replace('ma résidence principale', 'ma résidence secondaire pour les vacances'))
  await p.mediatorSays('OK')
  return w
}

/** Two cases that wait for one mediator, a mail that no case knows, and one that only says to be a mediator's. */
async function strangers(): Promise<TestWorld> {
  const { w, p } = start()
  await p.opensAlone(`${COMPLETE_REQUEST}\n\nMon bailleur : ${LANDLORD.address}`)
  await w.receive(plainEml({ from: 'Jean Petit <j.petit@free.example>', to: OURS, text: COMPLETE_REQUEST }))
  await w.receive(plainEml({ from: 'curieux@ailleurs.example', to: OURS, text: 'Bonjour, une question.' }))
  const { replyTo } = p.request().mail
  await w.receive(plainEml({ from: MEDIATOR, to: replyTo[0]?.address ?? '', text: 'OK', auth: 'none' }))
  await w.on('2026-04-08T07:00:00Z')
  return w
}
