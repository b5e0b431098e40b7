import type { Day } from '../domain/day.ts'
import { countEvents, countOrigins } from '../store/counts.ts'
import type { DigestView } from '../writing/digest.ts'
import type { World } from './world.ts'

/** From the day `from` to the one before `to`. */
export function digestCounts(world: World, from: Day, to: Day): DigestView['figures']['counts'] {
  const count = (type: Parameters<typeof countEvents>[1]) => countEvents(world.db, type, from, to)
  return [
    figure(count('case_opened'), 'demande nouvelle', 'demandes nouvelles', origins(world, from, to)),
    figure(count('message_filed'), 'message reçu des parties', 'messages reçus des parties'),
    figure(count('letter_sent'), 'lettre envoyée', 'lettres envoyées'),
    figure(count('agreement_recorded'), 'accord', 'accords'),
    figure(count('case_closed'), 'dossier clos', 'dossiers clos'),
    figure(count('satisfaction_scored'), 'note de satisfaction', 'notes de satisfaction'),
  ]
}

/** `, dont 2 par « page »`. */
function origins({ db }: World, from: Day, to: Day): string {
  const found = countOrigins(db, from, to).map(({ origin, n }) => `${n} par « ${origin} »`)
  return found.length === 0 ? '' : `, dont ${found.join(', ')}`
}

const figure = (count: number, one: string, many: string, more = ''): { label: string; count: number } => ({
  label: `${count > 1 ? many : one}${more}`,
  count,
})
