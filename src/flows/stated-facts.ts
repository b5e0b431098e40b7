import { type FactKey, factLabel } from '../domain/facts.ts'
import type { Position, Positions } from '../domain/positions.ts'
import { sideLabel } from '../domain/roles.ts'
import { factText } from '../writing/fact-text.ts'
import type { LawText } from '../writing/law-text.ts'

/** The facts that a computation rests on, in the order in which a reader checks them. */
const shown: readonly FactKey[] = [
  'deposit_amount',
  'rent_excl_charges',
  'lease_kind',
  'keys_returned_on',
  'exit_inventory_conform',
  'forwarding_address_given',
  'deductions',
  'refunded',
]

/** The law, after the facts that it was applied to, each with who states it: both sides can see what to contest. */
export function withFacts(law: LawText, found: Positions): LawText {
  const lines = shown.flatMap((key) => {
    const position = found[key] as Position | undefined
    return position ? [`- ${line(key, position)}`] : []
  })
  if (lines.length === 0) return law
  const facts = { heading: 'Les faits retenus', paragraphs: [lines.join('\n')] }
  return {
    ...law,
    sections: [facts, ...law.sections],
    figures: [...law.figures, ...lines.map((text) => text.slice(2))],
  }
}

function line(key: FactKey, position: Position): string {
  const label = `${factLabel[key].charAt(0).toUpperCase()}${factLabel[key].slice(1)}`
  switch (position.kind) {
    case 'settled':
      return `${label} : ${factText(key, position.value)} (établi par le médiateur)`
    case 'agreed':
      return `${label} : ${factText(key, position.value)} (les deux parties sont d’accord)`
    case 'one_sided':
      return `${label} : ${factText(key, position.value)} (selon le ${sideLabel[position.side]})`
    case 'disputed':
      return `${label} : ${factText(key, position.tenant)} selon le locataire, ${factText(key, position.landlord)} selon le bailleur`
  }
}
