import { beforeAll, describe, expect, test } from 'vitest'
import { instant } from '../../../src/domain/day.ts'
import { otherSide, Role, sideOf } from '../../../src/domain/roles.ts'
import { type BuiltDossier, buildDossier } from '../../../src/flows/build-dossier.ts'
import { type CaseFile, loadCase, sideOfParty } from '../../../src/flows/load-case.ts'
import { caseIds } from '../../../src/store/cases.ts'
import { leakedRuns } from '../../../src/writing/leaks.ts'
import { contactsIn } from '../../../src/writing/lint/contacts.ts'
import { buildConversation } from '../../support/build-message.ts'
import { type LabelledConversation, loadConversations } from '../../support/labelled.ts'
import { pdfText } from '../../support/pdf-structure.ts'
import { AUTHSERV } from '../../support/plain-eml.ts'
import { OURS, testWorld } from '../../support/test-world.ts'

/** Disputes in which both sides wrote; in the last two the landlord, or its agency, is who asks. */
const CHOSEN = /^(?:001|002|003|004|005|007|009|010|013|031|032|033|034|035|036|043|044|049|064|039)-/

const conversations = loadConversations(new URL('../../fixtures/conversations/', import.meta.url).pathname).filter(
  ({ id }) => CHOSEN.test(id),
)

/** What the forms of the départements ask, taken together. */
const UNION = [
  ...['Nom et prénom', 'Qualité', 'Adresse postale', 'Téléphone', 'Courriel', 'Représentant'],
  ...['Nom', 'Adresse du logement', 'Code postal', 'Étage, numéro, bâtiment', 'Location vide ou meublée'],
  ...['Parc privé ou social', 'Immeuble collectif', 'Résidence principale', 'Date du bail', 'Durée du bail'],
  ...['Colocataires', 'Loyer mensuel hors charges', 'Charges mensuelles', 'Charges en provision ou au forfait'],
  ...['Dépôt de garantie versé', 'Qui l’a versé', 'Congé : date et forme', 'Remise des clés'],
  ...['Clés remises à qui, et comment', 'État des lieux d’entrée', 'Date de l’état des lieux d’entrée'],
  ...['État des lieux de sortie', 'Date de l’état des lieux de sortie', 'Sortie conforme à l’entrée'],
  ...['États des lieux faits à deux ou par un commissaire de justice', 'Nouvelle adresse donnée au bailleur'],
  ...['Date de cette communication', 'Par quel moyen', 'Objet', 'Date limite de restitution'],
  ...['Démarches déjà faites (lettres recommandées, dates)', 'Procès en cours'],
]

/** The same dispute, opened by a mail to the other side with the service in copy: so that the other side is known and heard. */
function openedJointly(conversation: LabelledConversation): LabelledConversation {
  const [first, ...rest] = conversation.messages
  const side = first && sideOf(Role.parse(first.labels.role))
  const other = rest.find(
    (m) => m.labels.automatic === 'no' && sideOf(Role.parse(m.labels.role)) === otherSide(side ?? 'tenant'),
  )
  if (!first || !other) throw new Error(`${conversation.id}: nobody answers`)
  const known = [...first.to, ...first.cc].some((address) => address.includes(addressOf(other.from)))
  const opening = known ? first : { ...first, to: [other.from], cc: [...new Set([...first.cc, OURS])] }
  return { ...conversation, messages: [opening, ...rest] }
}

const addressOf = (from: string): string => /[^<\s]+@[^>\s]+/.exec(from)?.[0] ?? from

async function played(conversation: LabelledConversation): Promise<{ built: BuiltDossier; found: CaseFile }> {
  const messages = buildConversation(openedJointly(conversation), { ours: OURS, authservId: AUTHSERV })
  const first = conversation.messages[0]?.date ?? ''
  const w = testWorld({ at: instant(first) })
  for (const { n, raw } of messages) {
    const at = instant(conversation.messages.find((m) => m.n === n)?.date ?? first)
    if (at > w.clock.now()) w.clock.moveTo(at)
    await w.receive(raw)
  }
  const [id] = caseIds(w.world.db)
  if (!id) throw new Error(`${conversation.id}: no case`)
  const found = loadCase(w.world.db, id)
  return { built: await buildDossier(w.world, found), found }
}

test('there are twenty', () => {
  expect(conversations).toHaveLength(20)
})

describe.each(conversations.map((c) => [c.id, c] as const))('%s', (_, conversation) => {
  let built: BuiltDossier
  let found: CaseFile
  beforeAll(async () => {
    ;({ built, found } = await played(conversation))
  }, 60_000)

  test('every field of the union is there, filled or listed as missing', () => {
    const fields = built.content.sections.flatMap(({ heading, fields }) => fields.map((f) => ({ ...f, heading })))
    expect(UNION.filter((label) => !fields.some((f) => f.label === label))).toEqual([])
    const empty = fields.filter((f) => f.value === null).map((f) => `${f.heading} : ${f.label.toLowerCase()}`)
    expect(built.missing).toEqual(empty)
    expect(fields.every((f) => f.value === null || f.value.trim() !== '')).toBe(true)
    expect(fields.length - empty.length).toBeGreaterThan(8)
  })

  test('no word of the other party is inside, and no way to reach it that the claimant did not know', async () => {
    const [pdf, json] = built.attachments
    const own = found.messages.filter((m) => sideOfParty(found.parties, m.party_id) === built.content.claimantSide)
    const others = found.messages.filter((m) => !own.includes(m)).flatMap((m) => [m.body.own, m.body.signature])
    expect(others.join('').length).toBeGreaterThan(50)
    const files = built.content.exhibits.flatMap((e) => [e.where, e.name])
    const whole = [pdfText(pdf?.bytes ?? Buffer.alloc(0)), json?.bytes.toString() ?? '']
    for (const text of whole.map((one) => files.reduce((rest, file) => rest.replaceAll(file, ''), one))) {
      expect(leakedRuns(text, others)).toEqual([])
      const known = own.flatMap(({ body }) => [body.own, body.signature, body.subject, ...contactsOf(body)])
      const knownKeys = new Set(known.flatMap(contactsIn).map(({ key }) => key))
      expect(contactsIn(text).filter(({ key, kind }) => kind !== 'postal' && !knownKeys.has(key))).toEqual([])
    }
  })

  test('the JSON and the PDF say the same, and the exhibits are the claimant’s, in order', () => {
    const [pdf, json, ...exhibits] = built.attachments
    expect(JSON.parse(json?.bytes.toString() ?? '')).toEqual(JSON.parse(JSON.stringify(built.content)))
    const text = pdfText(pdf?.bytes ?? Buffer.alloc(0))
    for (const { value } of built.content.sections.flatMap((s) => s.fields))
      if (value !== null) expect(text.replace(/\s+/g, ' ')).toContain(value.replace(/\s+/g, ' '))
    expect(built.content.exhibits.map((e) => e.number)).toEqual(built.content.exhibits.map((_, i) => i + 1))
    const names = new Set(
      found.messages
        .filter((m) => sideOfParty(found.parties, m.party_id) === built.content.claimantSide)
        .flatMap((m) => m.body.attachments.map((a) => a.name)),
    )
    expect(built.content.exhibits.filter((e) => !names.has(e.name))).toEqual([])
    for (const { name } of exhibits) expect(built.content.exhibits.some((e) => e.where.startsWith(name))).toBe(true)
  })
})

const contactsOf = ({ from, to, cc }: CaseFile['messages'][number]['body']): string[] =>
  [from, ...to, ...cc].map(({ address }) => address)
