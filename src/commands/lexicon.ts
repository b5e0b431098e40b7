import type { CommissionStep } from '../domain/commission-steps.ts'
import type { Exit } from '../domain/exit.ts'
import type { OutcomeCode } from '../domain/outcome-codes.ts'
import type { NamedPiece } from '../domain/pieces.ts'
import type { Role } from '../domain/roles.ts'
import type { Segment } from '../domain/segment.ts'
import type { Outcome } from '../domain/states.ts'
import type { CommandKind, Style } from './command.ts'
import { phrases } from './words.ts'

type WordKind = Exclude<CommandKind, 'rewrite' | 'correct_fact' | 'commission' | 'exit'>

/** What the first words of an order say; `correct_fact` begins with its number (`F3`), not with a word. */
export type Head =
  | { kind: WordKind }
  | { kind: 'commission'; step: CommissionStep }
  | { kind: 'exit'; exit: Exit }
  | { kind: 'rewrite'; style: Style }
  | { kind: 'correct_fact'; fact: number }

const of = (kind: WordKind, list: string) => phrases<Head>({ kind }, list)
const exit = (way: Exit, list: string) => phrases<Head>({ kind: 'exit', exit: way }, list)
const commission = (step: CommissionStep, list: string) => phrases<Head>({ kind: 'commission', step }, list)
const style = (name: Style, list: string) =>
  ['', 'un peu ', 'beaucoup ', 'encore '].flatMap((more) =>
    phrases<Head>({ kind: 'rewrite', style: name }, list.replace(/(^|\|)/g, `$1${more}`)),
  )

