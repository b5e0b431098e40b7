type WordingKind = 'blame' | 'promise' | 'one_sided' | 'link'

/** Whole words: `\b` would see one inside "dûment", because its letters are ASCII. */
const words = (source: string): RegExp => new RegExp(`(?<!\\p{L})(?:${source})(?!\\p{L})`, 'giu')

const patterns: Record<WordingKind, RegExp> = {
  blame: words(
    'malhonn[êe]tes?|mauvaise foi|mensong\\p{L}{0,4}|ment(?:ent|ez|eurs?|euses?|i)?|escro\\p{L}{0,6}|vol(?:é|er|eurs?)|abus(?:ifs?|ives?|ivement)?|scandal\\p{L}{0,5}|honte\\p{L}{0,3}|inadmissibles?|inacceptables?|coupables?|(?:votre|sa|leur|par) faute|fauti(?:fs?|ves?)|profiteurs?|n[ée]gligen\\p{L}{0,3}|arnaqu\\p{L}{0,4}|ill[ée]gal\\p{L}{0,6}',
  ),
  promise: words(
    "nous (?:vous )?(?:garantissons|assurons|promettons)|vous (?:allez|êtes sûre?) (?:gagner|récupérer|d['’]avoir|toucher)|vous gagnerez|vous obtiendrez|le juge (?:vous )?donnera|sans aucun doute|à coup sûr",
  ),
  one_sided: words(
    'nous vous conseillons|notre conseil|votre intérêt est|vous avez (?:raison|tort)|(?:le bailleur|le locataire|il|elle) a (?:raison|tort)|ne lui (?:dites|répondez|payez)|vous devriez|vous devez payer|doit vous payer',
  ),
  link: /\bhttps?:\/\/[^\s<>"]{1,200}|(?<![@.\w-])(?:[a-z0-9-]{1,63}\.){1,4}(?:com|fr|org|net|eu|info|io|co|ru)\b(?:\/[^\s<>"]{0,200})?/gi,
}

const meaning: Record<WordingKind, string> = {
  blame: 'met en cause une personne',
  promise: 'promet un résultat',
  one_sided: 'conseille une partie contre l’autre',
  link: 'est un lien',
}

/** Sites that our own letters name. */
const KNOWN_SITES = new Set(['anil.org', 'conciliateurs.fr', 'justice.fr'])

const MOST_TEXT = 200_000
const AVERAGE_WORDS = 20
const MOST_WORDS = 40

/** Blame, promises, advice to one side, links and hard reading: each as one French sentence for the mediator. */
export function wordingWarnings(text: string): string[] {
  const bounded = text.slice(0, MOST_TEXT)
  const found = Object.entries(patterns).flatMap(([kind, find]) =>
    (bounded.match(find) ?? [])
      .filter((words) => !KNOWN_SITES.has(words.toLowerCase()))
      .map((words) => `« ${words} » ${meaning[kind as WordingKind]}`),
  )
  return [...new Set([...found, ...longSentences(bounded)])]
}

function longSentences(text: string): string[] {
  const average = averageSentence(text)
  const tooLong = sentencesOf(text).filter((sentence) => wordCount(sentence) > MOST_WORDS)
  return [
    ...(average > AVERAGE_WORDS ? [`les phrases comptent ${Math.round(average)} mots en moyenne`] : []),
    ...tooLong.map((sentence) => `phrase longue : « ${sentence.slice(0, 60)}… »`),
  ]
}

/** Words per sentence; a heading or an item counts as a sentence. */
export function averageSentence(text: string): number {
  const counts = sentencesOf(text).map(wordCount)
  return counts.length === 0 ? 0 : counts.reduce((total, count) => total + count, 0) / counts.length
}

const sentencesOf = (text: string): string[] => text.split(/\n|(?<=[.!?…:]) /).filter((piece) => wordCount(piece) > 0)

const wordCount = (text: string): number => (text.match(/\p{L}[\p{L}’'-]{0,40}/gu) ?? []).length
