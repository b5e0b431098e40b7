import type { Act } from '../domain/acts.ts'
import type { ReadAct } from './contract.ts'
import type { Frame } from './grammar/frames.ts'
import { framesOf } from './grammar/frames.ts'
import type { NounClass } from './grammar/lexicon.ts'
import { tokensOf } from './grammar/tokens.ts'
import type { Sentence } from './marked-text.ts'
import type { Situation } from './situation.ts'

/** The acts that the grammar of the sentences shows: who does what to which thing, when, and whether not. */
export function frameActs(situation: Situation): ReadAct[] {
  return situation.text.sentences.flatMap((sentence) => {
    const frames = framesOf(sentence.marked)
    return frames.flatMap((frame) =>
      actsOf(frame, sentence, situation).map((act) => ({ act, quote: sentence.quote, certainty: 'likely' as const })),
    )
  })
}

const LONGEST_PLAIN = 12
const joins = new Set([',', ';', ':', '(', 'si', "s'", 'mais', 'car', 'que', "qu'", 'qui', 'quand', 'sauf', 'sous'])

/** The acts of sentences that are one short clause in which the writer says what he does or will do: nothing in them can turn it. */
export function plainActs(situation: Situation): ReadonlySet<Act> {
  const plain = situation.text.sentences.filter(({ marked }) => {
    const tokens = tokensOf(marked)
    return tokens.length <= LONGEST_PLAIN && !tokens.some((token) => joins.has(token))
  })
  return new Set(
    plain.flatMap((sentence) =>
      framesOf(sentence.marked)
        .filter(isPlain)
        .flatMap((frame) => actsOf(frame, sentence, situation))
        .filter((act) => act !== 'payment_missing'),
    ),
  )
}

const isPlain = ({ person, tense, mood, hypothetical }: Frame): boolean =>
  person === 'me' &&
  !hypothetical &&
  (tense === 'present' || tense === 'future') &&
  (mood === null || mood === 'refuse' || mood === 'commit')

const MONEY: readonly NounClass[] = ['sum', 'money', 'deposit', 'transfer']
const has = (frame: Frame, ...classes: readonly NounClass[]): boolean => classes.some((c) => frame.objects.has(c))
const about = (frame: Frame, ...classes: readonly NounClass[]): boolean =>
  has(frame, ...classes) || (frame.subject !== null && classes.includes(frame.subject))

function actsOf(frame: Frame, sentence: Sentence, situation: Situation): Act[] {
  if (frame.reported || sentence.asks) return []
  const mine = isMine(frame, situation)
  switch (situation.side) {
    case 'landlord':
      return [...landlordActs(frame, mine), ...commonActs(frame, mine, situation)]
    case 'tenant':
      return [...tenantActs(frame, mine, situation), ...commonActs(frame, mine, situation)]
    default:
      return commonActs(frame, mine, situation)
  }
}

/** The writer, or whom the writer stands for. */
const isMine = (frame: Frame, { side, role }: Situation): boolean =>
  frame.person === 'me' ||
  frame.subject === 'client' ||
  (frame.person === 'they' && frame.subject === 'landlord' && side === 'landlord') ||
  (frame.person === 'they' && frame.subject === 'tenant' && side === 'tenant' && role !== 'tenant')

const willing = (frame: Frame): boolean => frame.mood === null || frame.mood === 'commit'

function landlordActs(frame: Frame, mine: boolean): Act[] {
  const acts: Act[] = []
  const moved = frame.verb === 'refund' || (frame.verb === 'pay' && about(frame, ...MONEY)) || sendsMoney(frame)
  const agentless = frame.person === 'it' && about(frame, 'money', 'deposit', 'transfer')
  if (moved && (mine || (agentless && frame.passive))) {
    if (frame.negated || frame.mood === 'refuse') {
      if (frame.tense !== 'past' && frame.verb === 'refund') acts.push('refund_refusal')
    } else if (!frame.hypothetical) {
      if (frame.tense === 'past' && frame.mood === null) acts.push('payment_sent')
      else if (willing(frame) && (frame.tense === 'future' || frame.tense === 'present')) acts.push('refund_commitment')
      else if (frame.mood === 'ready' || frame.mood === 'propose' || frame.tense === 'conditional') acts.push('offer')
      else if (frame.mood === 'can' && frame.verb === 'refund') acts.push('offer')
    }
  }
  if (
    frame.verb === 'keep' &&
    mine &&
    !frame.negated &&
    !frame.hypothetical &&
    frame.tense !== 'conditional' &&
    frame.mood !== 'without'
  )
    acts.push('refund_refusal')
  if (frame.verb === 'maintain' && mine && !frame.negated && has(frame, 'retention')) acts.push('refund_refusal')
  return acts
}

