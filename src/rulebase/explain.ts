import { type FactKey, factLabel } from '../domain/facts.ts'
import type { Side } from '../domain/roles.ts'
import { deductionRules } from './deduction-findings.ts'
import type { Evaluation, Finding, LegalCertainty, TraceLine, Version } from './evaluation.ts'
import { figuresOf } from './figures.ts'
import { dayText, enumeration, sumText } from './french.ts'
import { factNames } from './names.ts'
import { references } from './references.ts'
import type { Rulebase } from './rulebase.ts'
import type { RuleName } from './schema.ts'
import type { SituationKey } from './situation.ts'

/** `annex`: the law and the proofs in full, which a letter carries after its signature. */
type LawSection = { heading: string | null; paragraphs: readonly string[]; annex?: true }

/** The law for one situation, as both sides may read it. */
export type LawReminder = {
  sections: readonly LawSection[]
  /** How each figure was computed, one line each, with its articles. */
  trace: readonly string[]
  /** The articles that the results rest on; null when nothing was computed. */
  basis: string | null
  /** Where to turn without an agreement: the end of a sentence, with its article; null out of scope. */
  recourse: string | null
  /** Every sum, day, percentage, duration and article of the above, as written. */
  figures: readonly string[]
}

/** The same facts and the same law for every reader; `audience` only adds what the law says to that side in particular. */
export function reminderText(rulebase: Rulebase, evaluation: Evaluation, audience: readonly Side[]): LawReminder {
  const sections = (
    evaluation.scope === 'out' ? outOfScope(rulebase, evaluation) : inScope(rulebase, evaluation, audience)
  )
    .filter(({ paragraphs }) => paragraphs.length > 0)
    .map((section) => ({ ...section, paragraphs: section.paragraphs.map(typographic) }))
  const trace = evaluation.trace.map(traceText)
  const basis = basisOf(evaluation)
  const recourse = recourseOf(evaluation)
  const texts = [...sections.flatMap((s) => [s.heading ?? '', ...s.paragraphs]), ...trace, basis ?? '', recourse ?? '']
  return {
    sections,
    trace,
    basis,
    recourse,
    figures: [...new Set(texts.flatMap((text) => [...figuresOf(text), ...codesOf(text)]))],
  }
}

/** `code de procédure civile`, where one of its articles is cited. */
const codesOf = (text: string): readonly string[] => text.match(/\bcode [a-zé]+(?: [a-zé]+){0,3}(?=, art)/g) ?? []

const computed: ReadonlySet<string> = new Set<RuleName>(['délai de restitution', 'majoration', ...deductionRules])

function basisOf({ findings, trace }: Evaluation): string | null {
  if (trace.length === 0) return null
  return references(findings.filter((f) => computed.has(f.rule)).flatMap((f) => f.articles))
}

function recourseOf({ findings }: Evaluation): string | null {
  const found = findings.find((f) => f.rule === 'commission de conciliation')
  if (!found) return null
  return `${found.because.charAt(0).toLowerCase()}${found.because.slice(1, -1)} (${references(found.articles)}).`
}

/** What a rule says to both sides, with its articles, and the figures in it. */
export function ruleText(rulebase: Rulebase, rule: RuleName): { text: string; figures: readonly string[] } {
  const text = typographic(withReferences(rulebase, rule, rulebase.rules[rule].rappel.commun))
  return { text, figures: [...figuresOf(text), ...codesOf(text)] }
}

const typographic = (text: string): string => text.replaceAll("'", '’')

/** The whole text of `rules explain`: what a party would read, how it was computed, and what does not fit together. */
export function explain(rulebase: Rulebase, evaluation: Evaluation): string {
  const { sections, trace } = reminderText(rulebase, evaluation, ['tenant', 'landlord'])
  const foot = trace.map((line) => `- ${line}`).join('\n')
  return [
    ...sections.flatMap(({ heading, paragraphs }) => [...(heading ? [`## ${heading}`] : []), ...paragraphs]),
    ...(foot ? ['## Comment ces montants sont calculés', foot] : []),
    ...(evaluation.warnings.length > 0 ? ['## À vérifier', evaluation.warnings.map((w) => `- ${w}`).join('\n')] : []),
  ].join('\n\n')
}

function inScope(rulebase: Rulebase, evaluation: Evaluation, audience: readonly Side[]): readonly LawSection[] {
  const applied = rulesFor(evaluation)
  return [
    { heading: 'Ce que cela donne ici', paragraphs: result(evaluation) },
    {
      heading: 'Les retenues, une par une',
      paragraphs: [...items(evaluation), ...becauseOf(evaluation, ['vétusté', 'provision pour charges'])],
    },
    { heading: 'Selon chaque version des faits', paragraphs: versions(evaluation) },
    { heading: 'Ce qui reste à établir', paragraphs: open(evaluation) },
    {
      heading: 'Ce que dit la loi',
      paragraphs: applied.flatMap((rule) => lawOf(rulebase, rule, audience)),
      annex: true,
    },
    { heading: 'Ce que chacun peut montrer', paragraphs: proofs(rulebase, applied), annex: true },
    { heading: 'Si aucun accord n’est trouvé', paragraphs: afterwards(rulebase, evaluation), annex: true },
    {
      heading: null,
      paragraphs: [withReferences(rulebase, 'confidentialité', rulebase.rules.confidentialité.rappel.commun)],
      annex: true,
    },
  ]
}

