import type { Day } from '../../domain/day.ts'
import type { Rulebase } from '../../rulebase/rulebase.ts'
import type { Form } from '../form.ts'
import type { MailForm } from '../letter.ts'
import type { PageSettings } from '../settings.ts'
import type { StepId } from '../step.ts'
import { evaluator, type Forms, type Walk, walk } from '../walk.ts'
import { forget, keep, kept } from './keeping.ts'

const noMail: MailForm = { writer: '', other: '', dwelling: '', address: '', tone: 'neutral', text: null }

export type State = ReturnType<typeof state>

/** Everything that the page knows, in memory; on this device only where the person asked for it. */
export function state(rulebase: Rulebase, settings: PageSettings) {
  const today = parisToday()
  const weigh = evaluator(rulebase, today)
  const saved = kept()
  let forms: Forms = saved?.forms ?? {}
  let mail: MailForm = { ...noMail, ...saved?.mail }
  let keeps = saved !== null
  const save = () => {
    if (keeps) keep({ forms, mail })
  }
  return {
    settings,
    rulebase,
    today,
    weigh,
    walk: (): Walk => walk(rulebase, weigh, forms),
    form: (id: StepId): Form => forms[id] ?? {},
    answer(id: StepId, form: Form): void {
      forms = { ...forms, [id]: form }
      // Our text follows the answers; a person's own version of it would no longer agree with them.
      mail = { ...mail, text: null }
      save()
    },
    mail: (): MailForm => mail,
    setMail(change: Partial<MailForm>): void {
      mail = { ...mail, ...change }
      save()
    },
    keeps: (): boolean => keeps,
    setKeeps(on: boolean): void {
      keeps = on
      if (on) save()
      else forget()
    },
    erase(): void {
      forms = {}
      mail = noMail
      keeps = false
      forget()
    },
  }
}

const parisToday = (): Day => new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Paris' }) as Day
