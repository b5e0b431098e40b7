import type { FactValue } from '../domain/facts.ts'
import type { ReadFact } from './contract.ts'
import type { Sentence } from './marked-text.ts'
import type { Situation } from './situation.ts'

const DWELLING =
  '(?:appartement|appart|apart|logement|studio|maison|location|bail|t\\d|f\\d|pieces?|duplex|loft|coloc(?:ation)?|residence|chambre|bien)'
const furnished = /(?<!non )(?<!non-)(?<!pas )(?<!pas de )(?<!le )(?<!ce )(?<!du )(?<!chaque )\bmeublee?\b/
const unfurnished = new RegExp(
  String.raw`\bnon[- ]meublee?|\bpas meublee?|\blouee? vide|\bnue?\b(?=[ ,)]|$)|\b${DWELLING}\b[^.;D]{0,25}?[ (,]vides?\b|\bvides?\b[^.;]{0,3}\)|\bbail (?:vide|nu)|\(vide|, vide\b|^(?:oui,? |c'etait |loue |en )*(?:vide|nu)\b`,
)
const mobility = /\bbail mobilite\b/
const otherLease =
  /\b(?:gite|location (?:de vacances|saisonniere)|saisonni|airbnb|bail commercial|local commercial|bail professionnel|camping|mobil-?home|chambre d'hotes?)\b/

/** What the dwelling and its landlord are. */
export function dwellingFacts(situation: Situation): ReadFact[] {
  return [
    ...leaseKind(situation),
    ...postcode(situation),
    ...collective(situation),
    ...landlordKind(situation),
    ...mainResidence(situation),
  ]
}

const firstOf = (situation: Situation, find: RegExp, unless?: RegExp): Sentence | undefined =>
  situation.text.sentences.find((s) => find.test(s.marked) && !unless?.test(s.marked))

function leaseKind(situation: Situation): ReadFact[] {
  const kinds: [FactValue<'lease_kind'>, RegExp, RegExp?][] = [
    ['mobility', mobility],
    ['other', otherLease],
    [
      'unfurnished',
      unfurnished,
      /\b(?:frigo|cave|compte|boite|reservoir|rendu|laisse|rendue|frigidaire)[^.;]{0,15}\bvides?\b/,
    ],
    ['furnished', furnished],
  ]
  for (const [value, find, unless] of kinds) {
    const sentence = firstOf(situation, find, unless)
    if (sentence && (!sentence.asks || situation.opening))
      return [{ key: 'lease_kind', value, quote: sentence.quote, certainty: 'likely' }]
  }
  return []
}

const elsewhere =
  /\b(?:mon adresse|nouvelle adresse|j'habite|desormais|maintenant au|domicile|agence|notre siege|cabinet|bureau|etude|nouveau logement|envoyer|ecrire|a l'adresse|demenage|rib)\b/

function postcode(situation: Situation): ReadFact[] {
  const { text } = situation
  for (const sentence of text.sentences) {
    const match = /Z(\d+)/.exec(sentence.marked)
    const value = match && text.postcodes[Number(match[1])]
    if (!match || !value) continue
    const near = sentence.marked.slice(Math.max(0, match.index - 60), match.index)
    if (
      /\b(?:mon adresse|nouvelle adresse|j'habite|nouveau domicile|adresse :|siege|notre agence)\b/.test(
        sentence.marked,
      ) &&
      !/\b(?:appartement|studio|maison|logement)\b/.test(near)
    )
      continue
    if (
      elsewhere.test(near) &&
      !/\b(?:appartement|studio|maison|logement|loue|quitte|cles|vide|meuble|gere par|agence [a-z ]{0,25}, )/.test(near)
    )
      continue
    return [{ key: 'dwelling_postcode', value, quote: sentence.quote, certainty: 'likely' }]
  }
  return []
}

const building =
  /\b(?:coproprietes?|copro|immeuble|residence (?:collective|en copro)|chauffage collectif|assemblee generale|l'ag\b|charges de copro|hlm de \d+ etages)\b/
const notBuilding =
  /\b(?:pas (?:en|de|dans une?) (?:copropriete|copro|immeuble)|maison individuelle|hors copropriete|aucune copropriete)\b/

function collective(situation: Situation): ReadFact[] {
  const no = firstOf(situation, notBuilding)
  if (no) return [{ key: 'collective_building', value: false, quote: no.quote, certainty: 'likely' }]
  const yes = firstOf(situation, building)
  return yes ? [{ key: 'collective_building', value: true, quote: yes.quote, certainty: 'likely' }] : []
}

const NAME = String.raw`(?:m\.|mr\.?|mme\.?|mlle|monsieur|madame|m) (?:de )?[a-z][a-z'-]{2,}`
const OWNER = '(?:propri[eo]taires?|proprio|bailleu(?:r|rs|se|resse)|loueur)'
const social =
  /\b(?:hlm|office public|oph\b|bailleur social|opac|[a-z]+ habitat\b|habitat [a-z]+|logement social|logis\b|sa d'hlm|parc social)\b/
const company = /\b(?:sci|sarl|societe civile|fonciere|sas|societe)\b/
const agency =
  /\b(?:l'agence|agence|agences|geree? par|gestionnaire|foncia|nexity|orpi|cabinet|regie|syndic gere|immobilier|gestion)\b/
const individual = new RegExp(
  String.raw`\b${OWNER}\b,? ?(?:particulier,? )?(?:est |etait |c'est |s'appelle )?(?:un |une )?(?:${NAME}|particuli|retraite|dame|monsieur|vieille|vieux)|\b(?:bailleur|proprietaire) particulier|\bentre particuliers|\b${NAME}[^.;]{0,30}\b(?:(?:le|la|mon|ma|ce|cette|notre) ${OWNER})|\b(?:avec|a|par|contre|chez) ${NAME}\b|\b${NAME},? (?:qui )?(?:me louait|m'a loue|garde|retient|ne (?:me )?rend|refuse|me|m'a|n'a|a recupere|le|la|il|elle|rend pas|conserve|rendra)|\b${OWNER} (?:mr|mme|m\.|m) ?[a-z]{3,}|\bla propri[eo] (?:dit|a|ne|me|est)|\bune proprietaire qui|^(?:bonjour|bonsoir|cher|chere) (?:monsieur|madame|m\.|mme) (?!monsieur|madame|le |la |bonjour)[a-z]{3,}`,
)

function landlordKind(situation: Situation): ReadFact[] {
  const { side, opening, role } = situation
  const own = firstOf(
    situation,
    /\bla sci [a-z]+[^.;]{0,40}\b(?:que je represente|dont j'assure|que je gere)|\bpour une fois c'est une proprietaire|\bje suis (?:une? )?(?:proprietaire|bailleur) particulier/,
  )
  if (own)
    return [
      {
        key: 'landlord_kind',
        value: /sci/.test(own.quote.toLowerCase()) ? 'company' : 'individual',
        quote: own.quote,
        certainty: 'likely',
      },
    ]
  if (side === 'landlord' || (!opening && role !== 'lawyer' && situation.own.size > 0)) return []
  const kinds: [FactValue<'landlord_kind'>, RegExp, RegExp?][] = [
    ['company', company, /\bsociete de|assurance/],
    ['social', social],
    ['agency', agency, /\bgestion de|l'agence de la poste|agence d'interim|agent de l'agence|par l'intermediaire/],
    ['individual', individual, /^(?:bonjour|bonsoir) (?:monsieur|madame) (?:le|la) (?:mediat)/],
  ]
  for (const [value, find, unless] of kinds) {
    const sentence = firstOf(situation, find, unless)
    if (sentence) return [{ key: 'landlord_kind', value, quote: sentence.quote, certainty: 'likely' }]
  }
  return []
}

function mainResidence(situation: Situation): ReadFact[] {
  const no = firstOf(situation, /\bresidence secondaire\b|\bpas (?:ma|notre|sa) residence principale\b/)
  if (no) return [{ key: 'main_residence', value: false, quote: no.quote, certainty: 'likely' }]
  const yes = firstOf(situation, /\bresidence principale\b/)
  return yes ? [{ key: 'main_residence', value: true, quote: yes.quote, certainty: 'likely' }] : []
}