function outOfScope(rulebase: Rulebase, evaluation: Evaluation): readonly LawSection[] {
  const excess = sumText(evaluation.depositExcess)
  return [
    {
      heading: 'Ce que dit la loi',
      paragraphs: [
        withReferences(rulebase, 'champ de la loi', rulebase.rules['champ de la loi'].rappel.commun),
        `${evaluation.outOfScopeBecause ?? ''} Nous ne pouvons donc pas calculer ce qui est dû.`,
        ...(excess && (evaluation.depositExcess.min ?? 0) > 0
          ? [`Le dépôt versé dépasse de ${excess} ce que la loi permet.`]
          : []),
        ...(evaluation.orientation ? [evaluation.orientation] : []),
      ],
    },
  ]
}

/** The rules worth recalling: always delay and increase; others where the situation touches them. */
function rulesFor(evaluation: Evaluation): readonly RuleName[] {
  const has = (rule: RuleName) => evaluation.findings.some((f) => f.rule === rule)
  const claimed = deductionRules.some((rule) => rule !== 'loyers impayés' && has(rule))
  const found: [RuleName, boolean][] = [
    ['champ de la loi', evaluation.scope === 'unknown'],
    ['plafond du dépôt', (evaluation.depositExcess.max ?? 0) > 0],
    ['remise des clés', has('remise des clés')],
    ['délai de restitution', true],
    ['conformité', has('conformité')],
    ['états des lieux', has('états des lieux')],
    ['retenues', claimed],
    ['retenues interdites', has('retenues interdites')],
    ['vétusté', has('retenues') || has('vétusté')],
    ['ménage', has('ménage')],
    ['charges locatives', has('charges locatives')],
    ['loyers impayés', has('loyers impayés')],
    ['dernier loyer', has('loyers impayés')],
    ['provision pour charges', has('provision pour charges') || has('charges locatives')],
    ['nouvelle adresse', evaluation.periodsLate.max !== 0],
    ['majoration', true],
    ['intérêt légal', has('intérêt légal')],
    ...people.map((rule): [RuleName, boolean] => [rule, has(rule)]),
  ]
  return found.filter(([, applies]) => applies).map(([rule]) => rule)
}

const people: readonly RuleName[] = [
  'agence',
  'logement social',
  'vente du logement',
  'colocation',
  'décès du locataire',
  'tiers payeur',
]

function lawOf(rulebase: Rulebase, rule: RuleName, audience: readonly Side[]): readonly string[] {
  const { rappel } = rulebase.rules[rule]
  const particular = [
    audience.includes('tenant') ? rappel.locataire : null,
    audience.includes('landlord') ? rappel.bailleur : null,
  ]
  return [withReferences(rulebase, rule, [rappel.commun, ...particular.filter((text) => text !== null)].join(' '))]
}

const withReferences = (rulebase: Rulebase, rule: RuleName, text: string): string =>
  `${text} (${references(rulebase.rules[rule].articles.map((a) => a.texte))})`

function result(evaluation: Evaluation): readonly string[] {
  const { totalDue, scope, surcharge } = evaluation
  const delay = evaluation.findings.find((f) => f.rule === 'délai de restitution')?.kind
  const undated = delay === 'missing_facts' || delay === 'does_not_apply'
  const intro =
    scope === 'unknown' ? ['Ces montants supposent un logement vide ou meublé, loué comme résidence principale.'] : []
  const presumed = becauseOf(evaluation, ['champ de la loi']).filter(
    (text) => scope === 'in' && text.includes('en principe'),
  )
  const total = sumText(totalDue)
  const sums =
    totalDue.value === 0 && !undated
      ? ['D’après les faits connus, le bailleur ne doit plus rien à ce jour sur ce dépôt.']
      : total !== null && surcharge.value !== 0 && !undated
        ? [`Total dû au locataire à ce jour : ${total}.`]
        : []
  const cap = (evaluation.depositExcess.max ?? 0) > 0 ? becauseOf(evaluation, ['plafond du dépôt']) : []
  const dated: RuleName[] = undated ? [] : ['majoration']
  const stays = delay === 'does_not_apply'
  const main = becauseOf(evaluation, [
    'délai de restitution',
    'solde du dépôt',
    ...dated,
    'intérêt légal',
    ...people.filter((rule) => !(stays && rule === 'colocation')),
  ])
  return [...intro, ...presumed, ...cap, ...main, ...sums]
}

