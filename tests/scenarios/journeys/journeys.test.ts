import { describe, expect, test } from 'vitest'
import { apply, emptyCase } from '../../../src/domain/apply.ts'
import { OutcomeCode } from '../../../src/domain/outcome-codes.ts'
import { Segment } from '../../../src/domain/segment.ts'
import { CaseState } from '../../../src/domain/states.ts'
import { eventRows, eventsOf } from '../../../src/store/events.ts'
import { COMPLETE_REQUEST, LANDLORD, TENANT } from '../../support/people.ts'
import { plainEml } from '../../support/plain-eml.ts'
import { MEDIATOR, OURS, type TestWorld } from '../../support/test-world.ts'
import { caseOf, journeyFiles, journeys, play } from './journey.ts'

const all = journeyFiles().map((file) => ({ file, told: journeys(file) }))

const covered = new Set<string>()

describe.each(all)('$file', ({ told }) => {
  test.each(told)('$title', async (journey) => {
    const { letters, ends, w, passed } = await play(journey)
    for (const one of passed) covered.add(one)
    expect({ letters, ends }).toEqual({ letters: journey.letters, ends: journey.ends })
    expect(broken(w)).toEqual([])
    expect(stagesMistold(w)).toEqual([])
  })
})

test('every stage, digit, segment and exit has its journey', () => {
  const wanted = [
    ...CaseState.options.map((state) => `stage ${state}`),
    ...[1, 2, 3, 4, 5, 6].map((digit) => `digit ${digit}`),
    ...Segment.options.map((segment) => `segment ${segment}`),
    ...OutcomeCode.options.map((code) => `exit ${code}`),
  ]
  expect(wanted.filter((one) => !covered.has(one))).toEqual([])
})

test('at least twenty-five journeys, twelve of them in the words of the development conversations', () => {
  const told = all.flatMap((one) => one.told)
  expect(told.length).toBeGreaterThanOrEqual(25)
  expect(told.filter(({ story }) => story.includes('de la conversation')).length).toBeGreaterThanOrEqual(12)
})

/** What no journey may ever do, whatever happens in it. */
function broken(w: TestWorld): string[] {
  const events = eventRows(w.world.db, caseOf(w).header.id).map(({ body }) => JSON.parse(body) as Event)
  const at = (type: string) => events.findIndex((e) => e.type === type)
  const firstToLandlord = events.findIndex((e) => e.type === 'letter_sent' && e.side === 'landlord')
  const landlordWrote = events.findIndex((e) => e.type === 'message_filed' && e.side === 'landlord')
  const contacted = firstToLandlord >= 0 && !(landlordWrote >= 0 && landlordWrote < firstToLandlord)
  const consent = at('consent_recorded')
  const approved = new Set(events.filter((e) => e.type === 'draft_approved').map((e) => e.draft))
  const reminders = events.reduce((most, e, i) => Math.max(most, remindersInARow(events.slice(i), e)), 0)
  return [
    ...(contacted && (consent < 0 || consent > firstToLandlord) ? ['the landlord was contacted without consent'] : []),
    ...events.filter((e) => e.type === 'letter_sent' && !approved.has(e.draft)).map(() => 'a letter left unapproved'),
    ...(reminders > 4 ? ['more than four reminders of one silence'] : []),
    ...events
      .filter((e) => e.type === 'case_closed' && !(e.code && e.segment))
      .map(() => 'an end without its code and profile'),
  ]
}

type Event = { type: string; draft?: string; side?: string; purpose?: string; code?: string; segment?: string }

/** Whoever gets a letter knows the stage that it leads to: from its first line, or from an earlier mail, never from both. */
function stagesMistold(w: TestWorld): string[] {
  const { header, parties } = caseOf(w)
  const events = eventsOf(w.world.db, header.id)
  const last = (i: number, draft: string) =>
    !events.slice(i + 1).some((e) => e.type === 'letter_sent' && e.draft === draft)
  const mistold: string[] = []
  let file = emptyCase
  const due: { draft: string; stage: string }[] = []
  for (const [i, event] of events.entries()) {
    if (event.type === 'stage_told' && file.told[event.party] === event.stage) mistold.push(`${event.stage} told twice`)
    file = apply(file, event)
    if (event.type === 'letter_sent' && last(i, event.draft)) due.push({ draft: event.draft, stage: file.state })
    const ended = due[0] && events[i + 1]?.type !== 'stage_told' ? due.shift() : undefined
    for (const e of ended ? events.slice(0, i + 1) : [])
      if (e.type === 'letter_sent' && e.draft === ended?.draft && file.told[e.party] !== ended.stage)
        mistold.push(`${e.purpose} to the ${e.side}: ${file.told[e.party]} instead of ${ended.stage}`)
  }
  for (const { id, addresses, name } of parties) {
    const read = w.sent.filter((s) => addresses.some((a) => a.address === s.to))
    const lines = read.filter((s) => /^Étape de votre dossier : /m.test(s.mail.text))
    const told = events.filter((e) => e.type === 'stage_told' && e.party === id)
    if (lines.length !== told.length) mistold.push(`${name} read ${lines.length} stages, ${told.length} were noted`)
  }
  return mistold
}

