import type { Day } from '../domain/day.ts'
import type { ReadFact } from './contract.ts'
import { roledDates } from './date-roles.ts'
import { exitInventoryOn, keysReturnedOn, pastDay } from './facts-dates.ts'
import type { Sentence } from './marked-text.ts'
import { anyOf, captured } from './phrases.ts'
import type { Situation } from './situation.ts'

const ON = 'D(\\d+)'
const NOT_MAIL =
  "(?! (?:mail|e-?mail|electronique|internet|du (?:logement|bien|proprietaire|bailleur)|de (?:l'agence|l'appartement|travail)|au travail|professionnelle))"
const MINE = `(?:(?:mon|notre|ma|nos) (?:nouvelles? |future )?(?:adresse|coordonnees)|l'adresse de (?:mes|ma|mon))${NOT_MAIL}`
const NEW = `(?:nouvelle adresse|nouveau domicile|(?:son|sa|leur) (?:future )?adresse)${NOT_MAIL}`
const ADDRESS = `(?:${MINE}|${NEW})`
const GIVEN =
  '(?:(?:donne|communique|transmis|laisse|indique|notifie|note|inscrit|signale|fourni|precise|signifie|renseigne|recopie|ecrit|mentionne|envoye)e?s?|fait (?:connaitre|parvenir|suivre))'

