import { canonical, fold } from './fold.ts'

const GREETING = '(?:bonjour|bonsoir|madame|monsieur|(?:a )?tous)'
const YES =
  "(?:oui|ok|okay|d'accord|entendu|c'est (?:bon|ok|d'accord|exact)|(?:je|nous) (?:le |la )?(?:confirmons?|confirme|validons?|valide|acceptons?|accepte)|je suis (?:tout a fait |bien )?d'accord|nous sommes (?:tout a fait |bien )?d'accord|bon pour accord|lu et approuve)"
const BESIDE =
  "(?:pour (?:moi|nous)|(?:avec )?(?:cet accord|l'accord|ce texte|ce recapitulatif|le recapitulatif|tout)|merci(?: beaucoup| a vous)?|cordialement|bien a vous|bonne (?:journee|soiree))"
const WHOLE = new RegExp(`^(?:${GREETING}[ ,.!]{1,3}){0,3}${YES}(?:[ ,.!]{1,4}(?:${YES}|${BESIDE})){0,6}[ ,.!]{0,4}$`)

/** Nothing but a yes, with politeness: no sum, no day, no condition. Names belong into the signature. */
export const isPlainYes = (own: string): boolean =>
  own.length <= 300 && WHOLE.test(fold(canonical(own)).replace(/\s+/g, ' ').trim())
