/** Names and places that never meet anybody: every domain ends in `.example`. */

const FIRST_NAMES =
  'Sandrine Karim Aïcha Gérard Élodie Thomas Fatou Jean-Pierre Mélissa Nicolas Inès Bernard Chloé Mamadou Sylvie Hugo Yasmina François Léa Olivier Odile Théo Zoé René'.split(
    ' ',
  )
const SURNAMES =
  'Lefebvre Maillot Benhaddou Diallo Thomassin Carpentier Nguyen Rousseau Oliveira Le-Goff Haddad Marchand Petit Traoré Schmitt Fontaine Baudry Kowalski Perrin Da-Silva Gauthier Meyer'.split(
    ' ',
  )
const DOMAINS =
  'orange.example free.example gmail.example laposte.example sfr.example yahoo.example outlook.example'.split(' ')
const TOWNS = [
  ['93300', 'Aubervilliers'],
  ['93100', 'Montreuil'],
  ['69003', 'Lyon'],
  ['13005', 'Marseille'],
  ['59000', 'Lille'],
  ['67000', 'Strasbourg'],
  ['35000', 'Rennes'],
  ['31000', 'Toulouse'],
] as const
const STREETS = [
  'rue des Cités',
  'avenue de la République',
  'impasse du Moulin',
  'rue Pasteur',
  'quai de la Fosse',
  'place du Marché',
]

export type Draw = { number(below: number): number }
export type Person = { name: string; mail: string }

export const pick = <T>(draw: Draw, from: readonly T[]): T => from[draw.number(from.length)] as T

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]/g, '')

/** `n` makes the address the only one of its kind. */
export function person(draw: Draw, n: number, side: 't' | 'l'): Person {
  const [first, last] = [pick(draw, FIRST_NAMES), pick(draw, SURNAMES)]
  return { name: `${first} ${last}`, mail: `${plain(first)}.${plain(last)}${side}${n}@${pick(draw, DOMAINS)}` }
}

export function dwelling(draw: Draw): string {
  const [postcode, town] = pick(draw, TOWNS)
  return `${1 + draw.number(180)} ${pick(draw, STREETS)}, ${postcode} ${town}`
}
