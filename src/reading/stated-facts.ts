import type { Act } from '../domain/acts.ts'
import type { ReadAct, ReadFact } from './contract.ts'
import type { Sentence } from './marked-text.ts'
import type { Situation } from './situation.ts'

const carriedByOtherActs = new Set(['offer', 'refunded'])
const matter =
  /\b(?:murs?|peintures?|peint|repeint|parquet|moquette|cuisine|four|evier|volets?|portes?|fenetres?|vitres?|salon|chambres?|salle de bain|canape|taches?|trous?|traces?|rayures?|rayee?|casse|abime|sales?|menage|nettoy\w+|jardin|pelouse|haie|tonte|cles?|badges?|factures?|devis|justificatifs?|etats? des lieux|edl|loyers?|charges|provision|regularisation|eau|electricite|chauffage|copropriete|syndic|compteur|meubles?|appartement|logement|maison|studio|bail|depot|caution|vetuste|degradations?|reparations?|travaux|artisan|plombier|peintre|rib|iban|adresse|succession|notaire|heritiers?|francs?|siret|chauffe-eau|chaudiere|preavis|assurance|tickets?|interphone|poignee|erreur|contrat|clause|colocataires?|locataire|transfere|microwave|commission)\b/
/** Bank details are no proof; giving them states a fact. */
const givesAccount = /\b(?:voici|voila|ci-joint|joint|le|mon|notre)\b.{0,20}\b(?:rib|iban)\b/
const notStatement =
  /^(?:bonjour|bonsoir|merci|cordialement|bien a vous|salutations|madame|monsieur|hello|salut|messieurs|veuillez)\b.{0,60}$/
/** Acts whose sentence says what is done, not what is so. */
const doing: ReadonlySet<Act> = new Set([
  'payment_sent',
  'payment_received',
  'payment_missing',
  'refund_commitment',
  'acceptance',
  'offer',
  'delay_request',
  'question',
  'withdrawal',
  'data_rights',
  'mediation_refusal',
  'request_mediation',
  'acknowledgement',
  'evidence_sent',
  'evidence_requested',
  'legal_escalation',
])

/** Dates, sums, the state of the dwelling, an address: read as facts, or told in a sentence that does nothing else. */
export function statedFacts({ text }: Situation, facts: readonly ReadFact[], acts: readonly ReadAct[]): ReadAct | null {
  const fact = facts.find((f) => !carriedByOtherActs.has(f.key))
  if (fact) return { act: 'facts_stated', quote: fact.quote, certainty: fact.certainty }
  const account = acts.length === 0 ? text.sentences.find((s) => givesAccount.test(s.marked)) : undefined
  if (account) return { act: 'facts_stated', quote: account.quote, certainty: 'likely' }
  const busy = new Set(acts.filter((a) => doing.has(a.act)).map((a) => a.quote))
  const told = text.sentences.find((s) => !busy.has(s.quote) && tells(s))
  return told && !acts.some((a) => a.act === 'data_rights' || a.act === 'payment_sent')
    ? { act: 'facts_stated', quote: told.quote, certainty: 'likely' }
    : null
}

const tells = ({ marked, asks }: Sentence): boolean =>
  !asks &&
  marked.length >= 12 &&
  !notStatement.test(marked) &&
  matter.test(marked) &&
  /\b(?:est|etait|a|ai|ont|avait|avais|sont|etaient|fait|dit|c'est|n'est|voici|mon|n'y|l'ai|m'a|n'a|j'ai|d'apres|le rib)\b/.test(
    marked,
  )
