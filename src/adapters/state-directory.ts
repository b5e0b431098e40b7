import { z } from 'zod'
import { Commission } from '../domain/commissions.ts'
import { type Day, isDay } from '../domain/day.ts'

const Text = z.string().catch('')
const texts = z
  .union([z.array(z.string()), z.string().transform((one) => [one])])
  .catch([])
  .transform((all) => all.map((one) => one.trim()).filter(Boolean))
const valued = z.array(z.object({ valeur: z.string() })).catch([])

/**
 * A service in "Service-public – Annuaire de l'administration – Base de données locales" (DILA, open licence 2.0), with
 * what is used of it.
 */
const Service = z.object({
  id: Text,
  nom: Text,
  pivot: z.array(z.object({ type_service_local: z.string(), code_insee_commune: texts })).catch([]),
  code_insee_commune: Text,
  adresse: z
    .array(
      z.object({
        type_adresse: Text,
        complement1: Text,
        numero_voie: Text,
        service_distribution: Text,
        code_postal: Text,
        nom_commune: Text,
      }),
    )
    .catch([]),
  telephone: valued,
  adresse_courriel: texts,
  site_internet: valued,
  date_modification: Text,
})
type Service = z.infer<typeof Service>

/** The whole base has its services under `service`; an extract of the State's interface has them under `results`. */
const Base = z.union([
  z.object({ service: z.array(z.unknown()) }).transform(({ service }) => service),
  z.object({ results: z.array(z.unknown()) }).transform(({ results }) => results),
])

const SOURCE = 'Annuaire de l’administration (DILA)'

/** `problems`: what was left out, each one French line. */
export type ImportedCommissions = { commissions: readonly Commission[]; problems: readonly string[] }

/** The commissions of the State's directory, by département. Null when the JSON is not that directory. */
export function commissionsIn(json: unknown): ImportedCommissions | null {
  const base = Base.safeParse(json)
  if (!base.success) return null
  const problems: string[] = []
  const found = new Map<string, Commission>()
  for (const each of base.data) {
    const service = Service.safeParse(each)
    if (!service.success || !service.data.pivot.some((p) => p.type_service_local === 'commission_conciliation'))
      continue
    const read = commissionOf(service.data)
    if (typeof read === 'string') problems.push(`${named(service.data)} : ${read}`)
    else if (found.has(read.department)) {
      problems.push(`${named(service.data)} : un autre service est déjà celui du département ${read.department}`)
      found.delete(read.department)
    } else found.set(read.department, read)
  }
  const commissions = [...found.values()].sort((a, b) => a.department.localeCompare(b.department))
  return { commissions, problems }
}

const named = ({ nom, id }: Service): string => `${nom.slice(0, 100) || 'sans nom'} (${id.slice(0, 40) || '?'})`

function commissionOf(service: Service): Commission | string {
  const departments = departmentsOf(service)
  if (departments.length !== 1) return `${departments.length} département(s) au lieu d’un`
  const checked_on = dayOf(service.date_modification)
  if (checked_on === null) return 'pas de date de modification'
  const read = Commission.safeParse({
    department: departments[0],
    name: service.nom,
    ...known('postal', postalOf(service)),
    ...known(
      'email',
      service.adresse_courriel.find((a) => z.email().safeParse(a).success),
    ),
    ...known('phone', service.telephone.map(({ valeur }) => phoneOf(valeur)).find(Boolean)),
    ...known(
      'page',
      service.site_internet.map(({ valeur }) => valeur).find((url) => /^https?:\/\//.test(url)),
    ),
    source: { name: SOURCE, url: `https://lannuaire.service-public.gouv.fr/ (${service.id})` },
    checked_on,
  })
  return read.success ? read.data : `fiche incomplète (${read.error.issues.map((i) => i.path.join('.')).join(', ')})`
}

const known = (key: string, value: string | null | undefined): Record<string, string> => (value ? { [key]: value } : {})

/** Of the commune that the service serves or stands in: `75056`, `2A004`, `97105`. */
function departmentsOf({ pivot, code_insee_commune }: Service): string[] {
  const served = pivot.flatMap((p) => p.code_insee_commune)
  const communes = served.length > 0 ? served : [code_insee_commune]
  return [...new Set(communes.filter(Boolean).map((code) => code.slice(0, /^9[78]/.test(code) ? 3 : 2)))]
}

/** Where letters go before where people go; several places of one kind are nobody's guess. */
function postalOf({ adresse }: Service): string | null {
  const [place, ...more] = [...ofKind(adresse, 'Adresse postale'), ...ofKind(adresse, 'Adresse')]
  if (!place || (more.length > 0 && more[0]?.type_adresse === place.type_adresse)) return null
  const { complement1, numero_voie, service_distribution, code_postal, nom_commune } = place
  const street = [complement1, numero_voie, service_distribution].map(line).filter(Boolean).join(', ')
  return street && code_postal && nom_commune ? `${street}, ${code_postal} ${line(nom_commune)}` : null
}

const ofKind = (adresse: Service['adresse'], kind: string) => adresse.filter((a) => a.type_adresse === kind)
const line = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** `01 41 60 67 00`, from any usual way to write a French number. */
function phoneOf(text: string): string | null {
  const digits = text.replace(/\D/g, '').replace(/^(?:00)?33(?=\d{9}$)/, '0')
  return /^0\d{9}$/.test(digits) ? digits.replace(/\d\d(?=\d)/g, '$& ') : null
}

/** `21/10/2024 09:04:21`, or ISO. */
function dayOf(text: string): Day | null {
  const iso = text.replace(/^(\d\d)\/(\d\d)\/(\d{4})/, '$3-$2-$1').slice(0, 10)
  return isDay(iso) ? iso : null
}
