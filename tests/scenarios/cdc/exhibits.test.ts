import { expect, test } from 'vitest'
import { parseMail } from '../../../src/mail/parse.ts'
import { onlyCase, start } from '../../support/cases.ts'
import { jpeg, png, smallPdf } from '../../support/images.ts'
import { mailWithFiles } from '../../support/mail-with-files.ts'
import { pdfText } from '../../support/pdf-structure.ts'
import { LANDLORD, TENANT } from '../../support/people.ts'
import { OURS } from '../../support/test-world.ts'

const file = (name: string, mediaType: string, bytes: Buffer) => ({ name, mediaType, bytes })

test('the tenant gets the dossier with all exhibits in order: pages, documents, the damaged as they are, the absent said', async () => {
  const { w, p } = start()
  await p.opensJointly()
  await w.receive(
    mailWithFiles({
      from: TENANT.address,
      to: OURS,
      date: w.clock.now(),
      text: `Voici mes pièces pour le dossier ${onlyCase(w).header.ref}.`,
      inReplyTo: p.lastTo(TENANT).messageId,
      files: [
        file('bail signé.pdf', 'application/pdf', smallPdf()),
        file('mur du salon.png', 'image/png', png()),
        file('../../état des lieux.jpg', 'image/jpeg', jpeg()),
        file('coupée.png', 'image/png', png().subarray(0, 60)),
        file('message.eml', 'message/rfc822', Buffer.from('Subject: x\r\n\r\nJe propose 300 euros')),
        file('page.html', 'text/html', Buffer.from('<p>Bonjour</p>')),
        file('encore le bail.pdf', 'application/pdf', smallPdf()),
        file('trop lourd.pdf', 'application/pdf', Buffer.concat([smallPdf(), Buffer.alloc(13_000_000, 32)])),
      ],
    }),
  )
  await w.receive(
    mailWithFiles({
      from: LANDLORD.address,
      to: OURS,
      date: w.clock.now(),
      text: 'Voici ma facture.',
      files: [file('facture du bailleur.png', 'image/png', png(9, 9, [1, 2, 3]))],
    }),
  )
  await p.mediatorSays('CDC')
  await p.mediatorSays('OK')
  const parsed = await parseMail(p.lastTo(TENANT).raw)
  const files = parsed.kind === 'parsed' ? parsed.mail.attachments.map((a) => a.name) : []
  const { ref } = onlyCase(w).header
  expect(files).toEqual([`dossier-${ref}.pdf`, `dossier-${ref}.json`, `pieces-${ref}.pdf`, 'piece-04-coupée.png'])
  const draft = onlyCase(w).drafts.findLast((d) => d.purpose === 'cdc_dossier')
  const kept = w.world.db
    .prepare('SELECT name, bytes FROM draft_attachments WHERE draft_id = ? ORDER BY rowid')
    .all(draft?.id) as { name: string; bytes: Buffer }[]
  const bytesOf = (name: string) => kept.find((k) => k.name === name)?.bytes ?? Buffer.alloc(0)
  expect(
    JSON.parse(bytesOf(`dossier-${ref}.json`).toString()).exhibits.map((e: { name: string; where: string }) => [
      e.name,
      e.where,
    ]),
  ).toEqual([
    ['bail signé.pdf', `pieces-${ref}.pdf, page 1`],
    ['mur du salon.png', `pieces-${ref}.pdf, page 2`],
    ['../../état des lieux.jpg', `pieces-${ref}.pdf, page 3`],
    ['coupée.png', 'piece-04-coupée.png (fichier abîmé, joint tel quel)'],
    ['message.eml', 'non jointe ici (type de fichier non repris) : le demandeur l’ajoute si elle est utile'],
    ['page.html', 'non jointe ici (type de fichier non repris) : le demandeur l’ajoute si elle est utile'],
    ['trop lourd.pdf', 'non jointe ici (trop lourde pour un courriel) : le demandeur l’ajoute'],
  ])
  expect(pdfText(bytesOf(`pieces-${ref}.pdf`))).toBe(
    'Pièce n° 1 : bail signé.pdf\nPièce n° 2 : mur du salon.png\nPièce n° 3 : ../../état des lieux.jpg',
  )
  expect(bytesOf('piece-04-coupée.png').equals(png().subarray(0, 60))).toBe(true)
})