/** Reminders from here on until their side writes. */
function remindersInARow(events: readonly Event[], { side }: Event): number {
  const answer = events.findIndex((e) => e.type === 'message_filed' && e.side === side)
  const silent = answer < 0 ? events : events.slice(0, answer)
  return new Set(
    silent.filter((e) => e.purpose === 'reminder' && e.type === 'letter_sent' && e.side === side).map((e) => e.draft),
  ).size
}

const begun = `locataire (copie bailleur) > {demande}
médiatrice > OK
locataire > 1. non
  2. oui
médiatrice > OK
`
const tell = (story: string) =>
  play({ title: '', begins: '2026-04-07', story: `${begun}${story}`, letters: [], ends: '' })

test('who says not to be the right person gets nothing more once another is known', async () => {
  const { w } = await tell(`bailleur > 5
médiatrice > OK
bailleur > Il faut écrire à l’agence : gestion@agence-du-canal.example
médiatrice > OK
le 2026-04-14
médiatrice > OK`)
  const after = w.sent.filter(
    (s) => s.mail.subject.includes('la règle et le calcul') || s.mail.subject.includes('attendons'),
  )
  expect(after.filter((s) => s.to === LANDLORD.address)).toHaveLength(1)
  expect(w.sentTo('gestion@agence-du-canal.example').map((s) => s.mail.subject.replace(/ \(.*/, ''))).toEqual([
    'Dépôt de garantie : la règle et le calcul',
    'Dépôt de garantie : nous attendons votre réponse',
  ])
  expect(w.sentTo('gestion@agence-du-canal.example')[0]?.mail.text).toContain('6. J’ai besoin de temps')
})

test('nothing that the tenant reads tells how the landlord answered the mediator’s proposal', async () => {
  const { w } =
    await tell(`bailleur > L’état des lieux de sortie n’est pas conforme à celui d’entrée. Je garde 180 € pour la peinture, facture jointe.
médiatrice > PROPOSER 700 € pour le 4 mai 2026
médiatrice > OK
bailleur > Je refuse.
locataire > Où en est mon dossier ?
locataire > J’accepte 700 €.
médiatrice > OK`)
  const texts = w
    .sentTo(TENANT.address)
    .slice(-2)
    .map((s) => s.mail.text)
  expect(texts[0]).toContain('Nous attendons une réponse de votre part')
  expect(texts[1]).toContain('n’a pas été acceptée par les deux parties')
  for (const text of texts) expect(text).not.toMatch(/bailleur (?:a )?refus|autre partie (?:a )?refus/)
})

test('a mediator’s sum outside what the law gives is not proposed', async () => {
  const { w } = await tell(`bailleur > Je conteste.
médiatrice > PROPOSER 12 €`)
  expect(w.sentTo(MEDIATOR).at(-1)?.mail.text).toContain('n’est pas dans ce que donne la règle')
})

test('a second opening on the same dwelling is shown to the mediator, and joined by nobody', async () => {
  const { w } = await tell('le 2026-04-08')
  const request = COMPLETE_REQUEST.replace('votre locataire', 'votre autre locataire, en colocation avec Sandrine')
  await w.receive(
    plainEml({
      from: 'Lucas Perrin <lucas.perrin@free.example>',
      to: `${LANDLORD.name} <${LANDLORD.address}>`,
      cc: [OURS],
      text: request,
    }),
  )
  const cases = w.world.db.prepare('SELECT ref FROM cases ORDER BY rowid').all() as { ref: string }[]
  expect(cases).toHaveLength(2)
  expect(w.sentTo(MEDIATOR).at(-1)?.mail.text).toContain(`FUSIONNER ${cases[0]?.ref}`)
})
