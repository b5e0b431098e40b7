import type { Person } from './contract.ts'
import { fold } from './fold.ts'

/** A text without personal identifiers, and the way back. Each placeholder stands for one exact spelling. */
export type Pseudonyms = { text: string; restore(text: string): string }

type Kind = 'PERSONNE' | 'NOM' | 'ADRESSE' | 'TEL' | 'IBAN' | 'MAIL' | 'NUMERO' | 'LIEN'

const direct: readonly [Kind, RegExp][] = [
  ['MAIL', /[\p{L}0-9._%+-]{1,64}@[\p{L}0-9-]{1,63}(?:\.[\p{L}0-9-]{1,63}){1,5}/gu],
  ['LIEN', /\b(?:https?:\/\/|www\.)[^\s<>"]{1,300}/gi],
  ['IBAN', /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,4})?\b/gi],
  ['TEL', /(?<!\d)(?:\+\d{1,3}[ .-]?)?\(?\d{1,3}\)?(?:[ .-]?\d{2,4}){3,5}(?!\d| ?(?:€|eur))/g],
  [
    'ADRESSE',
    /(?<!\d)\d{1,4}(?: ?(?:bis|ter|quater))?,? (?:rue|avenue|av\.?|boulevard|bd\.?|place|allée|allee|chemin|impasse|quai|cours|route|square|passage|villa|sentier|faubourg|montée|esplanade|street|road)\b[^\n,;.()]{2,50}/gi,
  ],
  ['NUMERO', /(?<![\d,.])\d{7,}(?![\d,.])/g],
]

