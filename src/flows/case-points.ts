import { factKeys, factLabel } from '../domain/facts.ts'
import type { Position, Positions } from '../domain/positions.ts'
import { sideLabel } from '../domain/roles.ts'
import { factText } from '../writing/fact-text.ts'

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
        points.agreed.push(`${factLabel[key]} : ${factText(key, position.value)}`)
        break
      case 'one_sided':
        points.oneSided.push(`${factLabel[key]} : ${factText(key, position.value)} (${sideLabel[position.side]})`)
        break
      case 'disputed':
        points.disputed.push(
          `${factLabel[key]} : ${factText(key, position.tenant)} (locataire), ${factText(key, position.landlord)} (bailleur)`,
        )
    }
  }
  return points
}
