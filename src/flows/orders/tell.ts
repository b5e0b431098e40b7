import { commandHelp } from '../../commands/help.ts'
import { commissionStepLabel } from '../../domain/commission-steps.ts'
import { parisDay } from '../../domain/day.ts'
import { purposeLabel } from '../../domain/letter-purposes.ts'
import { sideLabel } from '../../domain/roles.ts'
import { stateLabel } from '../../domain/states.ts'
import { reminderText } from '../../rulebase/explain.ts'
import { notesOf } from '../../store/notes.ts'
import { spanText } from '../../writing/fact-text.ts'
import { frenchDay } from '../../writing/french-day.ts'
import { bulletList, oneLine, paragraphs } from '../../writing/letter-context.ts'
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
    'Pourquoi',
    paragraphs(
      draft ? `${capital(purposeLabel[draft.purpose])} : ${draft.because}.` : 'Aucune lettre n’attend.',
      messages.length === 0
        ? null
        : bulletList(
            messages.map(
              (m) =>
                `Message du ${frenchDay(parisDay(m.received_at))}, de ${oneLine(m.body.from.name || m.body.from.address)} : « ${oneLine(m.body.own, 200)} »`,
            ),
          ),
      followsIt ? null : readFirst(world, found),
      trace.length === 0 ? 'Aucun calcul n’est encore possible.' : `Le calcul :\n${bulletList(trace)}`,
    ),
  )
}

/** OÙ EN EST: the case in a few lines, for the team. */
export function tellStatus(world: World, { found, by }: Target): Effect {
  const followsIt = isFollowedBy(world, found, by)
  const { file, header } = found
  const evaluation = evaluateCase(world, found, parisDay(world.clock.now()))
  const waiting = file.awaiting
    ? `réponse du ${sideLabel[file.awaiting.side]} attendue depuis le ${frenchDay(file.awaiting.since)}`
    : null
  const notes = followsIt ? notesOf(world.db, header.id) : []
  return told(
    'Où en est le dossier',
    bulletList(
      [
        `État : ${stateLabel[file.state]}, ouvert le ${frenchDay(header.openedOn)}, suivi par ${ownerOf(world, header)}`,
        waiting,
        `Somme en jeu : ${spanText(evaluation.totalDue) ?? 'pas encore calculable'}`,
        ...file.commission.map(
          ({ step, on }) => `Commission : ${commissionStepLabel[step]}${on ? `, le ${frenchDay(on)}` : ''}`,
        ),
        ...negotiationLines(world, found, evaluation),
        file.openDraft ? `Lettre qui attend votre réponse : ${purposeLabel[file.openDraft.purpose]}` : null,
        ...file.underway.map((u) => `Lettre approuvée, pas encore partie : ${purposeLabel[u.purpose]}`),
        ...file.sent.map((s) => `Envoyé au ${sideLabel[s.side]} le ${frenchDay(s.on)} : ${purposeLabel[s.purpose]}`),
        ...found.deadlines.filter((d) => d.state === 'running').map((d) => `${capital(d.rule)} : ${frenchDay(d.due)}`),
        followsIt ? null : readFirst(world, found),
        ...notes.slice(-5).map((n) => `Note du ${frenchDay(parisDay(n.at))} : ${oneLine(n.text, 200)}`),
      ].filter((line) => line !== null),
    ),
  )
}

export const helpText = (): string => bulletList(commandHelp.map(({ form, does }) => `${form} : ${does}`))

export const tellHelp = (): Effect => told('Ce que vous pouvez écrire', helpText())

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
