import type { CaseRecord } from './case-record.ts'
import { type Definition, type Figure, share } from './figure.ts'
import { isAskedByTenant, isContacted, isPaid, isToldTheLaw } from './stages.ts'

const asked: Definition = {
  key: 'after_result_asked',
  label: 'arrêtés au résultat et relancés',
  unit: 'share',
  definition:
    'locataires qui ont eu le premier résultat sans que le bailleur soit contacté, et à qui l’on a demandé depuis où ils en sont',
  base: 'locataires arrêtés au premier résultat',
}

const paid: Definition = {
  key: 'after_result_money',
  label: 'argent obtenu après le seul résultat',
  unit: 'share',
  definition: 'parmi ces locataires relancés, ceux qui ont dit avoir reçu leur argent',
  base: 'locataires arrêtés au premier résultat et relancés',
}

/** What became of those who stopped after the first result: their reminders ask whether the matter is settled. */
export function afterResultFigures(records: readonly CaseRecord[]): Figure[] {
  const stopped = records.filter((r) => isAskedByTenant(r) && isToldTheLaw(r) && !isContacted(r))
  const reminded = stopped.filter(isReminded)
  const settled = reminded.filter((record) => isPaid(record) || record.outcome === 'resolved')
  return [share(asked, reminded.length, stopped.length), share(paid, settled.length, reminded.length)]
}

const isReminded = ({ letters }: CaseRecord): boolean =>
  letters.some(({ purpose, side }) => purpose === 'reminder' && side === 'tenant')
