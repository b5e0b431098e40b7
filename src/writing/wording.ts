import { block, type Finding, type FindingKind, findingText, warn } from './lint/finding.ts'
import { linkFindings } from './lint/links.ts'

/** Whole words: `\b` would see one inside "dûment", because its letters are ASCII. */
const words = (source: string): RegExp => new RegExp(`(?<!\\p{L})(?:${source})(?!\\p{L})`, 'giu')

type Pattern = { kind: FindingKind; find: RegExp; as: typeof block }

const patterns: readonly Pattern[] = [
  {
    kind: 'blame',
    as: block,
    find: words(
      'malhonn[êe]te(?:s|ment|t[ée]s?)?|menteu(?:r|se)s?|vous (?:nous |lui |leur )?(?:avez menti|mentez)|(?:il|elle|(?:le|la) (?:locataire|bailleur|bailleresse|propri[ée]taire|agence)) (?:nous |vous )?(?:a menti|ment)|escro(?:c|cs|quer|querie|queries)|arnaqu(?:e|es|er|eurs?|euses?|é|ée)|(?:bande de )?voleu(?:r|se)s?|profiteu(?:r|se)s?|salauds?|ordures?|marchands? de sommeil',
    ),
  },
  {
    kind: 'blame',
    as: warn,
    find: words(
      'mauvaise foi|mensong\\p{L}{0,4}|ment(?:ent|i)?|escro\\p{L}{0,6}|vol(?:é|er)|abus(?:ifs?|ives?|ivement)?|scandal\\p{L}{0,5}|honte\\p{L}{0,3}|inadmissibles?|inacceptables?|coupables?|(?:votre|sa|leur|par) faute|fauti(?:fs?|ves?)|n[ée]gligen\\p{L}{0,3}|ill[ée]gal\\p{L}{0,6}',
    ),
  },
  {
    kind: 'promise',
    as: block,
    find: words(
      "nous (?:vous )?(?:garantissons|promettons)|nous (?:vous )?assurons que (?:vous|le juge|la commission)|vous (?:allez|êtes sûre?s?|êtes certaine?s?) (?:de )?(?:gagner|récupérer|d['’]avoir|toucher|d['’]obtenir|obtenir)|vous (?:gagnerez|obtiendrez|récupérerez)|(?:le juge|le tribunal|la commission) (?:vous )?(?:donnera raison|donnera tort|condamnera)",
    ),
  },
  {
    kind: 'promise',
    as: warn,
    find: words('nous (?:vous )?assurons|le juge (?:vous )?donnera|sans aucun doute|à coup sûr'),
  },
  {
    kind: 'advice',
    as: block,
    find: words(
      "nous vous conseillons (?:de refuser|de ne (?:pas|rien)|d['’]accepter|d['’]attaquer)|votre intérêt est|ne (?:lui|leur) (?:dites|répondez|payez|versez|donnez|rendez|cédez) (?:pas|rien|plus)|(?:le bailleur|le locataire|la locataire|il|elle) a (?:raison|tort)|vous avez (?:raison|tort) (?:de|d['’]|sur|et)",
    ),
  },
  {
    kind: 'advice',
    as: warn,
    find: words(
      'nous vous conseillons|notre conseil|vous avez (?:raison|tort)|vous devriez|vous devez payer|doit vous payer',
    ),
  },
]

const MOST_TEXT = 200_000
const AVERAGE_WORDS = 20
const MOST_WORDS = 40

/** Insults, promises and advice against the other side stop a letter; what only sounds like one is shown. */
export function wordingFindings(text: string): Finding[] {
  const bounded = text.slice(0, MOST_TEXT).replace(/[^\S\n]+/g, ' ')
  const stopping = found(bounded, block)
  const quoted = stopping.map(({ quote }) => quote.toLowerCase())
  const shown = found(bounded, warn).filter(({ quote }) => !quoted.some((q) => q.includes(quote.toLowerCase())))
  return [...stopping, ...shown, ...longSentences(bounded)]
}

const found = (text: string, as: typeof block): Finding[] =>
  patterns
    .filter((pattern) => pattern.as === as)
    .flatMap(({ kind, find }) => (text.match(find) ?? []).map((quote) => as(kind, quote)))

/** Blame, promises, advice to one side, links and hard reading: each as one French sentence for the mediator. */
export const wordingWarnings = (text: string): string[] => [
  ...new Set([...wordingFindings(text), ...linkFindings(text)].map(findingText)),
]

function longSentences(text: string): Finding[] {
  const sentences = sentencesOf(text)
  const average = averageOf(sentences)
  const tooLong = sentences.filter(({ words }) => words > MOST_WORDS)
  return [
    ...(average > AVERAGE_WORDS
      ? [warn('sentence', '', `les phrases comptent ${Math.round(average)} mots en moyenne`)]
      : []),
    ...tooLong.map(({ sentence }) => warn('sentence', sentence.slice(0, 60))),
  ]
}

/** Words per sentence; a heading or an item counts as a sentence. */
export const averageSentence = (text: string): number => averageOf(sentencesOf(text))

type Counted = { sentence: string; words: number }

const averageOf = (sentences: readonly Counted[]): number =>
  sentences.length === 0 ? 0 : sentences.reduce((total, { words }) => total + words, 0) / sentences.length

const sentencesOf = (text: string): Counted[] =>
  text
    .split(/\n|(?<=[.!?…:]) /)
    .map((sentence) => ({ sentence, words: wordCount(sentence) }))
    .filter(({ words }) => words > 0)

const wordCount = (text: string): number => (text.match(/\p{L}[\p{L}’'-]{0,40}/gu) ?? []).length
