import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AUTHSERV, plainEml } from '../../tests/support/plain-eml.ts'
import { seededChance } from '../../tests/support/seeded-chance.ts'
import { dwelling, person } from './people.ts'

/** So many tenants, each with a first mail that says everything: as many cases. In the order of their number. */
export function requests(count: number): Buffer[] {
  const draw = seededChance(9)
  return Array.from({ length: count }, (_, n) => {
    const [tenant, landlord] = [person(draw, n, 't'), person(draw, n, 'l')]
    const rent = 400 + 10 * draw.number(80)
    return plainEml({
      from: `${tenant.name} <${tenant.mail}>`,
      to: `${landlord.name} <${landlord.mail}>`,
      cc: ['mediation@mediation-logement.example'],
      date: '2026-04-07T08:00:00Z',
      messageId: `request-${n}@bench.example`,
      text: `Bonjour,\n\nJ'ai été votre locataire au ${dwelling(draw)}, appartement vide, ma résidence principale, à partir du 1er septembre 2019. Nous avons fait l'état des lieux de sortie ensemble le 31 janvier 2026, il est conforme à celui d'entrée, et je vous ai rendu les clés le même jour avec ma nouvelle adresse. Vous n'avez annoncé aucune retenue.\n\nLe dépôt de garantie était de ${rent} €, le loyer de ${rent} € hors charges. Vous ne m'avez rien rendu.\n\nJe demande à la médiation, en copie, de bien vouloir nous aider.\n\n${tenant.name}`,
    })
  })
}

/** The same as a Maildir; returns the authserv-id that vouches for them. */
export function writeRequests(folder: string, count: number): string {
  for (const name of ['new', 'cur', 'tmp']) mkdirSync(join(folder, name), { recursive: true })
  for (const [n, raw] of requests(count).entries())
    writeFileSync(join(folder, 'new', `${String(n).padStart(7, '0')}.bench`), raw)
  return AUTHSERV
}
