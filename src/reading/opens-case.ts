import type { Reading, ReadingInput } from './contract.ts'
import { canonical, fold } from './fold.ts'

const housing =
  /\b(?:depot de garantie|caution|bailleu\w+|propri[eo]taires?|proprio|locataires?|loyers?|logement|appartement|studio|etats? des lieux|edl|bail|agence|colocation|coloc|voisins?|preavis|expulsion|garage|gite|location|hlm|cles|moisissures?|syndic)\b/
const plea = /\b(?:je|j'|nous|on|mon|ma|mes|notre|nos|m'|me)\b/
const selling =
  /\b(?:se desabonner|desinscri\w+|desabonn\w+|voir dans le navigateur|liste de diffusion|newsletter|lettre d'information|au sommaire|webinaire|referencement|premiere page|offre (?:speciale|exclusive|partenaires?)|sans engagement|code promo|essai gratuit|demo gratuite|nos solutions|decouvrez|partenariat|leads?|seo|visibilite|cliquez ici|promotion|prospects?|echange de \d+ minutes|votre site)\b/

/** The deposit came back and nothing is asked: news of a case that ended, or of none. */
const hasEnded = (text: string): boolean =>
  /\b(?:m'a|m'ont|nous a|nous ont) (?:bien |enfin |finalement |tout )*(?:rendu|rembourse|restitue|verse|vire) (?:toute |l'integralite de |la totalite de )?(?:ma|mon|notre|la|le) (?:caution|depot|garantie)\b/.test(
    text,
  ) &&
  !/\b(?:pas|jamais|que|seulement|moitie|partie|sauf|mais|manque|retenu\w*|mediation|aide[rz]?|pouvez|demande)\b/.test(
    text,
  )

/**
 * Whether a stranger's first mail asks something of the service: a deposit dispute, or a housing matter that deserves
 * orientation. Advertising, newsletters and unrelated mail do not.
 */
export function opensCase(reading: Reading, input: ReadingInput): boolean {
  const text = fold(canonical(`${input.subject}\n${input.own}\n${input.signature}`).slice(0, 20_000))
  const acts = new Set(reading.acts.map((a) => a.act))
  // What the weights alone suspect in a few odd words lets nobody in.
  const sure = new Set(reading.acts.filter((a) => a.certainty !== 'unsure').map((a) => a.act))
  if (selling.test(text) && reading.role === 'other') return false
  if (hasEnded(text) && !acts.has('payment_missing') && !acts.has('question')) return false
  if (sure.has('request_mediation') || sure.has('data_rights')) return true
  return housing.test(text) && plea.test(text)
}