const neverGiven = anyOf(
  "(?:sans|jamais|pas|n'a|n'ont|ne) .{0,25}(?:donner?|laisser?|communique[r]?|transmis|laisse|indique[r]?|fourni[r]?|eu|connai[st]|connu|avais|ai|ai pas) .{0,20}(?:d.adresse|(?:son|sa|leur|ma|mon)? ?(?:nouvelle )?adresse)(?! (?:mail|e-mail|electronique))",
  `(?<!mail |electronique )(?:adresse|coordonnees)${NOT_MAIL}[^;D]{0,70}(?<![a-z])(?:pas|jamais)(?: (?:encore|toujours))? ${GIVEN}`,
  'attend(?:ais|s|ions|ons) (?:toujours )?(?:son|sa|leur) (?:nouvelle )?adresse',
  "n'(?:ai|avons) (?:pas|plus|jamais eu) (?:son|sa|leur) (?:nouvelle )?adresse(?! (?:mail|e-mail))",
  'parti[es]* sans (?:laisser )?(?:d.)?adresse',
  "(?:faute|absence|defaut|manque) d'(?:une )?(?:nouvelle )?adresse",
  '(?:sans|aucune|pas d.) ?(?:nouvelle )?adresse (?:de |pour |ou )(?:reexpedition|renvoi|lui|faire suivre|envoyer)',
  "(?:jamais|pas) (?:eu|recu) d'(?:autre|nouvelle) adresse",
  'ou (?:lui |vous )?(?:envoyer|adresser) (?:le|la|son)',
  "(?:pas|aucune|sans) (?:d')?adresse (?:au dos|pour (?:elle|lui|eux)|de (?:l'un|sa part))",
  '(?:aucune|pas d.) ?adresse pour',
  "n'(?:ai|avons|avais|avions) (?:aucune|pas (?:eu )?(?:d'|son|sa|leur|l')) ?adresse(?! (?:mail|e-mail))",
  "adresse[^;.D]{0,30} n'en a (?:laisse|donne) aucune",
  "(?:pas|jamais) (?:laisse|dit|indique|precise) ou (?:lui |les |l')?(?:ecrire|envoyer|payer|joindre|trouver|virer)",
  '(?:partie?|disparue?) sans (?:me |nous |rien )?dire ou',
  'sans adresse de',
)
const hereItIs = anyOf(
  '(?:mon|notre|ma|voici ma|voici mon|nouvelle) (?:nouvelle )?adresse(?: actuelle| postale| est| c.est| donc| maintenant| desormais)* ?:? ?(?:le |au |a |chez )?.{0,70}Z\\d+',
  '(?:mon|notre) (?:nouvelle )?adresse[^.;?MD]{0,40} : .{0,70}Z\\d+',
  '(?:demenage|emmenage|relogee?s?|reloges?) .{0,60}Z\\d+',
  "(?:j'habite|je vis|je demeure|je loge|nous habitons|nous vivons|on habite|domiciliee?|je reside) .{0,30}(?:desormais|maintenant|au|a present|chez) .{0,60}Z\\d+",
)
/** "Je ne l'avais pas donnée, la voici." */
const nowGiven = /(?<![a-z])(?:la voici|la voila|voici mon adresse|voila mon adresse|c'est donc)(?![a-z])/
const STREET =
  /(?<![\d,])\d{1,4}(?: ?(?:bis|ter|quater))?,? (?:rue|avenue|av|bd|boulevard|place|chemin|impasse|allees?|route|quai|cours|square|passage|villa|lotissement|faubourg|montee|residence)(?![a-z])/
const dwelling =
  /(?<![a-z])(?:appartement|appart|studio|maison|logement|lou(?:e|ee|ais)|loyer|bail|quitte|rendez-vous|rdv|agence|siege|bureaux?|ancienne)(?![a-z])/

const wasGiven = anyOf(
  'adresse (?:donnee|communiquee|transmise|laissee|envoyee|signalee|indiquee|notifiee)',
  `${ADDRESS}[^;]{0,45}(?<![a-z])(?:${GIVEN}|figur[a-z]+|dessus)`,
  `${GIVEN}(?![a-z])[^;]{0,45}(?<! a )${ADDRESS}`,
  `avec ${ADDRESS}`,
  'adresse qu.(?:elle|il|ils|elles|on) (?:m.|nous |lui )?(?:avait|avaient|a|ont) (?:[a-z]+ )?(?:ecrite?|laissee?|donnee?|communiquee?|indiquee?)',
  'adresse que (?:madame|monsieur|mme|m|mlle|le locataire|la locataire) [a-z ]{0,20}(?:laissee?|donnee?|communiquee?|indiquee?)',
  `${GIVEN} (?:l'|mon |notre )adresse (?:d[eu] |chez |par )(?!(?:le |la |l')?(?:logement|appartement|bien))`,
)
const hasIt = anyOf(
  '(?:ont|a|avez) (?:deja |bien )?mes nouvelles coordonnees',
  '(?:sait|savent|savez) (?:bien )?ou (?:j.habite|je vis|m.ecrire|nous habitons)',
  '(?:mon|notre|nos|mes) adresses?,? (?:elle|il|ils|elles|vous) (?:les|l.) ?(?:a|ont|avez)',
  'adresse ?: ?(?:notee|donnee|ecrite|laissee|communiquee)',
  `(?:connait|possede|connaissait|detient|detiennent|avez|aviez|ont|avaient|(?:il|elle|agence|proprietaire|bailleur|gardien|gardienne|monsieur|madame) (?:a|avait)) (?:bien |deja |donc )?${ADDRESS}`,
  `${ADDRESS},? (?:il|elle|ils|elles|vous) (?:l'a|l'ont|l'avez|la connai[a-z]+)`,
)
/** Turned round, only asked for, or the landlord's own address. */
export const notGiven =
  /(?<![a-z])(?:pas|jamais|sans|des que|si|m'a donne|nous a donne|ancienne adresse)(?![a-z])|\?|adresse (?:mail|e-?mail|electronique)/
const givenOn = [
  anyOf(`(?:${ADDRESS}|adresse (?:donnee|communiquee|transmise|laissee|envoyee))[^;]{0,60}?${ON}`),
  anyOf(`${ON}(?:(?! et )[^;D]){0,60}(?<![a-z])${ADDRESS}`),
]
const onInventory =
  /(?<![a-z])(?:sur|dans) (?:l'|le |la |mon |cet |notre )?(?:etat des lieux|edl[s]?|inventaire|papier de sortie|feuille|constat)(?![a-z])/
const withKeys = /(?<![a-z])le jour (?:des cles|de la remise|du depart|de la sortie)(?![a-z])|avec les cles/

/** The new address: given or not, and when. An address written in the message itself is given on that day. */
export function addressFacts(situation: Situation): ReadFact[] {
  const { text, input, side } = situation
  const never = text.sentences.find((s) => neverGiven.test(s.marked) && !s.asks)
  const now =
    never &&
    side !== 'landlord' &&
    text.sentences.find((s) => s.index <= never.index + 1 && s.index >= never.index && nowGiven.test(s.marked))
  if (now) return given(now, input.sentOn)
  if (never) return [{ key: 'forwarding_address_given', value: false, quote: never.quote, certainty: 'likely' }]
  const written = side === 'landlord' ? undefined : text.sentences.find((s) => hereItIs.test(s.marked))
  const live = written ?? livesAt(situation)
  if (live) return given(live, input.sentOn)
  const told = text.sentences.find(
    (s) =>
      (wasGiven.test(s.marked) || hasIt.test(s.marked)) && !notGiven.test(s.marked) && !isLandlordsOwn(s, situation),
  )
  return told ? given(told, dayGiven(told, situation)) : []
}

/** "Le chèque : 14 rue des Remparts": an address in a tenant's later mail that is not the dwelling's. */
export function livesAt({ text, side, opening }: Situation): Sentence | undefined {
  if (opening || side !== 'tenant') return undefined
  return text.sentences.find((s) => STREET.test(s.marked) && !dwelling.test(s.marked) && !s.asks)
}

const aNewOne = anyOf(NEW)
const isLandlordsOwn = ({ marked }: Sentence, { side }: Situation): boolean =>
  side === 'landlord' && !aNewOne.test(marked) && !/adresse qu/.test(marked)

function dayGiven(told: Sentence, situation: Situation): Day | null {
  if (withKeys.test(told.marked)) return dayOf(keysReturnedOn(situation))
  const match = givenOn.map((find) => find.exec(told.marked)).find((m) => m !== null)
  const beside = match ? pastDay(situation, captured(match), false) : null
  if (beside) return beside
  if (onInventory.test(told.marked)) return dayOf(exitInventoryOn(situation)) ?? dayOf(keysReturnedOn(situation))
  const dates = roledDates(situation).filter(({ sentence, exact }) => exact && sentence === told)
  return dates.length === 1 ? (dates[0]?.on ?? null) : null
}

const dayOf = ([fact]: readonly ReadFact[]): Day | null =>
  fact?.key === 'keys_returned_on' || fact?.key === 'exit_inventory_on' ? fact.value : null

function given({ quote }: Sentence, on: Day | null): ReadFact[] {
  return [
    { key: 'forwarding_address_given', value: true, quote, certainty: 'likely' },
    ...(on ? [{ key: 'forwarding_address_given_on' as const, value: on, quote, certainty: 'likely' as const }] : []),
  ]
}
