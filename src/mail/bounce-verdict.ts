import type { BouncedRecipient } from './bounce.ts'

/**
 * What a report means for the channel to one person. `dead`: the address does not work. `passing`: a full mailbox, a server that
 * was away: the same mail may get through later. `refused`: this mail was not taken, which says nothing about the address.
 * `waiting`: the mail system still tries.
 */
export type BounceVerdict = 'dead' | 'passing' | 'refused' | 'waiting' | 'arrived'

/** Class 5 alone proves nothing about an address; subject and detail of the status do (RFC 3463 § 3), else the words. */
export function bounceVerdict({ action, status, diagnostic }: BouncedRecipient, report: string): BounceVerdict {
  if (action === 'delayed') return 'waiting'
  if (action === 'delivered' || action === 'relayed' || action === 'expanded') return 'arrived'
  const [, kind = '', subject = '', detail = ''] = /^(\d)\.(\d{1,3})\.(\d{1,3})$/.exec(status ?? '') ?? []
  const words = `${diagnostic}\n${report.slice(0, 5000)}`
  if (kind === '4' || (subject === '2' && detail === '2') || (subject === '4' && detail === '7')) return 'passing'
  if (subject === '1') return detail === '7' || detail === '8' ? 'refused' : 'dead'
  if (subject === '2' && detail === '1') return 'dead'
  if (FULL.test(words)) return 'passing'
  if (subject === '7' || subject === '6' || POLICY.test(words)) return 'refused'
  return UNKNOWN_USER.test(words) ? 'dead' : 'refused'
}

const FULL =
  /over ?quota|quota (?:exceeded|d[ée]pass)|(?:mail)?box (?:is )?full|bo[îi]te.{0,80}pleine|satur[ée]e|insufficient (?:disk|system) (?:space|storage)|storage allocation/i

const POLICY =
  /\bspam|junk|blocked|blacklist|block(?:ed)? list|bloqu[ée]|policy|reputation|not allowed|not authorized|r[ée]putation|liste noire|content reject|virus|dmarc|\bspf\b|relay(?:ing)? (?:denied|access)/i

const UNKNOWN_USER =
  /user (?:is )?unknown|unknown (?:user|recipient|local|address)|utilisateur inconnu|destinataire inconnu|adresse (?:inconnue|inexistante|invalide|d['’]e?-?mail introuvable)|no such (?:user|recipient|mailbox|address)|(?:user|recipient|mailbox|address|account|domain|domaine) (?:was )?(?:not found|doesn['’]?t exist|does not exist|unavailable|disabled|inactive)|n['’]existe (?:pas|plus)|introuvable|host (?:or domain name )?not found|unrouteable|invalid recipient|recipient address rejected: (?:access denied|user)/i
