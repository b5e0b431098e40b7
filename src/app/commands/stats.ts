import { addMonths, type Day } from '../../domain/day.ts'
import { countedCases } from '../../flows/counted-cases.ts'
import { K } from '../../statistics/anonymous.ts'
import { figuresCsv, publicCsv } from '../../statistics/csv.ts'
import { FEWEST } from '../../statistics/figure.ts'
import type { Prices } from '../../statistics/human-minutes.ts'
import { publicTables } from '../../statistics/public.ts'
import { notMeasured, openedIn, type Period, statistics } from '../../statistics/statistics.ts'
import { figuresText, publicText } from '../../statistics/text.ts'
import { WrongUsage } from '../failures.ts'
import { print, printDocument } from '../output.ts'
import { withApp } from '../with-app.ts'

export type StatsOptions = { from?: Day; to?: Day; hourly?: number; public?: true; json?: true; csv?: true }

export const stats = (options: StatsOptions): Promise<void> => {
  const period = { from: options.from ?? null, to: options.to ?? null }
  const wrong = objection(options, period)
  if (wrong) throw new WrongUsage(wrong)
  return withApp(({ world }) => {
    const records = countedCases(world)
    if (options.public) printPublic(publicTables(openedIn(records, period)), period, options)
    else {
      const prices = { ...world.settings.prices, ...(options.hourly === undefined ? {} : { hour: options.hourly }) }
      printFigures(statistics(records, period, prices), period, options, prices)
    }
  })
}

function objection({ json, csv, public: open, hourly }: StatsOptions, { from, to }: Period): string | null {
  if (json && csv) return '--json ou --csv, pas les deux.'
  if (from && to && to < from) return '--to est avant --from.'
  if (open && hourly !== undefined) return '--hourly ne va pas avec --public : le coût n’est pas publié.'
  // Two periods that differ by a day would tell that day's cases.
  if (open && ((from && !startsMonth(from)) || (to && !endsMonth(to))))
    return 'avec --public, --from est le premier jour d’un mois et --to le dernier.'
  return null
}

const startsMonth = (on: Day): boolean => on.endsWith('-01')
const endsMonth = (on: Day): boolean => addMonths(`${on.slice(0, 7)}-31` as Day, 0) === on

function printPublic(tables: ReturnType<typeof publicTables>, { from, to }: Period, { json, csv }: StatsOptions): void {
  if (csv) return print(publicCsv(tables))
  const months = { from: from?.slice(0, 7) ?? null, to: to?.slice(0, 7) ?? null }
  if (json) return printDocument({ k: K, ...months, tables })
  const rule = `Aucun nombre ci-dessous ne compte moins de ${K} dossiers, ni ne permet d’en déduire un.`
  print(tables.length > 0 ? `${rule}\n\n${publicText(tables)}` : `Pas assez de cas pour publier (moins de ${K}).`)
}

function printFigures(
  all: ReturnType<typeof statistics>,
  { from, to }: Period,
  options: StatsOptions,
  prices: Prices,
): void {
  if (options.csv) return print(figuresCsv(all))
  const missing = notMeasured(prices)
  if (options.json) return printDocument({ from, to, fewest: FEWEST, ...all, not_measured: missing })
  const period = `Dossiers ouverts ${from ? `depuis le ${from}` : 'depuis le début'}${to ? ` jusqu’au ${to}` : ''}, tels qu’ils sont aujourd’hui.`
  const rule = `Une part, une médiane ou une moyenne qui reposerait sur moins de ${FEWEST} cas n’est pas donnée.`
  const absent = missing.map(({ why }) => `  ${why}`).join('\n')
  print(`${period}\n${rule}\n\n${figuresText(all)}\n\n\nNON MESURÉ\n\n${absent}`)
}
