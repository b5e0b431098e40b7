import type { CaseId, CaseRef } from '../../src/domain/ids.ts'
import { participantAddress } from '../../src/mail/tokens.ts'
import { caseIds, loadCaseRow, partiesOf } from '../../src/store/cases.ts'
import { keepThreadId } from '../../src/store/messages.ts'
import { type PlainEml, plainEml } from './plain-eml.ts'
import { OURS, type TestWorld } from './test-world.ts'

/** `belongs`: the case that a person would put it in; null where no machine may put it into a case that exists. */
export type CorpusMail = { shape: string; raw: Buffer; belongs: CaseId | null }

type Person = { name: string; address: string; reply: string; letter: string }
export type CorpusCase = { id: CaseId; ref: CaseRef; tenant: Person; landlord: Person }

const TENANTS = [
  'Aïcha Benmansour',
  'Bruno Castaing',
  'Chloé Delorme',
  'Driss El Amrani',
  'Élodie Fontanel',
  'Félix Grandjean',
  'Gaëlle Hervouet',
  'Hugo Ibarra',
] as const
const LANDLORDS = [
  'Irène Jacquemin',
  'Jean-Paul Petit',
  'SCI Les Tilleuls',
  'Karine Lemercier',
  'Louis Maréchal',
  'Mireille Nogaret',
  'Norbert Ollivier',
  'Odile Prigent',
] as const
const OF_AGENCY = ['Paul Quentin', 'Rachel Sauvage', 'Simon Texier'] as const
const AGENCY = { name: 'Agence du Port', address: 'gestion@agence-du-port.example' }
/** Rents two dwellings from two landlords. */
const TWICE = { name: 'Ursule Valmont', address: 'u.valmont@orange.example' }
const HER_LANDLORDS = ['Walter Xavier', 'Yvette Zeller'] as const

const mailOf = (name: string, host: string): string =>
  `${name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, '.')}@${host}`

const openings = [
  ...TENANTS.map((name, i) => ({
    tenant: { name, address: mailOf(name, ['orange.example', 'gmail.example'][i % 2] ?? '') },
    landlord: { name: LANDLORDS[i] ?? '', address: mailOf(LANDLORDS[i] ?? '', 'free.example') },
  })),
  ...OF_AGENCY.map((name) => ({ tenant: { name, address: mailOf(name, 'sfr.example') }, landlord: AGENCY })),
  ...HER_LANDLORDS.map((name) => ({ tenant: TWICE, landlord: { name, address: mailOf(name, 'laposte.example') } })),
]

type Receive = (raw: Buffer) => Promise<unknown>

/** Thirteen cases, each opened by a mail to the landlord with the service in copy; each person was written to once since. */
export async function openCorpus(w: TestWorld, receive: Receive): Promise<CorpusCase[]> {
  const cases: CorpusCase[] = []
  for (const [n, { tenant, landlord }] of openings.entries()) {
    const known = new Set(caseIds(w.world.db))
    // Who has a case and asks for another from another landlord is held for a human: the second address breaks the tie.
    const from = tenant === TWICE && n > 11 ? { ...tenant, address: `second.${tenant.address}` } : tenant
    await receive(
      plainEml({
        from: named(from),
        to: named(landlord),
        cc: [OURS],
        subject: `Dépôt de garantie, appartement ${n + 1}`,
        text: `Bonjour,\n\nJ'ai rendu les clés le 31 janvier 2026 et vous gardez mon dépôt de garantie de ${500 + n} euros. Je demande une médiation.\n\n${tenant.name}`,
      }),
    )
    const id = caseIds(w.world.db).find((each) => !known.has(each))
    const header = id && loadCaseRow(w.world.db, id)?.header
    if (!header) throw new Error(`Opening ${n} opened no case`)
    const person = (role: 'tenant' | 'landlord', who: { name: string; address: string }): Person => {
      const party = partiesOf(w.world.db, id).find((p) => p.role === role)
      if (!party) throw new Error(`Opening ${n} has no ${role}`)
      const letter = `letter-${n}-${role}@mediation-logement.example`
      keepThreadId(w.world.db, letter, id, party.id, 'ours')
      if (who === TWICE && from !== TWICE)
        w.world.db.prepare('UPDATE addresses SET address = ? WHERE party_id = ?').run(TWICE.address, party.id)
      return { ...who, reply: participantAddress(OURS, party.token), letter }
    }
    cases.push({ id, ref: header.ref, tenant: person('tenant', tenant), landlord: person('landlord', landlord) })
  }
  return cases
}

const named = ({ name, address }: { name: string; address: string }): string => `${name} <${address}>`