/** Folded, apostrophes as blanks. Only whole phrases count, so that a word among others orders nothing. */
export const HEADS = [
  ...of(
    'approve',
    'ok|okay|okey|oki|okk|o k|ok ok|c est parti|bon pour moi|vous pouvez y aller|tu peux y aller|vous pouvez envoyer|tu peux envoyer|vous pouvez l envoyer|tu peux l envoyer|envoyer|envoyez|envoie|envoies|valider|valide|validez|je valide|c est valide|c est ok|c est bon|' +
      'tout est bon|tout est ok|c est tout bon|bon pour envoi|bon a envoyer|bon pour accord et envoi|pret a envoyer|a envoyer|' +
      'envoyez la|envoyez le|envoie la|envoie le|l envoyer|la valider|validez la|j approuve|approuve|approuver|approuvez|' +
      'feu vert|go|ca me va|ca me convient|cela me convient|cela me va|je confirme l envoi|confirmer l envoi|confirme l envoi|lettre approuvee|lettre validee',
  ),
  ...of(
    'refuse',
    'non|refuser|refuse|refusez|refus|je refuse|rejeter|rejete|ne pas envoyer|ne pas l envoyer|ne l envoyez pas|ne l envoie pas|' +
      'n envoyez pas|n envoie pas|ne rien envoyer|n envoyez rien|n envoie rien|surtout pas|surtout ne pas envoyer|surtout ne pas l envoyer|pas d envoi|pas ok|pas envoyer|a ne pas envoyer',
  ),
  ...of(
    'postpone',
    'attendre|attends|attendez|attend|attente|reporter|reporte|reportez|report|repousser|repousse|repoussez|pas avant|' +
      'mettre en attente|mets en attente|en attente|patienter|patientez|remettre a|remettre|differer|ajourner|a reporter|decaler|decale|decalez|me la representer|represente la|on attend|j attends',
  ),
  ...style(
    'shorter',
    'plus court|plus courte|plus bref|plus breve|plus brievement|plus concis|plus concise|raccourcir|raccourcis|raccourcissez|' +
      'la raccourcir|raccourcis la|raccourcissez la|abreger|abrege|abregez|en plus court|version courte|version plus courte|fais plus court|faites plus court|' +
      'faire plus court|moins long|moins longue|rends la plus courte|rendez la plus courte',
  ),
  ...style(
    'firmer',
    'plus ferme|plus fermement|plus direct|plus directe|plus strict|plus stricte|durcir|durcis|durcissez|' +
      'ton plus ferme|un ton plus ferme|fais plus ferme|faites plus ferme|faire plus ferme|rends la plus ferme|rendez la plus ferme|sois plus ferme|soyez plus ferme',
  ),
  ...style(
    'softer',
    'plus doux|plus douce|plus doucement|plus chaleureux|plus chaleureuse|plus gentil|plus gentille|plus amical|plus amicale|plus humain|plus humaine|' +
      'plus diplomate|plus souple|moins sec|moins seche|moins dur|moins dure|moins ferme|adoucir|adoucis|adoucissez|adoucis la|l adoucir|ton plus doux|un ton plus doux|' +
      'fais plus doux|faites plus doux|faire plus doux|rends la plus douce|rendez la plus douce|sois plus doux',
  ),
  ...of('note', 'note|note interne|note au dossier|note pour le dossier|note dossier'),
  ...of(
    'assign',
    'assigner|assigner a|assigne a|assignez a|assigne|assignez|attribuer a|attribue a|attribuez a|attribuer|passer a|passe a|passez a|confier a|confie a|confiez a|' +
      'transferer a|transmettre a|transmettre le dossier a|passer le dossier a|passe le dossier a|passez le dossier a|confier le dossier a|confie le dossier a|confiez le dossier a|' +
      'assigner le dossier a|attribuer le dossier a|reassigner a|reassigner',
  ),
  ...of(
    'recuse',
    'deport|me deporter|je me deporte|je dois me deporter|je souhaite me deporter|conflit d interets|conflit d interet|je me recuse|me recuser|je suis en conflit d interets|j ai un conflit d interets',
  ),
  ...of('read_case', 'lire|lire le dossier|lecture du dossier|ouvrir le dossier'),
  ...of('name_role', 'qui'),
  ...of('name_piece', 'piece|fichier|document|la piece|le fichier|le document'),
  ...of('share', 'partager|partage|partagez|transmettre|transmets|transmettez'),
  ...of(
    'lift',
    'confidentialite|confidentialite levee par|confidentialite levee pour|lever la confidentialite|lever la confidentialite pour|leve la confidentialite pour|levez la confidentialite pour|levee de la confidentialite par|levee de confidentialite',
  ),
  ...of(
    'unlift',
    'confidentialite maintenue|confidentialite maintenue par|confidentialite maintenue pour|confidentialite retablie|confidentialite retablie par|confidentialite retablie pour|confidentialite gardee par|confidentialite gardee pour',
  ),
  ...of(
    'paid',
    'paye|payee|c est paye|a paye|locataire paye|locataire payee|le locataire est paye|paiement recu|virement recu|argent recu|somme recue|bien paye|rembourse|remboursee|le locataire a recu|il a paye|elle a paye|le bailleur a paye|tout est paye|le locataire a ete paye|la locataire a ete payee',
  ),
  ...of(
    'agreed',
    'accord|accord trouve|accord conclu|ils sont d accord|accord des parties|accord des deux|accord entre les parties',
  ),
  ...of(
    'propose',
    'proposer|proposer aux deux|proposer aux deux parties|proposer aux parties|proposition du mediateur|proposition de la mediatrice|proposition neutre|proposition aux deux|proposition aux deux parties',
  ),
  ...of(
    'close',
    'clore|clos|cloture|cloturer|cloturez|cloture le|clore le dossier|cloturer le dossier|cloturez le dossier|cloture du dossier|cloture le dossier|fermer|fermer le dossier|fermez le dossier|' +
      'ferme le dossier|classer|classer le dossier|classez le dossier|classe le dossier|dossier clos|dossier a clore|a clore|classer l affaire',
  ),
  ...of(
    'reopen',
    'rouvrir|rouvrez|rouvre|reouvrir|reouvrez|reouverture|reprendre le dossier|reprenez le dossier|rouvrir le dossier|reouvrir le dossier|rouvrez le dossier|dossier a rouvrir|a rouvrir',
  ),
  ...of(
    'refer_to_cdc',
    'cdc|saisir la commission|saisir la cdc|saisir cdc|saisissez la commission|saisissez la cdc|saisis la commission|saisis la cdc|saisine cdc|saisine de la cdc|saisine de la commission|' +
      'saisir la commission de conciliation|saisir la commission departementale de conciliation|saisir la commission departementale|commission|commission de conciliation|dossier cdc|passer en commission|passer en cdc|aller en commission|passer a la cdc|passer a la commission|' +
      'transmettre a la commission|transmettre le dossier a la commission|transmettre le dossier a la cdc|transmettre a la cdc|envoyer a la commission|envoyer a la cdc|preparer le dossier cdc|preparer la saisine|on saisit la commission|on saisit la cdc',
  ),
  ...exit(
    'formal_notice',
    'mise en demeure|une mise en demeure|texte de mise en demeure|lettre de mise en demeure|preparer une mise en demeure|preparer la mise en demeure|lettre de reclamation',
  ),
  ...exit(
    'conciliator',
    'conciliateur|conciliateur de justice|voir un conciliateur|lettre au conciliateur|orienter vers un conciliateur|orienter vers le conciliateur',
  ),
  ...exit('court', 'juge|tribunal|information juge|information sur le juge|saisir le juge|saisir le tribunal'),
  ...exit('adil', 'adil|orienter vers l adil|orientation adil|orientation vers l adil|voir l adil'),
  ...of('paper', 'papier|lettre papier|courrier papier|lettre a imprimer|preparer une lettre papier|lettre a poster'),
  ...commission(
    'acknowledged',
    'cdc recue|cdc enregistree|cdc accuse de reception|cdc dossier complet|commission accuse de reception',
  ),
  ...commission(
    'hearing',
    'cdc audience|cdc reunion|cdc convocation|cdc seance|commission audience|commission reunion',
  ),
  ...commission('opinion', 'cdc avis|cdc avis rendu|commission avis'),
  ...commission('conciliated', 'cdc conciliation|cdc concilies|cdc accord|commission conciliation|commission accord'),
  ...commission(
    'no_agreement',
    'cdc sans accord|cdc pas d accord|cdc echec|cdc non conciliation|commission sans accord',
  ),
  ...commission('inadmissible', 'cdc irrecevable|cdc rejet|cdc refus|commission irrecevable'),
  ...of('profile', 'profil|profil du dossier|changer le profil'),
  ...of(
    'open_case',
    'ouvrir|ouvre|ouvrez|ouvrir un dossier|ouvre un dossier|ouvrez un dossier|ouvrir dossier|nouveau dossier',
  ),
  ...of('merge', 'fusionner|fusionne|fusionnez|fusion|regrouper|joindre|reunir'),
  ...of('split', 'separer|separe|separez|detacher|detache|detachez|scinder'),
  ...of(
    'cancel',
    'annuler|annule|annulez|annulation|annuler la fusion|annule la fusion|annulez la fusion|annuler la separation|annule la separation|annulez la separation|annuler la derniere fusion|annuler la derniere separation|' +
      'defaire|defais|defaire la fusion|defaire la separation|revenir en arriere',
  ),
  ...of(
    'why',
    'pourquoi|pour quelle raison|pour quelles raisons|expliquer|explique|expliquez|explication|explications|expliquez moi|explique moi',
  ),
  ...of(
    'status',
    'ou en est|ou en est on|ou en sommes nous|ou on en est|ou en est ce dossier|ou en est le dossier|etat du dossier|etat de ce dossier|etat|statut|statut du dossier|' +
      'point sur le dossier|faire le point|fais le point|resume du dossier|quel est l etat du dossier|ou en est l affaire|ou en est cette affaire|etat des lieux du dossier|situation du dossier',
  ),
  ...of('contact_note', 'contact|note contact|note de contact|fiche contact'),
  ...of('minutes', 'temps|temps passe|temps de travail|duree|j y ai passe|j ai passe|passe'),
  ...of(
    'stop',
    'stop|stoppe|stopper|stoppez|stop envoi|stopper l envoi|stoppez l envoi|stoppe l envoi|arreter|arrete|arretez|arretez tout|arrete tout|tout arreter|arreter l envoi|arretez l envoi|arrete l envoi|' +
      'annuler l envoi|annule l envoi|annulez l envoi|annuler la lettre|bloquer l envoi|bloquez l envoi|bloque l envoi|suspendre l envoi|suspendez l envoi|retenir la lettre|retenez la lettre|stop tout|halte',
  ),
  ...of(
    'help',
    'aide|help|a l aide|mode d emploi|commandes|les commandes|liste des commandes|que puis je faire|comment faire|besoin d aide|j ai besoin d aide',
  ),
]

