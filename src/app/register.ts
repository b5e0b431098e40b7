import type { Retention } from '../domain/retention.ts'
import { Outcome, stateLabel } from '../domain/states.ts'

/**
 * What a table of the database holds of people. `fate`: what `erase` and `purge` do with it; `stays` holds nobody's name,
 * address or words.
 */
type Kept = { what: string; why: string; fate: 'removed' | 'emptied' | 'stays' }

/** Every table of the database; a test refuses a table that is not here. */
export const keptTables: Readonly<Record<string, Kept>> = {
  raw_mails: {
    what: 'chaque courriel reçu, tel quel, et son empreinte',
    why: 'aucun courriel perdu ; preuve de ce qui a été lu',
    fate: 'emptied',
  },
  places: { what: 'où chaque courriel se trouvait dans la boîte', why: 'ne pas le lire deux fois', fate: 'stays' },
  messages: {
    what: 'ce qui a été lu du courriel : objet, personnes, mots propres, pièces et premiers mots de leurs PDF, authenticité',
    why: 'classer, répondre, montrer au médiateur',
    fate: 'emptied',
  },
  readings: {
    what: 'actes et faits compris, avec leur citation et le lecteur',
    why: 'un fait a une source',
    fate: 'emptied',
  },
  thread_ids: { what: 'identifiants de courriels d’un dossier', why: 'classer les réponses', fate: 'removed' },
  held: {
    what: 'courriels retenus, raison, décision',
    why: 'une personne décide de ce qui est douteux',
    fate: 'stays',
  },
  cases: { what: 'référence, état, médiateur, règles du dossier', why: 'suivre la médiation', fate: 'stays' },
  parties: { what: 'nom et rôle de chaque personne d’un dossier', why: 'écrire à la bonne personne', fate: 'emptied' },
  addresses: {
    what: 'adresses de courriel, d’où elles viennent, échecs',
    why: 'écrire et reconnaître',
    fate: 'removed',
  },
  foreign_refs: {
    what: 'numéros de dossier que les personnes donnent à leur affaire',
    why: 'classer un courriel sans autre repère',
    fate: 'removed',
  },
  case_events: {
    what: 'le journal : dates, actes, sommes, décisions, sans nom ni mots',
    why: 'traçabilité, statistiques, preuve d’intégrité',
    fate: 'stays',
  },
  drafts: { what: 'lettres proposées, approuvées ou refusées', why: 'approbation de chaque texte', fate: 'emptied' },
  draft_attachments: { what: 'pièces jointes aux lettres', why: 'dossier pour la commission', fate: 'removed' },
  draft_edits: { what: 'nombre de caractères retouchés par paragraphe', why: 'améliorer les textes', fate: 'stays' },
  outbox: {
    what: 'courriels envoyés, destinataire, réponse du serveur',
    why: 'ni perte ni double envoi',
    fate: 'emptied',
  },
  outbox_bytes: { what: 'texte des courriels envoyés', why: 'renvoyer les mêmes octets, les montrer', fate: 'removed' },
  approval_tokens: {
    what: 'droit d’un médiateur sur une lettre (empreinte)',
    why: 'approbation sûre',
    fate: 'removed',
  },
  list_tokens: { what: 'droit de répondre à une liste (empreinte)', why: 'commandes sûres', fate: 'stays' },
  deadlines: { what: 'échéances', why: 'délais tenus', fate: 'stays' },
  tasks: { what: 'travaux à faire', why: 'reprise après une panne', fate: 'removed' },
  contact_notes: {
    what: 'adresses et ce que les médiateurs en savent',
    why: 'joindre la bonne personne',
    fate: 'removed',
  },
  notes: { what: 'notes des médiateurs', why: 'mémoire de l’équipe', fate: 'removed' },
  staff_facts: { what: 'faits corrigés par un médiateur', why: 'exactitude', fate: 'removed' },
  landlord_keys: {
    what: 'empreinte d’une adresse de bailleur effacée, faite avec la clé secrète du service, puis numéro tiré au sort',
    why: 'compter les bailleurs qui reviennent',
    fate: 'stays',
  },
  dwelling_keys: {
    what: 'empreinte de l’adresse d’un logement, faite avec la clé secrète du service, puis numéro tiré au sort',
    why: 'compter les logements qui reviennent',
    fate: 'stays',
  },
  case_records: {
    what: 'ce que les statistiques comptent d’un dossier : dates, côtés, lettres, minutes, département, sans nom ni mots',
    why: 'compter sans relire le journal',
    fate: 'stays',
  },
  rule_versions: { what: 'textes des règles, sans personne', why: 'un dossier garde ses règles', fate: 'stays' },
  settings: { what: 'réglages du programme, dossiers effacés ou retenus', why: 'fonctionnement', fate: 'stays' },
}

const fates: Record<Kept['fate'], string> = {
  removed: 'supprimé',
  emptied: 'vidé de tout nom, adresse et mot',
  stays: 'reste, sans nom, adresse ni mot',
}

