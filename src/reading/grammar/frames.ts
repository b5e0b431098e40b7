import { remembered } from '../../domain/remembered.ts'
import { type NounClass, nounClass, type VerbClass, type VerbForm, verbForms } from './lexicon.ts'
import { tokensOf } from './tokens.ts'

type Person = 'me' | 'you' | 'they' | 'it' | null
type Tense = 'past' | 'present' | 'future' | 'conditional' | 'infinitive'
/** What governs an infinitive. */
type Mood = 'can' | 'must' | 'want' | 'refuse' | 'ready' | 'propose' | 'commit' | 'ask' | 'without' | 'purpose' | null

/** One verb of a sentence with what French says around it: who, when, whether not, of what. */
export type Frame = {
  verb: VerbClass
  person: Person
  tense: Tense
  negated: boolean
  /** After `si`, `quand`, `à condition que`: not asserted. */
  hypothetical: boolean
  /** After "il dit que": another's words. */
  reported: boolean
  /** `ne … que`. */
  only: boolean
  passive: boolean
  mood: Mood
  /** What stands after the verb in its clause, and what is its subject. */
  objects: ReadonlySet<NounClass>
  subject: NounClass | null
}

const adverb =
  /^(?:bien|deja|toujours|encore|enfin|donc|alors|aussi|tout|tous|toute|toutes|meme|jamais|pas|plus|rien|point|aucunement|nullement|seulement|finalement|aussitot|immediatement|volontiers|vraiment|simplement|juste|trop|ainsi|bientot|demain|hier|aujourd|D|absolument|[a-z]+ement|[a-z]+amment)$/
const negation = new Set([
  'pas',
  'rien',
  'jamais',
  'aucun',
  'aucune',
  'nullement',
  'aucunement',
  'point',
  'guere',
  'ni',
])
const clitic = new Set("me m' te t' se s' le l' la les lui leur y en nous vous ca cela tout".split(' '))
const pronoun: Readonly<Record<string, Person>> = {
  je: 'me',
  "j'": 'me',
  on: 'me',
  nous: 'me',
  vous: 'you',
  tu: 'you',
  il: 'they',
  elle: 'they',
  ils: 'they',
  elles: 'they',
  ca: 'it',
  cela: 'it',
  "c'": 'it',
  ce: 'it',
  qui: null,
}
const HAVE = /^(?:avoir|ai|as|a|avons|avez|ont|avais|avait|avions|aviez|avaient|aurai|aura|aurons|aurez|auront)$/
const WOULD_HAVE = /^(?:aurais|aurait|aurions|auriez|auraient)$/
const BE = /^(?:etre|suis|es|est|sommes|etes|sont|etais|etait|etaient|ete)$/
const WILL_BE = /^(?:sera|seront|serai|serons)$/
const WOULD_BE = /^(?:serais|serait|seraient)$/
const isAuxiliary = (token: string): boolean =>
  HAVE.test(token) || WOULD_HAVE.test(token) || BE.test(token) || WILL_BE.test(token) || WOULD_BE.test(token)

const CLAUSE_END = new Set([',', ';', ':', '(', ')', '?', '!', '.', 'mais', 'car', 'et', 'or', 'puis', 'parce', 'donc'])
const opensHypothesis = new Set([
  'si',
  "s'",
  'quand',
  'lorsque',
  "lorsqu'",
  'condition',
  'cas',
  'tant',
  'avant',
  'sauf',
])

/** Every lexical verb of a marked sentence as a frame, in order. */
export const framesOf = remembered((marked): readonly Frame[] => {
  const tokens = tokensOf(marked)
  return tokens.flatMap((token, at) => {
    const forms = verbForms.get(token)
    const form = forms && chosen(forms, tokens, at)
    return form ? [frameAt(tokens, at, form)] : []
  })
}, 100)

/** `verse` after an auxiliary is a participle, elsewhere a present; `les virements` holds no verb. */
function chosen(forms: readonly VerbForm[], tokens: readonly string[], at: number): VerbForm | null {
  const before = tokens[at - 1] ?? ''
  if (
    /^(?:un|une|du|des|ce|cet|cette|mon|ma|votre|vos|notre|nos|son|sa|leur|ses|mes|au|aux|aucun|aucune|chaque|quelle|quel)$/.test(
      before,
    )
  )
    return null
  if ((before === 'le' || before === 'la' || before === "l'") && !hasSubject(tokens, at - 1)) return null
  const helped = auxiliaryBefore(tokens, at) !== null
  return (
    forms.find((f) => (f.ending === 'participle') === helped) ??
    (helped ? null : (forms.find((f) => f.ending === 'participle') ?? null))
  )
}

function hasSubject(tokens: readonly string[], at: number): boolean {
  for (let i = at - 1; i >= Math.max(0, at - 5); i--) {
    const token = tokens[i] ?? ''
    if (token in pronoun || token === 'a' || token === 'de' || token === "d'" || token === 'pour' || token === 'ne')
      return true
    if (nounClass.has(token)) return true
    if (!clitic.has(token) && !adverb.test(token) && token !== "n'") return false
  }
  return at === 0
}

