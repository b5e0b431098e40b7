import { expect, test } from 'vitest'
import { buildDossier } from '../../src/flows/build-dossier.ts'
import { onlyCase, reminded, start } from '../support/cases.ts'
import { mailWithFiles } from '../support/mail-with-files.ts'
import { pdfOf } from '../support/pdfs.ts'
import { COMPLETE_REQUEST, LANDLORD, TENANT } from '../support/people.ts'
import { MEDIATOR, OURS, type TestWorld } from '../support/test-world.ts'

const flat = (text: string): string => text.replace(/\s+/g, ' ')

test('the first letters to who asks say which documents are there and why each other would help; nothing waits for them', async () => {
  const { w, p } = start()
  await w.receive(
    mailWithFiles({
      from: `${TENANT.name} <${TENANT.address}>`,
      to: OURS,
      text: 'Bonjour, mon propriétaire ne me rend pas mon dépôt de garantie de 690 euros. J’ai rendu les clés le 31 janvier 2026. Je joins le bail. Je demande une médiation.',
      date: w.clock.now(),
      files: [{ name: 'scan.pdf', mediaType: 'application/pdf', bytes: await pdfOf(['Contrat', 'page 2']) }],
    }),
  )
  await p.mediatorSays('OK')
  const letter = flat(p.lastTo(TENANT).mail.text)
  expect(letter).toContain('Nous avons : le bail. Ces documents aideraient. Aucun n’est obligatoire')
  expect(letter).toContain('- La preuve du paiement du dépôt : elle montre la somme versée.')
  expect(letter).not.toContain('Le bail : il dit')
})

test('the state of a case tells each side its own documents alone, and later letters list none', async () => {
  const { w, p } = await reminded()
  await w.receive(
    mailWithFiles({
      from: `${LANDLORD.name} <${LANDLORD.address}>`,
      to: p.lastTo(LANDLORD).mail.replyTo[0]?.address ?? '',
      text: 'Je conteste. Ci-joint les factures.',
      date: w.clock.now(),
      files: [{ name: 'facture.pdf', mediaType: 'application/pdf', bytes: await pdfOf(['Facture', 'page 2']) }],
    }),
  )
  await p.mediatorSays('OK')
  expect(p.lastTo(TENANT).mail.text).not.toContain('Vos documents')
  await p.tenantWrites('Où en est mon dossier ?')
  await p.landlordWrites('Où en est mon dossier ?')
  expect(flat(p.lastTo(LANDLORD).mail.text)).toContain('Documents reçus de vous : les devis ou factures.')
  const tenants = flat(p.lastTo(TENANT).mail.text)
  expect(tenants).toContain('Documents qui aideraient encore : le bail, la preuve du paiement du dépôt')
  expect(tenants).not.toMatch(/facture|Documents reçus/)
})

/** Two scans, one of them twice, whose names tell nothing. */
async function scans() {
  const { w, p } = start()
  const pdf = async (words: string) => ({ mediaType: 'application/pdf', bytes: await pdfOf([words, 'page 2']) })
  const [one, two] = [await pdf('Un'), await pdf('Deux')]
  await w.receive(
    mailWithFiles({
      from: `${TENANT.name} <${TENANT.address}>`,
      to: OURS,
      text: COMPLETE_REQUEST.replace('Bonjour', 'Voici mes documents. Bonjour'),
      date: w.clock.now(),
      files: [
        { name: 'scan-1.pdf', ...one },
        { name: 'scan-2.pdf', ...two },
        { name: 'copie.pdf', ...one },
      ],
    }),
  )
  return { w, p }
}
const receipt = (w: TestWorld) =>
  flat(w.sentTo(MEDIATOR).findLast(({ mail }) => !mail.subject.startsWith('À approuver'))?.mail.text ?? '')