/** The processing register and the facts of an impact assessment, in Markdown. What a human must decide is left to say so. */
export const registerText = (retention: Retention): string => `# Registre du traitement et faits pour l’analyse d’impact

Écrit par \`mediation register\` d’après le programme et \`rules/procedure/conservation.yaml\` : ne pas modifier à la main. Un
test vérifie que ce fichier est à jour et qu’aucune table de la base n’y manque. À compléter et à valider par le délégué à la
protection des données : responsable du traitement, coordonnées, hébergeur, transferts.

## Le traitement

- But : aider un locataire et un bailleur à régler leur litige sur le dépôt de garantie, par courriel, avec un médiateur.
- Base légale proposée : mission d’intérêt public (RGPD, art. 6-1-e), à confirmer. Information des deux côtés au premier
  courriel (art. 13 et 14) ; accord du locataire avant tout contact avec le bailleur, aide d’un logiciel comprise,
  gardé au journal avec son jour et la version du texte accepté.
- Aide d’un logiciel : chacun est informé dans la première lettre que répondre sur le fond vaut accord, et comment refuser
  (« sans logiciel »). L’accord de chaque personne est gardé au journal avec son message et la version du texte. Un refus,
  à tout moment : plus aucune lettre préparée pour ce côté, aucun modèle de langue, une personne écrit
  (\`docs/decisions/0017\`). À confirmer par le délégué à la protection des données.
- Personnes : locataires, bailleurs, agences, colocataires, garants, avocats, médiateurs et responsables du service.
- Destinataires : les médiateurs et responsables du service ; l’autre partie, pour les seuls faits utiles, sommes proposées
  et pièces autorisées ; la commission de conciliation, par le demandeur lui-même.
- Décision automatisée (art. 22) : aucune. Un logiciel lit et prépare ; une personne approuve chaque lettre et chaque réponse
  sur des données. Partent seuls : accusés, état du dossier, avis d’attente, question de satisfaction, sans droit ni mot d’autrui.
- Modèle de langue : facultatif. S’il est configuré, il reçoit des textes dont noms, adresses, comptes et téléphones sont
  remplacés ; sans lui, tout fonctionne.

## Ce qui est gardé, pourquoi, et ce que l’effacement en fait

| table | contenu | pourquoi | à l’effacement |
| --- | --- | --- | --- |
${Object.entries(keptTables)
  .map(([table, { what, why, fate }]) => `| \`${table}\` | ${what} | ${why} | ${fates[fate]} |`)
  .join('\n')}

Du logement restent le département, la nature du bailleur et l’empreinte de son adresse, pour les statistiques.

## Combien de temps

| donnée | durée |
| --- | --- |
${Outcome.options.map((outcome) => `| dossier ${stateLabel[outcome]} | ${retention.cases[outcome]} jours après la fin, au plus tard à la prescription |`).join('\n')}
| dossier déjà prescrit à sa fin | ${retention.at_least} jours après la fin |
| courriel mis de côté (machine, double, envoi en nombre) | ${retention.ignored} jours |
| courriel retenu puis écarté | ${retention.set_aside} jours |
| points, listes, alertes, avis, commandes de l’équipe | ${retention.service_mails} jours |
| empreinte d’une adresse de bailleur effacée, ou d’un logement | ${retention.landlord_keys} jours après l’ouverture de son dernier dossier, puis un numéro tiré au sort |
| copies de la base | ${retention.backups} jours, détruites par une personne |

Une conservation ordonnée (\`mediation hold-data\`) suspend ces durées. \`mediation purge --dry-run\` montre ce qui part.

## Droits des personnes

- Copie, correction, effacement, opposition : demandés par courriel, reconnus, mis devant un responsable avec la réponse
  préparée ; un mois pour répondre (art. 12-3), rappelé chaque jour ouvré.
- Rien n’est envoyé ni effacé sans la décision d’une personne ; qui n’est pas prouvé ne reçoit rien.

## Risques et ce qui les tient

| risque | mesure |
| --- | --- |
| un tiers entre dans un dossier en citant son numéro | un participant connu et un expéditeur authentifié, sinon retenu |
| ce qu’un côté écrit en privé atteint l’autre | lettres vérifiées avant et à l’envoi ; export limité à la personne |
| une lettre part sans accord | jeton à usage unique, empreinte du texte et des destinataires, version du dossier |
| le journal est modifié | événements définitifs, chaîne d’empreintes, \`mediation verify-journal\` |
| conflit d’intérêts d’un médiateur | \`DÉPORT\` : il n’en reçoit, n’en voit et n’en décide plus rien ; ses points et ses éditions ne le comptent pas |
| quelqu’un de l’équipe lit un dossier qui n’est pas le sien | par un ordre exprès et motivé (\`LIRE\`, \`case --reason\`) ; la lecture est au journal, la raison dans les notes, son médiateur est prévenu |
| statistiques qui désignent quelqu’un | publiées par groupes d’au moins cinq dossiers |
| une copie de la base survit à l’effacement | \`erase\` et \`purge\` la nomment ; une personne la détruit |
`
