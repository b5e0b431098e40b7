import type { DataRight } from '../domain/data-rights.ts'
import { fold } from './fold.ts'

const MOST = 20_000

const OWN =
  "(?:mes|mon|ma|nos|notre|toutes mes|tous mes|l'ensemble de mes|de mes|de mon|de ma|ces|les|toutes les|tous les)"
const DATA = '(?:donnees|informations|infos|coordonnees|renseignements)'
const NOT_OURS =
  '(?! (?:bancaires?|de (?:chauffage|compteur|consommation)|du (?:bail|compteur|logement|diagnostic)|comptables|techniques|sur le logement))'
const MINE = `(?:${OWN} ${DATA}${NOT_OURS}(?: (?:personnelles?|a caractere personnel))?|${DATA} (?:personnelles|a caractere personnel|me concernant|que vous (?:avez|detenez|possedez|conservez)))`
const RECORD =
  '(?:mon (?:nom|prenom|adresse|numero|e-?mail|mail|courriel|compte|dossier)|mes (?:mails|courriels|messages|echanges|coordonnees)|tout ce que vous (?:avez|savez|detenez|conservez) sur (?:moi|nous)|tout ce qui me concerne)'
const ABOUT_ME =
  '(?:sur (?:moi|nous)|me concernant|nous concernant|a mon sujet|a notre sujet|dans vos (?:fichiers|bases?))'
const LISTS =
  '(?:de|dans) (?:vos|votre|toutes vos) (?:listes?|fichiers?|bases?|registres?|archives?|systemes?|serveurs?)'
const DEMAND =
  "(?:demande|demandons|souhaite|souhaitons|veux|voulons|voudrais|voudrions|exige|aimerais|requiers|sollicite|desire|merci d[e']|priere d[e']|veuillez|pouvez-vous|pourriez-vous|bien vouloir|tiens a)"
const ERASE = '(?:effac|supprim|detruis|detruir|retir|enlev|anonymis)'
const ERASING = `(?:${ERASE}(?:ez|er|iez|e)?|l'effacement|la suppression|la destruction|l'anonymisation)`
const MENDING =
  '(?:corrig(?:ez|er|iez)|rectifi(?:ez|er|iez)|modifi(?:ez|er|iez)|mett(?:ez|re) a jour|la rectification|la correction|la modification|la mise a jour)'
const article = (numbers: string): string =>
  `\\bart(?:icle|\\.)? ?(?:${numbers})(?!\\d|-)(?: et \\d\\d)? (?:du|de la|de l').{0,20}(?:rgpd|reglement|gdpr|donnees)`

