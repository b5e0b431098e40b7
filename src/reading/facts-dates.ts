import type { Day } from '../domain/day.ts'
import type { ReadFact } from './contract.ts'
import { dateAt, type Sentence } from './marked-text.ts'
import type { Situation } from './situation.ts'

const KEYS = String.raw`(?:cles?|clefs?|trousseaux?|badges?)`
const RETURN = String.raw`(?:rendu(?:e?s)?|remis(?:es?)?|restitue(?:e?s)?|restitution|remise|donnee?s?|deposee?s?|rends|remets|remettant|recupere(?:e?s)?|reprise?s?|laissee?s?|redonnee?s?|depot|retour)`
const keysPatterns = [
  /\b(?:ar|accuse de reception|avis de reception|recommande)\b.{0,40}\b(?:signe|recu|retire|date|presente|distribue)[^;]{0,25}D(\d+)/,
  new RegExp(String.raw`\b${KEYS}\b[^;]{0,40}?\b${RETURN}\b[^;D]{0,45}D(\d+)`),
  new RegExp(String.raw`\b${RETURN}\b[^;D]{0,50}?\b${KEYS}\b[^;D]{0,70}D(\d+)`),
  new RegExp(String.raw`\b${KEYS}\b ?(?:et (?:edl|etat des lieux)(?: de sortie)?)? ?(?:en mains?)? ?[:(] ?D(\d+)`),
  new RegExp(
    String.raw`\b${KEYS}\b (?:et (?:edl|etat des lieux)(?: de sortie)? )?(?:en mains? |depuis |le |des |du )*D(\d+)`,
  ),
  new RegExp(String.raw`\ba (?:recupere |eu |repris )?(?:toutes )?(?:les|ses|mes) ${KEYS} (?:depuis )?(?:le )?D(\d+)`),
  new RegExp(String.raw`D(\d+)[^;D]{0,60}\b(?:${RETURN}\b[^;D]{0,25}\b${KEYS}|${KEYS}\b[^;D]{0,25}\b${RETURN})`),
  new RegExp(
    String.raw`D(\d+)[^;]{0,40}\b(?:avec |clefs?|cles?|en lui )[^;]{0,25}\b(?:en main|remettant les ${KEYS}|remise|remises|rendues)`,
  ),
  new RegExp(String.raw`\bsorti[es]? (?:le )?D(\d+) \([^)]{0,20}${KEYS}`),
  new RegExp(String.raw`\b(?:maison|appartement|logement|studio) rendue? [^;D]{0,25}D(\d+)[^;]{0,12}${KEYS}`),
]
const notReturned =
  /\b(?:jamais|pas|sans|n'ai pas|avoir) (?:encore )?(?:rendu|remis|restitue)|\brendrai|\bremettrai|\bvais rendre|\bdoubles? de cles?/

const EDL = String.raw`(?:etats? des lieux|edl[s]?)`
const exitPatterns = [
  new RegExp(
    String.raw`\b${EDL}(?: contradictoire)? ?(?:de sortie|sortie|final)?[^;D]{0,50}?\b(?:fait|etabli|realise|effectue|signe|dresse|du|le|a eu lieu|:|date|ensemble|en date)\b[^;D]{0,50}D(\d+)`,
  ),
  new RegExp(String.raw`\b${EDL} ?(?:de sortie|sortie|final)? ?[:(]? ?(?:du |le |de )?D(\d+)`),
  new RegExp(String.raw`\b(?:rendu|remis|restitue|quitte)[^;]{0,40}D(\d+),? avec (?:l'|un |mon )?${EDL}`),
  new RegExp(String.raw`D(\d+),? date a laquelle [^;]{0,30}${EDL}`),
  new RegExp(String.raw`\b(?:cles?|clefs?) et ${EDL}[^;D]{0,12}D(\d+)`),
  new RegExp(String.raw`D(\d+) \((?:cles?|clefs?) et ${EDL}`),
  new RegExp(String.raw`D(\d+)[^;D,]{0,30}\b(?:fait|realise|signe|dresse)[^;D,]{0,15}${EDL}(?! d'entree)`),
]
const entry = /\b(?:d'entree|entree dans|a l'entree|arrivee|annonce|note)\b/

const leasePatterns = [
  /\bbail(?: (?:unique|meuble|vide|d'habitation|signe|commence|debute|conclu|date|en date|de location|initial|ayant|pris|effet|a effet))*(?: (?:a ete|est|avait ete|etait))?(?: (?:signe|du|le|au|en|depuis|de|a partir du|conclu le|prend effet le))* ?[:(]? ?D(\d+)/,
  /\b(?:contrat|location)(?: de location)? (?:signe |du |date |a partir |debute |commencee? |depuis |en |le )+(?:du )?D(\d+)/,
  /\b(?:entree?s?|entree? dans les lieux|emmenage|arrivee?|loue|louais|louait|locataire|occupe|habite|habitais|occupais|vivais)\b[^;D]{0,60}\b(?:a partir du|depuis(?: le)?|des(?: le)?|le|du|en|au|:) ?D(\d+)/,
  /\ba partir du D(\d+)/,
  /\b(?:entree?) (?:le |: ?)?D(\d+)/,
]
const leaseUnless =
  /\b(?:annonce|jamais|pas paye|resil|preavis|quitte|rendu|sortie|fin de bail|nouveau bail|conge)\b[^D]{0,40}$/

const givenPatterns = /\b(?:nouvelle adresse|nouveau domicile|mon adresse|nos coordonnees|mes coordonnees)\b/

/** When the lease began, the keys came back, the exit inventory was made and the new address was given. */
export function dateFacts(situation: Situation): ReadFact[] {
  return [
    ...dated(situation, 'keys_returned_on', keysPatterns, notReturned, ['day']),
    ...dated(situation, 'exit_inventory_on', exitPatterns, entry, ['day']),
    ...dated(situation, 'lease_start', leasePatterns, leaseUnless, ['day', 'month']),
  ]
}

type DateKey = 'keys_returned_on' | 'exit_inventory_on' | 'lease_start'

function dated(
  situation: Situation,
  key: DateKey,
  patterns: readonly RegExp[],
  unless: RegExp,
  precisions: readonly string[],
): ReadFact[] {
  for (const pattern of patterns)
    for (const sentence of situation.text.sentences) {
      const match = pattern.exec(sentence.marked)
      if (!match || sentence.asks) continue
      if (unless.test(sentence.marked.slice(0, match.index + match[0].length))) continue
      const day = pastDay(situation, match[1], precisions)
      if (day) return [{ key, value: day, quote: sentence.quote, certainty: 'likely' }]
    }
  return []
}

function pastDay(situation: Situation, index: string | undefined, precisions: readonly string[]): Day | null {
  const mention = dateAt(situation.text, index)
  if (!mention?.past || mention.past > situation.input.sentOn) return null
  return precisions.includes(mention.precision) || mention.precision === 'same' ? mention.past : null
}

/** The new address: given or not, and when. An address written in the message itself is given today. */
export function addressFacts(situation: Situation): ReadFact[] {
  const { text, input } = situation
  const never = text.sentences.find((s) => neverGiven.test(s.marked))
  if (never) return [{ key: 'forwarding_address_given', value: false, quote: never.quote, certainty: 'likely' }]
  const written = text.sentences.find((s) => hereItIs.test(s.marked) && !/\bpostale\b.{0,10}\?/.test(s.marked))
  if (written && situation.side !== 'landlord') return given(written, input.sentOn)
  const told = text.sentences.find(
    (s) => wasGiven.test(s.marked) && !/\bpas\b|\bjamais\b|\?|\bmail\b|\be-mail/.test(s.marked),
  )
  if (!told) return []
  const near =
    new RegExp(String.raw`${givenPatterns.source}[^;]{0,60}?D(\d+)`).exec(told.marked) ??
    /D(\d+)[^;D]{0,60}\b(?:nouvelle adresse|nouveau domicile)/.exec(told.marked)
  const on = near ? pastDay(situation, near[1], ['day']) : null
  return given(told, on)
}

const neverGiven =
  /\b(?:sans|jamais|pas|n'a)\b.{0,25}\b(?:donner?|laisser?|communique[r]?|transmis|laisse|indique[r]?|fourni[r]?|eu|connai[st])\b.{0,20}\b(?:d'adresse|son adresse|sa nouvelle adresse|de nouvelle adresse|ma nouvelle adresse|nouvelle adresse|mon adresse|leur adresse|adresse)\b(?! (?:mail|e-mail|electronique))/
const hereItIs =
  /\b(?:mon|notre|ma|voici (?:mon|ma)|nouvelle) (?:nouvelle )?adresse(?: actuelle| postale| est| c'est| donc)* ?:? ?(?:le |au )?(?:\d{1,4}|[a-z]+\d)? ?.{0,60}Z\d|\b(?:j'habite|je vis|je demeure|je loge|nous habitons|domiciliee?)\b.{0,30}\b(?:desormais|maintenant|au|a present)\b.{0,60}Z\d/
const wasGiven =
  /\b(?:nouvelle adresse|nouveau domicile|adresse a|mon adresse)\b.{0,25}\b(?:donnee?|communiquee?|transmise?|laissee?|envoyee?|indiquee?|figur\w+)|\b(?:donne|communique|transmis|laisse|envoye|indique|fourni|signale|notifie)\b.{0,30}\b(?:(?:ma|notre|sa|leur) nouvelle adresse|mon nouveau domicile|mon adresse|sa nouvelle adresse|ma future adresse)/

function given(sentence: Sentence, on: Day | null): ReadFact[] {
  const { quote } = sentence
  return [
    { key: 'forwarding_address_given', value: true, quote, certainty: 'likely' },
    ...(on ? [{ key: 'forwarding_address_given_on' as const, value: on, quote, certainty: 'likely' as const }] : []),
  ]
}
