import { type Role, type Side, sideOf } from '../domain/roles.ts'
import type { Person, ReadingInput } from './contract.ts'
import { canonical, fold } from './fold.ts'
import { gloss, looksEnglish } from './gloss.ts'
import { type Naming, namedAs, namesOf, roleNamed } from './named-as.ts'

/**
 * Who writes. In this order: what the case knows, who wrote from this address or under this name before, what the sender
 * says of himself, what the others say of him. Nothing of these: `other`.
 */
export function readRole(input: ReadingInput): Role {
  const known = input.context.knownRole
  if (known) return known
  const opening = input.context.earlier.length === 0
  const text = fold(canonical(opening ? `${input.own}\n${input.subject}` : input.own).slice(0, 8_000))
  const body = gloss(text, looksEnglish(text)).replace(/\s+/g, ' ')
  const domain = input.from.address.slice(input.from.address.indexOf('@'))
  const card = fold(canonical(`${input.from.name} ${domain} ${input.signature}`).slice(0, 1_000))
  const before = wroteBefore(input)
  if (before) return before
  const naming = namedAs(input.from, input.context.earlier)
  return (
    calledOwner(naming, body, card) ??
    ownTrade(input, naming, card, body) ??
    fellowTenant(input, naming, body) ??
    asked(input, naming, body) ??
    ownTitle(body) ??
    relative(input, body) ??
    called(input, naming, body, card) ??
    ownWords(body, card, opening) ??
    askedFirst(input) ??
    otherParty(input, body, card) ??
    complainant(input, body) ??
    'other'
  )
}

/** Whom the tenant calls the landlord, by that word, and who does not say that he only stands in for him. */
function calledOwner(naming: Naming | null, body: string, card: string): Role | null {
  if (naming?.as !== 'owner' || naming.bySide === 'landlord' || lawyer.test(card)) return null
  return saysTenant(body) || asAgent.test(body) || agencySpeaks.test(body) || mistaken.test(body) ? null : 'landlord'
}

function called(input: ReadingInput, naming: Naming | null, body: string, card: string): Role | null {
  if (!naming) return null
  const role = ownerBehindAgent(input, naming) ? 'landlord' : roleNamed(naming)
  if (role === 'landlord' && (naming.as === 'named' && naming.bySide === 'tenant' ? plainlyTenant : saysTenant)(body))
    return null
  return role === 'landlord' && isAgency(input, card) ? 'agent' : role
}

/** Whom an agency names, once a tenant of one name wrote, is rather the owner. */
const ownerBehindAgent = (input: ReadingInput, { as, bySide }: Naming): boolean =>
  as === 'named' &&
  bySide === 'landlord' &&
  input.context.earlier.some((m) => m.role === 'tenant') &&
  input.context.earlier.some((m) => m.role === 'agent') &&
  !toldToShare(input)

/** A namesake of the landlord. */
const mistaken = /(?<![a-z])(?:jamais (?:rien )?loue (?:a|quoi|de|rien)|vous vous trompez de)/

const standsIn = { test: (said: string): boolean => asOther.test(said) || family.test(said) }

