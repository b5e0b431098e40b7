import { type Role, type Side, sideOf } from '../domain/roles.ts'
import type { Person, ReadingContext } from './contract.ts'
import { canonical, fold } from './fold.ts'

/**
 * What an earlier message calls somebody. `owner`: the landlord by that word; `agency`: who manages for the landlord; `mate`: who shares the writer's lease; `spoken_for`:
 * whom the writer writes for; `named`: only named, by a title or in full.
 */
type CalledAs = 'owner' | 'agency' | 'mate' | 'spoken_for' | 'named'
export type Naming = { as: CalledAs; bySide: Side }

type Earlier = ReadingContext['earlier'][number]

/** How those who wrote before call this person, the plainest word first; null where nobody on a side names them. */
export function namedAs(person: Person, earlier: readonly Earlier[]): Naming | null {
  const words = namesOf(person)
  const found = earlier.flatMap((m) => {
    const bySide = sideOfWriter(m)
    if (!bySide || m.from.address.toLowerCase() === person.address.toLowerCase()) return []
    const said = fold(canonical(m.own).slice(0, 8_000)).replace(/\s+/g, ' ')
    const kin = namesOf(m.from)
    const told = words.filter((word) => !kin.includes(word)).flatMap((word) => callings(said, word))
    const as = rank.find((kind) => told.includes(kind))
    const related = words.some((word) => kin.includes(word))
    // "Propriétaire, j'écris à M. Saïdi": an owner calls no one else the owner.
    const heard = as === 'owner' && m.role === 'landlord' ? 'named' : as
    return heard ? [{ as: heard === 'named' && related ? 'spoken_for' : heard, bySide }] : []
  })
  return rank.flatMap((as) => found.find((naming) => naming.as === as) ?? [])[0] ?? null
}

const rank: readonly CalledAs[] = ['agency', 'owner', 'mate', 'spoken_for', 'named']

/** Who asks for a mediation and is on nobody's side asks it for a tenant, unless he says that his client lets. */
const sideOfWriter = (m: Earlier): Side | null => {
  const side = sideOf(m.role)
  if (side) return side
  if (m.role === 'lawyer' && clientLets.test(fold(canonical(m.own).slice(0, 3_000)).replace(/(?<![a-z])m\. /g, 'm ')))
    return 'landlord'
  return m.acts.includes('request_mediation') ? 'tenant' : null
}
const clientLets =
  /(?<![a-z])(?:clients?|cliente|conseil|interets|mandante?)(?![a-z])[^.;]{0,80}(?<![a-z])(?:bailleu|proprietaire|a donne a bail|loue a)/

const TITLE = '(?:m\\.|mr\\.?|mme\\.?|mlle|monsieur|madame|mademoiselle|dr\\.?|docteur|me|maitre)'
const OWNER = '(?:proprietaire|proprio|bailleur|bailleresse|bailleuse|logeur|logeuse)'
const KIN =
  '(?:fils|fille|pere|mere|frere|soeur|oncle|tante|grand-mere|grand-pere|petit-fils|petite-fille|neveu|niece|mari|femme)'
/** Up to two words of a title and a first name. */
const LEAD = `[ ,:(]*(?:${TITLE} )?(?:[a-z-]{2,15} )?$`

