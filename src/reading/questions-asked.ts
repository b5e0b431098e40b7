import type { ReadAct } from './contract.ts'
import type { Sentence } from './marked-text.ts'
import type { Situation } from './situation.ts'

const helpOrTime =
  /\b(?:pou(?:vez|rriez|rrez)[- ]?vous .{0,30}(?:aider|m'aider|aide[rz]|intervenir|contacter|ecrire|demander|transmettre|laisser|patienter|relancer|debloquer|le faire|lui (?:dire|demander)|envoyer|regler|confirmer|servir|accepter|preparer|relancer|renvoyer)|vous pouvez .{0,20}(?:m'aider|lui (?:dire|demander)|le contacter|nous aider|contacter|transmettre|demander)|ca vous (?:va|convient)|qu'en pensez|d'accord \?|serait-il possible de (?:patienter|payer|reporter)|m'aider|nous aider|peut payer|lui payer|mois prochain|seriez-vous disponible|avez-vous eu le temps|accorder|rembourser en|s'entendre|accepterait|que diriez|et si je|repousser|reporter|sursis|de plus|pouvez-vous faire|pouvez vous faire|possibilite d|quelles donnees|comment .{0,12}recuperer|peut-etre que c'est|je peux avoir|je peux (?:lui |vous )?(?:payer|envoyer)|voir (?:cette|la) facture|peux au moins voir)\b/
const rhetorical =
  /\b(?:c'est quoi ce|vous voulez des|mais ou|on se moque|vous (?:croyez|trouvez)|et puis quoi|de quel droit|pour qui (?:il|elle|vous)|a quoi (?:bon|ca sert)|vous plaisantez|vous etes qui|qui vous a (?:autorise|permis|donne)|que voulez-vous que|faut-il (?:aussi|en plus)|et alors|(?:des|une?) [a-z]+ de quoi|de quoi$|vous y croyez|savez-vous|la caution elle sert)\b/
const indirect =
  /\b(?:(?:je (?:voudrais|veux|souhaite|souhaiterais|aimerais)|nous (?:voudrions|aimerions)|j'aimerais|pour|besoin de) (?:bien )?savoir (?:si|s'il|s'ils|s'elle|comment|quand|ce|pourquoi|combien|quel|ou)|(?:m'|me |nous )(?:dire|indiquer|preciser|expliquer|confirmer) (?:si|comment|quand|ce qu|pourquoi|combien|quel|sur quel|a qui|ou)|(?:merci de me dire|dites[- ]moi)(?: (?:si|comment|quand|ce)|[ .!]*$)|je (?:comprends?|sais) pas (?:le calcul|comment|quoi faire|si|pourquoi|ce que)|me demande si|a y voir clair|que dois[- ]je|qu'est[- ]ce que je dois)\b/

/** A real question on law, procedure, a sum or progress; not a plea for help or time, not a rhetorical one. */
export function askedQuestion(situation: Situation): ReadAct | null {
  const direct = situation.text.sentences.find((s) => s.asks && isReal(s))
  if (direct) return { act: 'question', quote: direct.quote, certainty: 'likely' }
  const said = situation.text.sentences.find(
    (s) => indirect.test(s.marked) && !/\bsi (?:elle|il) (?:est|etait) d'accord\b/.test(s.marked),
  )
  return said ? { act: 'question', quote: said.quote, certainty: 'likely' } : null
}

/** "Pouvez-vous …", "auriez-vous la bonté de …": what is asked is done, not answered. */
const plea =
  /\b(?:pou(?:vez|rriez|rrez)|ferez|feriez|vouliez|voulez|voudriez|auriez|serait-il|est-ce que vous (?:pouvez|pourriez))[- ]?(?:vous|t|possible)?\b|\b(?:vous|tu) (?:peut|pouvez|pourriez|pouvais|pourrais|peux|voulez)\b|\bpeut-on (?:lui|leur) demander\b/
/** What makes a plea a question all the same. */
const wantsAnswer =
  /\b(?:dire|expliquer|preciser|indiquer|confirmer|renseigner|informer|rappeler|eclairer|conseiller|des nouvelles|une reponse|recu|une idee)\b|\b(?:reprendre|rouvrir|reouvrir) (?:le|mon|notre|la|cette|ce) (?:dossier|mediation|affaire)\b|\bsuis-je|\bai-je|\bcombien\b|\bquand\b|\bpourquoi\b/

/** "Vous pouvez faire quelque chose s'il ne veut pas ?" asks what the procedure allows, and is no plea. */
const whatIf =
  /(?<![a-z])(?:(?:vous|on|tu) (?:pouvez|peut|peux)|pouvez[- ]vous|peut[- ]on) (?:encore |quand meme )?(?:faire|tenter) (?:quelque chose|quoi)(?: d'autre)? (?:s'(?:il|ils)|si (?:elle|elles|on|le|la|mon|ma|l'))(?![a-z])/

/** A sum, a day or a proof that is asked for is an offer, a delay or a demand, unless the law, a reason or the procedure is asked about. */
const haggles =
  /[MND]\d|(?<![a-z])(?:fois|jusqu'|attendre|patienter|repit|ca vous|cela vous|d'accord|deal|factures?|preuves?|recu|photos?|justificatifs?|justifier|montrer|releves?|proces-verbal|documents?)(?![a-z])/
const onTheMatter =
  /(?<![a-z])(?:droits?|legale?|loi|normale?|autorisee?|obligee?|obliger|valable|vaut|risque|comment|se passe|etapes?|procedure|commission|cdc|tribunal|faut|dois|doit|doivent|faire|recours|m'adresser|gratuit|payant|combien|base|calcul\w*|d'ou|pourquoi|nouvelles|ou en|repondu|quand|quels?|quelles? (?:est|sont|loi|suite)|quoi|savoir|competent|occupez|traitez|regarde|suis-je|ai-je|aurai|recevrai|retenir|garder|reclamer|vetuste|article|majoration|penalites?|interets|delai|prescri\w+|peut-il|peut-elle|peuvent-ils|compte)(?![a-z])/

const isReal = ({ marked }: Sentence): boolean =>
  whatIf.test(marked) ||
  indirect.test(marked) ||
  ((!haggles.test(marked) || onTheMatter.test(marked)) &&
    !helpOrTime.test(marked) &&
    !rhetorical.test(marked) &&
    (!plea.test(marked) || wantsAnswer.test(marked)))