test('an order names one file: by its name, part of it, or its number; what may be two is told, and nothing is done', async () => {
  const { w, p } = await scans()
  const named = () => onlyCase(w).file.pieces.map(({ file, is }) => [file, is])
  await p.mediatorSays('PIÈCE scan = bail')
  expect(named()).toEqual([])
  expect(receipt(w)).toContain(
    '« scan » ne désigne pas un seul fichier du dossier : scan-1.pdf (pièce 1 du locataire), scan-2.pdf (pièce 2 du locataire).',
  )
  await p.mediatorSays('PIÈCE facture.pdf = facture')
  expect(named()).toEqual([])
  await p.mediatorSays('PIÈCE 3 du locataire = bail')
  expect(named()).toEqual([])
  await p.mediatorSays('PIÈCE scan-2 = état des lieux de sortie\nPIÈCE 1 du locataire = bail')
  expect(named()).toEqual([
    [2, 'exit_inventory'],
    [1, 'lease'],
  ])
  await p.mediatorSays('OK')
  expect(flat(p.lastTo(TENANT).mail.text)).toContain('Nous avons : le bail, l’état des lieux de sortie.')
})

test('what cannot be read is asked for again, and stays an exhibit', async () => {
  const { w, p } = await scans()
  await p.mediatorSays('PIÈCE scan-1.pdf = illisible')
  await p.mediatorSays('OK')
  expect(flat(p.lastTo(TENANT).mail.text)).toContain('Nous n’arrivons pas à lire : un de vos fichiers.')
  await p.tenantWrites('1. non\n2. oui')
  await p.mediatorSays('PIÈCE scan-2.pdf = bail')
  await p.mediatorSays('CDC')
  const { attachments } = await buildDossier(w.world, onlyCase(w))
  const json = JSON.parse(String(attachments.find(({ name }) => name.endsWith('.json'))?.bytes))
  expect(json.exhibits.map(({ number, name }: { number: number; name: string }) => [number, name])).toEqual([
    [1, 'scan-1.pdf'],
    [2, 'scan-2.pdf'],
  ])
  expect(json.checklist.map(({ line }: { line: string }) => line)).toEqual([
    'Le bail : pièce 2',
    'La preuve du paiement du dépôt : à ajouter',
    'L’état des lieux d’entrée : à ajouter',
    'L’état des lieux de sortie : à ajouter',
    'La lettre ou le courriel qui donne la nouvelle adresse : à ajouter',
    'La lettre qui réclame l’argent, avec son avis de réception : à ajouter',
  ])
  expect(json.signatures).toEqual([
    expect.objectContaining({
      what: 'request',
      by: 'tenant',
      on: '2026-04-07',
      proven: true,
      mail: expect.any(String),
    }),
  ])
  await p.mediatorSays('OK')
  const letter = flat(p.lastTo(TENANT).mail.text)
  expect(letter).toContain('- Le bail : pièce 2')
  expect(letter).toContain('- L’état des lieux de sortie : à ajouter')
})

test('a landlord who answers 3 with documents is not asked for them again', async () => {
  const { w, p } = await reminded()
  const answer = (text: string, files: { name: string; mediaType: string; bytes: Buffer }[]) =>
    w.receive(
      mailWithFiles({
        from: `${LANDLORD.name} <${LANDLORD.address}>`,
        to: p.lastTo(LANDLORD).mail.replyTo[0]?.address ?? '',
        text,
        date: w.clock.now(),
        files,
      }),
    )
  await answer('3', [{ name: 'facture.pdf', mediaType: 'application/pdf', bytes: await pdfOf(['Facture', 'page 2']) }])
  const { text } = p.request().mail
  expect(flat(text)).toContain('nous avons reçu vos documents. Dites-nous aussi, pour chaque retenue')
  expect(flat(text)).not.toContain('Merci de nous envoyer les documents')
})

test('a logo is no document', async () => {
  const { w, p } = await reminded()
  await w.receive(
    mailWithFiles({
      from: `${LANDLORD.name} <${LANDLORD.address}>`,
      to: p.lastTo(LANDLORD).mail.replyTo[0]?.address ?? '',
      text: '3',
      date: w.clock.now(),
      files: [{ name: 'logo.png', mediaType: 'image/png', bytes: Buffer.from('logo') }],
    }),
  )
  expect(flat(p.request().mail.text)).toContain('Merci de nous envoyer les documents')
})
