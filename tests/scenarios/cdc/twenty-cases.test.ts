import { beforeAll, describe, expect, test } from 'vitest'
import { instant } from '../../../src/domain/day.ts'
import { otherSide, Role, type Side, sideOf } from '../../../src/domain/roles.ts'
import { type BuiltDossier, buildDossier } from '../../../src/flows/build-dossier.ts'
import { type CaseFile, loadCase, sideOfParty } from '../../../src/flows/load-case.ts'
import { caseIds } from '../../../src/store/cases.ts'
import { Dossier } from '../../../src/writing/dossier.ts'
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

/** What the forms of the départements ask, taken together, under the headings that hold it. */
const UNION: Record<string, readonly string[]> = {
  'Le demandeur': ['Nom et prénom', 'Qualité', 'Adresse postale', 'Téléphone', 'Courriel', 'Représentant'],
  'Le défendeur': ['Nom et prénom', 'Qualité', 'Adresse postale', 'Téléphone', 'Courriel'],
  'L’agence du bailleur': ['Agence ou mandataire'],
  'Le logement': [
    ...['Adresse du logement', 'Code postal', 'Étage, numéro, bâtiment', 'Location vide ou meublée'],
    ...['Parc privé ou social', 'Type de bailleur', 'Immeuble collectif', 'Résidence principale'],
  ],
  'Le bail': [
    ...['Date du bail', 'Durée du bail', 'Colocataires', 'Loyer mensuel hors charges', 'Charges mensuelles'],
    ...['Charges en provision ou au forfait', 'Dépôt de garantie versé', 'Qui l’a versé'],
  ],
  'La fin de la location': [
    ...['Congé : date et forme', 'Remise des clés', 'Clés remises à qui, et comment', 'État des lieux d’entrée'],
    ...['Date de l’état des lieux d’entrée', 'État des lieux de sortie', 'Date de l’état des lieux de sortie'],
    ...['États des lieux faits à deux ou par un commissaire de justice', 'Sortie conforme à l’entrée'],
    ...['Nouvelle adresse donnée au bailleur', 'Date de cette communication', 'Par quel moyen'],
  ],
  'Les démarches et le juge': ['Démarches déjà faites (lettres recommandées, dates)', 'Procès en cours'],
}
/** Each side asks for something else. */
const CLAIM: Record<Side, readonly string[]> = {
  tenant: [
    ...['Objet', 'Date limite de restitution', 'Sommes déjà rendues', 'Retenues annoncées par le bailleur'],
    ...['Somme réclamée au titre du dépôt', 'Majoration réclamée', 'Total réclamé'],
  ],
  landlord: [
    ...['Objet', 'Date limite de restitution', 'Sommes déjà rendues au locataire'],
    ...['Retenues demandées : motif, montant, pièce', 'Dépôt qui resterait dû au locataire'],
    ...['Majoration qui serait due', 'Somme demandée au-delà du dépôt'],
  ],
}

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

const counted = { fields: 0, filled: 0 }
const SUM = /\d[\d\u00a0\u202f]*(?:,\d\d)?\u00a0€/g

describe.each(conversations.map((c) => [c.id, c] as const))('%s', (_, conversation) => {
  let built: BuiltDossier
  let found: CaseFile
  beforeAll(async () => {
    ;({ built, found } = await played(conversation))
  }, 60_000)

  test('every field of the union is there, filled or listed as missing, and nothing else is asked', () => {
    const { sections, claimantSide, missing } = built.content
    for (const [heading, labels] of Object.entries({ ...UNION, 'La demande': CLAIM[claimantSide] })) {
      const there = sections.find((s) => s.heading === heading)?.fields.map((f) => f.label) ?? []
      expect([heading, labels.filter((label) => !there.includes(label))]).toEqual([heading, []])
    }
    const fields = sections.flatMap(({ heading, fields }) => fields.map((f) => ({ ...f, heading })))
    const empty = fields.filter((f) => f.value === null).map((f) => `${f.heading} : ${f.label.toLowerCase()}`)
    expect(missing).toEqual(empty)
    expect(fields.every((f) => f.value === null || f.value.trim() !== '')).toBe(true)
    counted.fields += fields.length
    counted.filled += fields.length - empty.length
  })

  test('every sum that is claimed stands in the computation with its article', () => {
    const { sections, sums } = built.content
    const claimed = sections.filter((s) => s.heading === 'La demande').flatMap((s) => s.fields)
    const own = claimed
      .filter((f) => /réclamé|resterait|serait/.test(f.label))
      .flatMap((f) => f.value?.match(SUM) ?? [])
    for (const sum of own.filter((one) => !one.startsWith('0')))
      expect(
        sums.filter((line) => line.result === sum && line.articles.length > 0).map((line) => line.result),
      ).toContain(sum)
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
    expect(Dossier.parse(JSON.parse(json?.bytes.toString() ?? ''))).toEqual(built.content)
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

/** 466 when it was measured; a better reader fills more. */
test('of the 980 boxes of the twenty forms at least 460 are filled from the mails, the others are listed', () => {
  expect(counted.fields).toBe(980)
  expect(counted.filled).toBeGreaterThanOrEqual(460)
})

const contactsOf = ({ from, to, cc }: CaseFile['messages'][number]['body']): string[] =>
  [from, ...to, ...cc].map(({ address }) => address)