/** In the order in which they arrive: later ones find what earlier ones left. */
export function corpusMails(cases: readonly CorpusCase[]): CorpusMail[] {
  const simple = cases.slice(0, TENANTS.length)
  const ofAgency = cases.slice(TENANTS.length, TENANTS.length + OF_AGENCY.length)
  const twice = cases.slice(TENANTS.length + OF_AGENCY.length)
  return [
    ...simple.flatMap((c, n) => [...replies(c, c.tenant, c.landlord, n), ...replies(c, c.landlord, c.tenant, n + 50)]),
    ...ofAgency.flatMap((c, n) => amongSeveral(c, c.landlord, c.tenant, n)),
    ...twice.flatMap((c, n) => amongSeveral(c, c.tenant, c.landlord, n + 10)),
    ...unclear(AGENCY),
    ...unclear(TWICE),
    ...simple.flatMap((c, n) => strangers(c, n)),
    ...simple.flatMap((c, n) => crossed(c, simple[(n + 1) % simple.length] ?? c)),
    ...simple.flatMap((c) => otherMatters(c.tenant)),
    ...newcomers(),
  ]
}

type Mail = Partial<PlainEml> & { shape: string }

const writer =
  (belongs: CaseId | null, from: { name: string; address: string }) =>
  ({ shape, ...mail }: Mail): CorpusMail => ({
    shape,
    belongs,
    raw: plainEml({
      from: named(from),
      to: OURS,
      subject: 'Re: Votre dossier',
      text: 'Bonjour, bien reçu, je regarde cela.',
      ...mail,
    }),
  })

const quotedLetter = (ref: string): string =>
  `D'accord avec votre message.\n\n________________________________\nDe : Médiation Logement <${OURS}>\nEnvoyé : mardi 7 avril 2026 10:12\nObjet : [${ref}] Votre dossier\n\nBonjour,\n\nVotre dossier ${ref} suit son cours.`

/** What a person of one case sends, by all the ways in which mail programs keep or lose the thread. */
function replies(c: CorpusCase, me: Person, other: Person, n: number): CorpusMail[] {
  const write = writer(c.id, me)
  const talk = `talk-${n}@ailleurs.example`
  return [
    write({
      shape: 'reply to its own address, with the thread',
      to: me.reply,
      inReplyTo: me.letter,
      references: [me.letter],
    }),
    write({ shape: 'reply to the service’s plain address', inReplyTo: me.letter, references: [me.letter] }),
    write({ shape: 'References alone, our letter in the middle', references: [`a-${talk}`, me.letter, `b-${talk}`] }),
    write({ shape: 'own address in capitals, no thread', to: me.reply.toUpperCase() }),
    write({ shape: 'no thread, our letter quoted with its number', text: quotedLetter(c.ref) }),
    write({ shape: 'number in the subject alone', subject: `RE: [${c.ref}] Votre dossier` }),
    write({
      shape: 'number in small letters, in the words',
      text: `Je vous écris pour le dossier ${c.ref.toLowerCase()}.`,
    }),
    write({
      shape: 'a new mail without any key',
      subject: 'Précision',
      text: 'Bonjour, j’ai oublié de dire que le bail était meublé.',
    }),
    write({
      shape: 'our letter in an In-Reply-To with words around it',
      headers: [`In-Reply-To: Message of Tue, 7 Apr 2026 <${me.letter}>`],
    }),
    write({ shape: 'answer to a mail that we never saw', inReplyTo: talk, references: [`root-${talk}`, talk] }),
    writer(c.id, other)({ shape: 'the other side answers the same unseen mail', references: [`root-${talk}`] }),
    write({ shape: 'direct to the other side, service in copy', to: named(other), cc: [OURS], subject: 'Ma position' }),
    write({
      shape: 'forward of our letter to us',
      subject: 'TR: Votre dossier',
      to: me.reply,
      text: `Pour information.\n\n-------- Message transféré --------\n${quotedLetter(c.ref)}`,
    }),
    write({ shape: 'subject changed within the thread', subject: 'Urgent !!!', inReplyTo: me.letter }),
    write({
      shape: 'number of a system of its own, first seen',
      subject: `[Ticket#2026-${9000 + n}] Votre demande`,
      inReplyTo: me.letter,
    }),
    write({ shape: 'the same number, thread lost', subject: `[Ticket#2026-${9000 + n}] Suite` }),
    write({
      shape: 'vacation note',
      subject: 'Réponse automatique : Votre dossier',
      inReplyTo: me.letter,
      headers: ['Auto-Submitted: auto-replied'],
      text: 'Je suis absent jusqu’au 20 avril.',
    }),
  ]
}