/** "Merci de …", "vous pouvez …": what follows is the order. The second list may end in a question mark. */
export const REQUESTS = phrases('request', 'merci de|merci d|veuillez|vous pouvez|tu peux|priere de|il faut|on peut')
export const ASKED = phrases(
  'asked',
  'peux tu|peut tu|pouvez vous|pourrais tu|pourriez vous|tu peux|vous pouvez|est ce que tu peux|est ce que vous pouvez|tu pourrais|vous pourriez|on peut|peut on',
)

/** What may surround an order and adds nothing to it. */
export const COMPLEMENTS = {
  approve: phrases(
    'more',
    'pour envoi|pour l envoi|pour moi|pour envoyer|pour valider|pour cette version|cette version|de la lettre|du courrier|pour cette lettre|pour la lettre|pour ce courrier|pour le courrier|pour ce texte|pour le texte|' +
      'lettre|courrier|la lettre|le courrier|cette lettre|ce courrier|le texte|les lettres|ces lettres|tel quel|telle quelle|tels quels|telles quelles|comme ca|comme cela|en l etat|' +
      'maintenant|tout de suite|des que possible|des maintenant|l envoi|d envoyer|pour expedition|pour diffusion',
  ),
  rewrite: phrases(
    'more',
    'lettre|courrier|texte|la lettre|le courrier|cette lettre|ce courrier|le texte|ce texte|le ton|le style|un peu|beaucoup|une version|pour cette lettre|pour moi|a mon gout',
  ),
  why: phrases(
    'more',
    'cette lettre|ce courrier|ce texte|cette proposition|cette relance|cette demande|ce brouillon|ce projet|cette reponse|ce message|la lettre|le courrier|une lettre|' +
      'cela|ca|maintenant|vous proposez cette lettre|vous proposez ca|cette etape',
  ),
  status: phrases(
    'more',
    'le dossier|ce dossier|dossier|l affaire|du dossier|d avancement|on|svp|s il vous plait|stp|s il te plait',
  ),
  reopen: phrases('more', 'le dossier|ce dossier|dossier|l affaire|cette affaire|du dossier|maintenant'),
  refer_to_cdc: phrases('more', 'de conciliation|departementale|pour ce dossier|ce dossier|le dossier|maintenant'),
  cancel: phrases(
    'more',
    'la fusion|la separation|la derniere fusion|la derniere separation|le dernier ordre|derniere action|la derniere action|ca|cela',
  ),
  help: phrases('more', 'moi|sur les commandes|pour les commandes|commandes|liste|des commandes'),
} as const

