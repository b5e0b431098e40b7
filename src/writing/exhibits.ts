import type { Day } from '../domain/day.ts'
import { oneLine } from './letter-context.ts'

/**
 * Where an exhibit is to be found. `page`: the first of its `pages` in the joined file. `file`: beside it, as it came, with
 * why: a `document` is signed, annotated or to be filled in, which other pages would lose. `missing`: the claimant adds it.
 */
export type ExhibitPlace =
  | { kind: 'page'; page: number; pages: number }
  | { kind: 'file'; why: 'document' | 'protected' | 'too_long' | 'other_form' | 'damaged' }
  | { kind: 'missing'; why: 'too_heavy' | 'unsafe' | 'lost' }

export type PlacedExhibit = { number: number; name: string; receivedOn: Day; place: ExhibitPlace }

/** What the numbered list says of an exhibit's place. */
export function placeText({ number, name, place }: PlacedExhibit, ref: string): string {
  switch (place.kind) {
    case 'page':
      return `${joinedName(ref)}, ${place.pages === 1 ? `page ${place.page}` : `pages ${place.page} à ${place.page + place.pages - 1}`}`
    case 'file':
      return `${fileName(number, name)}${besides[place.why]}`
    case 'missing':
      return absent[place.why]
  }
}

const besides = {
  document: ' (document signé, annoté ou à remplir, joint tel quel)',
  protected: ' (document protégé, joint tel quel)',
  too_long: ' (document trop long ou trop lourd à réunir, joint tel quel)',
  other_form: ' (fichier joint tel quel)',
  damaged: ' (fichier abîmé, joint tel quel)',
} as const

const absent = {
  too_heavy: 'non jointe ici (trop lourde pour un courriel) : le demandeur l’ajoute',
  unsafe: 'non jointe ici (type de fichier non repris) : le demandeur l’ajoute si elle est utile',
  lost: 'non jointe ici (fichier introuvable) : le demandeur l’ajoute',
} as const

export const joinedName = (ref: string): string => `pieces-${ref}.pdf`

/** A sender chose this name: no folders, no hidden files, its end kept for the sake of its type. */
export const fileName = (number: number, name: string): string =>
  `piece-${String(number).padStart(2, '0')}-${
    oneLine(name, 255)
      .replace(/[^\p{L}\p{N}._ -]+/gu, '_')
      .replace(/^\.+/, '')
      .slice(-80) || 'sans-nom'
  }`
