import type { MarkedText } from './marked-text.ts'
import { anyOf } from './phrases.ts'

/** Lets that are no home's: holidays, shops, storage, homes for the aged. */
export const otherLease = anyOf(
  'gite|chalet|box (?:de stockage|ferme|de N)|self-?stock[a-z]*|salon de coiffure|bail 3[-/ ]6[-/ ]9|sejour a la semaine|(?:location|plateforme|villa|appartement|maison) (?:de vacances|saisonniere)|saisonni(?:er|ere)|airbnb|bail (?:commercial|professionnel|rural)|local commercial|camping|mobil-?home|chambre d.hotes?|(?:caution|location|cheque)(?: [a-z]+){0,3} (?:de la )?salle|salle (?:des fetes|communale|polyvalente)|ehpad|(?<!en |dans une |dans sa )maison de retraite|conciergerie',
)

export const isNoHome = ({ sentences }: MarkedText): boolean => sentences.some((s) => otherLease.test(s.marked))
