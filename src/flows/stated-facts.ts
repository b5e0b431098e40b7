import type { FactKey } from '../domain/facts.ts'
import type { Position, Positions } from '../domain/positions.ts'
import { factText } from '../writing/fact-text.ts'
import type { LawText } from '../writing/law-text.ts'
import { statedWords } from '../writing/stated-words.ts'

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
  switch (position.kind) {
    case 'settled':
      return statedWords.settled(key, factText(key, position.value))
    case 'agreed':
      return statedWords.agreed(key, factText(key, position.value))
    case 'one_sided':
      return statedWords.oneSided(key, factText(key, position.value), position.side)
    case 'disputed':
      return statedWords.disputed(key, factText(key, position.tenant), factText(key, position.landlord))
  }
}
