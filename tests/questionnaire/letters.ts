import { day } from '../../src/domain/day.ts'
import { type LetterFacts, letterSubject, letterText, type Tone } from '../../src/questionnaire/letter.ts'
import type { Mail } from '../../src/questionnaire/mail.ts'
import { type Result, resultOf } from '../../src/questionnaire/result.ts'
import type { PageRole } from '../../src/questionnaire/step.ts'
import { declarable, evaluator, type Forms, walk } from '../../src/questionnaire/walk.ts'
import { rulebase } from '../rulebase/rules.ts'
import { LANDLORD, TENANT } from '../support/people.ts'
import { OURS } from '../support/test-world.ts'

export type Made = { mail: Mail; facts: LetterFacts; result: Result }

/** What the page makes of some answers, without a browser. */
export function letterOf(
  forms: Forms,
  { on = '2026-04-07', role = 'tenant' as PageRole, tone = 'neutral' as Tone, toOther = true } = {},
): Made {
  const weigh = evaluator(rulebase, day(on))
  const walked = walk(rulebase, weigh, { ...forms, role: { choice: role } })
  if (walked.next) throw new Error(`Not answered: ${walked.next.id}`)
  const evaluation = weigh(walked.facts)
  const side = role === 'tenant' ? 'tenant' : 'landlord'
  const result = resultOf(rulebase, evaluation, walked.facts, side)
  const [writer, other] = side === 'tenant' ? [TENANT, LANDLORD] : [LANDLORD, TENANT]
  const names = { writer: writer.name, other: other.name, dwelling: '18 rue des Cités' }
  const facts: LetterFacts = {
    role,
    declared: { facts: declarable(walked.facts), unknown: walked.unknown },
    origin: 'page',
    result,
    evaluation,
    names,
    serviceName: 'Médiation Logement',
    toOther,
  }
  const mail: Mail = {
    to: toOther ? other.address : OURS,
    cc: toOther ? OURS : null,
    subject: letterSubject(names),
    body: letterText(facts, tone),
  }
  return { mail, facts, result }
}
