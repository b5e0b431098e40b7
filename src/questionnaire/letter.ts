import { type Declared, factsBlock } from '../domain/facts-block.ts'
import { type Side, sideOf } from '../domain/roles.ts'
import type { Evaluation } from '../rulebase/evaluation.ts'
import { sumText } from '../rulebase/french.ts'
import type { Result } from './result.ts'
import type { PageRole } from './step.ts'

export const tones = {
  neutral: { label: 'Neutre', hint: 'Les faits et la règle, sans commentaire.' },
  firm: { label: 'Ferme', hint: 'Demande une réponse rapide.' },
  polite: { label: 'Très poli', hint: 'Pour garder de bonnes relations.' },
} as const
export type Tone = keyof typeof tones

export type Names = { writer: string; other: string; dwelling: string }

/** What the person tells about the mail itself. `text`: their own version of it, null while it is ours. */
export type MailForm = Names & { address: string; tone: Tone; text: string | null }

export type LetterFacts = {
  role: PageRole
  declared: Pick<Declared, 'facts' | 'unknown'>
  origin: string
  result: Result
  evaluation: Evaluation
  names: Names
  serviceName: string
  /** False: the other side's address is not known, and the letter goes to the mediation alone. */
  toOther: boolean
}

/** The whole letter. The tone changes how it asks; the facts and the law are the same in each. */
export function letterText(given: LetterFacts, tone: Tone): string {
  const { role, declared, origin, result, names, toOther } = given
  const side = sideOf(role) ?? 'tenant'
  const manner = manners[tone]
  const law = result.law.sections.find(({ paragraphs }) => paragraphs.length > 0)?.paragraphs ?? []
  return [
    `Bonjour${toOther && names.other ? ` ${names.other}` : ''},`,
    `${opening(given, side)}${toOther ? manner.opening : ''}`,
    factsBlock({ role, ...declared, origin, law: law.map((text) => `- ${text}`).join('\n') }),
    toOther ? asking(given, side, tone) : null,
    help(given, side),
    `${manner.closing}\n${names.writer}`.trimEnd(),
  ]
    .filter((part) => part !== null)
    .join('\n\n')
}

/** For the subject line and the top of the printed letter. */
export const letterSubject = ({ dwelling }: Names): string =>
  dwelling ? `Dépôt de garantie : ${dwelling}` : 'Dépôt de garantie'

function opening({ role, names, toOther }: LetterFacts, side: Side): string {
  const place = names.dwelling ? `du logement situé ${names.dwelling}` : 'du logement'
  if (role === 'agent') return `Je vous écris, pour le bailleur, au sujet du dépôt de garantie ${place}.`
  if (side === 'landlord')
    return toOther
      ? `Je vous écris au sujet du dépôt de garantie ${place} que je vous louais.`
      : `Je suis le bailleur ${place} et je vous écris au sujet du dépôt de garantie.`
  return toOther
    ? `J’étais votre locataire. Je vous écris au sujet du dépôt de garantie ${place}.`
    : `J’étais locataire ${place} et je vous écris au sujet du dépôt de garantie.`
}

function asking({ evaluation, result }: LetterFacts, side: Side, tone: Tone): string {
  if (side === 'landlord') return askingOfTenant[tone]
  const sum = evaluation.totalDue.value === null ? null : sumText(evaluation.totalDue)
  const what = sum && result.kind !== 'in_time' ? `la somme de ${sum}` : 'la somme due'
  return askingOfLandlord[tone](what)
}

const askingOfLandlord: Record<Tone, (what: string) => string> = {
  neutral: (what) => `Je vous demande le versement de ${what}, ou de me dire quels points vous contestez.`,
  firm: (what) =>
    `Je vous demande sans délai le versement de ${what}. Si vous contestez un point, dites-moi par écrit lequel, avec les pièces.`,
  polite: (what) =>
    `Je vous serais reconnaissant de bien vouloir prévoir le versement de ${what}. Si vous voyez les choses autrement, je lirai volontiers vos explications.`,
}

const askingOfTenant: Record<Tone, string> = {
  neutral: 'Si l’un de ces faits n’est pas exact, merci de me l’écrire.',
  firm: 'Si l’un de ces faits n’est pas exact, écrivez-moi sans délai lequel, avec les pièces.',
  polite: 'Si l’un de ces faits ne vous paraît pas exact, je lirai volontiers vos explications.',
}

function help({ serviceName, toOther }: LetterFacts, side: Side): string {
  if (toOther) return `${serviceName} est en copie. Je demande à la médiation de nous aider à trouver un accord.`
  const other = side === 'tenant' ? 'mon bailleur' : 'mon ancien locataire'
  return `Je demande à la médiation de nous aider à trouver un accord. Je n’ai pas encore l’adresse électronique de ${other}.`
}

const manners: Record<Tone, { opening: string; closing: string }> = {
  neutral: { opening: '', closing: 'Cordialement,' },
  firm: { opening: ' Ce désaccord doit être réglé sans plus attendre.', closing: 'Salutations distinguées,' },
  polite: {
    opening: ' J’espère que vous allez bien et que nous trouverons facilement un accord.',
    closing: 'Avec mes remerciements et mes salutations les meilleures,',
  },
}
