import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parisDay } from '../src/domain/day.ts'
import { statisticsJournal } from '../src/flows/statistics-journal.ts'
import { caseRecords } from '../src/statistics/case-record.ts'
import { funnelStages } from '../src/statistics/funnel.ts'
import { isAskedByTenant } from '../src/statistics/stages.ts'
import { brokenInvariants } from '../tests/invariants/kept.ts'
import { secretOf } from './country/personas.ts'
import { type Simulated, simulate } from './country/simulate.ts'
import { machine, ratio, round, write } from './support/report.ts'

/**
 * A year of a country through the service in local mode, and what it asks of people and of the machine: `BENCH_CASES` (20) requests over
 * `BENCH_DAYS` (20), then `BENCH_DAYS_AFTER` (120) for them to end; the country is 10,000 in 365. `BENCH_SEED` (1). Ends with 1 where an
 * invariant does not hold. The personas' shares are assumed: figures of machine and load are measured, those of the funnel only tell
 * that every way through is walked.
 */
const CASES = Number(process.env['BENCH_CASES'] ?? 20)
const SEED = Number(process.env['BENCH_SEED'] ?? 1)
const DAYS = Number(process.env['BENCH_DAYS'] ?? 20)
const AFTER = Number(process.env['BENCH_DAYS_AFTER'] ?? 120)
const YEAR = 365
const PLACES = { 'a département of 1,440 cases': 1440, 'France, 10,000 cases': 10_000 }

const folder = mkdtempSync(join(tmpdir(), 'mediation-country-'))
try {
  const started = performance.now()
  const cpuBefore = process.cpuUsage()
  const simulated = await simulate(folder, { cases: CASES, days: DAYS, after: AFTER, seed: SEED })
  const cpu = process.cpuUsage(cpuBefore)
  const seconds = (performance.now() - started) / 1000
  const cpuSeconds = (cpu.user + cpu.system) / 1e6
  const { app, sent, received } = simulated
  const broken = [...(await brokenInvariants(app.world)), ...leaks(simulated), ...intruders(simulated)]
  app.world.db.pragma('wal_checkpoint(TRUNCATE)')
  const megabytes = statSync(app.config.DATABASE_PATH).size / 1e6
  const records = caseRecords(statisticsJournal(app.world)).filter(isAskedByTenant)
  const funnel = funnelStages(records).map(({ key, of }) => ({
    stage: key,
    cases: of,
    share: ratio(of, records.length),
  }))
  const states = app.world.db.prepare('SELECT state, count(*) AS cases FROM cases GROUP BY state ORDER BY 2 DESC').all()
  const load = loadOf(simulated)
  const perCase = {
    mailsIn: round(received / CASES),
    mailsOut: round(sent.length / CASES),
    toApprove: round(load.toApprove / CASES),
    kilobytes: round((megabytes * 1000) / CASES),
    cpuMs: round((cpuSeconds * 1000) / CASES),
  }
  const plan = Object.entries(PLACES).map(([place, cases]) => ({
    place,
    mailsADay: Math.round(((perCase.mailsIn + perCase.mailsOut) * cases) / YEAR),
    lettersToApproveAWorkingDay: Math.round((perCase.toApprove * cases) / 253),
    gigabytesAYear: round((perCase.kilobytes * cases) / 1e6),
    shareOfACore: round((perCase.cpuMs * cases) / 1000 / (YEAR * 86_400)),
  }))
  const errors = Object.fromEntries(simulated.errors)
  const result = {
    machine,
    cases: CASES,
    days: DAYS,
    received,
    sent: sent.length,
    seconds: round(seconds),
    cpuSeconds: round(cpuSeconds),
    megabytes: round(megabytes),
    strangers: simulated.strangers.length,
    broken: broken.length,
  }
  process.stdout.write(
    `${CASES} cases in ${DAYS} days on ${machine.cpu}, ${machine.cores} cores, node ${machine.node}\n`,
  )
  console.table({ ...result, machine: machine.cpu })
  console.table(funnel)
  console.table(states)
  console.table(load)
  console.table({ 'of one case': perCase })
  console.table(plan)
  if (simulated.errors.size > 0) console.table(errors)
  for (const line of broken.slice(0, 50)) console.error(line)
  write(process.env['BENCH_RESULT'] ?? 'country', {
    ...result,
    funnel,
    states,
    load,
    perCase,
    plan,
    errors,
    brokenInvariants: broken,
  })
  if (broken.length > 0) process.exitCode = 1
  await app.close()
} finally {
  rmSync(folder, { recursive: true })
}

/** What is put before mediators, and what goes both ways, on days on which there is any. */
function loadOf({ sent }: Simulated) {
  const asked = sent.filter(({ kind }) => kind === 'approval_request')
  const perDay = daily(asked.map(({ at }) => parisDay(at)))
  const mails = daily(sent.map(({ at }) => parisDay(at)))
  const words = asked.map(({ text }) => text.split(/\s+/).length).sort((a, b) => a - b)
  return {
    toApprove: asked.length,
    toApproveOnTheMedianDay: at(perDay, 0.5),
    toApproveOnTheBusiestDay: at(perDay, 1),
    mailsOutOnTheMedianDay: at(mails, 0.5),
    mailsOutOnTheBusiestDay: at(mails, 1),
    medianWordsOfAnApprovalMail: at(words, 0.5),
  }
}

function daily(days: readonly string[]): number[] {
  return [...Map.groupBy(days, (on) => on).values()].map(({ length }) => length).sort((a, b) => a - b)
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.ceil(share * sorted.length) - 1] ?? 0
}

/** 5: a word told to the service alone never reaches the other side. */
function leaks({ sent, disputes }: Simulated): string[] {
  const secrets = new Map(
    disputes.flatMap((d) => [
      [secretOf(d, 'tenant'), d.tenant.mail],
      [secretOf(d, 'landlord'), d.landlord.mail],
    ]),
  )
  return sent.flatMap(({ to, text, subject }) =>
    [...`${subject}\n${text}`.matchAll(/zq[tl]x\d+/g)]
      .filter(([word]) => secrets.get(word) !== to && !to.endsWith('@mediation-logement.example'))
      .map(([word]) => `5 ${word} reached ${to}`),
  )
}

/** 6: a stranger who quotes a number is in no case, and nobody who is in one got mails that are not theirs. */
function intruders({ app, strangers }: Simulated): string[] {
  const inside = app.world.db.prepare(
    "SELECT 1 FROM addresses a JOIN parties p ON p.id = a.party_id JOIN messages m ON m.party_id = p.id WHERE a.address = ? AND m.match <> 'new_case'",
  )
  return strangers.filter((address) => inside.get(address)).map((address) => `6 ${address} entered a case`)
}
