import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { dump } from 'js-yaml'
import { commissionsIn } from '../../adapters/state-directory.ts'
import { systemClock } from '../../adapters/system-clock.ts'
import { filingIn } from '../../domain/commissions.ts'
import { parisDay } from '../../domain/day.ts'
import { IMPORTED_COMMISSIONS, loadCommissions } from '../data-files.ts'
import { WrongUsage } from '../failures.ts'
import { print, printDocument } from '../output.ts'

/** A longer file can be no text in memory. */
const LARGEST_FILE = 500 * 1024 * 1024
const REVIEW_MONTHS = 12

/** Reads the State's directory from a file that somebody downloaded; replaces what the last import wrote. */
export function importCommissions(file: string, { to = IMPORTED_COMMISSIONS }: { to?: string }): void {
  const found = commissionsIn(jsonIn(file))
  if (!found || found.commissions.length === 0)
    throw new WrongUsage(`${file} n’est pas l’annuaire de l’administration (JSON), ou n’a aucune commission.`)
  writeFileSync(to, HEAD + dump({ review_months: REVIEW_MONTHS, commissions: found.commissions }, { lineWidth: -1 }))
  for (const problem of found.problems) print(`laissée de côté : ${problem}`)
  print(`${found.commissions.length} commissions écrites dans ${to}.`)
}

const HEAD = `# Écrit par \`mediation commissions import\` ; à ne pas corriger ici (une ligne à la main va dans commissions.yaml).
# Source : Service-public – Annuaire de l'administration – Base de données locales, DILA, licence ouverte 2.0.
`

/** What a letter would say of each commission today. */
export function list({ json }: { json?: true }): void {
  const today = parisDay(systemClock.now())
  const lists = loadCommissions()
  const departments = [...new Set(lists.flatMap(({ commissions }) => commissions.map((c) => c.department)))].sort()
  const rows = departments.map((department) => ({ department, ...filingIn(lists, department, today) }))
  if (json) return printDocument(rows)
  for (const { department, name, ways = [], checkedOn, stale } of rows)
    print(
      `${department}  ${name}, ${ways.length > 0 ? ways.map(({ way }) => way).join(' ') : 'adresse d’envoi inconnue'}, ` +
        `relevé le ${checkedOn}${stale ? ' (à revérifier)' : ''}`,
    )
  print(`${rows.length} commissions ; un département absent est une étape à la main pour le médiateur.`)
}

function jsonIn(file: string): unknown {
  const size = statSync(file, { throwIfNoEntry: false })?.size
  if (size === undefined) throw new WrongUsage(`${file} n’existe pas.`)
  if (size > LARGEST_FILE) throw new WrongUsage(`${file} dépasse 500 Mo : gardez-en les commissions seules.`)
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    throw new WrongUsage(`${file} n’est pas du JSON.`)
  }
}
