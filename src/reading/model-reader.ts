import type { Act } from '../domain/acts.ts'
import type { LanguageModel } from '../ports.ts'
import type { ReadAct, Reader, ReadFact, Reading, ReadingInput } from './contract.ts'
import { factsBlockIn } from './facts-block.ts'
import { grounded } from './grounded.ts'
import { fillPrompt, type Prompt, parsePrompt, untrusted } from './prompt.ts'
import { pseudonyms } from './pseudonyms.ts'
import { supportedBy } from './supported.ts'
import { fromWire, joined, wireSchema } from './wire.ts'

/**
 * A language model as a guest: it sees one message without names, and its answer counts only where it quotes the message.
 * Answers to our questions, the landlord's digit and addresses are always the fallback's. Any failure gives the fallback's
 * reading, whose `reader` says so.
 */
export function modelReader(model: LanguageModel, promptText: string, fallback: Reader): Reader {
  const prompt = parsePrompt(promptText)
  const name = `model:${model.name}+${prompt.name}@${prompt.version}`
  const readWords = async (input: ReadingInput): Promise<Reading> => {
    const base = await fallback.read(input)
    if (input.own.trim() === '' || input.noModel) return base
    const read = await ask(model, prompt, input)
    if (read.kind === 'failed') return { ...base, reader: `${base.reader} (${name}: ${read.why})` }
    const acts = read.understood.acts.map((act) => guarded(act, base))
    const facts = read.understood.facts.map((fact) => weighed(fact, base))
    return { ...base, ...read.understood, acts, facts, usage: read.usage, reader: name }
  }
  return {
    name,
    async read(input) {
      const block = factsBlockIn(input)
      return block ? block.complete(await readWords(block.rest)) : readWords(input)
    },
  }
}

/**
 * Acts that may end a case or seal a sum count only when the built-in reader found them too: a mail that gives orders to
 * the model must move nothing. Alone, the model's word is shown to the mediator as a doubt.
 */
const DECISIVE: readonly Act[] = [
  'acceptance',
  'withdrawal',
  'payment_received',
  'mediation_refusal',
  'out_of_scope',
  'legal_escalation',
]

const guarded = (read: ReadAct, base: Reading): ReadAct =>
  DECISIVE.includes(read.act) && !base.acts.some((a) => a.act === read.act) ? { ...read, certainty: 'unsure' } : read

/** A model's word for its own certainty counts for nothing: what the built-in reader read of the same message does. */
function weighed(read: ReadFact, base: Reading): ReadFact {
  const own = base.facts.find((fact) => fact.key === read.key)
  if (!own) return read
  return { ...read, certainty: JSON.stringify(own.value) === JSON.stringify(read.value) ? own.certainty : 'unsure' }
}

type Asked =
  | { kind: 'read'; understood: Pick<Reading, 'role' | 'acts' | 'facts'>; usage: NonNullable<Reading['usage']> }
  | { kind: 'failed'; why: string }

async function ask(model: LanguageModel, prompt: Prompt, input: ReadingInput): Promise<Asked> {
  const people = [input.from, ...input.to, ...input.cc, ...input.context.earlier.map((m) => m.from)]
  const hidden = pseudonyms(input.own, people)
  const request = fillPrompt(prompt, {
    sent_on: input.sentOn,
    known_role: input.context.knownRole ?? 'unknown',
    earlier: earlierOf(input),
    asked: input.context.asked.join(', ') || 'none',
    message: untrusted(hidden.text),
  })
  const answer = await model.complete({
    ...request,
    schemaName: prompt.schema.replaceAll('-', '_'),
    schema: wireSchema,
  })
  if (answer.kind === 'failed') return answer
  const wire = fromWire(answer.json)
  if (!wire) return { kind: 'failed', why: 'answer outside the schema' }
  const restore = <T extends { quote: string }>(item: T): T => ({ ...item, quote: hidden.restore(item.quote) })
  const reading = grounded({ ...empty, acts: wire.acts.map(restore), facts: wire.facts.map(restore) }, input.own)
  return {
    kind: 'read',
    usage: answer.usage,
    understood: {
      role: input.context.knownRole ?? wire.role,
      acts: reading.acts.filter((a, i) => reading.acts.findIndex((b) => b.act === a.act) === i),
      facts: joined(reading.facts.filter(supportedBy(input.own, input.sentOn))),
    },
  }
}

const empty: Reading = { role: 'other', acts: [], facts: [], answers: [], choice: null, addresses: [], reader: 'model' }

/** Who did what before, in our own vocabulary: no words of anybody. */
const earlierOf = ({ context }: ReadingInput): string =>
  context.earlier
    .slice(-8)
    .map((m, i) => `${i + 1}. ${m.role}: ${m.acts.join(', ') || 'none'}`)
    .join('\n') || 'none'
