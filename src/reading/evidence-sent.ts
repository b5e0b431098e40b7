import type { ReadAct } from './contract.ts'
import { fold } from './fold.ts'
import type { Situation } from './situation.ts'

const bankDetails = /(?:^|[^a-z])(?:rib|iban|bic|releve d'identite|coordonnees bancaires)(?:[^a-z]|$)/
const decoration = /^(?:image\d{3}|logo|signature|outlook-|pastille|facebook|linkedin|smime|winmail|noname|att\d{5})/
const sending =
  /\b(?:ci[- ]?joint|ci[- ]?jointe?s?|en piece[s]? jointe[s]?|pieces? jointe[s]?|en pj|\bpj\b|je joins|nous joignons|sous ce pli|jointe?s?\b(?! (?:le|a)\b)|vous trouverez|je vous (?:l[ae]?s? |les? )?(?:envoie?|envoi|transmets|transfere|mets|adresse|fais suivre|fais parvenir|remets|communique)|nous vous (?:adressons|transmettons|envoyons|communiquons)|voici|voila|en voila|je l[ae]s? joins|que je vous (?:joins|envoie|adresse|transmets)|voir pj|cf\.? )/
const document =
  /\b(?:photos?|factures?|devis|etats? des lieux|edl[es]?|bail|contrat|justificatifs?|decompte|releves?|tickets?|courriers?|lettres?|mandat|procuration|attestation|preuves?|recommande|ar\b|accuse|document|papier|grille|arrete|captures?|inventaire|video|mise en demeure|quittances?|scan|page|constat|pv\b|protocole|jugement|autorisation)\b/
const notNow =
  /\b(?:je (?:vous )?(?:l')?enverrai|envoie (?:ce|demain|des que|plus tard|dans)|ce week[- ]?end|demain|des que|si vous|a disposition|disponible sur demande|compte joint|joindre|que nous produirons|pas (?:joint|encore)|transfere (?:au cas|ci-dessous)|ci-dessous|sur demande|l'aviez|votre proposition|de vos?)\b/

/** A document or photo supplied as proof; bank details are none. */
export function sentEvidence(situation: Situation): ReadAct | null {
  const { input, text } = situation
  const proof = input.attachments.find(({ name }) => isDocument(name))
  const said = text.sentences.find(
    (s) => sending.test(s.marked) && document.test(s.marked) && !notNow.test(s.marked) && !bankDetails.test(s.marked),
  )
  if (!proof && !said) return null
  const quote =
    said?.quote ??
    text.sentences.find((s) => sending.test(s.marked))?.quote ??
    text.sentences[0]?.quote ??
    input.own.trim().slice(0, 200)
  return quote ? { act: 'evidence_sent', quote, certainty: proof ? 'sure' : 'likely' } : null
}

/** By its name: no logo, no visiting card, no bank details. */
export const isDocument = (name: string): boolean => !isDecoration(name) && !isBankDetails(name)

const isBankDetails = (name: string): boolean => bankDetails.test(fold(name).replace(/[_.-]/g, ' '))
const isDecoration = (name: string): boolean => decoration.test(fold(name)) || /\.(?:ics|vcf|p7s|asc)$/i.test(name)
