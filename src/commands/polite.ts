import { type Phrase, phraseAt, phrases, type Said } from './words.ts'

/** Words that order nothing and hold nothing back. */
const POLITE = phrases(
  'polite',
  [
    'bonjour|bonsoir|salut|hello|coucou|bonjour a tous|bonjour a toutes|bonjour a toutes et a tous|bonjour a vous',
    'bonjour l equipe|bonjour a l equipe|bonjour a toute l equipe|chers collegues|cher service|madame|monsieur',
    'madame monsieur|bonjour madame|bonjour monsieur|bonjour madame monsieur|re bonjour|rebonjour',
    'merci|merci beaucoup|merci bien|merci d avance|merci encore|merci a vous|merci a toi|merci a tous|mille mercis',
    'merci infiniment|un grand merci|grand merci|et merci|merci par avance|merci bcp|merci pour tout|je vous remercie',
    'je te remercie|avec mes remerciements|thanks|thank you|thx|please',
    'merci pour votre travail|merci pour ton travail|merci pour le travail|merci pour votre message|merci pour ton message',
    'merci pour ce message|merci pour le message|merci pour votre aide|merci pour ton aide|merci pour la lettre',
    'merci pour cette lettre|merci pour votre mail|merci pour ce mail|merci pour votre courriel|merci de votre travail',
    'merci de votre aide|merci pour votre retour|merci pour ce retour|merci pour la proposition|merci pour cette proposition',
    's il te plait|s il vous plait|svp|stp|siouplait',
    'bonne journee|bonne soiree|bonne fin de journee|bonne fin de semaine|bonne semaine|bon week end|bon weekend',
    'bonne matinee|bon apres midi|bonne apres midi|bonne fin d apres midi|belle journee|belle soiree|bonne nuit',
    'tres bonne journee|tres belle journee|excellente journee|bonne continuation|bon courage|bonne reception|et bonne journee',
    'je vous souhaite une bonne journee|je te souhaite une bonne journee|je vous souhaite une belle journee',
    'cordialement|bien cordialement|tres cordialement|cordialement a vous|cordiales salutations|salutations',
    'cdt|cdlt|bien cdt|amicalement|bien amicalement|sincerement|sinceres salutations|meilleures salutations|respectueusement',
    'chaleureusement|bien a vous|bien a toi|a bientot|bises|bise|amities|salutations distinguees|mes salutations',
  ].join('|'),
)
const ASSENT = phrases(
  'assent',
  'oui|d accord|entendu|parfait|tres bien|super|nickel|impeccable|c est parfait|ca marche|rien a redire|rien a changer',
)
/** Before an approval; after one, the sentence would not be over. */
const LEADS = phrases('lead', 'bien|alors|donc|allez')
const TITLES = phrases(
  'title',
  'mediatrice|mediateur|benevole|juriste|coordinatrice|coordinateur|tel|telephone|portable|mobile|mob|p o',
)

const polite = { none: POLITE, before: [...POLITE, ...ASSENT, ...LEADS], after: [...POLITE, ...ASSENT] }

/** The first word that is no politeness; `assent`: "oui", "d'accord" count too, beside an approval. */
export function afterPolite(
  text: Said,
  from: number,
  { assent = 'none' }: { assent?: 'none' | 'before' | 'after' } = {},
): number {
  const list: readonly Phrase<string>[] = polite[assent]
  let at = from
  for (let found = phraseAt(list, text, at); found; found = phraseAt(list, text, at)) {
    // "Merci d'envoyer" asks for something.
    if (text.words[found.next - 1]?.text === 'merci' && /^(?:de?|pour)$/.test(text.words[found.next]?.text ?? '')) break
    at = found.next
    const joined = text.words[at]?.text === 'et' ? phraseAt(list, text, at + 1) : null
    at = joined?.next ?? at
  }
  return at
}

/**
 * The word at which politeness (after an approval, assent and the sender's own name too) begins that goes to the end
 * `to`, or `to`.
 */