const owner = new RegExp(`(?<![a-z])${OWNER}(?:,? (?:est|s'appelle|c'est))?(?: de [a-z-]{3,20})?${LEAD}`)
const ownerAfter = new RegExp(
  `^(?: [a-z-]{2,20})?,? (?:(?:est|c'est|etait) )?(?:ma|mon|notre|la|le|sa|son) (?:ancien(?:ne)? |ex-? ?)?${OWNER}`,
)
const agency =
  /(?<![a-z])(?:agence|cabinet|regie|gerance|syndic|gestionnaire|geree? par|mandataire|administrateur de biens)(?:,? [a-z'&-]{1,15}){0,3} ?$/
const landsHim =
  /(?<![a-z])(?:je loue|je louais|on louait|loue|louee?|location|bail|appartement|logement|studio)(?: [a-z0-9]+){0,4} (?:chez|a) (?:m\. |mme |monsieur |madame )?(?:[a-z-]{2,15} )?$/
const mate =
  /(?<![a-z])(?:coloc\w*|co-?titulaires?|mon ex(?:-| )?(?:compagn\w+|conjointe?|copain|copine|mari|femme)?|compagn(?:e|on)|conjointe?|copain|copine|(?:bail|colocation|loca?tion|louais|louions|vivais|habitais)[a-z0-9 ]{0,40} avec)[ ,:(]*(?:[a-z-]{2,15}(?:,| et| ou)? ){0,3}$/
const mateAfter =
  /^(?:(?:,? (?:et )?[a-z-]{2,15}){0,3} et moi|(?: [a-z-]{2,20})?,? (?:mon|ma|l'autre) (?:ex(?![a-z])(?!-? ?(?:prop|bail|agence|locat|log))|coloc|co-?titulaire|conjoint|compagn|copain|copine))(?![a-z]{0,5}et)/
const beforeMe = /(?<![a-z])moi(?: et|,) (?:[a-z-]{2,15},? (?:et )?){0,2}$/
const spokenFor = new RegExp(
  `(?<![a-z])(?:(?:mon|ma|notre) (?:${KIN}|protegee?|cliente?)|j'aide|recue? ce (?:jour|matin)|accompagne|accompagnons|ecris (?:avec et )?pour|ecrivons pour|au nom de|interets? de|situation de|adresse|oriente|suivi de|conseil de|(?:je |nous )(?:represent|assist)(?:e|ons)|mandate[e]?s? par|tut(?:eur|rice) de|curat(?:eur|rice) de|garante? de|maman|papa)${LEAD}`,
)
const together =
  /(?<![a-z])(?:coloc|co-?titulaire|tous les (?:deux|trois|quatre|[234])|(?:on est|on etait|nous etions|nous sommes) (?:deux|trois|quatre|cinq|[2345])|et moi)(?![a-z]{5})/
/** The end of a sentence, and no "M." or "Mme." */
const ENDS = /(?<![ ,(](?:m|mr|mme|mlle|me|dr|st))[.;!?] /
const titled = new RegExp(`(?<![a-z])${TITLE} (?:[a-z-]{1,15} )?(?:de |de la |du |le |la |ben |el )?$`)

function callings(said: string, word: string): CalledAs[] {
  return [...said.matchAll(new RegExp(String.raw`(?<![a-z@.])${word}(?![a-z@])`, 'g'))].slice(0, 20).map((match) => {
    const before =
      said
        .slice(Math.max(0, match.index - 70), match.index)
        .split(ENDS)
        .at(-1) ?? ''
    const after = said.slice(match.index + word.length, match.index + word.length + 60)
    if (agency.test(before)) return 'agency'
    if (owner.test(before) || ownerAfter.test(after) || landsHim.test(before)) return 'owner'
    const isTitled = titled.test(before)
    if (!isTitled && (mate.test(before) || mateAfter.test(after) || beforeMe.test(before))) return 'mate'
    if (spokenFor.test(before)) return 'spoken_for'
    const around = `${before}${word}${after.split(ENDS)[0]}`
    return together.test(around) && !isTitled ? 'mate' : 'named'
  })
}

const NO_NAME =
  /^(?:mme|mlle|mrs?|monsieur|madame|les|des|sci|sarl|sas|agence|service|services|gestion|immobilier|immobiliere|immo|contact|accueil|location|locations|mail|email|info|residence|cabinet|famille|groupe|office|habitat|perso|maison|compta|van|von|del|ben|bin|abd|ibn|dos|das|the|and|pro|pere|mere|lou|mon|ma|son)$/

/** The folded words of somebody's name, or of the address where no name is given; only those that can tell people apart. */
export function namesOf({ name, address }: Person): string[] {
  const box = address.slice(0, Math.max(0, address.indexOf('@')))
  const [ofName, ofBox] = [name.includes('@') ? [] : tellingWords(name), tellingWords(box)]
  return ofName.length > 0 ? ofName : ofBox
}

const tellingWords = (written: string): string[] =>
  [...new Set(fold(canonical(written)).split(/[^a-z]+/))]
    .filter((word) => word.length > 2 && !NO_NAME.test(word))
    .slice(0, 5)

/** The role that follows from a naming: the other side of who only names, and of who calls somebody the landlord. */
export function roleNamed({ as, bySide }: Naming): Role {
  switch (as) {
    case 'owner':
      return 'landlord'
    case 'agency':
      return 'agent'
    case 'mate':
      return bySide === 'tenant' ? 'cotenant' : 'landlord'
    case 'spoken_for':
      return bySide
    case 'named':
      return bySide === 'tenant' ? 'landlord' : 'tenant'
  }
}