function auxiliaryBefore(tokens: readonly string[], at: number): number | null {
  for (let i = at - 1; i >= Math.max(0, at - 5); i--) {
    const token = tokens[i] ?? ''
    if (isAuxiliary(token))
      return token === 'ete' || token !== 'a' || !/^(?:les?|la|un|une)$/.test(tokens[i + 1] ?? '') ? i : null
    if (!adverb.test(token) && !clitic.has(token) && token !== 'D' && token !== 'aucun' && token !== 'aucune')
      return null
  }
  return null
}

function frameAt(tokens: readonly string[], at: number, form: VerbForm): Frame {
  const start = clauseStart(tokens, at)
  const end = clauseEnd(tokens, at)
  const helper = form.ending === 'participle' ? auxiliaryBefore(tokens, at) : null
  const been = helper !== null && tokens[helper] === 'ete' ? auxiliaryBefore(tokens, helper) : null
  const mood = form.ending === 'infinitive' ? moodBefore(tokens, at, start) : null
  const head = mood?.head ?? been ?? helper ?? at
  const { person, subject } = subjectOf(tokens, head, start, form)
  const before = tokens.slice(start, at)
  const auxiliary = tokens[helper ?? -1] ?? ''
  const passive =
    been !== null ||
    (form.ending === 'participle' && (BE.test(auxiliary) || WILL_BE.test(auxiliary) || WOULD_BE.test(auxiliary)))
  return {
    verb: form.verb,
    person,
    tense: tenseOf(form, tokens, helper, been, mood?.tense ?? null),
    negated: isNegated(tokens, head, at, end, start),
    hypothetical: before
      .slice(-12)
      .some((t, i, part) => opensHypothesis.has(t) && !(t === "s'" && part[i + 1] !== 'il' && part[i + 1] !== 'ils')),
    reported: isReported(tokens, head),
    only:
      before.some((t) => t === 'ne' || t === "n'") &&
      tokens.slice(at + 1, at + 5).some((t) => t === 'que' || t === "qu'"),
    passive,
    mood: mood?.mood ?? null,
    objects: new Set(tokens.slice(at + 1, end).flatMap((t) => nounClass.get(t) ?? [])),
    subject,
  }
}

function clauseStart(tokens: readonly string[], at: number): number {
  for (let i = at - 1; i >= 0; i--) {
    const token = tokens[i] ?? ''
    if (token === ',' && i > 0 && (tokens[i + 1] ?? '') in pronoun) return i + 1
    if (CLAUSE_END.has(token) && token !== ',' && token !== 'donc' && token !== '(') return i + 1
  }
  return 0
}

function clauseEnd(tokens: readonly string[], at: number): number {
  for (let i = at + 1; i < tokens.length; i++) {
    const token = tokens[i] ?? ''
    if (token === 'donc') continue
    if (token === 'et' && !((tokens[i + 1] ?? '') in pronoun)) continue
    if (CLAUSE_END.has(token)) return i
  }
  return tokens.length
}

type Governor = { mood: Mood; head: number; tense: Tense | null }

/** What an infinitive depends on: "je ne peux pas", "je m'engage à", "hors de question de". */
function moodBefore(tokens: readonly string[], at: number, start: number): Governor {
  for (let i = at - 1; i >= Math.max(start, at - 9); i--) {
    const token = tokens[i] ?? ''
    const governor = governors.find(([find]) => find.test(token))
    if (governor) return { mood: governor[1], head: i, tense: governor[2](token) }
    if (token === 'sans') return { mood: 'without', head: i, tense: null }
    if (token === 'pour' && i >= at - 3) return { mood: 'purpose', head: i, tense: null }
    if (token === 'question' || token === 'impossible') return { mood: 'refuse', head: i, tense: null }
  }
  return { mood: null, head: at, tense: null }
}

const conditional = (token: string): Tense => (/r(?:ais|ait|ions|iez|aient)$/.test(token) ? 'conditional' : 'present')
const governors: readonly (readonly [RegExp, Mood, (token: string) => Tense])[] = [
  [/^(?:vais|va|allons|allez|vont)$/, null, () => 'future'],
  [/^(?:viens|vient|venons|venez|viennent)$/, null, () => 'past'],
  [
    /^(?:peu[xt]|pouvons|pouvez|peuvent|pourrai[st]?|pourra|pourrons|pourrions|pourriez|pourraient|puis|puisse)$/,
    'can',
    conditional,
  ],
  [/^(?:doi[st]|devons|devez|doivent|faut|faudrait|oblige|obligee|obliges|contraint)$/, 'must', conditional],
  [
    /^(?:veu[xt]|voulons|veulent|voudrai[st]|voudrions|souhaite|souhaitons|souhaiterai[st]|aimerai[st]|compte|comptons|entends|entendons|prefere|preferons|prefererai[st]|decide|envie|intention)$/,
    'want',
    conditional,
  ],
  [/^(?:refuse|refusons|refusent|refuserai)$/, 'refuse', () => 'present'],
  [
    /^(?:prete?s?|disposee?s?|accord|accepte|acceptons|accepterai[st]?|accepterions|consens|consentons)$/,
    'ready',
    conditional,
  ],
  [/^(?:propose|proposons|proposerai[st]?|suggere)$/, 'propose', () => 'present'],
  [/^(?:engage|engageons|promets|promettons|procede|procedons)$/, 'commit', () => 'present'],
  [/^(?:demande|demandons|prie|merci|pouvez|reclame|exige|veuillez|attends|invite|remercie)$/, 'ask', () => 'present'],
]