export function politeEnd(text: Said, from: number, to: number, assent: { names: ReadonlySet<string> } | null): number {
  const clipped: Said = { ...text, words: text.words.slice(0, to) }
  for (let at = Math.max(from, to - 16); at < to; at++) {
    let end = at
    for (
      let next = afterPolite(clipped, end, { assent: assent ? 'after' : 'none' });
      ;
      next = afterPolite(clipped, end)
    ) {
      while (assent?.names.has(clipped.words[next]?.text ?? '')) next++
      if (next === end) break
      end = next
    }
    if (end === to) return at
  }
  return to
}

/** A line that says nothing: politeness, the sender's name, a telephone's or a mail program's own line. */
export function isSilent(text: Said, sender: string): boolean {
  if (text.words.length === 0) return /^[\s.,;:!…'"*_=~-]*$/.test(text.folded)
  if (isMobileLine(text.folded)) return true
  if (/^\s*(?:(?:tel|telephone|port|portable|mobile|mob)[. ]{0,2}:? ?)?\+?\d[\d .()-]{7,20}\s*$/.test(text.folded))
    return true
  if (text.folded.includes('?') || !/^[\s\w.,;:!…'"*()@+-]*$/.test(text.folded)) return false
  return afterPolite(text, 0) === text.words.length || isOwnName(text, sender)
}

/** The words of a From name and address. */
export const namesOf = (sender: string): ReadonlySet<string> => new Set(wordsOf(sender).filter((w) => w.length > 1))

const wordsOf = (sender: string): readonly string[] =>
  sender
    .slice(0, 300)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter(Boolean)

/** « Nadia », « N. Benali », « NB », « Nadia Benali, médiatrice », her address. */
function isOwnName(text: Said, sender: string): boolean {
  const names = namesOf(sender)
  const letters = new Set([...names].map((name) => name.charAt(0)))
  const initials = wordsOf(sender.replace(/\S*@\S*/g, ''))
    .map((w) => w.charAt(0))
    .join('')
  for (let at = 0; at < text.words.length; ) {
    const word = text.words[at]?.text ?? ''
    const title = phraseAt(TITLES, text, at)
    if (names.has(word) || (word.length === 1 && letters.has(word)) || (word.length > 1 && word === initials)) at++
    else if (title) at = title.next
    else return false
  }
  return text.words.length <= 8
}

const APPARATUS = new Set(
  (
    'iphone ipad android smartphone telephone mobile portable tablette appareil galaxy samsung xiaomi redmi huawei honor oppo ' +
    'oneplus pixel google sony xperia nokia motorola wiko fairphone blackberry windows ios apple mac watch orange sfr free ' +
    'bouygues laposte outlook gmail yahoo mail mails proton protonmail bluemail spark messagerie securisee courrier email ' +
    'e courriel application appli app l la le un une mon ma mes my a an the pour de du for on from with depuis avec via par ' +
    'sur note pro plus max ultra mini lite se edge fold flip tab hotmail microsoft thunderbird k9 fairmail aquamail 5g 4g ' +
    'sans fil et gratuite gratuitement telecharger telechargez obtenir obtenez get https http www aka ms com fr play store ' +
    'device phone cell sent'
  ).split(' '),
)

/**
 * `Envoyé de mon iPhone 12`, `Get Outlook for Android`: nothing but names of things, so that no words of the sender hide
 * behind the same beginning.
 */
function isMobileLine(folded: string): boolean {
  const line = folded.trim().replace(/[<(]?https?:\/\/\S{1,200}/, '')
  const lead =
    /^[-*_<([ ]{0,4}(?:envoye(?:e)? (?:de|depuis|a partir de|a partir d'|avec|via|par|a l'aide de)|(?:telecharger|telechargez|obtenir|obtenez) (?:l'application )?outlook|get outlook|sent (?:from|via|with|using)|provenance : courrier)(?![a-z])/.exec(
      line,
    )
  if (!lead || line.length > 120) return false
  const rest = line.slice(lead[0].length).split(/[^a-z0-9]+/)
  return rest.every((word) => word === '' || APPARATUS.has(word) || /^(?:[a-z]{0,2}\d{1,3}[a-z]{0,2})$/.test(word))
}