/** Each claimed item with what is missing to prove it. */
const items = ({ findings }: Evaluation): readonly string[] =>
  findings
    .filter((f) => f.status !== undefined)
    .map((f) => {
      const proof = f.missingProof ?? []
      return proof.length > 0 ? `${f.because} Il manque : ${enumeration(proof)}.` : f.because
    })

/** What each side's account gives, in the order in which letters name the sides. */
function versions({ versions: both }: Evaluation): readonly string[] {
  if (!both) return []
  const say = (who: string, { dueOn, principalDue, surcharge, totalDue }: Version): string => {
    const parts = [
      dueOn.value === null ? null : `date limite ${dayText(dueOn)}`,
      `reste à rendre ${sumText(principalDue) ?? 'inconnu'}`,
      `majoration ${sumText(surcharge) ?? 'inconnue'}`,
      `total ${sumText(totalDue) ?? 'inconnu'}`,
    ]
    return `Selon ${who} : ${parts.filter((part) => part !== null).join(', ')}.`
  }
  return [say('le locataire', both.tenant), say('le bailleur', both.landlord)]
}

function open(evaluation: Evaluation): readonly string[] {
  const missing = [
    ...new Set(evaluation.findings.filter((f) => f.value === null || f.kind === 'range').flatMap((f) => f.missing)),
  ]
  const disputed = evaluation.findings
    .filter((f) => f.kind === 'disputed' && !toldBefore.has(f.rule))
    .map((f) => f.because)
  const other = evaluation.disputedReadings.flatMap(({ dueOn, totalDue, reading, certainty }) => {
    const day = dayText(dueOn)
    const sum = sumText(totalDue)
    return day && sum ? [`Autre lecture, ${reading} : date limite ${day}, total ${sum}. ${unsettled[certainty]}`] : []
  })
  const decisive = missing.filter((key) => key !== 'dwelling_postcode').map((key) => label(evaluation, key))
  const facts = decisive.length > 0 ? [`Ces points changent le résultat : ${enumeration(decisive)}.`] : []
  return [...facts, ...disputed, ...other]
}

/** Their disputed points stand where the text speaks of them. */
const toldBefore: ReadonlySet<string> = new Set([...deductionRules, ...people, 'vétusté', 'provision pour charges'])

const unsettled: Record<LegalCertainty, string> = {
  settled: '',
  majority: 'Elle est minoritaire.',
  disputed: 'Ce point n’est pas tranché.',
}

/** Facts that only the law asks for, in the words of a letter. */
const rareLabel: Partial<Record<SituationKey, string>> = {
  keys_received_by: 'personne qui a reçu les clés',
  keys_returned: 'remise ou non des clés',
  keys_refused_on: 'date du refus des clés',
  other_tenants_remain: 'départ ou non de tous les locataires',
  exit_inventory_by_landlord_alone: 'état des lieux de sortie fait à deux ou non',
  accounts_approved_on: 'date d’approbation des comptes de l’immeuble',
}

/** Retentions that are known but not proved: what is missing is their proof. */
function label(evaluation: Evaluation, key: string): string {
  const claimed = evaluation.findings.some((f) => f.status !== undefined)
  if (key === 'deductions' && claimed) return 'justification des retenues'
  return factLabel[key as FactKey] ?? rareLabel[key as SituationKey] ?? factNames[key as SituationKey] ?? key
}

function proofs(rulebase: Rulebase, applied: readonly RuleName[]): readonly string[] {
  const list = (side: 'locataire' | 'bailleur') => [
    ...new Set(applied.flatMap((rule) => rulebase.rules[rule].preuve[side])),
  ]
  const say = (who: string, items: readonly string[]) =>
    items.length > 0 ? [`${who} :\n${items.map((item) => `- ${item}`).join('\n')}`] : []
  return [...say('Le locataire', list('locataire')), ...say('Le bailleur', list('bailleur'))]
}

function afterwards(rulebase: Rulebase, evaluation: Evaluation): readonly string[] {
  const first = evaluation.findings.some((f) => f.rule === 'préalable amiable' && f.value !== false)
  const rules: RuleName[] = ['commission de conciliation', ...(first ? (['préalable amiable'] as const) : [])]
  return [
    ...rules.map((rule) => withReferences(rulebase, rule, rulebase.rules[rule].rappel.commun)),
    ...evaluation.findings
      .filter((f) => f.rule === 'prescription')
      .map((f) => `${f.because} (${references(f.articles)})`),
  ]
}

const becauseOf = (evaluation: Evaluation, rules: readonly RuleName[]): readonly string[] =>
  rules.flatMap((rule) =>
    evaluation.findings.filter((f: Finding) => f.rule === rule && f.because !== '').map((f) => f.because),
  )

const traceText = ({ label, computation, result, articles }: TraceLine): string =>
  `${label} : ${computation} = ${result} (${references(articles)})`
