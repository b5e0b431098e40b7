import { canonical, fold } from './fold.ts'
import { sentences } from './sentences.ts'

/** Whether the writer wants software's help with their own data, in which sentence. */
export type SoftwareWish = { agrees: boolean; quote: string }

const TOOL =
  "(?:(?:un|une|des|le|la|les|votre|vos|d'un|d'une|aucun|aucune|de|du|tout|toute|l'|d')(?: |(?<=')))(?:logiciels?|algorithmes?|robots?|ia|intelligence artificielle|chatgpt|outils? automatiques?|traitements? automati\\w{1,7})\\b"
const MINE =
  '(?:mes|nos|ma|mon|notre) (?:donnees|informations|messages?|mails?|courriels?|e-?mails?|echanges|dossier|demande|reponses?)'
const HANDLED = '(?:traite|utilise|analyse|exploite|lu|lue|lus|lues|confie|envoye|transmi)(?:e|s|es|r|ra|ront)?'
const NO =
  "(?:(?:je|nous|on) (?:ne |n')(?:veu\\w{1,4}|voul\\w{1,6}|souhait\\w{1,4}|accept\\w{1,4}|autoris\\w{1,4}|desir\\w{1,4}|consen\\w{1,4}|suis|sommes)(?: (?:pas|plus|en aucun cas|absolument pas|surtout pas|nullement)){1,2}(?: d'accord)?|(?:je |^)m'oppose|nous nous opposons|(?:je|nous) refus(?:e|ons))"

const REFUSES = [
  new RegExp(`\\b${NO}\\b[^,;:!?]{0,60}?${TOOL}`),
  new RegExp(`\\b${NO}\\b[^,;:!?]{0,30}${MINE}[^,;:!?]{0,20}\\b${HANDLED}\\b`),
  new RegExp(`\\b${NO}\\b[^,;:!?]{0,30}(?:au|le|du|tout) (?:traitement|usage) (?:de |automati\\w{1,7} de )${MINE}`),
  new RegExp(`\\b${NO}\\b (?:a l'|l'|qu'on |que vous )?(?:utilis\\w{1,6}|exploit\\w{1,6}|traiti?ez) (?:de )?${MINE}`),
  new RegExp(
    `\\b(?:cessez|arretez) (?:de |d')(?:traiter|utiliser|analyser) ${MINE}|\\bne (?:traitez|analysez|utilisez) (?:pas|plus) ${MINE}`,
  ),
  new RegExp(
    `\\b(?:je|nous) (?:retir\\w{1,4}|repren\\w{1,4}|annul\\w{1,4}|revoqu\\w{1,4}|reviens sur|revenons sur)\\b.{0,30}\\b(?:accord|consentement|autorisation)\\b.{0,50}(?:${TOOL}|traitement de ${MINE})`,
  ),
  /^(?:bonjour,? )?(?:je (?:veux|voudrais|souhaite|demande) )?(?:une mediation |un traitement |le traitement |que ce soit )?sans (?:l'aide d'un |aucun )?(?:logiciel|robot|algorithme|ia|intelligence artificielle)(?: (?:svp|stp|merci|s'il vous plait))?$/,
  /\b(?:un humain|un etre humain|une vraie personne|une personne|quelqu'un)\b.{0,30}\b(?:pas|et non|plutot que)\b.{0,20}\b(?:robot|logiciel|ia|algorithme|intelligence artificielle)\b/,
] as const

const AGREES = new RegExp(
  `\\b(?:j'accepte|nous acceptons|j'autorise|je consens|je suis d'accord|je donne mon accord|nous sommes d'accord)\\b[^,;:!?]{0,60}(?:${TOOL}|traitement de ${MINE}|que ${MINE}.{0,20}\\b${HANDLED}\\b)`,
)
/** A reserve: no plain yes. */
const RESERVED = /\b(?:ne|pas|plus|jamais|aucun|refuse|oppose|sauf|mais|si|condition|seulement)\b|\bn'/
/** What somebody else uses is no wish about our help. */
const ELSEWHERE =
  /\b(?:logiciels?|algorithmes?|robots?|ia|outils? automatiques?) (?:de |du |des |d')(?:l'|la |leur |son |ma |mon |votre )?(?:agence|syndic|proprietaire|bailleur|bailleresse|locataire|banque|assurance|artisan|gestionnaire|comptabilite|gestion)/

/**
 * A refusal is read from any sentence that says so, an agreement only from a plain sentence without a reserve. The last such
 * sentence counts. Null: nothing is said of it.
 */
export function softwareWish(own: string): SoftwareWish | null {
  const text = canonical(own).slice(0, 20_000)
  const folded = fold(text)
  const found = sentences(folded, () => false).flatMap(({ start, end }): SoftwareWish[] => {
    const agrees = wish(
      folded
        .slice(start, end)
        .replace(/\s+/g, ' ')
        .replace(/[.!]+$/, '')
        .trim(),
    )
    return agrees === null ? [] : [{ agrees, quote: text.slice(start, end) }]
  })
  return found.at(-1) ?? null
}

function wish(said: string): boolean | null {
  if (said.includes('?') || ELSEWHERE.test(said)) return null
  if (REFUSES.some((pattern) => pattern.test(said))) return false
  return AGREES.test(said) && !RESERVED.test(said) ? true : null
}
