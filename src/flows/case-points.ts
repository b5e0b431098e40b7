import { factKeys, factLabel } from '../domain/facts.ts'
import { type Cents, euros } from '../domain/money.ts'
import type { Position, Positions } from '../domain/positions.ts'
import { sideLabel } from '../domain/roles.ts'
import type { Day } from '../domain/day.ts'
import type { Span } from '../rulebase/evaluation.ts'
import { frenchDay } from '../writing/french-day.ts'

/** The matrix of both sides' facts as one line each, for the approval mail and the dossier. */
export type Points = { agreed: string[]; disputed: string[]; oneSided: string[] }

export function pointsOf(found: Positions): Points {
  const points: Points = { agreed: [], disputed: [], oneSided: [] }
  for (const key of factKeys) {
    const position = found[key] as Position | undefined
    if (!position) continue
    switch (position.kind) {
      case 'settled':
      case 'agreed':
        points.agreed.push(`${factLabel[key]} : ${factText(position.value)}`)
        break
      case 'one_sided':
        points.oneSided.push(`${factLabel[key]} : ${factText(position.value)} (${sideLabel[position.side]})`)
        break
      case 'disputed':
        points.disputed.push(
          `${factLabel[key]} : ${factText(position.tenant)} (locataire), ${factText(position.landlord)} (bailleur)`,
        )
    }
  }
  return points
}

const words: Record<string, string> = {
  unfurnished: 'vide',
  furnished: 'meublé',
  mobility: 'bail mobilité',
  other: 'autre',
  individual: 'particulier',
  agency: 'agence',
  social: 'bailleur social',
  company: 'société',
  rent_arrears: 'loyers impayés',
  charges: 'charges',
  repairs: 'réparations',
  cleaning: 'ménage',
  none: 'sans justificatif',
  quote: 'devis',
  invoice: 'facture',
  photo: 'photo',
  unknown: 'justificatif non précisé',
}

/** One fact's value as a French reader sees it. */
export function factText(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'oui' : 'non'
  if (typeof value === 'number') return euros(value as Cents)
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\d$/.test(value) ? frenchDay(value as Day) : (words[value] ?? value)
  if (Array.isArray(value)) return value.length === 0 ? 'aucune' : value.map(itemText).join(', ')
  return itemText(value)
}

function itemText(item: unknown): string {
  const { kind, amount, evidence, on, payBy } = item as { kind?: string; amount: Cents; evidence?: string; on?: Day; payBy?: Day }
  const day = on ?? payBy
  const about = [kind ? words[kind] : null, evidence ? words[evidence] : null].filter(Boolean).join(', ')
  return `${euros(amount)}${day ? ` le ${frenchDay(day)}` : ''}${about ? ` (${about})` : ''}`
}

/** `700 €`, `entre 690 € et 1 173 €`, or null when nothing can be said. */
export function spanText({ value, min, max }: Span<Cents>): string | null {
  if (value !== null) return euros(value)
  if (min !== null && max !== null) return min === max ? euros(min) : `entre ${euros(min)} et ${euros(max)}`
  return null
}
