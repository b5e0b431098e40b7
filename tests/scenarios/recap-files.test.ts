import { describe, expect, test } from 'vitest'
import { loadCase } from '../../src/flows/load-case.ts'
import { attachmentBytes } from '../../src/mail/parse.ts'
import { lineOfFile } from '../../src/reading/recap-files.ts'
import { caseIds } from '../../src/store/cases.ts'
import { rawBytes } from '../../src/store/raw-mails.ts'
import { brokenInvariants } from '../invariants/kept.ts'
import { AGENCY, mediatorOnRecap, recapSent, tenantsOfAgency } from '../support/agency.ts'
import { mailWithFiles } from '../support/mail-with-files.ts'
import { MEDIATOR } from '../support/test-world.ts'

const file = (name: string) => ({ name, mediaType: 'text/plain', bytes: Buffer.from(`Bytes of ${name}`) })

async function answered(text: string, names: readonly string[]) {
  const w = await tenantsOfAgency(3)
  await w.on('2026-04-08T08:00:00Z')
  await mediatorOnRecap(w, 'OK')
  const recap = recapSent(w)
  await w.receive(
    mailWithFiles({
      from: `${AGENCY.name} <${AGENCY.address}>`,
      to: recap?.mail.replyTo[0]?.address ?? '',
      text,
      date: w.clock.now(),
      files: names.map(file),
    }),
  )
  const refs = [...(recap?.mail.text ?? '').matchAll(/^\d\. Dossier (ML-\S+),/gm)].map((found) => found[1])
  const found = caseIds(w.world.db).map((id) => loadCase(w.world.db, id))
  const byLine = refs.map((ref) => found.find(({ header }) => header.ref === ref))
  const filesIn = byLine.map((each) =>
    each?.messages.filter((m) => m.body.from.address === AGENCY.address).flatMap((m) => m.body.attachments),
  )
  return { w, byLine, filesIn }
}

test('each file is filed to the line in its name, or to the one that names it, whole', async () => {
  const { w, byLine, filesIn } = await answered(
    '1. Nous contestons, voir le devis-peinture.\n2. Nous contestons, facture jointe.',
    ['ligne 2 facture.txt', 'devis-peinture.txt'],
  )
  expect(filesIn.map((files) => files?.map(({ name }) => name))).toEqual([
    ['devis-peinture.txt'],
    ['ligne 2 facture.txt'],
    [],
  ])
  const message = byLine[1]?.messages.at(-1)
  const sha = filesIn[1]?.[0]?.sha256 ?? ''
  const bytes = await attachmentBytes(rawBytes(w.world.db, message?.sha256 ?? '') ?? Buffer.alloc(0), sha)
  expect(String(bytes)).toBe('Bytes of ligne 2 facture.txt')
  expect(w.sentTo(AGENCY.address).at(-1)?.mail.text).not.toContain('Des documents')
  expect(await brokenInvariants(w.world)).toEqual([])
})

test('a file of which nothing says the line is in no case: its sender and the mediators are asked', async () => {
  const { w, filesIn } = await answered('1. Nous contestons.\n2. Nous contestons.', ['scan.txt'])
  expect(filesIn.flat()).toEqual([])
  expect(w.sentTo(AGENCY.address).at(-1)?.mail.text.replace(/\s+/g, ' ')).toContain(
    'Des documents ne sont dans aucun dossier',
  )
  const told = w.sentTo(MEDIATOR).filter(({ mail }) => mail.text.includes('Nous contestons'))
  expect(told).toHaveLength(2)
  for (const { mail } of told) expect(mail.text.replace(/\s+/g, ' ')).toContain('quel dossier va « scan.txt » ?')
})

describe('the line of a file', () => {
  const refs = ['ML-AAAA-A', 'ML-BBBB-B', 'ML-CCCC-C']
  const answers = [
    { n: 1, words: 'Voir facture-dupont.' },
    { n: 2, words: 'Non.' },
  ]
  test.each([
    ['2-facture.pdf', 2],
    ['02_devis.pdf', 2],
    ['Ligne 1.pdf', 1],
    ['facture n°2.pdf', 2],
    ['ML-BBBB-B devis.pdf', 2],
    ['facture-dupont.pdf', 1],
    ['3-facture.pdf', null],
    ['9-facture.pdf', null],
    ['2 rue des Cités.pdf', null],
    ['12 avril 2026.pdf', null],
    ['2026-04-01.pdf', null],
    ['2.5 m2.pdf', null],
    ['ML-BBBB-B ligne 1.pdf', null],
    ['scan.pdf', null],
    ['IMG_0002.jpg', null],
  ])('%s', (name, line) => {
    expect(lineOfFile(name, answers, refs)).toBe(line)
  })
})
