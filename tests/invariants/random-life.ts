import { type Instant, plusSeconds } from '../../src/domain/day.ts'
import { countSome } from '../../src/flows/counted-cases.ts'
import type { Renderer } from '../../src/ports.ts'
import { caseIdByRef, caseIds, loadCaseRow } from '../../src/store/cases.ts'
import { messageBySha } from '../../src/store/messages.ts'
import { sha256 } from '../../src/store/raw-mails.ts'
import { htmlFragment, typeset } from '../../src/writing/html-fragment.ts'
import { DRAFT_END, DRAFT_START } from '../../src/writing/markers.ts'
import { type PlainEml, plainEml } from '../support/plain-eml.ts'
import { seededChance } from '../support/seeded-chance.ts'
import { MEDIATOR, OURS, type Sent, SUPERVISOR, type TestWorld, testWorld } from '../support/test-world.ts'
import { type Account, accountOf, bodyShown, linesShown, position, refIn, requestBehind } from './account.ts'
import { breakable, type Machine } from './breakable.ts'
import { aListOrder, anOrder, type Said } from './orders.ts'

const KARIM = 'karim.haddad@mediation-logement.example'
const UNDO_MINUTES = 5

export type Life = {
  w: TestWorld
  account: Account
  machine: Machine
  chance: { number(below: number): number }
  received: Buffer[]
  steps: string[]
}

const TENANT = 'Lea Martin <lea.martin@locataire.example>'
/** The same tenant from another address, or another tenant of the same landlord: a second case. */
const SECOND = 'Noe Petit <noe.petit@locataire.example>'
const LANDLORD = 'Paul Durand <paul.durand@bailleur.example>'
const STRANGER = 'Eve <eve@ailleurs.example>'

const openings = [
  `Bonjour Monsieur Durand,\n\nJe vous ai rendu les clés le 31 janvier 2026. Le dépôt de garantie était de 690 € et le loyer de 690 € hors charges, logement vide, ma résidence principale. Vous ne m'avez rien rendu. Je demande l'aide de la médiation, en copie.`,
  `Bonjour, mon propriétaire ne me rend pas mon dépôt de garantie de 600 euros alors que j'ai rendu les clés le 30 novembre 2025. Pouvez-vous m'aider ?`,
]
const fromTenant = [
  '1. oui\n2. paul.durand@bailleur.example\n3. non\n4. oui',
  'Oui, je suis d’accord pour que vous écriviez à mon bailleur : paul.durand@bailleur.example',
  'Est-ce qu’il a le droit de tout garder sans facture ?',
  'Où en est mon dossier ?',
  'Non, 500 c’est trop peu. Je propose 620 €.',
  'J’accepte sa proposition.',
  'D’accord pour 500 €, à condition qu’il rapporte la chaise.',
  'Je confirme.',
  'Toujours rien reçu sur mon compte.',
  'J’ai bien reçu les 620 € ce matin, le dossier peut être fermé.',
  'Je laisse tomber, j’abandonne ma demande.',
  'Je veux saisir la commission départementale de conciliation.',
  'ok',
]
const fromLandlord = [
  'Je garde les 690 euros pour la peinture. Je n’ai pas de facture.',
  'Je propose de rendre 500 euros.',
  'C’est d’accord pour 620 €, je vire avant le 4 mai.',
  '2',
  '6',
  'Pouvez-vous me laisser jusqu’à la fin du mois ?',
  'Je ne participerai pas à votre médiation.',
  'Le virement est parti ce matin.',
]
const VACATION = 'Je suis absent jusqu’au 20 avril et lirai votre message à mon retour.'