const title =
  /\b(?:M\.|MM\.|Mr\.?|Mrs\.?|Mme\.?|Mlle\.?|Me|Maître|Monsieur|Madame|Mademoiselle|Mister)\s+((?:(?:de|du|d['’]|des|le|la|dos|da|van|von|el|ben)\s?)?[\p{L}][\p{L}'’-]+(?:[ -]\p{Lu}[\p{L}'’-]+){0,2})/giu
/** At the beginning of a word, also after `d'`, `l'` and `qu'`. */
const capitalised = /(?<=^|[^\p{L}0-9'’]|(?<![\p{L}0-9])(?:[dlDL]|[qQ]u)['’])(\p{Lu}[\p{L}’'-]*[\p{L}])/gu

/** Words that carry meaning for the reading and name nobody. */
const ordinary = new Set(
  'agence cabinet gestion immobilier immobiliere service services location locations groupe direction sci sarl sas office habitat etude maitre mediation logement logements mme mlle madame monsieur messieurs mediateur mediatrice syndic notaire residence hlm oph adil cdc ag dg edl edle edls rib iban bic ttc ht eur euro euros tva sms rgpd cnil ras teom caf apl cc pj ps ar lrar tel app appt gmail whatsapp facebook bonjour bonsoir cordialement merci salutations bien vous nous votre notre vos nos mon ma mes son sa ses leur leurs le la les un une des du de et ou mais donc or ni car je j tu il elle on ils elles ce cet cette ces cela ca c est sont etait ai as a ont avez avons qui que quoi dont quel quelle si oui non ok pas plus tout tous toute toutes tres pour par avec sans sous sur dans chez vers entre apres avant depuis pendant comme quand comment combien pourquoi janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre lundi mardi mercredi jeudi vendredi samedi dimanche noel toussaint loi article art code france francais francaise proprietaire locataire bailleur bailleresse caution depot garantie loyer charges bail appartement studio maison etat lieux cles commission departementale conciliation tribunal juge avocat huissier barreau confrere internet word pdf loca pass the i my you he she we they is was please dear sir hello hi thank thanks personne rien tout tous ceci quelqu aucun chacun cela maman papa suite cote depuis total'.split(
    ' ',
  ),
)

/** Replaces people known from the headers, names after a title, other proper names, addresses, numbers and accounts. */
export function pseudonyms(text: string, people: readonly Person[]): Pseudonyms {
  const spellings = new Map<string, string>()
  const counts = new Map<Kind, number>()
  const placeholder = (kind: Kind, spelling: string): string => {
    const known = spellings.get(spelling)
    if (known) return known
    const n = (counts.get(kind) ?? 0) + 1
    counts.set(kind, n)
    const mark = `${kind}_${n}_`
    spellings.set(spelling, mark)
    return mark
  }
  let hidden = text.normalize('NFC').replace(/(?:PERSONNE|NOM|ADRESSE|TEL|IBAN|MAIL|NUMERO|LIEN)_\d+_/g, ' ')
  for (const [kind, find] of direct)
    hidden = hidden.replace(find, (spelling) => (isSum(spelling) ? spelling : placeholder(kind, spelling)))
  for (const name of namesIn(hidden, people))
    hidden = replaceWord(hidden, name, (spelling) => placeholder('PERSONNE', spelling))
  if (!isShouted(hidden)) hidden = otherNames(hidden, (spelling) => placeholder('NOM', spelling))
  const back = new Map([...spellings].map(([spelling, mark]) => [mark, spelling]))
  return { text: hidden, restore: (answer) => answer.replace(/[A-Z]+_\d+_/g, (mark) => back.get(mark) ?? mark) }
}

/** Eight-digit runs with separators can be sums or dates; those stay, the reading needs them. */
const isSum = (spelling: string): boolean =>
  /^\d{1,2}[ ./-]\d{1,2}[ ./-](?:\d{2}|\d{4})$/.test(spelling.trim()) ||
  /^\d{1,3}(?: \d{3})+$/.test(spelling.trim()) ||
  /^\d{4}-\d{2}-\d{2}$/.test(spelling.trim())

/** Feasts that are names too, where somebody is called so. */
const feasts = new Set(['noel', 'toussaint'])

/** Where a name stands though it is written small: whose place was let, who is insulted or called, who shared the lease. */
const small: readonly RegExp[] = [
  /(?<!\p{L})(?:lou(?:e|é|ée|ais|ait)|appart|appartement|studio|location|meublé)(?!\p{L})[^.;!?\n]{0,40} chez (?!m(?:on|a|es|oi|me)?(?!\p{L})|l(?:ui|eur|a|e)s?(?!\p{L})|une?(?!\p{L})|vous|nous|eux|elles?(?!\p{L}))(\p{L}{3,20})(?: (?!(?:a|à|au|depuis|et|pour|dans|en|avec|qui)(?!\p{L}))(\p{L}{3,20}))?/giu,
  /(?<!\p{L})proprio (\p{L}{3,20})(?= ?\()/giu,
  /(?<!\p{L})(?:proprio|propri[ée]taire|bailleur|bailleresse) (?:c['’]?(?:est)?|m|mr|mme) (?!(?:une?|le|la|mon|ma|pas|lui|elle|moi|vous|trop|tr[eè]s|nous|est|qui|que|a)(?!\p{L}))(\p{L}{3,20})(?: (?!(?:une?|ma|m|me|qui|que|est|et|a|ne|n|garde|refuse|veut)(?!\p{L}))(\p{L}{3,20}))?/giu,
  /(?<=^|[.!?\n] ?)(\p{L}{3,20}) \((?:le|la|mon|ma) (?:propri[ée]taire|proprio|bailleur|bailleresse)/giu,
  /(?<!\p{L})(?:la vieille|le vieux|ce vieux|cette vieille) (?!(?:dame|monsieur|peinture|maison|folle|fou|bique|femme|homme|peau|appart|porte|moquette|voleuse|voleur)(?!\p{L}))(\p{L}{4,20}) (?:ma|m|me|m['’]|garde|veut|refuse|a)(?!\p{L})/giu,
  /(?<!\p{L})(?:voleurs?|voleuse|escrocs?|peau) de (?!(?:la|mes|ma|mon|mes|cette?|ces?|leur|son|sa|merde|vache)(?!\p{L}))(\p{L}{4,20})/giu,
  /(?<!\p{L})\p{L}{3,20} (?:le|la|de) (\p{L}{3,20}) (?:ma|mon) (?:bailleresse|bailleur|propri[ée]taire|proprio|logeuse)(?!\p{L})/giu,
  /(?<!\p{L})avec (?!(?:lui|elles?|eux|moi|toi|vous|plaisir|[çc]a|cela)(?!\p{L}))(\p{L}{3,20}) (?:on|nous) (?:a|est|avons|avions|avait|sommes)(?!\p{L})/giu,
  /(?<!\p{L})(?:l['’ ]?)?agence (?!(?:locale|de|du|des|qui|que|m|n)(?!\p{L}))(\p{L}{3,20}) (?:immo|gestion|immobilier|conseil)(?!\p{L})/giu,
  /(?<!\p{L})(?:proprio|propri[ée]taire|bailleur|bailleresse|logeu(?:r|se)|coloc), ?(?!(?:mais|puis|donc|alors|elle|lui|nous|vous|sans|avec|dans|pour|qui|que)(?!\p{L}))(\p{L}{3,20}) (\p{L}{3,20})(?=,)/giu,
  /(?<!\p{L})sci (?!(?:de|du|des|les|qui|que|est|a|me|ne|m|n)(?!\p{L}))(\p{L}{3,20})(?: (?!(?:depuis|pour|dans|avec|qui|que|est|garde|refuse|nous|vous)(?!\p{L}))(\p{L}{3,20}))?/giu,
  /(?<!\p{L})(?:ce|cette) (?!(?:monsieur|dame|type|mec|homme|femme|proprio|voleur|voleuse|personne|bailleur)(?!\p{L}))(\p{L}{4,20}),? c['’ ]?est une? (?:sale|gros|grosse|vieux|vieille|vrai|vraie|voleu|escroc|menteu)/giu,
  /(?<!\p{L})(?:a|ai|ont|as) (?:appel(?:er|é|e|ée)|prévenu|prevenu) (?!(?:demain|hier|ce|la|le|les|une?|plus|svp|mon|ma|mes|ton|son|sa|ses|mais|pour|et|deux|trois|plein|pas)(?!\p{L}))(\p{L}{3,20})(?=[.,;!?\n]|$)/giu,
  /(?<!\p{L})(?:ma|mon) coloc(?:ataire)? (?!(?:et|on|est|a|qui|avait|était)(?!\p{L}))(\p{L}{3,20})(?= (?:on|et|nous)(?!\p{L}))/giu,
  /(?<!\p{L})(\p{L}{4,20}) (?:de|du) (\p{L}{4,20}) habitat(?!\p{L})/giu,
  /(?<!\p{L})moi (?!(?:aussi|seule?|même|meme|avec|dans)(?!\p{L}))(\p{L}{4,20}) et (\p{L}{3,20})/giu,
]

/** Longest first, so that "de Saint-Phal" goes before "Phal". */
function namesIn(text: string, people: readonly Person[]): string[] {
  const known = people.flatMap((p) => [
    ...p.name.split(/[\s,/|"–—()-]+/),
    ...(p.address.split('@')[0] ?? '').split(/[._+-]/).map((part) => part.replace(/\d+/g, '')),
  ])
  const titled = [...text.matchAll(title)].flatMap((m) => (m[1] ?? '').split(/[\s]+/))
  const placed = small.flatMap((find) =>
    [...text.matchAll(find)].flatMap((m) => m.slice(1).filter((n) => n !== undefined)),
  )
  const names = [...known, ...titled, ...placed].map((n) => n.replace(/^[dl]['’]/i, '').replace(/[^\p{L}'’-]/gu, ''))
  return [...new Set(names.map(fold))]
    .filter((n) => n.length > 2 && (!ordinary.has(n) || feasts.has(n)))
    .sort((a, b) => b.length - a.length)
}

/** Replaces a folded name wherever it stands as a word, whatever its case and accents. */
function replaceWord(text: string, name: string, by: (spelling: string) => string): string {
  const folded = fold(text)
  const find = new RegExp(String.raw`(?<![a-z0-9_])${name.replace(/[^a-z0-9-]/g, '.')}(?![a-z0-9_])`, 'g')
  let out = ''
  let from = 0
  for (const m of folded.matchAll(find)) {
    out += text.slice(from, m.index) + by(text.slice(m.index, m.index + m[0].length))
    from = m.index + m[0].length
  }
  return out + text.slice(from)
}

/** Capitalised words inside a sentence, the same words where they begin one, and those that begin one as its subject. */
function otherNames(text: string, by: (spelling: string) => string): string {
  const names = new Set<string>()
  for (const m of text.matchAll(capitalised)) {
    const word = m[1] ?? ''
    const begins = startsSentence(text.slice(Math.max(0, m.index - 6), m.index))
    if (isName(word) && (!begins || actsLikeName.test(text.slice(m.index + word.length, m.index + word.length + 20))))
      names.add(word)
  }
  return text.replace(capitalised, (word) => (names.has(word) ? by(word) : word))
}

/** After an initial ("P. Bourdin"), a colon or a bracket a capital is no beginning. */
const startsSentence = (before: string): boolean =>
  /(?:^|[.!?…\n•"«-])\s*$/.test(before) && !/(?<!\p{L})\p{Lu}\.\s*$/u.test(before)

/** A first word followed by a surname, a place, an address, or by what somebody does. */
const actsLikeName =
  /^(?: PERSONNE_| \p{Lu}\p{Ll}| à [\p{L}-]+ \d{5}|, \p{Lu}|\s?: (?:MAIL|TEL)_|,? (?:m'a|m'ont|m'avait|nous a|n'a|ne |me |a |avait |garde |dit |refuse |retient |veut |doit |et moi))/u

const isName = (word: string): boolean =>
  word.length > 1 &&
  !/_/.test(word) &&
  !/^(?:PERSONNE|NOM|ADRESSE|TEL|IBAN|MAIL|NUMERO|LIEN)$/.test(word) &&
  !fold(word)
    .split(/['’-]/)
    .every((part) => part.length < 2 || ordinary.has(part)) &&
  !/^[TF]\d/.test(word)

/** A mail written in capitals has no proper names to be told apart by their case. */
function isShouted(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  return (text.match(/\p{Lu}/gu)?.length ?? 0) > letters / 2
}
