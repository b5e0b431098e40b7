import type { Reading, ReadingInput } from './contract.ts'
import { canonical, fold } from './fold.ts'

const housing =
  /\b(?:depot de garantie|caution|bailleu\w+|propri[eo]taires?|proprio|locataires?|loyers?|logement|appartement|studio|etats? des lieux|edl|bail|agence|colocation|coloc|voisins?|preavis|expulsion|garage|gite|location|hlm|cles|moisissures?|syndic)\b/
const plea = /\b(?:je|j'|nous|on|mon|ma|mes|notre|nos|m'|me)\b/
const selling =
  /\b(?:se desabonner|desinscri\w+|desabonn\w+|voir dans le navigateur|liste de diffusion|newsletter|lettre d'information|au sommaire|webinaire|referencement|premiere page|offre (?:speciale|exclusive|partenaires?)|sans engagement|code promo|essai gratuit|demo gratuite|nos solutions|decouvrez|partenariat|leads?|seo|visibilite|cliquez ici|promotion|prospects?|echange de \d+ minutes|votre site)\b/

/**
 * Whether a stranger's first mail asks something of the service: a deposit dispute, or a housing matter that deserves
 * orientation. Advertising, newsletters and unrelated mail do not.
 */
export function opensCase(reading: Reading, input: ReadingInput): boolean {
  const text = fold(canonical(`${input.subject}\n${input.own}\n${input.signature}`).slice(0, 20_000))
  const acts = new Set(reading.acts.map((a) => a.act))
  if (selling.test(text) && reading.role === 'other') return false
  if (acts.has('request_mediation') || acts.has('data_rights')) return true
  return housing.test(text) && plea.test(text)
}
