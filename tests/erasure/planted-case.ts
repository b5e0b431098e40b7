import { pdfDrawing } from '../support/pdfs.ts'
import { LANDLORD, people, TENANT } from '../support/people.ts'
import { plainEml } from '../support/plain-eml.ts'
import { OURS, type TestWorld } from '../support/test-world.ts'

/** What must be found nowhere once the case is erased, by where it comes in. */
const planted = {
  opening: [
    TENANT.name,
    TENANT.address,
    LANDLORD.name,
    LANDLORD.address,
    '18 rue des Cités',
    '93300 Aubervilliers',
    'Batignol & Filles',
    '06 11 22 33 44',
    'née le 3 mars 1989',
    'résidence Les Mimosas',
    'premier-mot@poste-de-sandrine.example',
    '203.0.113.77',
    'Numéro fiscal 1234567890123',
    'bail-lefebvre-signe.txt',
  ],
  pdf: ['Zelie Quesnel', 'bail-de-zelie.pdf'],
  answer: [
    'FR76 3000 4000 0312 3456 7890 143',
    '7 impasse du Moulin',
    '75019 Paris Ourcq',
    'ma fille Capucine',
    'bâtiment C, porte 42',
  ],
  edited: ['rendez-vous de Tolbiac'],
  landlord: [
    '01 98 76 54 32',
    'SCI Les Trois Tilleuls',
    '33000 Bordeaux-Bastide',
    '4 cours de la Marne',
    'FA-2026-0099',
    'Maître Quillivic',
    '732 829 320 00074',
    'second-mot@poste-de-gerard.example',
  ],
  absence: ['Mireille Sauvage', 'accueil@tilleuls.example'],
  note: ['07 55 44 33 22', 'sa sœur Anémone'],
  contact: ['sonnez chez Ysoline'],
  refusal: ['hospitalisée à Bichat'],
  stranger: ['Odile Perrot', 'odile.perrot@cousine.example', 'voisine du troisième'],
  copy: ['relais-de-sandrine.example'],
  pro: ['s.lefebvre.pro@travail.example', 'poste 4417'],
  machine: ['newsletter-de-gerard-maillot'],
} as const

export const plant: readonly string[] = Object.values(planted).flat()

const OPENING = `Bonjour Monsieur Maillot,

J'ai été votre locataire au 18 rue des Cités, 93300 Aubervilliers, résidence Les Mimosas, appartement vide, ma résidence principale, à partir du 1er septembre 2019. Nous avons fait l'état des lieux de sortie ensemble le samedi 31 janvier 2026, il est conforme à celui d'entrée, et je vous ai rendu les clés le même jour avec ma nouvelle adresse. Vous n'avez annoncé aucune retenue. Je suis née le 3 mars 1989.

Le dépôt de garantie était de 690 €, le loyer de 690 € hors charges. Vous ne m'avez rien rendu.

J'ai fait appel à Médiation Logement, en copie de ce mail. Je demande à la médiation de bien vouloir nous aider.

--
Sandrine Lefebvre, Batignol & Filles, 06 11 22 33 44`