/** `envoyer`, `effectuer`, `faire` pay only where their object is money. */
const sendsMoney = (frame: Frame): boolean =>
  (frame.verb === 'send' || frame.verb === 'carry_out') && about(frame, 'transfer') && !about(frame, 'proof')

function tenantActs(frame: Frame, mine: boolean, situation: Situation): Act[] {
  const acts: Act[] = []
  const paying = frame.verb === 'refund' || (frame.verb === 'pay' && about(frame, ...MONEY)) || sendsMoney(frame)
  const theirs = frame.person === 'they' || frame.person === 'you' || (frame.person === 'it' && frame.passive)
  if (paying && theirs && frame.tense === 'past' && !frame.hypothetical && frame.mood === null) {
    if (frame.negated || frame.only) acts.push('payment_missing')
    else if (underway(situation)) acts.push('payment_received')
  }
  if (frame.verb === 'refund' && theirs && frame.negated && frame.tense === 'present' && !frame.hypothetical)
    acts.push('payment_missing')
  if (frame.verb === 'refund' && theirs && (frame.mood === 'refuse' || (frame.mood === 'want' && frame.negated)))
    acts.push('payment_missing')
  if (frame.verb === 'receive' && mine && frame.tense === 'past' && about(frame, ...MONEY) && !frame.hypothetical) {
    if (frame.negated || frame.only) acts.push('payment_missing')
    else if (underway(situation)) acts.push('payment_received')
  }
  if (
    frame.verb === 'receive' &&
    mine &&
    frame.tense === 'past' &&
    frame.negated &&
    !about(frame, 'proof', 'request', 'mediation')
  )
    acts.push('payment_missing')
  if (
    frame.verb === 'arrive' &&
    frame.person === 'it' &&
    about(frame, ...MONEY) &&
    frame.tense === 'past' &&
    !frame.hypothetical
  )
    acts.push(frame.negated ? 'payment_missing' : 'payment_received')
  if (
    frame.verb === 'wait' &&
    mine &&
    !frame.negated &&
    frame.tense === 'present' &&
    about(frame, 'sum', 'money', 'deposit', 'transfer')
  )
    acts.push('payment_missing')
  if (
    frame.verb === 'give_up' &&
    mine &&
    !frame.negated &&
    !frame.hypothetical &&
    frame.tense !== 'past' &&
    has(frame, 'request', 'mediation')
  )
    acts.push('withdrawal')
  return acts
}

function commonActs(frame: Frame, mine: boolean, situation: Situation): Act[] {
  const acts: Act[] = []
  if (
    frame.verb === 'accept' &&
    mine &&
    frame.tense === 'present' &&
    frame.mood === null &&
    onTable(situation) &&
    !frame.hypothetical
  )
    acts.push(frame.negated ? 'rejection' : 'acceptance')
  if (frame.verb === 'accept' && mine && frame.negated && frame.mood === 'can' && onTable(situation))
    acts.push('rejection')
  if (
    frame.verb === 'refuse' &&
    mine &&
    !frame.negated &&
    frame.tense === 'present' &&
    onTable(situation) &&
    has(frame, 'offer', 'sum')
  )
    acts.push('rejection')
  if (frame.verb === 'refuse' && mine && !frame.negated && has(frame, 'mediation')) acts.push('mediation_refusal')
  if (frame.verb === 'take_part' && mine && (frame.negated || frame.mood === 'refuse')) acts.push('mediation_refusal')
  if (frame.verb === 'propose' && mine && !frame.negated && has(frame, 'sum', 'money') && !situation.opening)
    acts.push('offer')
  if (
    (frame.verb === 'seize' || frame.verb === 'resort') &&
    mine &&
    !frame.negated &&
    has(frame, 'court') &&
    frame.mood !== 'without'
  )
    acts.push('legal_escalation')
  if (frame.verb === 'ask' && mine && !frame.negated && has(frame, 'proof') && frame.tense !== 'past')
    acts.push('evidence_requested')
  if (frame.verb === 'ask' && mine && !frame.negated && has(frame, 'time')) acts.push('delay_request')
  return acts
}

const underway = (s: Situation): boolean =>
  (['payment_sent', 'refund_commitment', 'offer', 'acceptance'] as const).some((act) => s.others.has(act)) ||
  s.own.has('request_mediation') ||
  s.own.has('payment_missing') ||
  s.own.has('acceptance')
/** The mediator may have put an offer too: only a first mail answers none. */
const onTable = (s: Situation): boolean => !s.opening