/** The same for somebody with several cases: a key or a name must tell which. */
function amongSeveral(c: CorpusCase, me: Person, other: Person, n: number): CorpusMail[] {
  const write = writer(c.id, me)
  const surname = other.name.split(' ').at(-1) ?? ''
  return [
    write({ shape: 'several cases: its own address', to: me.reply }),
    write({ shape: 'several cases: our letter', inReplyTo: me.letter }),
    write({ shape: 'several cases: number in the subject', subject: `RE: ${c.ref}` }),
    write({ shape: 'several cases: quoted number', text: quotedLetter(c.ref) }),
    write({
      shape: 'several cases: own number, first seen',
      subject: `Réf. 2026/LOC/00${40 + n} - votre courrier`,
      inReplyTo: me.letter,
    }),
    write({ shape: 'several cases: own number again', subject: `RE : votre courrier (Réf. : 2026/LOC/00${40 + n})` }),
    write({
      shape: 'several cases: the other side gets it',
      to: named(other),
      cc: [OURS],
      subject: 'Solde de tout compte',
    }),
    write({
      shape: 'several cases: the other side named with a title',
      text: `Bonjour, au sujet de Mme ${surname}, le solde est prêt.`,
    }),
    write({
      shape: 'several cases: the other side in capitals',
      subject: `Dossier ${surname.toUpperCase()}`,
      text: 'Bonjour, voir ci-joint.',
    }),
  ]
}

function unclear(me: { name: string; address: string }): CorpusMail[] {
  const write = writer(null, me)
  return [
    write({
      shape: 'several cases: nothing says which',
      subject: 'Votre courrier',
      text: 'Bonjour, nous vous répondons sous huit jours.',
    }),
    write({ shape: 'several cases: thanks', subject: 'Merci', text: 'Merci.' }),
    write({
      shape: 'several cases: a common word that is a name too',
      subject: 'Petit rappel',
      text: 'Petit rappel : nous attendons.',
    }),
  ]
}

/** Who knows every key of a case and is not in it. */
function strangers(c: CorpusCase, n: number): CorpusMail[] {
  const write = writer(null, { name: c.landlord.name, address: `intrus.${n}@ailleurs.example` })
  return [
    write({ shape: 'stranger: number in the subject', subject: `Re: [${c.ref}] Votre dossier` }),
    write({ shape: 'stranger: our letter quoted', text: quotedLetter(c.ref) }),
    write({ shape: 'stranger: our Message-ID', inReplyTo: c.landlord.letter }),
    write({ shape: 'stranger: forged references', references: [c.tenant.letter, c.landlord.letter] }),
    write({ shape: 'stranger: a party’s own address', to: c.landlord.reply }),
    write({ shape: 'stranger: a party’s file number', subject: `[Ticket#2026-${9000 + n}] Suite` }),
    write({
      shape: 'stranger: all of it, with a party’s name',
      to: c.tenant.reply,
      subject: `Re: [${c.ref}]`,
      inReplyTo: c.tenant.letter,
      text: quotedLetter(c.ref),
    }),
  ]
}

/** Keys in the hands of somebody of another side or another case. */
function crossed(c: CorpusCase, other: CorpusCase): CorpusMail[] {
  return [
    writer(null, c.tenant)({ shape: 'tenant with the landlord’s own address', to: c.landlord.reply }),
    writer(null, c.landlord)({ shape: 'landlord with the tenant’s own address', to: c.tenant.reply }),
    writer(null, c.tenant)({ shape: 'own address of another case’s tenant', to: other.tenant.reply }),
    writer(null, c.tenant)({ shape: 'answer to another case’s letter', inReplyTo: other.tenant.letter }),
    writer(c.id, c.tenant)({ shape: 'another case’s number', subject: `Re: [${other.ref}]` }),
    writer(c.id, c.tenant)({ shape: 'the other side’s letter, passed on to me', inReplyTo: c.landlord.letter }),
  ]
}

/** Somebody with an open case asks for mediation about something else. */
function otherMatters(me: Person): CorpusMail[] {
  const write = writer(null, me)
  const text =
    'Bonjour, pour un autre logement, mon bailleur garde mon dépôt de garantie de 812 euros. Je demande une médiation.'
  return [
    write({ shape: 'open case, another dwelling', subject: 'Nouvelle demande', text }),
    write({
      shape: 'open case, another landlord in copy',
      subject: 'Dépôt de garantie',
      to: ['bailleur.nouveau@ailleurs.example', OURS],
      text: 'Bonjour, vous gardez mon dépôt de garantie de 812 euros depuis trois mois. Je demande une médiation.',
    }),
  ]
}

const newcomers = (): CorpusMail[] =>
  Array.from({ length: 20 }, (_, n) =>
    writer(null, { name: `Nouvelle Personne ${n}`, address: `nouvelle.${n}@orange.example` })({
      shape: 'a new request',
      subject: n % 2 === 0 ? 'Dépôt de garantie' : 'Re: Votre dossier',
      text: `Bonjour, mon propriétaire garde ma caution de ${700 + n} euros. Je demande une médiation.`,
    }),
  )
