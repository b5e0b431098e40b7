import type { Piece } from '../domain/pieces.ts'
import { canonical, fold } from './fold.ts'

const INVENTORY = String.raw`(?:etats? des lieux|edl)[a-z' ]{0,30}`
const NAMES: Record<Piece, RegExp> = {
  lease: /\b(?:bail|contrat de (?:location|bail))\b/,
  deposit_proof:
    /\b(?:recu|preuve|justificatif|releve|virement|cheque|quittance)s?\b[a-z' ]{0,40}\b(?:depot|caution|garantie)\b|\bdepot de garantie (?:paye|verse|recu)\b/,
  entry_inventory: new RegExp(String.raw`\b${INVENTORY}\bentree\b`),
  exit_inventory: new RegExp(String.raw`\b${INVENTORY}\bsortie\b`),
  keys_proof: /\b(?:remise|restitution|recu|accuse)\b[a-z' ]{0,30}\bcles?\b/,
  address_proof: /\bnouvelle adresse\b|\bchangement d'adresse\b/,
  statement: /\bdecompte\b|\b(?:liste|lettre|courrier|releve|detail)\b[a-z' ]{0,30}\bretenues?\b/,
  invoices: /\b(?:factures?|devis)\b/,
  demand_letter: /\bmise en demeure\b|\blettre (?:recommandee|de reclamation)\b|\blrar\b/,
  mandate: /\b(?:mandat|procuration)\b|\bpouvoir (?:signe|donne|de)\b/,
}

/** "Je joins le bail", "ci-joint": what is announced for later, asked for or with somebody else is not there. */
const JOINS =
  /\b(?:ci[- ]?joint(?:e?s)?|en pieces? jointes?|en pj|je (?:vous )?joins|nous (?:vous )?joignons|sous ce pli|vous trouverez|voici)\b/
const NOT_HERE = /\b(?:je n'ai pas|pas encore|plus tard|demain|des que|sans|ne joins pas|ne retrouve)\b/

/**
 * Which documents a message with these files holds: by the names of the files and by what its writer says to join. Without a
 * file nothing is there, whatever is said; a name that may mean two documents ticks neither.
 */
export function piecesNamed(own: string, files: readonly string[]): readonly Piece[] {
  if (files.length === 0) return []
  const names = files.map((name) => plain(name).replace(/\d+/g, ' '))
  const said = sentencesOf(own).filter((sentence) => JOINS.test(sentence) && !NOT_HERE.test(sentence))
  return (Object.keys(NAMES) as Piece[]).filter((piece) => [...names, ...said].some((text) => NAMES[piece].test(text)))
}

const sentencesOf = (own: string): string[] =>
  own
    .slice(0, 20_000)
    .split(/[.!?\n]+/)
    .map(plain)

const plain = (text: string): string =>
  fold(canonical(text.slice(0, 2_000)))
    .replace(/[_().,;:/-]+/g, ' ')
    .replace(/ {2,}/g, ' ')
