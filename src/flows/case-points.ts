import type { Channel } from '../domain/events.ts'
import { type FactKey, factKeys, factLabel } from '../domain/facts.ts'
import type { MessageRow } from '../domain/filed-message.ts'
import type { MessageRef, PartyId } from '../domain/ids.ts'
import type { Position, Positions } from '../domain/positions.ts'
import { type Side, sideLabel } from '../domain/roles.ts'
import { cardWords } from '../writing/card-words.ts'
import { factText } from '../writing/fact-text.ts'
import type { CaseFile } from './load-case.ts'

/**
 * A known fact as a mediator may correct it by `F5 = …`. `side`: who alone says it; null otherwise.
 * `text`: `dépôt de garantie versé = 690 €`.
 */
export type NumberedFact = { n: number; key: FactKey; kind: Position['kind']; side: Side | null; text: string }

/**
 * Every known fact with the number of its key, the same in every case and on every day: an answer to yesterday's mail
 * corrects the fact that was shown, whatever was learnt since.
 */
export const numberedFacts = (found: Positions): readonly NumberedFact[] =>
  factKeys.flatMap((key, i) => {
    const position = found[key] as Position | undefined
    if (!position) return []
    const side = position.kind === 'one_sided' ? position.side : null
    return [{ n: i + 1, key, kind: position.kind, side, text: `${factLabel[key]} = ${valueText(key, position)}` }]
  })

const valueText = (key: FactKey, position: Position): string =>
  position.kind === 'disputed'
    ? cardWords.bothSay(factText(key, position.tenant), factText(key, position.landlord))
    : factText(key, position.value)

/** The matrix of both sides' facts as one line each, for the console. */
type Points = { agreed: string[]; disputed: string[]; oneSided: string[] }

export function pointsOf(found: Positions): Points {
  const points: Points = { agreed: [], disputed: [], oneSided: [] }
  for (const { kind, side, text } of numberedFacts(found))
    points[standing[kind]].push(side ? `${text} (${sideLabel[side]})` : text)
  return points
}

const standing: Record<Position['kind'], keyof Points> = {
  settled: 'agreed',
  agreed: 'agreed',
  disputed: 'disputed',
  one_sided: 'oneSided',
}

/** A person's message as a mediator may name it: `PARTAGER M2`. `channel` is private when nobody else is known to have it. */
export type NumberedMessage = {
  n: number
  message: MessageRef
  party: PartyId | null
  channel: Channel
  row: MessageRow
}

/** What persons wrote in this case, in order of arrival; automatic mails have no number. */
export const numberedMessages = (found: Pick<CaseFile, 'messages'>): readonly NumberedMessage[] =>
  found.messages
    .filter((m) => m.fate === 'filed' && m.automatic === 'no')
    .map((row, i) => ({ n: i + 1, message: row.id, party: row.party_id, channel: row.channel ?? 'private', row }))