/** One whole dispute between two people, with all that a service may come to know of them, closed in the end. */
export async function playPlanted(w: TestWorld): Promise<void> {
  const p = people(w)
  const tenant = `${TENANT.name} <${TENANT.address}>`
  const landlord = `${LANDLORD.name} <${LANDLORD.address}>`
  const opening = plainEml({
    from: tenant,
    to: landlord,
    cc: [OURS],
    messageId: planted.opening[10],
    headers: ['X-Originating-IP: 203.0.113.77'],
    text: OPENING,
    date: w.clock.now(),
  })
  const [signatory, pdf] = planted.pdf
  const lease = pdfDrawing(Buffer.from(`BT /F1 12 Tf 50 700 Td (Loué à ${signatory}) Tj ET`))
  const first = withAttachments(opening, [
    { name: planted.opening[13], type: 'text/plain', content: Buffer.from(planted.opening[12]) },
    { name: pdf, type: 'application/pdf', content: lease },
  ])
  await w.receive(first)
  await w.receive(Buffer.concat([Buffer.from(`Received: by ${planted.copy[0]}\r\n`), first]))
  await p.mediatorSays('OK')
  await p.tenantWrites(
    '1. non\n2. oui\n\nMon compte : FR76 3000 4000 0312 3456 7890 143. J’habite maintenant 7 impasse du Moulin, 75019 Paris Ourcq, bâtiment C, porte 42, avec ma fille Capucine.',
  )
  await w.on('2026-04-08T08:00:00Z')
  await p.mediatorSays('NON, elle est hospitalisée à Bichat')
  await p.mediatorSays('NOTE rappeler au 07 55 44 33 22, sa sœur Anémone répond')
  await p.mediatorSays(`CONTACT ${LANDLORD.address} : sonnez chez Ysoline`)
  await p.tenantWrites('Que devient mon dossier ? Le propriétaire ne m’a toujours rien rendu.', {
    from: `${TENANT.name} <s.lefebvre.pro@travail.example>`,
    text: 'Je vous écris du bureau, poste 4417. Le propriétaire ne m’a toujours rien rendu.',
  })
  await p.tenantWrites('Le propriétaire ne m’a toujours rien rendu.')
  await w.on('2026-04-09T08:00:00Z')
  await p.mediatorSays(p.edited('Bonjour', 'Bonjour, après notre rendez-vous de Tolbiac'))
  await p.landlordWrites(
    'Je refuse : facture FA-2026-0099 de peinture, 300 €. SCI Les Trois Tilleuls, SIRET 732 829 320 00074, 4 cours de la Marne, 33000 Bordeaux-Bastide. Mon notaire, Maître Quillivic, vous écrira. Tél. 01 98 76 54 32.',
    { messageId: planted.landlord[7] },
  )
  await p.landlordWrites('Je suis absent. Contactez Mireille Sauvage, accueil@tilleuls.example.', {
    headers: ['Auto-Submitted: auto-replied'],
    subject: 'Absence du bureau',
  })
  await w.receive(
    plainEml({
      from: landlord,
      to: OURS,
      text: 'Nos offres du mois : newsletter-de-gerard-maillot.',
      headers: ['List-Id: <offres.free.example>', 'Precedence: bulk', 'List-Unsubscribe: <mailto:x@free.example>'],
      date: w.clock.now(),
    }),
  )
  const letter = p.lastTo(TENANT)
  await w.receive(
    plainEml({
      from: 'Odile Perrot <odile.perrot@cousine.example>',
      to: OURS,
      subject: 'Son dossier',
      text: 'Je suis la voisine du troisième, je confirme ce que dit Sandrine Lefebvre.',
      inReplyTo: letter.messageId,
      date: w.clock.now(),
    }),
  )
  await w.on('2026-04-10T08:00:00Z')
  await p.tenantWrites('Je demande une copie de mes données personnelles.')
  await p.mediatorSays('CLORE sans suite')
  await p.mediatorSays('OK')
  await w.on('2026-04-14T08:00:00Z')
}

/** A quiet dispute of two other people. */
export async function playOther(w: TestWorld): Promise<void> {
  await w.receive(
    plainEml({
      from: 'Paul Autre <paul.autre@poste.example>',
      to: 'Rosa Tierce <rosa.tierce@poste.example>',
      cc: [OURS],
      messageId: 'autre@poste.example',
      text: OPENING.replaceAll('Maillot', 'Tierce')
        .replace(/18 rue[^,]*, [^,]*, [^,]*,/, '5 allée du Parc, 69003 Lyon,')
        .replace(/ Je suis née.*/, '')
        .replace(/--[\s\S]*/, ''),
      date: w.clock.now(),
    }),
  )
  await people(w).mediatorSays('OK')
}

type Attached = { name: string; type: string; content: Buffer }

function withAttachments(raw: Buffer, files: readonly Attached[]): Buffer {
  const [head = '', ...rest] = raw.toString('utf8').split('\r\n\r\n')
  const text = 'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit'
  const part = ({ name, type, content }: Attached): string =>
    `--xyz\r\nContent-Type: ${type}; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${content.toString('base64')}`
  return Buffer.from(
    [
      `${head.replace(text, 'Content-Type: multipart/mixed; boundary="xyz"')}\r\n`,
      `--xyz\r\n${text}\r\n\r\n${rest.join('\r\n\r\n')}`,
      ...files.map(part),
      '--xyz--\r\n',
    ].join('\r\n'),
  )
}