export const OUTCOMES = [
  ...phrases<Outcome>(
    'resolved',
    'resolu|resolue|regle|reglee|litige resolu|dossier resolu|solution trouvee|paye|resolution',
  ),
  ...phrases<Outcome>(
    'abandoned',
    'abandon|abandonne|abandonnee|sans suite|sans reponse|abandon du locataire|abandonne par le locataire|abandonne par la locataire|classe sans suite|sans nouvelles',
  ),
  ...phrases<Outcome>(
    'withdrawn',
    'retrait|retire|retiree|desistement|retrait du locataire|a la demande du locataire|demande retiree|le locataire se retire|le locataire renonce|la locataire se retire|la locataire renonce|le locataire retire sa demande|la locataire retire sa demande|renonce|renonciation',
  ),
  ...phrases<Outcome>('out_of_scope', 'hors champ|hors champs|hors du champ|hors competence|hors sujet|hors perimetre'),
  ...phrases<Outcome>(
    'with_cdc',
    'cdc|commission|transmis a la commission|transmis a la cdc|transmis cdc|a la commission|a la cdc|commission saisie|cdc saisie|commission de conciliation',
  ),
]

/** Ends that say more than the state of the case. */
export const OUTCOME_CODES = [
  ...phrases<OutcomeCode>('agreement_paid', 'accord paye|accord execute'),
  ...phrases<OutcomeCode>('paid_in_full', 'paye sans accord|paye en entier'),
  ...phrases<OutcomeCode>('information_sufficed', 'information suffisante|l information a suffi|information'),
  ...phrases<OutcomeCode>('agreement_unpaid', 'accord non execute|accord non paye|accord impaye'),
  ...phrases<OutcomeCode>('not_entitled', 'rien n est du|rien n etait du|rien du|non du|locataire sans droit'),
  ...phrases<OutcomeCode>('refused', 'refus|refus du bailleur|mediation refusee|refus de la mediation'),
  ...phrases<OutcomeCode>('unreachable', 'injoignable|bailleur injoignable'),
  ...phrases<OutcomeCode>('judge', 'juge|justice|tribunal|juge saisi|tribunal saisi'),
  ...phrases<OutcomeCode>('duplicate', 'doublon|en double|double'),
]

