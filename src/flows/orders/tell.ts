import { commandHelp } from '../../commands/help.ts'
import { parisDay } from '../../domain/day.ts'
import { purposeLabel } from '../../domain/letter-purposes.ts'
import { reminderText } from '../../rulebase/explain.ts'
import { notesOf } from '../../store/notes.ts'
import { spanText } from '../../writing/fact-text.ts'
import { frenchDay } from '../../writing/french-day.ts'
import { bulletList, oneLine, paragraphs } from '../../writing/letter-context.ts'
import { toldWords } from '../../writing/order-words.ts'
import { rulesOf } from '../case-rules.ts'
import { evaluateCase } from '../law-for-case.ts'
import { negotiationLines } from '../negotiation.ts'
import { isFollowedBy, ownerOf } from '../people.ts'
import type { World } from '../world.ts'
import { readFirst } from './read-case.ts'
import { type Effect, type Target, told } from './target.ts'

/** POURQUOI: the step that proposed the letter, the messages that it answers, and how each figure was computed. */
export function tellWhy(world: World, { found, draft, by }: Target): Effect {
  const followsIt = isFollowedBy(world, found, by)
  const evaluation = evaluateCase(world, found, parisDay(world.clock.now()))
  const { trace } = reminderText(rulesOf(world, found.header).rulebase, evaluation, ['tenant', 'landlord'])
  const messages = (followsIt ? found.file.news : []).flatMap(
    (n) => found.messages.find((m) => m.id === n.message) ?? [],
  )
  return told(
    toldWords.why,
    paragraphs(
      draft ? `${capital(purposeLabel[draft.purpose])} : ${draft.because}.` : toldWords.noLetter,
      messages.length === 0
        ? null
        : bulletList(
            messages.map((m) =>
              toldWords.messageOf(
                parisDay(m.received_at),
                oneLine(m.body.from.name || m.body.from.address),
                oneLine(m.body.own, 200),
              ),
            ),
          ),
      followsIt ? null : readFirst(world, found),
      trace.length === 0 ? toldWords.noSum : `${toldWords.theSum}\n${bulletList(trace)}`,
    ),
  )
}

/** OÙ EN EST: the case in a few lines, for the team. */
export function tellStatus(world: World, { found, by }: Target): Effect {
  const followsIt = isFollowedBy(world, found, by)
  const { file, header } = found
  const evaluation = evaluateCase(world, found, parisDay(world.clock.now()))
  const waiting = file.awaiting ? toldWords.awaited(file.awaiting.side, file.awaiting.since) : null
  const notes = followsIt ? notesOf(world.db, header.id) : []
  return told(
    toldWords.status,
    bulletList(
      [
        toldWords.stateOwned(file.state, header.openedOn, ownerOf(world, header)),
        waiting,
        toldWords.claim(spanText(evaluation.totalDue)),
        ...file.commission.map(({ step, on }) => toldWords.commission(step, on)),
        ...negotiationLines(world, found, evaluation),
        file.openDraft ? toldWords.waits(file.openDraft.purpose) : null,
        ...file.underway.map((u) => toldWords.underway(u.purpose)),
        ...file.sent.map((s) => capital(toldWords.sent(s.side, s.on, s.purpose))),
        ...found.deadlines.filter((d) => d.state === 'running').map((d) => `${capital(d.rule)} : ${frenchDay(d.due)}`),
        followsIt ? null : readFirst(world, found),
        ...notes.slice(-5).map((n) => capital(toldWords.note(parisDay(n.at), oneLine(n.text, 200)))),
      ].filter((line) => line !== null),
    ),
  )
}

export const helpText = (): string => bulletList(commandHelp.map(({ form, does }) => `${form} : ${does}`))

export const tellHelp = (): Effect => told(toldWords.help, helpText())

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