/** Lives a random life of one or two cases: mails of all sides and of strangers, orders right and wrong, crashes, time. */
export async function randomLife(seed: number, steps: number): Promise<Life> {
  const chance = seededChance(seed * 7919 + 1)
  const hours = chance.number(6) > 0
  const w = testWorld({
    seed,
    at: '2026-04-07T08:00:00Z',
    settings: {
      mediators: [MEDIATOR, KARIM],
      ...(hours ? { undoMinutes: UNDO_MINUTES, sendingWindow: { from: '07:30', to: '19:00' } } : {}),
    },
    // A PDF takes a second to draw and plays no part in what may leave; `tests/adapters` looks at the real one.
    world: { printDossier: async () => Buffer.from('%PDF-1.7') },
  })
  // MJML is filled in some lives; in the others the letters have a plain HTML part, and other mails none.
  if (seed % 20 !== 0) w.world.renderer = { ...w.world.renderer, html: plainHtml }
  const account = accountOf(w)
  const machine = breakable(w, chance, (to, id) => {
    const attempt = { id, to, at: w.clock.now(), position: position(w), outcome: 'final' as 'later' | 'final' }
    account.attempts.push(attempt)
    return attempt
  })
  const life: Life = { w, account, machine, chance, received: [], steps: [] }
  await receive(life, opening(life, TENANT))
  if (chance.number(2) === 0) await receive(life, opening(life, SECOND))
  for (let i = 0; i < steps; i += 1) {
    await step(life)
    // What is kept of the cases is there for the next steps to make untrue.
    if (i % 3 === 0) await surviving(life, async () => void countSome(w.world))
  }
  await pass(life, 4 * DAY)
  return life
}

const plainHtml: Renderer['html'] = async (template, { title, text, footer }) =>
  template === 'letter' ? `<h1>${typeset(title)}</h1>\n${htmlFragment(text)}\n${htmlFragment(footer)}` : ''

const pickFor =
  ({ chance }: Life) =>
  <T>(list: readonly T[]): T =>
    list[chance.number(list.length)] as T

const MINUTE = 60
const HOUR = 3600
const DAY = 24 * HOUR

async function step(life: Life): Promise<void> {
  const { w, chance } = life
  const pick = pickFor(life)
  const did = (what: string): void => void life.steps.push(what)
  const dice = chance.number(100)
  const requests = w.sent.filter((s) => s.mail.subject.startsWith('À approuver, '))
  const letterTo = (who: string) => w.sent.findLast((s) => who.includes(s.to) && isPartys(s))
  if (dice < 11) {
    did('tenant')
    return receive(life, reply(life, TENANT, pick(fromTenant), letterTo(TENANT)))
  }
  if (dice < 14) {
    did('second tenant')
    return receive(life, reply(life, SECOND, pick(fromTenant), letterTo(SECOND)))
  }
  if (dice < 22) {
    did('landlord')
    return receive(life, reply(life, LANDLORD, pick(fromLandlord), letterTo(LANDLORD)))
  }
  if (dice < 24) {
    did('stranger')
    return receive(life, reply(life, STRANGER, 'OK', w.sent.at(-1)))
  }
  if (dice < 26) {
    did('vacation note')
    const who = pick([TENANT, LANDLORD])
    return receive(life, reply(life, who, VACATION, letterTo(who), { headers: ['Auto-Submitted: auto-replied'] }))
  }
  if (dice < 57) return order(life, chance.number(6) > 0 ? requests.at(-1) : pick([...requests, undefined]))
  if (dice < 64) return afterwards(life)
  if (dice < 70) return answerList(life)
  if (dice < 76) return unheard(life, requests.at(-1))
  if (dice < 87) return pass(life, (1 + chance.number(12)) * MINUTE)
  if (dice < 95) return pass(life, (1 + chance.number(14)) * HOUR)
  return pass(life, (1 + chance.number(6)) * DAY)
}

const isPartys = ({ mail }: Sent): boolean =>
  /^mediation\+(?!ok-|re-)/.test(mail.replyTo[0]?.address ?? '') && mail.replyTo[0]?.address !== OURS

const names: Record<string, string> = { [MEDIATOR]: 'Nadia Benali', [KARIM]: 'Karim Haddad', [SUPERVISOR]: 'Chef' }