function tenseOf(
  form: VerbForm,
  tokens: readonly string[],
  helper: number | null,
  been: number | null,
  governed: Tense | null,
): Tense {
  if (form.ending === 'infinitive') return governed ?? 'infinitive'
  if (form.ending === 'participle') {
    const auxiliary = tokens[been ?? helper ?? -1] ?? ''
    if (WILL_BE.test(auxiliary)) return 'future'
    if (WOULD_BE.test(auxiliary) || WOULD_HAVE.test(auxiliary)) return 'conditional'
    return 'past'
  }
  switch (form.ending) {
    case 'future':
      return 'future'
    case 'conditional':
      return 'conditional'
    case 'imperfect':
      return 'past'
    case 'present':
    case 'gerund':
      return 'present'
  }
}

/** The nearest pronoun that can be a subject, else the nearest noun that can. */
function subjectOf(
  tokens: readonly string[],
  head: number,
  start: number,
  form: VerbForm,
): { person: Person; subject: NounClass | null } {
  const after = /^-(je|tu|il|elle|on|nous|vous|ils|elles)$/.exec(tokens[head + 1] ?? '')
  if (after?.[1]) return { person: pronoun[after[1]] ?? null, subject: null }
  let noun: NounClass | null = null
  for (let i = head - 1; i >= Math.max(start, head - 9); i--) {
    const token = tokens[i] ?? ''
    const known = nounClass.get(token)
    if (token in pronoun && token !== 'qui' && token !== 'ce' && !isClitic(tokens, i, start)) {
      // "On ne m'a rien rendu": somebody, not the writer.
      const other = token === 'on' && tokens.slice(i, head).some((t) => t === "m'" || t === 'me')
      return { person: noun ? 'it' : other ? 'they' : (pronoun[token] ?? null), subject: noun }
    }
    if (known && !noun && known !== 'sum') noun = known
    if (token === 'que' || token === "qu'") break
  }
  const finite = tokens[head] ?? ''
  if (noun)
    return { person: noun === 'landlord' || noun === 'tenant' || noun === 'client' ? 'they' : 'it', subject: noun }
  if (/(?:ons)$/.test(finite) || finite === 'ai' || form.person === 'we') return { person: 'me', subject: null }
  if (/ez$/.test(finite) || form.person === 'you') return { person: 'you', subject: null }
  return { person: null, subject: null }
}

/** `nous` and `vous` before a verb are objects where another subject stands before them. */
function isClitic(tokens: readonly string[], at: number, start: number): boolean {
  const token = tokens[at] ?? ''
  if (token !== 'nous' && token !== 'vous' && token !== 'ca' && token !== 'cela') return false
  for (let i = at - 1; i >= Math.max(start, at - 3); i--) {
    const before = tokens[i] ?? ''
    if (before in pronoun && before !== 'ca' && before !== 'cela') return true
    if (before === 'ne' || before === "n'" || clitic.has(before)) continue
    return before === 'de' || before === 'a' || before === 'pour' || before === 'bien' || before === 'sans'
  }
  return false
}

function isNegated(tokens: readonly string[], head: number, at: number, end: number, start: number): boolean {
  const particle = tokens.slice(Math.max(start, head - 5), head).some((t) => t === 'ne' || t === "n'")
  const around = tokens.slice(head + 1, Math.min(end, at + 3))
  if (around.some((t) => negation.has(t)) && !/^(?:mal|grave)$/.test(tokens[at + 2] ?? '')) return true
  if (
    tokens
      .slice(Math.max(start, head - 4), head)
      .some((t) => t === 'jamais' || t === 'rien' || t === 'aucun' || t === 'aucune')
  )
    return true
  // "Pas envie de", "pas l'intention de", "pas question de".
  if (head < at && tokens.slice(Math.max(start, head - 3), head).includes('pas')) return true
  return particle && around.includes('plus')
}

/** "Il dit que", "elle prétend avoir": what follows is not the writer's own word. */
function isReported(tokens: readonly string[], head: number): boolean {
  for (let i = head - 1; i >= Math.max(0, head - 8); i--) {
    const token = tokens[i] ?? ''
    if (!verbForms.get(token)?.some((f) => f.verb === 'say') && token !== 'parait') continue
    const who = tokens.slice(Math.max(0, i - 3), i)
    return !who.some((t) => t === 'je' || t === "j'" || t === 'nous')
  }
  return false
}
