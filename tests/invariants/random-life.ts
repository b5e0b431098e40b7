import { type Instant, plusSeconds } from '../../src/domain/day.ts'
import { settleInterrupted } from '../../src/flows/deliver-mail.ts'
import { loadCaseRow } from '../../src/store/cases.ts'
import { messageBySha } from '../../src/store/messages.ts'
import { sha256 } from '../../src/store/raw-mails.ts'
import { DRAFT_END, DRAFT_START } from '../../src/writing/markers.ts'
import { plainEml } from '../support/plain-eml.ts'
import { seededChance } from '../support/seeded-chance.ts'
import { MEDIATOR, OURS, type Sent, type TestWorld, testWorld } from '../support/test-world.ts'

/** The process dies: whatever was not committed is gone, the next step runs in a new process. */
class Crash extends Error {}

/** What the test itself knows to be a valid yes: the request it answered, and the text that may leave because of it. */
type ValidYes = { request: Sent; body: string; at: Instant }

export type Life = {
  w: TestWorld
  received: Buffer[]
  yeses: ValidYes[]
  steps: string[]
  /** How many mails had been sent when the last message of a party came into each case, by reference. */
  overtaken: Map<string, number>
}

const TENANT = 'Lea Martin <lea.martin@locataire.example>'
const LANDLORD = 'Paul Durand <paul.durand@bailleur.example>'
const STRANGER = 'Eve <eve@ailleurs.example>'

