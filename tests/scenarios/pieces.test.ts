import { expect, test } from 'vitest'
import { reminded, start } from '../support/cases.ts'
import { mailWithFiles } from '../support/mail-with-files.ts'
import { pdfOf } from '../support/pdfs.ts'
import { LANDLORD, TENANT } from '../support/people.ts'
import { OURS } from '../support/test-world.ts'

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
