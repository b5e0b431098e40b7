import { expect, test } from 'vitest'
import { plainEml } from '../support/plain-eml.ts'
import { MEDIATOR, OURS, testWorld } from '../support/test-world.ts'

const TENANT = 'Sandrine Lefebvre <s.lefebvre@orange.example>'
const LANDLORD = 'Gérard Maillot <gerard.maillot@free.example>'

const opening = plainEml({
  from: TENANT,
  to: LANDLORD,
  cc: [OURS],
  subject: 'Restitution de mon dépôt de garantie',
  text: `Bonjour Monsieur Maillot,

J'ai été votre locataire au 18 rue des Cités, 93300 Aubervilliers (appartement vide) à partir du 1er septembre 2019. Nous avons fait l'état des lieux de sortie ensemble le samedi 31 janvier 2026 et je vous ai rendu les clés le même jour.

Le dépôt de garantie que j'ai versé à l'entrée était de 690 €, soit un mois de loyer hors charges. À ce jour, plus de deux mois après mon départ, vous ne m'avez rien rendu.

J'ai fait appel à Médiation Logement, en copie de ce mail, pour que nous trouvions une solution à l'amiable. Je demande à la médiation de bien vouloir nous aider.

Cordialement,
Sandrine Lefebvre`,
})

test('un courriel ouvre un dossier, un accusé de réception part, une lettre est proposée à la médiatrice', async () => {
  const w = testWorld()
  const row = await w.receive(opening)
  expect(row?.fate).toBe('filed')
  console.log(w.sent.map((s) => [s.to, s.mail.subject, s.mail.replyTo[0]?.address, s.mail.text].join('\n')).join('\n#########\n'))
  const request = w.sentTo(MEDIATOR)[0]
  await w.receive(plainEml({ from: `Nadia <${MEDIATOR}>`, to: request?.mail.replyTo[0]?.address ?? '', subject: 'Re: x', text: 'OK\n\nNadia' }))
  console.log(w.sent.slice(2).map((s) => [s.to, s.mail.subject, s.mail.replyTo[0]?.address, s.mail.text].join('\n')).join('\n#########\n'))
})