/** Who bears the name of somebody who wrote before, and speaks of the family; or says whose relative he is. */
function relative(input: ReadingInput, body: string): Role | null {
  const names = namesOf(input.from)
  const others = input.context.earlier.filter((m) => !sameAddress(m.from, input.from))
  const spouse = spouseOf.exec(body)?.[1]
  if (others.some((m) => m.role === 'tenant' && spouse !== undefined && namesOf(m.from).includes(spouse)))
    return 'cotenant'
  const said = relativeOf.exec(body)?.[1]
  const kin =
    others.find((m) => said !== undefined && namesOf(m.from).includes(said)) ??
    (family.test(body) ? others.find((m) => namesOf(m.from).some((name) => names.includes(name))) : undefined)
  if (!kin) return null
  if (sideOf(kin.role) === 'landlord') return takesOver.test(body) && !inherits.test(body) ? 'agent' : 'landlord'
  return kin.role === 'tenant' ? 'other' : 'tenant'
}
/** "C'est Romain, le conjoint de Julie": who lived there too. */
const spouseOf =
  /(?<![a-z])(?:(?:je suis|c'est|ici) (?:[a-z]{3,15}, )?(?:la|le|l'|son|sa) ?(?:mari|femme|epoux|epouse|conjointe?|compagn(?:e|on)|copain|copine)|coloc(?:ataire)?) d(?:e |')(?:m\. |mr |mme |mlle )?([a-z-]{3,20})/
/** "Je suis la tante de Salma." */
const relativeOf =
  /(?<![a-z])(?:je suis|c'est|ici) (?:[a-z]{3,15}, )?(?:la|le|sa|son) (?:fils|fille|frere|soeur|mere|pere|niece|neveu|tante|oncle|cousine?|grand-mere|grand-pere|petit-fils|petite-fille|belle-(?:mere|soeur|fille)|beau-(?:pere|frere|fils)|gendre|maman|papa) d(?:e |')(?:m\. |mr |mme |mlle |monsieur |madame )?([a-z-]{3,20})/
/** Who is asked to answer for a relative who lets: with a mandate he is an agent, as an heir the landlord. */
const takesOver =
  /(?<![a-z])(?:procurations?|mandat|mandatee?|tous pouvoirs|plein pouvoir|charge[e]? de|passe(?:r)? le flambeau|votre (?:contact|interlocut\w+)|(?:gere|occupe de) (?:ses|leurs|son|sa)|(?:pour|au nom de|a la place de) (?:ma mere|mon pere|mes parents|mon oncle|ma tante|maman|papa|mon mari|ma femme|mon frere|ma soeur))(?![a-z])/
const inherits = /(?<![a-z])(?:heriti\w+|succession|indivis\w+|decede\w*|deces|feue?)(?![a-z])/
const family =
  /(?<![a-z])(?:(?:je suis |c'est |ici )(?:[a-z]{3,15}, )?(?:le |la |son |sa )?(?:fils|fille|frere|soeur|mere|pere|petit-fils|petite-fille)|fils de|fille de|maman|papa|mon pere|ma mere|mon frere|ma soeur|mon oncle|ma tante)(?![a-z])/

function wroteBefore(input: ReadingInput): Role | null {
  const { from } = input
  const onBehalf = input.context.earlier.find(
    (m) => sameAddress(m.from, from) && m.role === 'other' && standsIn.test(fold(canonical(m.own))),
  )
  if (onBehalf) return 'other'
  const earlier = input.context.earlier.filter((m) => m.role !== 'other')
  const same = earlier.findLast((m) => sameAddress(m.from, from))
  if (same) return same.role
  const name = fullName(from)
  const namesake = earlier.findLast((m) => name !== null && fullName(m.from) === name)
  if (namesake) return namesake.role
  const initialed = earlier.findLast((m) => name !== null && isInitialOf(name, fullName(m.from)))
  if (initialed) return initialed.role
  const body = fold(canonical(`${input.subject}\n${input.own}`).slice(0, 2_000))
  return earlier.findLast((m) => introduces(body, fullName(m.from)) || givesFirstName(body, m.from))?.role ?? null
}

/** "j nowak" for "jakub nowak", either way round. */
const isInitialOf = (name: string, other: string | null): boolean =>
  other !== null && (initials(name) === other.replace(/^([a-z])[a-z'-]+ /, '$1 ') || initials(other) === name)
const initials = (name: string): string => name.replace(/^([a-z])(?:[a-z'-]*) /, '$1 ')

/** "Bonsoir c'est Yanis, mon autre adresse." `body`: the subject, and the words under it. */
function givesFirstName(body: string, from: Person): boolean {
  const [first = ''] = fold(canonical(from.name)).split(/[^a-z-]+/)
  return (
    first.length > 2 &&
    new RegExp(
      String.raw`\n(?:(?:bonjour|bonsoir|bjr|bsr|coucou|hello|salut|slt|re)[ ,.!]+){0,2}(?:c(?:'?est)?|ici|moi c'?est) (?:encore |toujours |a nouveau )?${first}(?![a-z-])(?! (?:la|le|son|sa|qui)\b)`,
    ).test(body)
  )
}

const sameAddress = (a: Person, b: Person): boolean => a.address.toLowerCase() === b.address.toLowerCase()

/** "C'est Lucas Ferrand au fait, mon mail perso". */
const introduces = (body: string, name: string | null): boolean =>
  name !== null &&
  new RegExp(
    String.raw`(?:(?:c'?est|je suis|ici) |\n(?:(?:bonjour|bonsoir|madame|monsieur)[ ,.!]+){0,3})${name.replace(/[^a-z' -]/g, '.')}\b`,
  ).test(body)

/** Folded first and last name; null for one word, which proves nothing. */
function fullName(person: Person): string | null {
  const name = fold(canonical(person.name))
    .replace(/[^a-z' -]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return name.includes(' ') ? name : null
}

const lawyer = /\b(?:avocate?s?\b|maitre [a-z]|barreau|toque|avocats?\.|-avocats?)/
const nobodysSide =
  /\b(?:notaire(?! honoraire)|mandataire judiciaire|liquidat|administrateur judiciaire|curat|tutel|mjpm|assistante? sociale?|travailleu[rs]e? sociale?|ccas|adil\b|conciliat|mairie|prefecture|mailer-daemon|postmaster|newsletter|no-?reply|referencement|marketing|seo\b|growth|consultante?\b|commercial\b|protection des majeurs|association|amicale|mission locale|conseillere? (?:en|social)|insertion|recouvrement|assurances?\b|mutuelle|pole juridique|point-justice|centre social|educat(?:eur|rice)|commissaire de justice|boucherie|foyer)/
/** "Assurances Valmont – Gérance immobilière". */
const insurersHomes = /\bassurances?\b.*\b(?:gerance|immobili)/
const socialLandlord =
  /\b(?:hlm|oph\b|office public|habitat\b|[a-z]+-logis\b|bailleur social|logis social|opac|[a-z]*-habitat|sa d'hlm|[a-z]+ foyers\b)/
/** "Oise Logis – Agence de Compiègne": an office of it. */
const branch = /[-–—|] ?agence (?:de|du|d'|des) |^agence [a-z-]+ [-–—|] /
/** "Habitat" alone may be an agency's name. */
const plainlySocial = /\b(?:hlm|oph\b|office public|bailleur social|logis social|opac|habitat \d\d)/
const agency =
  /\b(?:agence|conciergerie|gesti[a-z]{1,4}\b|immobilier|immo\b|[a-z-]*-immo[.-]|gestion\b|gestion locative|syndic|cabinet(?! (?:dentaire|medical|infirmier|de (?:kine|soins)))|foncia|orpi|nexity|century|patrimoine|administrat(?:eurs?|ion) de biens|regie\b|locations?\b|residences? (?:etudiante|services)|mandants?|[a-z-]*gestion|proprietes|transactions|home ?& ?co|groupe\b|service (?:client|comptab|locat|gestion|contentieux|sortie)|gerance|pole (?:depart|locat|client|gestion)|direction juridique|gestionnaire)/
/** Who lodges people in a house of its own. */
const lodges = /\b(?:camping|ehpad|maison de retraite|domaine|meubles|hotel|auberge|gites?|chateau|logis)\b/
const manages = /\b(?:agence|immobilier|immo|gestion|syndic|cabinet|regie|gerance|conseil)\b/
const company = /\bsci\b/

/** Who answers for an organisation, by the box that he writes from. */
const desk =
  /\b(?:accueil|contact|secretariat|compta\w*|reclamations?|restitutions?|bail|baux|service|relation|clientele|locatif)\b[^ ]*@|\b(?:l'equipe d|l'accueil|relation clients?|notre siege)/
const agencySpeaks = /\b(?:notre mandante?|nos mandants|notre agence|notre mandat|mandants?\b)/

/** What a signature says of who writes for a firm. */
const post =
  /\b(?:chargee? (?:de|d')|responsable|gestionnaire|direct(?:eur|rice|ion)|assistante?(?! sociale)|comptab|conseill(?:er|ere) (?:en )?(?:client|locat|gestion)|negociat|service|pole\b)/

/** A box that anybody may have: "Gîtes et locations" is then what somebody lets, no agency. */
const ownBox =
  /@(?:gmail|free|orange|wanadoo|hotmail|outlook|live|yahoo|laposte|sfr|icloud|bbox|neuf|aol|proton|protonmail)\./

const bearsAgency = (card: string): boolean =>
  agency.test(ownBox.test(card) ? card.replace(/\blocations?\b/g, '') : card)

const isAgency = (input: ReadingInput, card: string): boolean =>
  bearsAgency(card) ||
  (input.context.earlier.some((m) => sideOf(m.role) === 'tenant') &&
    (desk.test(`${fold(input.from.address)} ${card}`) || post.test(fold(canonical(input.signature)))) &&
    /^(?:re|rep|tr|fwd?)\b|reclamation|dossier|\bref/.test(fold(input.subject).trim()))

/** What the name, the address and the signature say of the sender's trade. */
function ownTrade(input: ReadingInput, naming: Naming | null, card: string, body: string): Role | null {
  if (/\bnotaire(?! honoraire)/.test(card) && !/\bavocat/.test(card)) return 'other'
  if (
    lawyer.test(card) ||
    /^(?:me|maitre) [a-z]/.test(card) ||
    /\b(?:confraternellement|mon cher confrere|ma chere consoeur|je me constitue pour|je suis (?:desormais |dorenavant )?le conseil|je suis constitue|mon? client(?:e)?\b.{0,40}(?:confrere|mediat))/.test(
      body,
    )
  )
    return 'lawyer'
  if (/\b(?:protection juridique|notre assuree?)\b/.test(body)) return insures(input, body)
  if (/\b(?:mairie|commune)\b/.test(card) && naming?.bySide === 'tenant') return 'landlord'
  if (company.test(card)) return 'landlord'
  if (
    socialLandlord.test(card) &&
    (plainlySocial.test(card) ||
      branch.test(fold(canonical(input.from.name))) ||
      (naming?.as !== 'agency' && !manages.test(fold(canonical(`${input.from.name} ${input.from.address}`)))))
  )
    return 'landlord'
  if (nobodysSide.test(card) && !insurersHomes.test(card) && !asTenant.test(body) && !asLandlord.test(body))
    return 'other'
  if (lodges.test(card) && !manages.test(card)) return 'landlord'
  if (!isAgency(input, card) || /\bmon agence\b/.test(body)) return null
  // A dentist or a workshop has let a place too; an agency opens no case with a tenant's words.
  if (
    input.context.earlier.length === 0 &&
    saysTenant(body) &&
    !/(?:le|la|votre|:) ?locataire|locataires? (?:sortante?|:)/.test(body)
  )
    return null
  if (agencySpeaks.test(body)) return 'agent'
  return ownsItself(input, card) || isSocial(input, card) ? 'landlord' : 'agent'
}

/** A legal insurer stands for whom it names: nobody's side for the tenant, the landlord's agent where it names no tenant who wrote. */
function insures({ context }: ReadingInput, body: string): Role {
  const tenants = context.earlier.filter((m) => sideOf(m.role) === 'tenant')
  const insured = tenants.some((m) =>
    lastNames(m.from).some((name) => new RegExp(`assuree?,? .{0,30}${name}|juridique de .{0,20}${name}`).test(body)),
  )
  return tenants.length > 0 && !insured ? 'agent' : 'other'
}

/** A firm whose tenant speaks of no agency is the landlord itself. */
const ownsItself = ({ context }: ReadingInput, card: string): boolean =>
  /\b(?:sarl|sas|eurl|fonciere|immobiliere)\b/.test(card) &&
  !/\b(?:gestion|agence|syndic|immobilier|gerance)\b/.test(card) &&
  context.earlier.some((m) => sideOf(m.role) === 'tenant' || m.role === 'lawyer') &&
  !context.earlier.some((m) =>
    /\b(?:agence|gestionnaire|gerance|syndic|cabinet|regie|mandataire)/.test(fold(canonical(m.own))),
  )

/** A desk of the social landlord that the tenant wrote of. */
const isSocial = ({ context }: ReadingInput, card: string): boolean =>
  !agency.test(card) && context.earlier.some((m) => socialLandlord.test(fold(canonical(m.own))))

const saysTenant = (body: string): boolean => asTenant.test(body) && !asLandlord.test(body)

/** Nothing that a landlord whom a tenant named could say as well. */
const plainlyTenant = (body: string): boolean =>
  /(?<![a-z])(?:(?:mon|ma|notre) (?:ancien(?:ne)? |ex-? ?|futur )?(?:proprio|propri[eo]taire|bailleu(?:r|se|resse))|(?:j'etais|j'ai ete|nous etions|on etait|je suis|nous avons ete) (?:votre |vos |son |le |la |l'ancien(?:ne)? |l'ex-? ?)?locataires?|(?:ma|notre) (?:caution|garantie)|mon (?:depot|dg|bail|preavis)|j'attends (?:toujours )?(?:ma|mon|le virement|le remboursement)|rien recu)/.test(
    body,
  ) && !asLandlord.test(body)

const asOther =
  /\b(?:j'(?:agis|ecris|interviens) (?:avec et )?pour (?:mon|ma|m\.|mme|mlle|monsieur|madame|le compte de)|je vous (?:ecris|contacte|sollicite|saisis) (?:avec et |au nom de et )?pour (?:mon (?:pere|frere|fils)|ma (?:mere|soeur|fille)|m\.|mme|mlle|monsieur|madame)|(?:benevole|voisine?),? (?:et )?j'aide\b|au nom de (?:mon (?:pere|frere)|ma (?:mere|soeur))|en (?:ma )?qualite de (?:notaire|curat|tut|mandataire|liquidat|assistante)|je suis (?:le |la )?(?:curat|tut(?:eur|rice)|notaire|assistante? sociale|liquidat|mandataire)|assistante sociale (?:a|au|de|du)\b.{0,60}j'accompagne|j'accompagne\b|\bje ne loue rien|notre association|(?:de ma mere|de mon pere|a ma mere|a mon pere)\b.{0,200}charge[e]? de m'occuper|charge[e]? de m'occuper .{0,40}(?:ma mere|mon pere|a sa place)|je suis (?:la |le |une? )?(?:gardien(?:ne)?|concierge|voisine?)(?![a-z])|(?:bonjour|bonsoir),? c'est (?:la|le) (?:gardien(?:ne)?|concierge) (?:du|de)|erreur sur la personne|mauvais destinataire|mission locale|notre association accompagne|designee? (?:curat|tut|mandataire)|majeure? protegee?|notre etude|je n'ai jamais (?:rien )?loue (?:a quiconque|quoi que|rien|de logement|d'appartement|ma|mon|la|le)|vous vous trompez de (?:personne|[a-z]+)|protection juridique de|notre assuree?(?![a-z]))/
const asGuarantor =
  /\b(?:je suis (?:le |la |son |sa )?garante?|j'etais (?:le |la )?(?:garante?|caution)|je m(?:e suis|'etais) (?:portee?|porte) (?:garante?|caution)|c'est moi la garante?|encore garante|j'ai signe comme (?:caution|garante?)|je suis (?:la )?caution|caution solidaire|signe (?:l'|un )?acte de caution|en tant que (?:garante?|caution)|me suis portee? caution|(?:papa|maman|pere|mere) (?:de .{1,30} )?(?:et|,|\().{0,20}(?:garante?|caution)|(?:garante?|comme caution) de (?:mon|ma|notre) (?:fils|fille|neveu|niece|petit-fils|petite-fille|frere|soeur))/
const asAgent =
  /\b(?:mandatee?s? par (?:(?:le|la|mon|ma) (?:proprietaire|bailleu|pere|mere)|m\.|mme|monsieur|madame|le dr|dr|le docteur)|pour le compte du (?:proprietaire|bailleur)|notre mandante?|nos mandants|notre agence|(?:je|c'est moi qui) gere (?:ses (?:locations|biens|affaires|papiers)|les (?:locations|biens|affaires) de (?:ma|mon|mes)|le bien|l'appartement|le logement|les affaires|la location)|(?:fille|fils|gendre|niece|neveu|epouse|mari) (?:de|du) .{0,60}(?:procuration|mandat|je m'occupe)|(?:j'ai|voici) (?:la |ma |sa )?procuration|passe(?:r)? le flambeau|procuration de (?:mon|ma|mes)|en qualite de (?:gestionnaire|mandataire du bailleur)|(?:papa|maman|mon pere|ma mere|mes parents|mon mari|ma femme)\b.{0,150}(?:m'occupe (?:desormais |maintenant )?de (?:ses|leurs)|(?:donne|j'ai) (?:une |la )?procuration))/s
const asCotenant =
  /\b(?:ma part (?:de |du )?(?:la )?(?:caution|depot|garantie)|(?:je suis|c'est|moi c'est) (?:l'autre |le |la |un des |une des )?(?:coloc(?:ataire)?|co-?titulaire)\b|,? l'autre coloc\b|mon ex(?:-| )?(?:compagn|conjoint|copain|copine|mari|femme)|mes (?:ex-?)?colocs?|co-?titulaire du bail)/
const asLandlord =
  /\b(?:(?:mon|ma|mes|notre|nos) (?:ancien(?:ne)?s? |ex-? ?)?locataires?|(?:bailleu(?:r|se|resse)(?: particuli(?:er|ere))?|proprietaires?) d'une?|m'a (?:rendu|remis|redonne) (?:les|ses|mes) cle|puis-je (?:garder|retenir|conserver|deduire)|(?<!(?:que|si) )je (?:lui|leur) dois\b|c'est (?:la|le) proprietaire qui|(?:moi|suis),? (?:son|leur) (?:ancien(?:ne)? |ex-? ?)?(?:bailleu\w+|proprietaire|proprio|logeu\w+)|occupee? mon |petite? proprietaire\b|je loue,? enfin|(?:il|elle|ils) (?:n')?(?:aura|auront) rien|(?<!(?:plus|suis|etais|etait|sois|reste|vis|vivais|habite|habitais|ete) )dans mon (?:appart|logement|studio)|louee? (?:vide |meublee? )?a (?:un|une|m\.|mme|mlle) |je suis (?:le |la |une? )?(?:proprietaire|bailleu|proprio|gerante? de la sci)|une proprietaire qui|en tant que (?:proprietaire|bailleu)|(?:ma|notre) (?:maison|location)|mon (?:appartement|appart|logement|studio|bien) (?:en location|a ete (?:rendu|laisse|degrade)|etait)|je (?:garde|conserve|retiens|lui rends?|lui rembourse|rembourse)|je (?:lui|leur) (?:fais|ferai|rendrai|rends|vire|virerai|verse|verserai)|je (?:rends|rembourse|retiens|garde) \d|nous (?:retenons|conservons|gardons)|j'ai (?:donc )?(?:retenu|garde|conserve|tout repeint|loue (?:a|mon|ma))|fils de .{1,40}(?:heritier|succession|mon pere)|seuls? heritiers?|la sci que je represente|les (?:heritiers|vendeurs?)|(?:vendu|achete|acquis) (?:l'appartement|la maison|le logement|l'immeuble)|(?:son|sa|votre) locataire\b|le locataire (?:a|n'a|est|etait)|la locataire (?:a|n'a|est|etait)|(?:elle|il) (?:me doit|m'a laisse|a laisse (?:ma|mon|le|la|l'))|n'aura (?:rien|pas un)|conteste pas devoir|fais le virement|j'attendais (?:son|leur) (?:adresse|rib|iban)|(?:on|nous) (?:garde|rend|gardons|rendons)\b|(?:la|le) locataire)/
const asTenant =
  /\b(?:(?:mon|ma|notre) (?:ancien(?:ne)? |ex-? ?|futur )?(?:proprio|propri[eo]taire|bailleu(?:r|se|resse)|agence)|(?:j'ai|on a|nous avons|j'avais|ai) (?:tous |toutes |bien |deja )*(?:rendu|remis|restitue|rendus|donne|depose|laisse) (?:les|mes|nos|mon|ma|l'|le|la|toutes|tous)\b(?! ?(?:caution|depot|garantie|somme|argent|solde))|(?:j'ai|on a|nous avons) (?:quitte|libere|loue|demenage)|(?:j'etais|j'ai ete|nous etions|on etait|je suis|nous avons ete) (?:votre |vos |son |le |la |l'ancien(?:ne)? |l'ex-? ?)?locataires?|ma (?:caution|garantie)|notre caution|mon (?:depot|dg|appart|ancien(?:ne)? (?:appart|logement|studio|maison))|mes \w\d+ (?:de|d') ?(?:caution|depot)|me (?:rende|rend|rendre|rembourser|restituer|doit encore)|(?:il|elle|ils|on) (?:garde|retient|retiennent|gardent|m'a (?:rendu(?! (?:les|ses|mes) cle)|verse|retenu)|ne me (?:rend|rembourse))|mon preavis|mon bail|(?:me|m'a|nous) (?:louait|loue|loua)\b|j'attends (?:toujours )?(?:ma|mon|le virement|le remboursement)|locataire sortant|rien recu|c'est moi la locataire|(?<!(?:eu|recu|touche|percu|encaisse|attends|attendais|payait) )mon loyer|mes cles|locataire d'une?|j'etais en location|les cles du .{0,20}j'ai rendu|le proprietaire (?:ne fait rien|devait|refuse|ne (?:me )?rend))/

/** Whom the landlord asked to answer, once a tenant wrote. */
function asked({ context }: ReadingInput, naming: Naming | null, body: string): Role | null {
  if (!answersFor.test(body) || inherits.test(body) || asGuarantor.test(body)) return null
  if (naming?.as === 'spoken_for' || relativeOf.test(body)) return null
  return context.earlier.some((m) => sideOf(m.role) === 'tenant') ? 'agent' : null
}
const answersFor =
  /(?<![a-z])(?:m'(?:a|ont) (?:chargee?|demande|fait un (?:papier|mot|pouvoir)|donne (?:pouvoir|procuration)) (?:au telephone )?(?:de |pour |pour que je )(?:vous )?repond|(?:me|m'a) (?:demande|dit|charge) de (?:vous )?repondre (?:pour|a (?:sa|leur) place)|c'est moi qui (?:vous )?repond[a-z]* pour (?:lui|elle|eux|m\.|mr|mme|monsieur|madame)(?![a-z]))/

/** What the sender says that he is. */
function ownTitle(body: string): Role | null {
  if (asGuarantor.test(body) && !/\bmon garante?\b/.test(body)) return 'guarantor'
  if (asOther.test(body)) return 'other'
  if (!asAgent.test(body)) return null
  return inherits.test(body) && !agencySpeaks.test(body) ? 'landlord' : 'agent'
}

/** What the sender says in the first person. */
function ownWords(body: string, card: string, opening: boolean): Role | null {
  const tenant = asTenant.test(body)
  const landlord = asLandlord.test(body)
  if (asCotenant.test(body) && !landlord)
    return opening && !/coloc|(?:ma|la) (?:part|moitie)|bail commun/.test(body) ? 'tenant' : 'cotenant'
  if (tenant && !landlord) return 'tenant'
  if (landlord && !tenant) return opening && wantsDeposit.test(body) && !letsHome.test(body) ? 'tenant' : 'landlord'
  if (tenant && landlord) return weigh(body, opening)
  return /\blocataire\b/.test(card) ? 'tenant' : null
}

/** A first mail about a deposit is a tenant's, whatever he keeps or gives back, when nothing in it lets a home. */
const wantsDeposit = /(?<![a-z])(?:depot|caution|garantie)(?![a-z])/
const letsHome =
  /(?<![a-z])(?:locataires?|occupant\w*|(?:suis|sommes|en tant que|comme) (?:bien )?(?:le |la |les |l'|un |une |petite? )?(?:ancien(?:ne)? |nouve(?:l|au|lle) |co-?)?proprietaires?|proprietaire (?:d[ue]|d'|qui|bailleu)|petite? proprietaire|louee?s? (?:\w+ ){0,2}a m(?:me|lle|onsieur|adame|r|\.)?(?![a-z])|bailleu\w+|je loue|nous louons|je louais|louee? a|mon (?:appartement|logement|studio|bien)|ma maison|vendu|achete|acquis|heriti\w+|vendeu\w+|sci|lui (?:rends|rembourse|dois|verse|vire))(?![a-z])/

/** Where both speak, who answers is rather the landlord: the one who asks is known. */
function weigh(body: string, opening: boolean): Role {
  const count = (find: RegExp) => [...body.matchAll(new RegExp(find.source, 'g'))].length
  const more = count(asLandlord) - count(asTenant)
  return more > 0 || (more === 0 && !opening) ? 'landlord' : 'tenant'
}

/** A flatmate of a tenant who wrote before, or one who asks for a share of the deposit. */
function fellowTenant(input: ReadingInput, naming: Naming | null, body: string): Role | null {
  if (naming?.as === 'mate' && naming.bySide === 'tenant' && (asTenant.test(body) || !asLandlord.test(body)))
    return 'cotenant'
  const subject = fold(canonical(input.subject))
  // In the thread of a flat that was shared, where the landlord's side is known, who else speaks of himself shared it.
  const sides = new Set(input.context.earlier.map((m) => sideOf(m.role)))
  const shared = /\b(?:coloc|colocs|colocation|colocataires?)\b/.test(subject)
  if (shared && !naming && sides.has('tenant') && sides.has('landlord') && !asLandlord.test(body)) return 'cotenant'
  if ((shared || toldToShare(input)) && ownShare.test(body) && !asLandlord.test(body)) return 'cotenant'
  if (sides.has('landlord') && toldToShare(input) && naming?.bySide !== 'landlord' && !letsIt.test(body))
    return 'cotenant'
  const alone =
    /\bcoloc/.test(body) &&
    /\bma part\b/.test(`${subject} ${body}`) &&
    /\bje (?:suis parti|pars|quitte)|\bmon preavis/.test(body)
  return alone ? 'cotenant' : null
}

/** A tenant told of a lease for two: once its landlord has written, who else comes is rather the other of the two. */
const toldToShare = ({ context, from }: ReadingInput): boolean =>
  context.earlier.some(
    (m) => sideOf(m.role) === 'tenant' && !sameAddress(m.from, from) && twoOfThem.test(fold(canonical(m.own))),
  )
const ownShare = /(?<![a-z])(?:ma (?:part|moitie)|mon tiers|ne parle pas pour moi)(?![a-z])/
const twoOfThem =
  /(?<![a-z])(?:mon ex(?![a-z])(?!-? ?(?:prop|bail|agence|locat|log))|co-?titulaires?|coloc\w*|(?:bail|location|contrat|louee?|louions|pris)[a-z ,]{0,25} (?:a|aux|au|de) (?:nos |leurs )?(?:deux|trois|2|3)(?: noms?)?(?! (?:mois|ans|pieces|chambres|pas|minutes|heures|cents?|mille))|a nos deux noms|au nom des (?:deux|trois))/
/** What only who lets says, or who stands in for them. */
const letsIt =
  /(?<![a-z])(?:(?:le|la|les|mon|ma|mes|notre|nos|son|sa) (?:ancien(?:ne)?s? |ex-? ?)?locataires?|proprietaire|bailleu\w+|je loue|nous louons|mandat\w*|procuration|heriti\w+|succession|(?:pour|de la part de|au nom de|fils de|fille de) (?:mon|ma|mes) [a-z]+|papa|maman)(?![a-z])/

/** A first mail that complains about a deposit, in nobody else's name, comes from a tenant. */
function complainant(input: ReadingInput, body: string): Role | null {
  if (input.context.earlier.some((m) => sideOf(m.role) !== null)) return null
  const text = `${fold(canonical(input.subject))} ${body}`
  const deposit = /\b(?:caution|depot|garantie)\b/.test(text)
  // Who left a dwelling, by any of its traces, when nothing makes him its owner.
  const leaver =
    /\b(?:cles|etats? des lieux|edl|bail|loyer|preavis|conge|meublee?|appart\w*|studio|logement|proprio|proprietaire|bailleur\w*|agence)\b/.test(
      text,
    ) && !asLandlord.test(body)
  const complains =
    /\b(?:rendre|rende|rend|rendu|rendue|recuperer|rembours\w+|restitu\w+|retien\w+|retenu\w*|garde|gardent|mediation|attends?|reclame|aide[rz]?|(?:me|nous) (?:prend|prennent|compte|comptent|facture|facturent|deduit|retire|enleve|demande))\b/.test(
      text,
    )
  const closed =
    /\b(?:reponse du bailleur|mon dossier|ma demande|me concernant)\b/.test(text) &&
    /\b(?:bailleur|proprietaire)\b/.test(text)
  return (deposit && (complains || leaver)) ||
    closed ||
    (leaver && input.context.earlier.length === 0 && personal.test(body))
    ? 'tenant'
    : null
}

const personal = /\b(?:je|j'|mon|ma|mes|on|nous|notre)(?![a-z])/

/** Who opened the case about a deposit, in words that told no side, is no other party to their own mail. */
function askedFirst(input: ReadingInput): Role | null {
  const [first] = input.context.earlier
  if (!first || !sameAddress(first.from, input.from) || first.role !== 'other') return null
  return wantsDeposit.test(fold(canonical(first.own).slice(0, 8_000))) ? 'tenant' : null
}

/** A stranger whom an earlier message names, or who names its writer, is on the other side of that message. */
function otherParty(input: ReadingInput, body: string, card: string): Role | null {
  const sided = input.context.earlier.flatMap((m) => {
    const side = sideOf(m.role) ?? (m.acts.includes('request_mediation') ? 'tenant' : null)
    return side ? [{ side, from: m.from, own: m.own, said: fold(canonical(m.own)) }] : []
  })
  const says = `${body} ${fold(canonical(input.subject))}`
  const naming = sided.find(
    (m) => m.own.includes(input.from.address) || lastNames(input.from).some((name) => hasWord(m.said, name)),
  )
  const named = sided.find(
    (m) => m.from.address !== input.from.address && lastNames(m.from).some((name) => hasWord(says, name)),
  )
  const facingSide = naming?.side ?? named?.side ?? (addressedTo(input, sided) ? onlySide(sided) : undefined)
  return facingSide ? facing(facingSide, card) : null
}

/** The side of everybody who wrote before, where it is one. */
const onlySide = (sided: readonly { side: Side }[]): Side | undefined =>
  new Set(sided.map((m) => m.side)).size === 1 ? sided[0]?.side : undefined

/** An answer to the mediation about a deposit, from an address that nobody used: the other side was written to. */
const addressedTo = ({ subject }: ReadingInput, sided: readonly unknown[]): boolean =>
  sided.length > 0 && /^(?:re|rep|tr|fwd?)\b/i.test(subject.trim())

const hasWord = (text: string, word: string): boolean => new RegExp(String.raw`\b${word}\b`).test(text)

const facing = (side: Side, card: string): Role =>
  side === 'landlord' ? 'tenant' : bearsAgency(card) ? 'agent' : 'landlord'

/** The name without its first word: a first name is shared by too many people. */
function lastNames(person: Person): string[] {
  const words = fold(canonical(person.name))
    .split(/[^a-z]+/)
    .filter((word) => word.length > 2 && !/^(?:mme|mlle|monsieur|madame|les|des|sci|sarl|agence|service)$/.test(word))
  return (words.length > 1 ? words.slice(1) : words).filter((word) => word.length > 3).slice(0, 5)
}