/** A mediator answers an approval mail. */
async function order(life: Life, request: Sent | undefined): Promise<void> {
  if (!request) return
  const pick = pickFor(life)
  const ref = refIn(request.mail.subject)
  const others = caseIds(life.w.world.db).flatMap((id) => loadCaseRow(life.w.world.db, id)?.header.ref ?? [])
  const id = ref && caseIdByRef(life.w.world.db, ref)
  const linked = (id && loadCaseRow(life.w.world.db, id)?.file.links.length) || 0
  const said = anOrder(life.chance, pick, { other: others.find((each) => each !== ref) ?? null, linked: linked > 0 })
  life.steps.push(`${said.text.replaceAll('\n', ' / ')} (${ref})`)
  const body = said.kind === 'edit' ? said.change(bodyShown(request.mail.text)) : null
  const text = body === null ? said.text : `${said.text}\n\n${DRAFT_START}\n\n${body}\n\n${DRAFT_END}`
  const at = life.w.clock.now()
  const raw = says(life, request.to, request, text)
  const own = requestBehind(life.w, life.account, ref ?? '', null) === request.messageId
  const about = { request: request.messageId, by: request.to, at, position: position(life.w), mail: sha256(raw), own }
  if (said.kind === 'yes' || (said.kind === 'edit' && !said.fault))
    life.account.yeses.push({ ...about, body, atOnce: false })
  await receive(life, raw)
  noteEnd(life, said, raw, request)
}

const endings = ['refused', 'postponed', 'stopped']

/** An order that was obeyed ends the request for good. */
function noteEnd({ w, account }: Life, said: Said, raw: Buffer, { messageId }: Pick<Sent, 'messageId'>): void {
  const reason = messageBySha(w.world.db, sha256(raw))?.reason ?? ''
  const rewritten = said.text.startsWith('PLUS ') && reason === 'recorded'
  if (said.kind === 'yes' || said.kind === 'edit' || !(rewritten || endings.includes(reason))) return
  account.ended.push({ request: messageId, position: position(w), stop: reason === 'stopped' })
}

/** STOP and what else is said in answer to a receipt. */
async function afterwards(life: Life): Promise<void> {
  const { w, account, chance } = life
  const receipt = w.sent.findLast((s) => /^(?:Approuvé|\d+ ordres?)/.test(s.mail.subject))
  if (!receipt) return
  const text = chance.number(4) > 0 ? 'STOP' : pickFor(life)(['OÙ EN EST', 'POURQUOI', 'OK', 'NON', 'TEMPS 5'])
  life.steps.push(`${text} to a receipt`)
  const raw = says(life, receipt.to, receipt, text)
  await receive(life, raw)
  const answered = w.sent.find((s) => s.mail.replyTo[0]?.address === asApproval(receipt))
  const said: Said = { kind: text === 'STOP' ? 'stop' : 'other', text }
  if (answered && account.written.has(answered.messageId)) noteEnd(life, said, raw, answered)
}

/** The approval address with the token of a receipt's. */
const asApproval = ({ mail }: Sent): string => (mail.replyTo[0]?.address ?? '').replace('+re-', '+ok-')

const LIST = /lettres à approuver|à approuver, \d+ en retard/

/** The mediator's list of 08:30, or the supervisor's digest. */
async function answerList(life: Life): Promise<void> {
  const { w, account } = life
  const lists = w.sent.filter((s) => LIST.test(s.mail.subject))
  const list = lists.at(-1 - life.chance.number(Math.min(2, lists.length)))
  const shown = list ? linesShown(list.mail.text) : []
  if (!list || shown.length === 0) return
  const said = aListOrder(life.chance, shown.length)
  life.steps.push(`${said.text.replaceAll('\n', ' / ')} to ${list.mail.subject}`)
  const raw = says(life, list.to, list, said.text)
  const about = { by: list.to, body: null, at: w.clock.now(), position: position(w), mail: sha256(raw), own: false }
  for (const { n, ref } of shown) {
    const request = said.yes.includes(n) ? requestBehind(w, account, ref, list.messageId) : null
    if (request) account.yeses.push({ ...about, request, atOnce: false })
  }
  await receive(life, raw)
}

