const LABELLED =
  /(?:[[(#]|\b(?:ticket|demande|dossier|incident|sinistre|request|case|r[ée]f(?:[ée]rence)?)\b|\bn[°º])[\s:.#n°º]{0,8}([a-z0-9][a-z0-9/_.-]{2,39})/gi
const DATE = /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$/
const OURS = /^ML-/

/**
 * File numbers that another system writes into its subjects (`[Ticket#2026-1234]`, `Réf. 2026/LOC/0042`): named as a number
 * or in brackets, with at least four digits; no date, none of ours. In capitals, at most five.
 */
export function foreignRefs(subject: string): readonly string[] {
  const found = [...subject.slice(0, 500).matchAll(LABELLED)].map(([, ref = '']) =>
    ref.toUpperCase().replace(/[/_.-]+$/, ''),
  )
  const numbers = found.filter((ref) => !DATE.test(ref) && !OURS.test(ref) && ref.replace(/\D/g, '').length >= 4)
  return [...new Set(numbers)].slice(0, 5)
}
