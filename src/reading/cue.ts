import type { Act } from '../domain/acts.ts'
import type { Side } from '../domain/roles.ts'
import type { Certainty, ReadAct } from './contract.ts'
import type { Sentence } from './marked-text.ts'
import type { Situation } from './situation.ts'

/** A turn of phrase that shows an act, on a marked sentence. */
export type Cue = {
  find: RegExp
  /** The same sentence says otherwise: negated, reported, conditional. */
  unless?: RegExp
  /** Whose words these can be; a side that is not known may say anything. */
  side?: Side
  /** What the message must answer for the words to mean this. */
  when?: (situation: Situation, sentence: Sentence) => boolean
  /** Default `likely`. */
  certainty?: Certainty
}

export type CueTable = Partial<Record<Act, readonly Cue[]>>

/** The first sentence that shows the act, at its highest certainty; null when none does. */
export function firstCue(act: Act, cues: readonly Cue[], situation: Situation): ReadAct | null {
  let best: ReadAct | null = null
  for (const sentence of situation.text.sentences) {
    const cue = cues.find((c) => fits(c, sentence, situation))
    if (!cue) continue
    const certainty = cue.certainty ?? 'likely'
    if (!best || rank[certainty] > rank[best.certainty]) best = { act, quote: sentence.quote, certainty }
  }
  return best
}

const rank: Record<Certainty, number> = { unsure: 0, likely: 1, sure: 2 }

const fits = (cue: Cue, sentence: Sentence, situation: Situation): boolean =>
  (!cue.side || !situation.side || cue.side === situation.side) &&
  cue.find.test(sentence.marked) &&
  !cue.unless?.test(sentence.marked) &&
  (cue.when?.(situation, sentence) ?? true)
