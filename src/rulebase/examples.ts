import type { Day } from '../domain/day.ts'
import { type Cents, decimal } from '../domain/money.ts'
import { deductionStatusLabel } from './deductions.ts'
import { evaluate } from './evaluate.ts'
import type { Evaluation, Span } from './evaluation.ts'
import { factNames } from './names.ts'
import type { Rulebase } from './rulebase.ts'
import type { Example } from './schema.ts'
import type { Situation, SituationKey } from './situation.ts'
import { parseSituation } from './situation-json.ts'

const keyOfName = new Map(Object.entries(factNames).map(([key, name]) => [name, key]))

/** The French words of the examples → those of the JSON form. */
const words: Record<string, unknown> = {
  oui: true,
  non: false,
  vide: 'unfurnished',
  meublé: 'furnished',
  mobilité: 'mobility',
  agence: 'agency',
  particulier: 'individual',
  'bailleur social': 'social',
  société: 'company',
  loyers: 'rent_arrears',
  charges: 'charges',
  réparations: 'repairs',
  ménage: 'cleaning',
  aucune: 'none',
  devis: 'quote',
  facture: 'invoice',
  photo: 'photo',
  inconnue: 'unknown',
  usure: 'wear',
  'temps du bailleur': 'landlord_time',
  'frais d’agence': 'agency_fees',
  'frais d’état des lieux': 'inventory_fees',
  'payé par l’assurance': 'paid_by_insurance',
  'vice caché': 'hidden_defect',
  nature: 'kind',
  montant: 'amount',
  pièce: 'evidence',
  admise: 'admitted',
  'notée à la sortie': 'noted_at_exit',
  jamais: 'never',
  vétusté: 'wear',
  âge: 'age_years',
  franchise: 'free_years',
  le: 'on',
  locataire: 'tenant',
  bailleur: 'landlord',
  autre: 'other',
  'reloué sans travaux': 'relet',
  'pièce donnée le': 'proof_given_on',
  grille: 'grid',
  annexée: 'annexed',
  'résidence secondaire': 'second_home',
  vacances: 'holiday',
  'travail saisonnier': 'seasonal_work',
  'logement de fonction': 'job',
  'bail commercial ou professionnel': 'business',
  'locataire société': 'company_tenant',
  'résidence universitaire': 'student_hall',
  foyer: 'hostel',
  'résidence avec services': 'serviced_residence',
  'occupation précaire': 'precarious',
  'sous-location': 'sublet',
  'loi de 1948': 'law_1948',
  'occupation gratuite': 'free_of_rent',
  'agence de gestion': 'managing_agent',
  'agence de location': 'letting_agent',
  'boîte aux lettres': 'letterbox',
  'lettre recommandée': 'registered_mail',
  'fonds de solidarité': 'fsl',
  'action logement': 'locapass',
  garant: 'guarantor',
}

/** Why an example does not hold, in French; empty when it holds. */
export function exampleProblems(rulebase: Rulebase, example: Example): readonly string[] {
  const read = situationOf(example.faits)
  if (Array.isArray(read)) return read
  const answers = answersOf(evaluate(rulebase, read as Situation, example.le))
  return Object.entries(example.attendu).flatMap(([name, expected]) => {
    const found = answers[name]
    if (found === undefined) return [`« ${name} » n’est pas un résultat`]
    return same(found, expected) ? [] : [`${name} : attendu ${show(expected)}, trouvé ${show(found)}`]
  })
}

/** Facts under their French names → a situation, or the mistakes. */
export function situationOf(facts: Readonly<Record<string, unknown>>): Situation | readonly string[] {
  const unknown = Object.keys(facts).filter((name) => !keyOfName.has(name))
  if (unknown.length > 0) return unknown.map((name) => `« ${name} » n’est pas un fait`)
  const parsed = parseSituation(
    Object.fromEntries(
      Object.entries(facts).map(([name, value]) => [keyOfName.get(name) as SituationKey, translated(value)]),
    ),
  )
  return parsed.kind === 'parsed' ? parsed.situation : parsed.mistakes
}

function translated(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(translated)
  if (typeof value === 'string') return Object.hasOwn(words, value) ? words[value] : value
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([name, inner]) => {
    if (name === 'taux') return ['yearly_rate', Number(inner) / 100]
    if (name === 'reste') return ['residual', Number(inner) / 100]
    return [Object.hasOwn(words, name) ? words[name] : name, translated(inner)]
  })
  return Object.fromEntries(entries)
}

/** The evaluation under the names of `attendu`: sums as `968.00`, ranges as `{ de, à }`, `inconnu` when nothing is known. */
function answersOf(e: Evaluation): Record<string, unknown> {
  const rule = (name: string) => {
    const found = e.findings.find((f) => f.rule === name)
    return found ? (found.value ?? 'inconnu') : null
  }
  const statuses = e.findings.flatMap((f) => (f.status ? [deductionStatusLabel[f.status]] : []))
  return {
    champ: { in: 'dans', out: 'hors', unknown: 'inconnu' }[e.scope],
    plafond: money(e.depositCap),
    excédent: money(e.depositExcess),
    'délai en mois': ends(e.delayMonths, String),
    'date limite': ends(e.dueOn, (day: Day) => day),
    'périodes de retard': ends(e.periodsLate, String),
    majoration: money(e.surcharge),
    'reste à rendre': money(e.principalDue),
    'total dû': money(e.totalDue),
    'dette du locataire': money(e.tenantOwes),
    'trop rendu': money(e.overpaid),
    prescription: ends(e.prescribedOn, (day: Day) => day),
    commission: e.competentBody,
    'préalable amiable': rule('préalable amiable'),
    'appel possible': rule('juge'),
    retenues: statuses,
    questions: e.nextQuestions.map((q) => q.key),
  }
}

const money = (span: Span<Cents>): unknown => ends(span, decimal)

function ends<T>({ value, min, max }: Span<T>, text: (value: T) => string): unknown {
  if (value !== null) return text(value)
  if (min === null && max === null) return 'inconnu'
  return { de: min === null ? null : text(min), à: max === null ? null : text(max) }
}

/** `600` and `600.00` are the same sum, `oui` and true the same answer. */
function same(found: unknown, expected: unknown): boolean {
  return JSON.stringify(canonical(found)) === JSON.stringify(canonical(expected))
}

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value === 'object' && value !== null) return Object.entries(value).map(([k, v]) => [k, canonical(v)])
  if (value === 'oui' || value === 'non') return value === 'oui'
  if (typeof value === 'string' && /^\d+(\.\d+)?$/.test(value)) return Number(value)
  return value
}

const show = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))