/** What in a sentence asks for each right. The service itself is spoken to: `a supprimé mes messages` is a story. */
const asks: Record<DataRight, readonly RegExp[]> = {
  access: [
    /droit d'acces|droit a la portabilite|portabilite de mes donnees/,
    new RegExp(article('15|20')),
    new RegExp(
      `\\b(?:copie|export|extraction|extrait|communication) (?:integrale |complete )?(?:d(?:e|es) )?(?:l'ensemble de |toutes |tous )?${MINE}`,
    ),
    new RegExp(
      `\\b(?:acceder a|acces a|consulter|recevoir|recuperer|obtenir|connaitre|savoir|envoy(?:ez|er)[- ]moi|transmett(?:ez|re)[- ]moi|communiqu(?:ez|er)[- ]moi|communiquer) .{0,20}${MINE}`,
    ),
    new RegExp(`\\bquel(?:le)?s? (?:donnees|informations) .{0,60}${ABOUT_ME}`),
    new RegExp(
      `\\b(?:ce|tout ce|celles) que vous (?:avez|detenez|savez|conservez|possedez)(?: enregistre| stocke| garde)? ${ABOUT_ME}`,
    ),
    /\bd'ou (?:tenez|avez)[- ]vous (?:eu |obtenu )?(?:mon|mes|notre|nos) /,
    /^\s*(?:bonjour,? )?mes donnees(?: personnelles)?(?:,? (?:svp|stp|s'il vous plait|merci))?\s*$/,
  ],
  rectification: [
    /droit de rectification/,
    new RegExp(article('16')),
    new RegExp(`\\b${MENDING} .{0,25}${MINE}`),
    new RegExp(
      `\\b${MENDING} (?:.{0,20} de )?(?:mon|notre|ma|mes) (?:nom|prenom|identite|adresse|numero|fiche|date de naissance|mail|courriel|telephone|etat civil|coordonnees)`,
    ),
    /\b(?:mon|notre) (?:nom|prenom|adresse|identite) (?:est|a ete|sont) (?:mal |incorrecte?ment )(?:orthographie|ecrit|saisi|enregistre)|\bvous (?:avez|ecrivez) mal (?:ecrit |orthographie )?mon (?:nom|prenom)/,
    new RegExp(`${MINE} (?:sont|soient) (?:fausses|inexactes|erronees|rectifiees|corrigees)`),
  ],
  erasure: [
    /droit a l'(?:effacement|oubli)|droit a la suppression/,
    new RegExp(article('17')),
    new RegExp(`\\b${ERASING} .{0,30}(?:${MINE}|${RECORD})`),
    new RegExp(
      `\\b(?:${ERASE}(?:ez|er)|ray(?:ez|er))[- ]moi ${LISTS}|\\b(?:me )?(?:ray|retir|supprim|enlev|effac)er ${LISTS}`,
    ),
    new RegExp(`\\b(?:${MINE}|${RECORD}) (?:soient|soit) (?:efface|supprime|detruit|retire|enleve)e?s?\\b`),
    new RegExp(
      `\\bn(?:e|'en) (?:conserv|gard)(?:ez|er) (?:plus|pas|aucune?) (?:de )?(?:${MINE}|trace|donnee|information)`,
    ),
    /\boubliez[- ]moi\b.{0,40}\b(?:donnees|fichiers?|bases?)/,
  ],
  objection: [
    /droit d'opposition|droit a la limitation/,
    new RegExp(article('18|21')),
    new RegExp(
      `\\b(?:m'oppose|nous opposons|refuse|n'autorise pas|n'accepte pas)\\b.{0,60}(?:usage|utilisation|utilis\\w+|traite\\w*|conserv\\w+|transmi\\w+|partag\\w+|diffus\\w+|stock\\w+).{0,40}${DATA}`,
    ),
    new RegExp(`\\b(?:m'oppose|refuse|n'autorise pas|n'accepte pas)\\b.{0,20}que ${MINE}`),
    new RegExp(
      `\\b(?:n'utilisez plus|cessez d'utiliser|arretez d'utiliser|ne (?:traitez|partagez|transmettez) (?:plus|pas)) .{0,20}(?:${MINE}|${RECORD})`,
    ),
    new RegExp(
      `\\bne (?:veux|voulons|souhaite|souhaitons) (?:pas|plus)\\b.{0,20}que ${MINE} (?:soient|soit) (?:traite|utilise|conserve|garde|partage|stocke|enregistre)`,
    ),
    /\b(?:m'oppose|refuse|ne veux pas|n'accepte pas)\b.{0,50}\b(?:logiciel|algorithme|intelligence artificielle|une ia|l'ia|traitement automati\w+)\b/,
    /\bdesinscri(?:vez|re)[- ](?:moi|nous)\b/,
  ],
}

const DENIED = new RegExp(`\\b(?:ne|n')\\s?(?:vous )?${DEMAND}\\b.{0,12}\\bpas\\b`)
/** "Je ne veux pas que mes données soient traitées" objects. */
const denied: Record<DataRight, RegExp> = {
  access: DENIED,
  rectification: DENIED,
  erasure: DENIED,
  objection: /\bne (?:demande|m'oppose|refuse|nous opposons)\b.{0,12}\b(?:pas|plus)\b/,
}
/** Told of somebody else, or of what was done. */
const STORY = new RegExp(
  `\\b(?:proprietaire|bailleur|bailleresse|agence|locataire|il|elle|ils)\\b.{0,40}\\b(?:a|ont|veut|voulait|refuse de|menace de|doit|devait|devrait|m'a|avait)\\b.{0,30}\\b${ERASE}|\\b(?:proprietaire|bailleur|agence)\\b.{0,40}\\b(?:doit|devrait|refuse de|veut)\\b.{0,20}${MENDING}`,
)

/**
 * The rights on their own data that somebody exercises towards the service, in their own words; none for a debt to forget, a
 * bank account that is given, or what the other side did.
 */
export function dataRequests(ownWords: string): DataRight[] {
  const sentences = fold(ownWords.slice(0, MOST))
    .split(/[.!?;\n]+(?=\s|$)/)
    .map((sentence) => sentence.replace(/\s+/g, ' ').trim())
    .filter((sentence) => sentence !== '' && !STORY.test(sentence))
  return (Object.keys(asks) as DataRight[]).filter((right) =>
    sentences.some(
      (sentence) => !denied[right].test(sentence) && asks[right].some((p) => p.test(sentence.slice(0, 600))),
    ),
  )
}