export const SEGMENTS = [
  ...phrases<Segment>('unaware', 'pas informe|non informe|pas encore entendu|a informer|ignore la regle'),
  ...phrases<Segment>('good_faith', 'bonne foi|de bonne foi|desaccord|desaccord de bonne foi'),
  ...phrases<Segment>('cash', 'tresorerie|difficulte|difficulte a payer|difficultes|sans argent|probleme d argent'),
  ...phrases<Segment>('refusing', 'refus|refuse|refuse la mediation|hostile'),
  ...phrases<Segment>('unreachable', 'injoignable|bailleur injoignable|silencieux'),
  ...phrases<Segment>('not_entitled', 'rien du|rien n est du|sans droit|non du'),
]

export const ROLES = [
  ...phrases<Role>('tenant', 'locataire|la locataire|locataires|preneur'),
  ...phrases<Role>('landlord', 'bailleur|bailleuse|bailleresse|proprietaire|proprio|la proprietaire'),
  ...phrases<Role>(
    'agent',
    'agence|agence immobiliere|agent|agent immobilier|mandataire|gestionnaire|mandataire du bailleur|agence du bailleur|regie',
  ),
  ...phrases<Role>('cotenant', 'colocataire|coloc|cotitulaire|co locataire'),
  ...phrases<Role>('guarantor', 'garant|garante|garants'),
  ...phrases<Role>(
    'co_owner',
    'coproprietaire|autre proprietaire|autre bailleur|co bailleur|cobailleur|coindivisaire|indivisaire|proprietaire indivis',
  ),
  ...phrases<Role>('heir', 'heritier|heritiere|heritier du bailleur|heritiere du bailleur|ayant droit'),
  ...phrases<Role>('manager', 'gerant|gerante|gerant de la sci|gerante de la sci|sci|societe|gerant de la societe'),
  ...phrases<Role>('notary', 'notaire'),
  ...phrases<Role>('relay', 'relais|association|travailleur social|travailleuse sociale|assistante sociale|adil'),
  ...phrases<Role>('lawyer', 'avocat|avocate|conseil juridique|maitre'),
  ...phrases<Role>('other', 'autre|autre personne|tiers|tierce personne|personne exterieure'),
]

export const ALL_PAID = phrases(
  'all',
  'en totalite|totalite|la totalite|integralement|totalement|en entier|tout|le tout|entierement|oui|le total|l argent|la somme|par le bailleur',
)

const piece = (is: NamedPiece, list: string) => phrases(is, list)
export const PIECES = [
  ...piece('lease', 'bail|le bail|contrat|contrat de location|contrat de bail'),
  ...piece(
    'deposit_proof',
    'preuve du depot|preuve du versement|preuve du paiement|preuve du paiement du depot|recu du depot|justificatif du depot',
  ),
  ...piece('entry_inventory', 'etat des lieux d entree|etat des lieux entree|edl entree|edl d entree'),
  ...piece('exit_inventory', 'etat des lieux de sortie|etat des lieux sortie|edl sortie|edl de sortie'),
  ...piece('keys_proof', 'remise des cles|recu des cles|preuve de la remise des cles'),
  ...piece('address_proof', 'nouvelle adresse|lettre de nouvelle adresse|preuve de la nouvelle adresse'),
  ...piece('statement', 'decompte|decompte des retenues|liste des retenues'),
  ...piece('invoices', 'facture|factures|devis|devis ou facture|devis ou factures'),
  ...piece('demand_letter', 'mise en demeure|lettre de reclamation|reclamation|lettre recommandee'),
  ...piece('mandate', 'pouvoir|mandat|procuration'),
  ...piece('unreadable', 'illisible|floue|flou|inutilisable|a renvoyer'),
]