const signedOn = (at: Instant): string =>
  `DKIM-Signature: v=1; a=rsa-sha256; d=${OURS.split('@')[1]}; s=s1; t=${Date.parse(at) / 1000}; h=From:To:Subject:Date:Message-ID; bh=AA==; b=AA==`

/** A yes that must not be heard, in answer to an approval mail or a list. */
function unheard(life: Life, request: Sent | undefined): Promise<void> {
  if (!request) return Promise.resolve()
  const list = life.w.sent.findLast((s) => LIST.test(s.mail.subject))
  if (list && life.chance.number(4) === 0) {
    life.steps.push('a colleague answers a list')
    return receive(life, says(life, list.to === KARIM ? MEDIATOR : KARIM, list, 'OK 1'))
  }
  const [what, how] = pickFor(life)<[string, Partial<PlainEml>]>([
    ['forged yes', { auth: 'fail' }],
    ['unproven yes', { auth: 'none' }],
    ['yes by a party', { from: TENANT }],
    ['yes by a colleague', { from: `C <${request.to === KARIM ? MEDIATOR : KARIM}>` }],
    ['yes by a supervisor', { from: `Chef <${SUPERVISOR}>` }],
    ['automatic yes', { headers: ['Auto-Submitted: auto-replied'] }],
    ['yes signed long ago', { headers: [signedOn(plusSeconds(life.w.clock.now(), -3 * DAY))] }],
  ])
  life.steps.push(what)
  return receive(life, says(life, request.to, request, 'OK', how))
}

const says = (life: Life, by: string, to: Sent, text: string, how: Partial<PlainEml> = {}): Buffer =>
  plainEml({
    from: `${names[by]} <${by}>`,
    to: to.mail.replyTo[0]?.address ?? '',
    subject: `Re: ${to.mail.subject}`,
    text,
    inReplyTo: to.messageId,
    date: life.w.clock.now(),
    ...how,
  })

function opening(life: Life, from: string): Buffer {
  const text = pickFor(life)(openings)
  const date = life.w.clock.now()
  return life.chance.number(2) === 0
    ? plainEml({ from, to: LANDLORD, cc: [OURS], text, date })
    : plainEml({ from, to: OURS, text, date })
}

const reply = (life: Life, from: string, text: string, to: Sent | undefined, how: Partial<PlainEml> = {}): Buffer =>
  plainEml({
    from,
    to: to?.mail.replyTo[0]?.address ?? OURS,
    subject: `Re: ${to?.mail.subject ?? 'Dépôt'}`,
    text,
    date: life.w.clock.now(),
    ...(to ? { inReplyTo: to.messageId } : {}),
    ...how,
  })

async function receive(life: Life, raw: Buffer): Promise<void> {
  life.received.push(raw)
  await surviving(life, async () => void (await life.w.receive(raw)))
  const hash = sha256(raw)
  const atOnce = messageBySha(life.w.world.db, hash) !== null
  for (const yes of life.account.yeses) if (yes.mail === hash) yes.atOnce = atOnce
}

function pass(life: Life, seconds: number): Promise<void> {
  life.steps.push(
    seconds < HOUR ? `${seconds / MINUTE} min` : seconds < DAY ? `${seconds / HOUR} h` : `${seconds / DAY} d`,
  )
  const until: Instant = plusSeconds(life.w.clock.now(), seconds)
  return surviving(life, () => life.w.on(until))
}

const surviving = (life: Life, act: () => Promise<void>): Promise<void> =>
  life.machine.surviving(act, () => void life.steps.push('crash'))
