import type { CommandKind } from './command.ts'

/** `form`: an example that is understood as it stands; `does`: what happens, for the person who writes it. */
export type HelpLine = { form: string; does: string }

/** In the order in which they are wanted on a telephone. */
const byKind: Record<CommandKind, HelpLine> = {
  approve: { form: 'OK', does: 'la lettre part telle quelle (dans une liste : OK 1 3 5)' },
  refuse: { form: 'NON trop sec', does: 'rien ne part, la raison est gardée' },
  postpone: { form: 'ATTENDRE lundi', does: 'la lettre vous revient ce jour-là' },
  rewrite: { form: 'PLUS COURT', does: 'une autre version, aux mêmes chiffres (ou PLUS FERME, PLUS DOUX)' },
  stop: { form: 'STOP', does: 'retient une lettre approuvée qui n’est pas encore partie' },
  why: { form: 'POURQUOI', does: 'les raisons de la lettre proposée' },
  status: { form: 'OÙ EN EST', does: 'l’état du dossier' },
  read_case: {
    form: 'LIRE plainte reçue',
    does: 'un dossier suivi par un autre ; la raison est notée et le médiateur prévenu',
  },
  note: { form: 'NOTE vu au téléphone', does: 'une note au dossier, que les parties ne voient pas' },
  contact_note: {
    form: 'CONTACT gestion@agence.fr ne répond que par son formulaire',
    does: 'à savoir sur cette adresse, dans tous ses dossiers, pour l’équipe seule',
  },
  minutes: { form: 'TEMPS 15', does: 'le temps passé sur le dossier, en minutes (ou 1h30)' },
  name_role: { form: 'QUI Dupont = bailleur', does: 'dit le rôle d’une personne du dossier' },
  correct_fact: { form: 'F3 = 800 €', does: 'corrige le fait n° 3 de la fiche' },
  name_piece: {
    form: 'PIÈCE scan.pdf = bail',
    does: 'dit ce qu’est un fichier reçu (ou PIÈCE 3 du locataire = illisible : il lui est redemandé)',
  },
  share: { form: 'PARTAGER M2', does: 'le message n° 2 peut être dit à l’autre partie' },
  lift: {
    form: 'CONFIDENTIALITÉ locataire',
    does: 'cette partie accepte que la commission sache ce qui s’est dit ici',
  },
  unlift: {
    form: 'CONFIDENTIALITÉ MAINTENUE locataire',
    does: 'cette partie n’accepte plus que la commission sache ce qui s’est dit ici',
  },
  commission: {
    form: 'CDC AUDIENCE le 12 juin',
    does: 'ce que fait la commission (ou CDC REÇUE, AVIS, CONCILIATION, SANS ACCORD, IRRECEVABLE), à dire aux deux',
  },
  agreed: { form: 'ACCORD 800 € pour le 3 mai', does: 'les deux parties sont d’accord sur cette somme' },
  propose: {
    form: 'PROPOSER 700 € pour le 3 mai',
    does: 'la même proposition aux deux parties ; nul n’apprend la réponse de l’autre avant leur accord (en 3 fois : plusieurs versements)',
  },
  paid: {
    form: 'PAYÉ 800 €',
    does: 'le locataire a reçu l’argent (PAYÉ seul : tout ; dans une liste : PAYÉ n° 7 800 €)',
  },
  assign: { form: 'ASSIGNER Nadia', does: 'confie le dossier à un autre médiateur' },
  recuse: { form: 'DÉPORT', does: 'conflit d’intérêts : vous quittez le dossier' },
  refer_to_cdc: { form: 'CDC', does: 'prépare le dossier pour la commission de conciliation' },
  exit: {
    form: 'MISE EN DEMEURE',
    does: 'prépare un texte que le demandeur enverra lui-même (ou CONCILIATEUR, JUGE, ADIL), avant ou après la médiation',
  },
  paper: { form: 'PAPIER', does: 'prépare la lettre à imprimer pour l’autre partie' },
  profile: {
    form: 'PROFIL trésorerie',
    does: 'change le profil du dossier (ou pas informé, bonne foi, refus, injoignable, rien dû)',
  },
  close: {
    form: 'CLORE résolu',
    does: 'ferme le dossier (ou sans suite, refus, injoignable, rien dû, juge, doublon, retrait, hors champ, CDC)',
  },
  reopen: { form: 'ROUVRIR', does: 'un dossier clos reprend là où il en était' },
  merge: {
    form: 'FUSIONNER ML-7KQ4-T',
    does: 'joint cet autre dossier à celui-ci (message retenu : JOINDRE 6 à ML-7KQ4-T bailleur)',
  },
  open_case: { form: 'OUVRIR locataire', does: 'un message retenu ouvre un dossier (OUVRIR 6 locataire)' },
  split: { form: 'SÉPARER M2', does: 'ouvre un dossier à part avec le message n° 2' },
  cancel: { form: 'ANNULER', does: 'revient sur la dernière fusion ou séparation' },
  help: { form: 'AIDE', does: 'cette liste' },
}

export const commandHelp: readonly HelpLine[] = Object.values(byKind)

/** The lines for these kinds, each once, in the order of `commandHelp`. */
export function helpFor(kinds: readonly CommandKind[]): readonly HelpLine[] {
  const wanted = new Set(kinds.map((kind) => byKind[kind]))
  return commandHelp.filter((line) => wanted.has(line))
}
