import type { FactValue } from '../domain/facts.ts'
import type { Person, ReadFact } from './contract.ts'
import { livesAt } from './facts-address.ts'
import { fold } from './fold.ts'
import type { Sentence } from './marked-text.ts'
import { otherLease } from './other-leases.ts'
import { anyOf } from './phrases.ts'
import type { Situation } from './situation.ts'

const DWELLING =
  '(?:appartement|appart|apart|logement|studio|maison|maisonnette|location|bail|[tf]\\d|pieces?|duplex|loft|coloc(?:ation)?|residence|chambre|bien|loue|rez-de-chaussee|pavillon)'
const furnished =
  /(?<!non )(?<!non-)(?<!traces de )(?<!pas )(?<!pas de )(?<!le )(?<!ce )(?<!du )(?<!chaque )(?<!les )(?<!mes )(?<!des )(?<!ses )(?<!aux )(?<![a-z])meuble(?:e?s?|r)(?![a-z])(?! (?:moisis|casses|abimes))/
const unfurnished = anyOf(
  '(?:maison|appartement|logement|[ft]\\d)[^.;MD]{0,45}, nue?',
  'non[- ]meublee?s?|pas meublee?|lou(?:e|ee|es|ais|ait|ions|ons|er) (?:vide|nue?)|bail (?:vide|nu)|appartement nu|logement nu|maison nue',
  `${DWELLING}[^.;D]{0,25}?[ (,]vides?`,
  "c'(?:est|etait)(?: \\w+){0,3} vide",
)
const unfurnishedAlone =
  /[,(] ?nue?(?= ?[,)])|\b[tf]\d (?:bis )?nu\b|\(vide|, vide\b|^(?:oui,? |c'etait |loue |en |location )*(?:vide|nu)\b/
const emptyThing = /\b(?:frigo|cave|compte|boite|reservoir|rendu|laisse|frigidaire)\b[^.;]{0,15}\bvides?\b/

/** What the dwelling and its landlord are. */
export const dwellingFacts = (situation: Situation): ReadFact[] => [
  ...leaseKind(situation),
  ...postcode(situation),
  ...collective(situation),
  ...landlordKind(situation),
  ...mainResidence(situation),
]

/** "Dans un bail mobilité il n'y a pas de dépôt" speaks of such lets, not of this one. */
const IN_GENERAL = /(?<![a-z])(?:dans|pour) une? (?:bail|logement|location|meuble)(?![a-z])/
const THIS_ONE = /(?<![a-z])(?:mon|notre|ma|j'|je|on|nous|m'a|loue[a-z]*)(?![a-z]{2})/

const firstOf = ({ text }: Situation, fits: (marked: string) => boolean): Sentence | undefined =>
  text.sentences.find((s) => fits(s.marked))

function leaseKind(situation: Situation): ReadFact[] {
  const kinds: [FactValue<'lease_kind'>, (m: string) => boolean][] = [
    ['mobility', (m) => /\bbail (?:de )?mobilite\b/.test(m)],
    ['other', (m) => otherLease.test(m)],
    ['unfurnished', (m) => (unfurnished.test(m) || unfurnishedAlone.test(m)) && !emptyThing.test(m)],
    ['furnished', (m) => furnished.test(m)],
  ]
  for (const [value, fits] of kinds) {
    const sentence = firstOf(situation, (m) => fits(m) && !(IN_GENERAL.test(m) && !THIS_ONE.test(m)))
    if (sentence) return [{ key: 'lease_kind', value, quote: sentence.quote, certainty: 'likely' }]
  }
  return []
}

const personal = anyOf(
  'mon adresse|notre adresse|ma nouvelle|nouvelle adresse|nouveau domicile|j.habite|je vis|je demeure|adresse :|siege|notre agence|notre etude|nouveau logement',
)
const elsewhere = anyOf(
  'desormais|maintenant au|domicile|siege|cabinet|bureau|etude|a l.adresse|demenage|rib|chez (?:ma|mon|mes)',
)
const here = anyOf(
  'appartement|studio|maison|logement|loue|location|quitte|cles|vide|meuble|gere par|residence|[tf]\\d|bail',
)

/** The second half of an address given later: "12, 04105 Leipzig". */
const ADDRESS_ALONE = /^(?:N?\d{1,4},? )?Z\d+ [a-z-]+ ?\.?$/

function postcode(situation: Situation): ReadFact[] {
  const { text } = situation
  const lives = livesAt(situation)
  for (const sentence of text.sentences) {
    if (sentence === lives || (!situation.opening && ADDRESS_ALONE.test(sentence.marked))) continue
    const match = /Z(\d+)/.exec(sentence.marked)
    const value = match && text.postcodes[Number(match[1])]
    if (!match || !value) continue
    const near = sentence.marked.slice(Math.max(0, match.index - 60), match.index)
    if ((personal.test(sentence.marked) || elsewhere.test(near)) && !here.test(near)) continue
    return [{ key: 'dwelling_postcode', value, quote: sentence.quote, certainty: 'likely' }]
  }
  return []
}

const building = anyOf('(?<!provision de )coproprietes?|copro|immeuble|chauffage collectif|assemblee generale')
const notBuilding = anyOf(
  "pas (?:en|de|dans une?|d') ?(?:copropriete|copro|immeuble)|(?:maison|pavillon|logement)[^;MD]{0,40}(?<![a-z])individuelle?|hors copropriete|aucune copropriete|ni copropriete",
)

function collective(situation: Situation): ReadFact[] {
  const no = firstOf(situation, (m) => notBuilding.test(m))
  if (no) return [{ key: 'collective_building', value: false, quote: no.quote, certainty: 'likely' }]
  const yes = firstOf(situation, (m) => building.test(m))
  return yes ? [{ key: 'collective_building', value: true, quote: yes.quote, certainty: 'likely' }] : []
}

const company = anyOf('sci|sarl|sas|societe civile|fonciere|etablissements')
/** A company that is named as one, whoever writes. */
const namedCompany =
  /(?<![a-z])(?:bailleur|proprietaire|bail[a-z ]{0,20} avec|signe avec|loue a),? (?:est )?(?:la |une )?societe [a-z]{3,}|(?<![a-z])(?:la|une|notre|cette) (?:sci|sarl|sas|fonciere|societe civile)(?![a-z])|(?<![a-z])(?:sci|sarl) [a-z]{3,}/
const social = anyOf(
  "hlm|office public|l'office|oph|bailleur social|opac|[a-z]+ habitat|habitat [a-z]+|logement social|logis|sa d.hlm|parc social",
)
const agency = anyOf(
  "l'agence|agences?|geree? par|gestionnaire|foncia|nexity|orpi|cabinet|regie|immobilier|gestion locative|residence etudiante|forfait menage fin|[a-z]{3,} (?:gestion|immo)|ils gerent|elle gere pour|(?:gere|gerent|gerait) (?:l'appartement|le logement|le studio|mon|notre|ce)",
)
/** "L'agence Drôme Habitat" is no social landlord, "l'agence Foncière des Arcades" no company that lets. */
const withoutAgency = (marked: string): string => marked.replace(/(?<![a-z])agence(?: [a-z'-]{2,15}){1,3}/g, 'agence')
const notAgency = anyOf(
  "l'agence de la poste|agence d.interim|agent de l.agence|sans (?:passer par )?(?:une )?agence|pas d.agence|sans agence",
)
const individual = anyOf(
  '(?:bailleur|proprietaire|loueur) particulier|entre particuliers|(?:un|une|par un) particulier',
  '(?:la|une) proprietaire (?:dit|me|est|a|ne)',
  '(?:la|une|le|un) (?:vieille? |vieux |gentille? )?(?:dame|monsieur|retraitee?) (?:a garde|garde|refuse|me|ne me|ne veut|n.a (?:rien|pas) rendu)',
  "proprietaire,? (?:est |etait |c'est )?(?:un |une )(?:retraite|dame|monsieur|vieille|vieux|jeune|homme|femme)",
)
/** "Ma propriétaire, Annick Delahaye": here the capital tells. */
const ownerByName =
  /\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+,? (?:(?:notre|mon|ma|le|la) )?(?:ancien(?:ne)? )?(?:proprio|propri[ée]taire|bailleur)|\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+,? qui (?:me|nous) lou|(?:propri[ée]taire|proprio|bailleur|bailleresse|logeur|logeuse)\s?[,:(]?\s?(?:\p{Lu}\p{Ll}+[ -]\p{Lu}|\p{Lu}\.[ -]?(?:\p{Lu}\. ?)?\p{Lu}\p{Ll}+)|\p{Lu}\. ?\p{Lu}\p{Ll}+,? qui (?:me|nous) lou|lou(?:e|ais|ait|ions|ons|é|ée)[^.;!?]{0,70} chez \p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+|(?:bailleur|propri[ée]taire|proprio|bailleresse)[^.;!?]{0,25} \(\p{Lu}\. ?\p{Lu}\p{Ll}+\)|patron/u
const titled =
  /(?<![a-z])(?:m\.|mr\.?|mrs|ms|dr\.?|docteur|mme\.?|mlle|monsieur|madame|m)(?: et mme| ou mme)? (?:de |du |d'|la |le |dos |da |van )?(?!monsieur|madame|mme|mlle|le |la |et |ou |je |bonjour|mediat|mesdames)([a-z][a-z'-]{2,})/g

/** Only what the tenant's side, or a lawyer, says of the landlord in a first message; or what a company says of itself. */
function landlordKind(situation: Situation): ReadFact[] {
  const itself = firstOf(situation, (m) =>
    /\bla sci\b.{0,40}\b(?:que je represente|dont j'assure|que je gere)|\bl'office ne\b|\bnotre (?:office|sci)\b|\bune proprietaire qui vous\b|\bc'est (?:bien )?moi (?:la|le) (?:proprietaire|bailleu)|\bje loue .{0,30}(?:de ma maison|chez moi|mon seul)/.test(
      m,
    ),
  )
  if (itself)
    return kind(
      /office/i.test(itself.quote) ? 'social' : /sci\b/i.test(itself.quote) ? 'company' : 'individual',
      itself,
    )
  const named =
    situation.own.size === 0 && firstOf(situation, (m) => namedCompany.test(m) && !/\bsociete de|assurance/.test(m))
  if (named) return kind('company', named)
  if (situation.side === 'landlord') return asLandlord(situation)
  if (situation.own.size > 0 || situation.others.size > 0 || situation.role === 'lawyer') return []
  const found = {
    company: firstOf(situation, (m) => company.test(withoutAgency(m)) && !/\bsociete de|assurance/.test(m)),
    social: firstOf(situation, (m) => social.test(withoutAgency(m))),
    agency: firstOf(situation, (m) => agency.test(m) && !notAgency.test(m)),
    individual:
      firstOf(situation, (m) => individual.test(m) || namesSomebody(m, situation)) ??
      situation.text.sentences.find((s) => ownerByName.test(s.quote)) ??
      addressed(situation),
  }
  for (const value of ['company', 'social', 'agency', 'individual'] as const) {
    const sentence = found[value]
    if (sentence) return kind(value, sentence)
  }
  return []
}

const OWNS = anyOf(
  "c'est (?:bien )?(?:moi )?(?:la|le) proprietaire qui vous",
  '(?:bailleur|bailleresse|proprietaire) (?:particulier|particuliere|d.une? |d.un seul )',
  '(?:un |une )?simples? particuli(?:er|ere)',
  'ma locataire|mon locataire',
  'je (?:loue|louais|lui louais)',
  'je loue, enfin louais',
)
const ownerNamed =
  /(?<![a-z])(?:au|le|notre) proprietaire,? (?:est )?(?:m\.?|mr|mme|monsieur|madame|mlle) (?!le |la |les )[a-z]{3,}/

/** A private owner who writes first and says so, or whom an agent names. */
function asLandlord(situation: Situation): ReadFact[] {
  const own = situation.opening && firstOf(situation, (m) => OWNS.test(m))
  const told = own || (situation.role === 'agent' && firstOf(situation, (m) => ownerNamed.test(m)))
  return told ? kind('individual', told) : []
}

const kind = (value: FactValue<'landlord_kind'>, { quote }: Sentence): ReadFact[] => [
  { key: 'landlord_kind', value, quote, certainty: 'likely' },
]

/** A titled name that is not the sender's own. */
function namesSomebody(marked: string, { input }: Situation): boolean {
  const own = words(input.from).join(' ') + fold(input.signature)
  return [...marked.matchAll(titled)].some((m) => m[1] !== undefined && !own.includes(m[1]))
}

const words = (person: Person): string[] => fold(person.name).split(/[^a-z]+/)

/** "Bonjour Monsieur," at the head of a mail that goes to the landlord himself. */
function addressed({ input, text }: Situation): Sentence | undefined {
  const direct = input.to.length > 0 && input.to.every((p) => p.address.toLowerCase() !== input.ours.toLowerCase())
  return direct
    ? text.sentences.find((s) => /^(?:bonjour|bonsoir|cher|chere) (?:monsieur|madame)\b/.test(s.marked))
    : undefined
}

function mainResidence(situation: Situation): ReadFact[] {
  const no = firstOf(situation, (m) => /\bresidence secondaire\b|\bpas (?:ma|notre|sa) residence principale\b/.test(m))
  const yes = firstOf(situation, (m) => /\bresidence principale\b/.test(m))
  const found = no ?? yes
  return found ? [{ key: 'main_residence', value: !no, quote: found.quote, certainty: 'likely' }] : []
}
