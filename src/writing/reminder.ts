import type { Day } from '../domain/day.ts'
import type { LetterPurpose } from '../domain/letter-purposes.ts'
import type { QuestionKey } from '../domain/questions.ts'
import type { Side } from '../domain/roles.ts'
import { frenchDay, frenchWeekday } from './french-day.ts'
import { choicesText } from './landlord-choices.ts'
import type { Letter } from './letter.ts'
import { type LetterContext, oneLine, ownFigures, paragraphs, subjectLine } from './letter-context.ts'
import { questionList, questionsFor } from './question-list.ts'

type Reminder = {
  to: Side
  /** 1 for the first reminder; four at most. */
  step: 1 | 2 | 3 | 4
  /** The letter that had no answer: what it was for, and the day of the last mail about it. */
  about: LetterPurpose
  previousOn: Day
  /** After this day the consequence is proposed. */
  lastDay: Day
  /** The questions that were put and have no answer. */
  ask: readonly QuestionKey[]
  /** True when a landlord was offered the typed answers. */
  choiceOffered: boolean
}

/** One step of the ladder: complete without the letters before it. */
export function reminder(context: LetterContext, step: Reminder): Letter {
  const { to, previousOn, lastDay } = step
  const questions = questionList(to, step.ask)
  const offersChoice = to === 'landlord' && step.choiceOffered
  return {
    purpose: 'reminder',
    audience: [to],
    subject: subjectLine(context, subjects[step.step]),
    body: paragraphs(
      'Bonjour,',
      whatThisIsAbout(context, to),
      `Nous vous avons écrit le ${frenchDay(previousOn)} : ${asked[step.about]}. ${openings[step.step]}`,
      `Vous pouvez encore répondre jusqu’au ${frenchWeekday(lastDay)}. Une réponse courte suffit, et chaque réponse compte.`,
      consequence(to, lastDay),
      to === 'tenant' && step.about === 'law_reminder'
        ? 'Si votre situation est déjà réglée, dites-le-nous en un mot, avec la somme reçue : cela nous aide à savoir si notre service est utile.'
        : null,
      'Si vous avez déjà répondu, ou si vous n’êtes pas la bonne personne, dites-le-nous en un mot.',
    ),
    additions: questions || offersChoice ? { [to]: paragraphs(offersChoice ? choicesText() : null, questions) } : {},
    asked: questions ? { [to]: questionsFor(to, step.ask).map((q) => q.key) } : {},
    choiceOffered: offersChoice,
    figures: ownFigures(context, previousOn, lastDay),
  }
}

const subjects: Record<Reminder['step'], string> = {
  1: 'Dépôt de garantie : nous attendons votre réponse',
  2: 'Dépôt de garantie : votre réponse est attendue',
  3: 'Dépôt de garantie : la date limite approche',
  4: 'Dépôt de garantie : dernier rappel',
}

const openings: Record<Reminder['step'], string> = {
  1: 'Votre réponse ne nous est pas encore parvenue.',
  2: 'Nous n’avons pas encore de réponse, et nous souhaitons connaître votre point de vue.',
  3: 'Nous restons sans réponse de votre part, et la date limite approche.',
  4: 'Nous restons sans réponse de votre part. Ce courriel est le dernier rappel.',
}

const asked: Record<LetterPurpose, string> = {
  fact_request: 'il nous manque quelques informations',
  law_reminder: 'nous rappelions la règle et le calcul, et nous demandions votre position',
  reminder: 'nous attendions votre réponse',
  reply: 'nous répondions à votre message et attendions la suite',
  offer_relay: 'nous vous transmettions une proposition',
  agreement_recap: 'nous vous demandions de confirmer l’accord',
  payment_check: 'nous demandions si le paiement avait eu lieu',
  payment_chase: 'nous demandions où en était le paiement convenu',
  closing: 'nous vous annoncions la fin de la médiation',
  out_of_scope: 'nous vous indiquions à qui vous adresser',
  cdc_dossier: 'nous vous envoyions votre dossier',
}

function whatThisIsAbout(context: LetterContext, to: Side): string {
  const where = context.dwelling === null ? '' : ` du logement ${oneLine(context.dwelling)}`
  const other = to === 'landlord' ? context.names.tenant : context.names.landlord
  const role = to === 'landlord' ? 'locataire' : 'bailleur'
  const who = other === null ? '' : `, avec ${oneLine(other)}, ${role}`
  return `${context.serviceName} vous écrit au sujet du dépôt de garantie${where}${who}. Nous sommes un service neutre de médiation.`
}

const consequence = (to: Side, lastDay: Day): string =>
  to === 'landlord'
    ? `Sans réponse au ${frenchDay(lastDay)}, nous remettrons au locataire un dossier prêt pour la commission départementale de conciliation. Elle pourra vous inviter à une réunion. Un accord reste possible avant.`
    : `Sans réponse au ${frenchDay(lastDay)}, nous fermerons le dossier. Vous pourrez le rouvrir en nous écrivant.`
