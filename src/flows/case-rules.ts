import type { CaseHeader } from '../domain/case.ts'
import type { Change } from '../domain/decision.ts'
import { parseRulebase } from '../rulebase/parse.ts'
import type { Rulebase } from '../rulebase/rulebase.ts'
import { transact } from '../store/database.ts'
import { giveRules, hasCasesWithoutRules, keepRules, keptTexts } from '../store/rule-versions.ts'
import type { World } from './world.ts'

/** `unreadable`: this program cannot read the version that the case keeps; the rules of today stand in for it. */
export type CaseRules = { rulebase: Rulebase; unreadable: boolean }

/** The rules that a case is computed with: those in force when it was opened, or that were adopted for it since. */
export function rulesOf(world: World, { rulesVersion }: Pick<CaseHeader, 'rulesVersion'>): CaseRules {
  const { current } = world.rules
  const rulebase = rulesVersion === current.version ? current : earlier(world, rulesVersion)
  return rulebase ? { rulebase, unreadable: false } : { rulebase: current, unreadable: true }
}

function earlier(world: World, version: string): Rulebase | null {
  const known = world.rules.earlier.get(version)
  if (known !== undefined) return known
  const found = parseRulebase(keptTexts(world.db, version) ?? {})
  if (found.kind === 'mistakes')
    world.log.warn({ rules: version, mistakes: found.mistakes.length }, 'rules not readable')
  const rulebase = found.kind === 'parsed' ? { ...found.rulebase, version } : null
  world.rules.earlier.set(version, rulebase)
  return rulebase
}

/** No case is committed to a version whose texts are not stored. */
export const keepCurrentRules = ({ rules }: World): Change => ({
  kind: 'keep_rules',
  version: rules.current.version,
  texts: rules.texts,
})

/** Cases from before versions were kept get the rules of the first start that finds them. */
export function pinOlderCases({ db, rules, clock }: World): void {
  if (!hasCasesWithoutRules(db)) return
  transact(db, () => {
    keepRules(db, rules.current.version, rules.texts, clock.now())
    giveRules(db, rules.current.version)
  })
}