const openings = [
  `Bonjour Monsieur Durand,\n\nJe vous ai rendu les clés le 31 janvier 2026. Le dépôt de garantie était de 690 € et le loyer de 690 € hors charges, logement vide, ma résidence principale. Vous ne m'avez rien rendu. Je demande l'aide de la médiation, en copie.`,
  `Bonjour, mon propriétaire ne me rend pas ma caution de 600 euros alors que j'ai rendu les clés le 30 novembre 2025. Pouvez-vous m'aider ?`,
]
const fromTenant = [
  '1. oui\n2. paul.durand@bailleur.example\n3. non\n4. oui',
  'Oui, je suis d’accord pour que vous écriviez à mon bailleur : paul.durand@bailleur.example',
  'Est-ce qu’il a le droit de tout garder sans facture ?',
  'Non, 500 c’est trop peu. Je propose 620 €.',
  'J’accepte sa proposition.',
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

/** Lives a random life of one case: mails of both sides and of strangers, orders right and wrong, crashes, time. */
export async function randomLife(seed: number, steps: number): Promise<Life> {
  const chance = seededChance(seed * 7919 + 1)
  // A PDF takes a second to draw and plays no part in what may leave; `tests/adapters` looks at the real one.
  const w = testWorld({
    seed,
    at: '2026-04-07T08:00:00Z',
    settings: { supervisors: [] },
    world: { printDossier: async () => Buffer.from('%PDF-1.7') },
  })
  const life: Life = { w, received: [], yeses: [], steps: [], overtaken: new Map() }
  breakable(w, chance)
  const pick = <T>(list: readonly T[]): T => list[chance.number(list.length)] as T
  await receive(life, openingMail(pick(openings), chance.number(2) === 0))
  for (let i = 0; i < steps; i += 1) await step(life, pick, chance.number(100))
  await settle(life)
  return life
}

async function step(life: Life, pick: <T>(list: readonly T[]) => T, dice: number): Promise<void> {
  const { w } = life
  const letters = w.sent.filter((s) => s.mail.replyTo[0]?.address.startsWith('mediation+') && !isApproval(s))
  const requests = w.sent.filter(isApproval)
  if (dice < 20)
    return note(life, 'tenant', () =>
      receive(
        life,
        reply(
          TENANT,
          pick(fromTenant),
          letters.findLast((s) => s.to.startsWith('lea')),
        ),
      ),
    )
  if (dice < 36)
    return note(life, 'landlord', () =>
      receive(
        life,
        reply(
          LANDLORD,
          pick(fromLandlord),
          letters.findLast((s) => s.to.startsWith('paul')),
        ),
      ),
    )
  if (dice < 40)
    return note(life, 'stranger', () => receive(life, reply(STRANGER, 'OK', letters.at(-1) ?? requests.at(-1))))
  if (dice < 64) return note(life, 'yes', () => answer(life, requests.at(-1), 'OK', {}))
  if (dice < 68)
    return note(life, 'yes to an old request', () =>
      answer(life, requests.length > 0 ? pick(requests) : undefined, 'OK', {}),
    )
  if (dice < 72) return note(life, 'edit', () => answer(life, requests.at(-1), 'Voici ma version.', { edit: true }))
  if (dice < 75) return note(life, 'no', () => answer(life, requests.at(-1), 'NON trop long', {}))
  if (dice < 77) return note(life, 'later', () => answer(life, requests.at(-1), 'ATTENDRE lundi', {}))
  if (dice < 79) return note(life, 'forged yes', () => answer(life, requests.at(-1), 'OK', { auth: 'fail' }))
  if (dice < 81) return note(life, 'unproven yes', () => answer(life, requests.at(-1), 'OK', { auth: 'none' }))
  if (dice < 83) return note(life, 'yes by a party', () => answer(life, requests.at(-1), 'OK', { from: TENANT }))
  if (dice < 85)
    return note(life, 'automatic yes', () =>
      answer(life, requests.at(-1), 'OK', { headers: ['Auto-Submitted: auto-replied'] }),
    )
  if (dice < 87) return note(life, 'reserved yes', () => answer(life, requests.at(-1), 'OK mais enlevez la somme', {}))
  return note(life, 'time', () => pass(life, 1 + (dice % 9)))
}

const note = async (life: Life, what: string, act: () => Promise<void>): Promise<void> => {
  life.steps.push(what)
  await act()
}

const isApproval = (sent: Sent): boolean => sent.mail.replyTo[0]?.address.startsWith('mediation+ok-') ?? false

const openingMail = (text: string, joint: boolean): Buffer =>
  joint ? plainEml({ from: TENANT, to: LANDLORD, cc: [OURS], text }) : plainEml({ from: TENANT, to: OURS, text })

const reply = (from: string, text: string, to: Sent | undefined): Buffer =>
  plainEml({
    from,
    to: to?.mail.replyTo[0]?.address ?? OURS,
    subject: `Re: ${to?.mail.subject ?? 'Dépôt'}`,
    text,
    ...(to ? { inReplyTo: to.messageId } : {}),
  })

type How = { auth?: 'pass' | 'fail' | 'none'; from?: string; headers?: readonly string[]; edit?: boolean }

async function answer(life: Life, request: Sent | undefined, says: string, how: How): Promise<void> {
  if (!request) return
  const shown = bodyShown(request)
  const body = how.edit ? shown.replace('Bonjour,', 'Bonjour à vous,') : shown
  const text = how.edit ? `${says}\n\n${DRAFT_START}\n\n${body}\n\n${DRAFT_END}` : says
  const ref = /ML-\w{4}-\w/.exec(request.mail.subject)?.[0] ?? ''
  const current = life.w.sent.indexOf(request) >= (life.overtaken.get(ref) ?? 0)
  const valid = current && (how.auth ?? 'pass') === 'pass' && !how.from && !how.headers && (says === 'OK' || how.edit)
  if (valid) life.yeses.push({ request, body, at: life.w.clock.now() })
  const { edit: _, ...mail } = how
  await receive(
    life,
    plainEml({
      from: `Nadia <${MEDIATOR}>`,
      to: request.mail.replyTo[0]?.address ?? '',
      text,
      inReplyTo: request.messageId,
      ...mail,
    }),
  )
}

/** The letter's body as the mediator saw it. */
const bodyShown = (request: Sent): string => {
  const { text } = request.mail
  return text.slice(text.indexOf(DRAFT_START) + DRAFT_START.length, text.indexOf(DRAFT_END)).trim()
}

async function receive(life: Life, raw: Buffer): Promise<void> {
  const sent = life.w.sent.length
  life.received.push(raw)
  await surviving(life, async () => {
    await life.w.receive(raw)
  })
  const row = messageBySha(life.w.world.db, sha256(raw))
  const ref = row?.case_id ? loadCaseRow(life.w.world.db, row.case_id)?.header.ref : undefined
  if (row?.fate === 'filed' && ref) life.overtaken.set(ref, sent)
}

const pass = (life: Life, days: number): Promise<void> =>
  surviving(life, () => life.w.on(plusSeconds(life.w.clock.now(), days * 86_400)))

/** After a crash the work is taken up by a new process, which first looks at what the old one was sending. */
async function surviving(life: Life, act: () => Promise<void>): Promise<void> {
  for (let tries = 0; tries < 50; tries += 1) {
    try {
      return await act()
    } catch (error) {
      if (!(error instanceof Crash)) throw error
      life.steps.push('crash')
      settleInterrupted(life.w.world)
    }
  }
  throw new Error('Too many crashes in a row')
}

/** Retries and everything else that is due gets its time. */
const settle = (life: Life): Promise<void> => pass(life, 4)

/** Now and then the process dies around a sending, or a part fails during a task. */
function breakable(w: TestWorld, chance: { number(below: number): number }): void {
  const { transport, renderer, jobs } = w.world
  const { send } = transport
  const { now } = w.clock
  // A transport that throws is an outage; a process that dies comes no further than the next look at the clock.
  let dying = false
  w.clock.now = () => {
    if (!dying) return now()
    dying = false
    throw new Crash()
  }
  transport.send = async (mail) => {
    const dice = chance.number(60)
    if (dice === 1) return { kind: 'try_later', response: '451 later' }
    if (dice === 3) throw new Error('transport failed')
    const answer = dice === 0 ? ({ kind: 'unknown', response: 'never told' } as const) : await send(mail)
    dying = dice === 0 || dice === 2
    return answer
  }
  const { html } = renderer
  w.world.renderer = {
    ...renderer,
    html: (...args) => (chance.number(150) === 0 ? Promise.reject(new Error('renderer failed')) : html(...args)),
  }
  const { run } = jobs
  w.world.jobs = {
    ...jobs,
    run: (...args) => (chance.number(80) === 0 ? Promise.reject(new Error('reader failed')) : run(...args)),
  }
}
