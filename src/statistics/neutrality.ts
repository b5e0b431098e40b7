import { Side, sideLabel } from '../domain/roles.ts'
import { between } from './between.ts'
import type { CaseRecord } from './case-record.ts'
import { median } from './delays.ts'
import { sentLetters } from './edits.ts'
import { count, type Definition, type Figure, type Group, share } from './figure.ts'

const HOUR = 3_600_000

const letters: Definition = {
  key: 'letters_to_side',
  label: 'lettres envoyées',
  unit: 'letters',
  definition: 'lettres parties vers ce côté, une par destinataire',
  base: 'lettres envoyées aux deux côtés',
}
const response: Definition = {
  key: 'service_response',
  label: 'délai de réponse du service',
  unit: 'hours',
  definition:
    'du premier message sans réponse de ce côté à la lettre suivante qui lui est envoyée ; les messages sans lettre ensuite ne comptent pas',
  base: 'réponses du service',
}
const oneSided: Definition = {
  key: 'law_without_side',
  label: 'lettres de droit sans ce côté',
  unit: 'share',
  definition: 'lettres qui rappellent le droit à l’autre côté seul, alors que celui-ci participe',
  base: 'lettres approuvées et parties',
}

/** What each side got from the service, and how soon. */
export function neutralityFigures(records: readonly CaseRecord[]): Figure[] {
  const all = records.flatMap((record) => record.letters)
  const sent = sentLetters(records)
  return Side.options.flatMap((side) => {
    const group: Group = { axis: 'side', value: side, label: sideLabel[side] }
    const own = all.filter((letter) => letter.side === side)
    const without = sent.filter(({ leftOut }) => leftOut.includes(side))
    return [
      count(letters, own.length, all.length, group),
      median(
        response,
        records.flatMap((record) => responses(record, side)),
        group,
      ),
      share(oneSided, without.length, sent.length, group),
    ]
  })
}

/** Hours from each first unanswered message of a side to the letter that followed it. */
function responses({ messages, letters: sent }: CaseRecord, side: Side): number[] {
  const written = messages.filter((message) => message.side === side).map(({ at }) => at)
  const answers = [...new Set(sent.filter((letter) => letter.side === side).map(({ at }) => at))].sort()
  return answers.flatMap((answer, i) => {
    const before = answers[i - 1] ?? ''
    const first = written.find((at) => at >= before && at < answer)
    return first ? [between(first, answer) / HOUR] : []
  })
}
