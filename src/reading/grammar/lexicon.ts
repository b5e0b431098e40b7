import { type Form, formsOf, type Verb } from './conjugate.ts'

/** What a verb does in a dispute over a deposit, whatever its tense. */
export type VerbClass =
  | 'refund'
  | 'pay'
  | 'send'
  | 'carry_out'
  | 'keep'
  | 'maintain'
  | 'receive'
  | 'arrive'
  | 'propose'
  | 'accept'
  | 'refuse'
  | 'ask'
  | 'wish'
  | 'give_up'
  | 'take_part'
  | 'seize'
  | 'resort'
  | 'help'
  | 'wait'
  | 'owe'
  | 'say'

/** What a noun stands for. A capital is a mark of the sentence: a sum, a bare number, a date. */
export type NounClass =
  | 'sum'
  | 'money'
  | 'deposit'
  | 'transfer'
  | 'retention'
  | 'proof'
  | 'court'
  | 'mediation'
  | 'request'
  | 'offer'
  | 'time'
  | 'landlord'
  | 'tenant'
  | 'client'

const irregular = (infinitive: string, present: string, past: string, future: string, participle: string): Verb => ({
  infinitive,
  present,
  past,
  future,
  participle,
})
const tenir = (prefix: string): Verb =>
  irregular(
    `${prefix}tenir`,
    ['tiens', 'tient', 'tenons', 'tenez', 'tiennent', 'tienne'].map((form) => prefix + form).join(' '),
    `${prefix}ten`,
    `${prefix}tiendr`,
    `${prefix}tenu`,
  )
const mettre = (prefix: string): Verb =>
  irregular(
    `${prefix}mettre`,
    ['mets', 'met', 'mettons', 'mettez', 'mettent', 'mette'].map((form) => prefix + form).join(' '),
    `${prefix}mett`,
    `${prefix}mettr`,
    `${prefix}mis`,
  )
const uire = (stem: string): Verb =>
  irregular(
    `${stem}uire`,
    ['uis', 'uit', 'uisons', 'uisez', 'uisent', 'uise'].map((form) => stem + form).join(' '),
    `${stem}uis`,
    `${stem}uir`,
    `${stem}uit`,
  )
const cevoir = (stem: string): Verb =>
  irregular(
    `${stem}cevoir`,
    ['cois', 'coit', 'cevons', 'cevez', 'coivent', 'coive'].map((form) => stem + form).join(' '),
    `${stem}cev`,
    `${stem}cevr`,
    `${stem}cu`,
  )
const envoyer = (prefix: string): Verb =>
  irregular(
    `${prefix}envoyer`,
    ['envoie', 'envoies', 'envoi', 'envois', 'envoyons', 'envoyez', 'envoient'].map((form) => prefix + form).join(' '),
    `${prefix}envoy`,
    `${prefix}enverr`,
    `${prefix}envoye`,
  )

const verbs: Record<VerbClass, readonly Verb[]> = {
  refund: ['rendre', 'rembourser', 'restituer', 'reverser', 'recrediter', 'redonner', 'retroceder'],
  pay: ['verser', 'virer', 'payer', 'regler', 'solder', 'crediter', 'transferer', 'acquitter', 'lacher', 'debourser'],
  send: [
    envoyer(''),
    envoyer('r'),
    'adresser',
    'poster',
    'expedier',
    mettre('re'),
    mettre('trans'),
    'donner',
    'deposer',
  ],
  carry_out: ['effectuer', 'proceder', mettre('e'), 'executer', 'programmer', 'ordonner', 'realiser', 'lancer'],
  keep: [
    'garder',
    'conserver',
    'imputer',
    'facturer',
    'prelever',
    'ponctionner',
    'defalquer',
    'retrancher',
    tenir('re'),
    uire('ded'),
  ],
  maintain: [tenir('main'), 'confirmer', 'camper'],
  receive: [cevoir('re'), cevoir('per'), 'toucher', 'encaisser', 'recuperer', tenir('ob')],
  arrive: [
    'arriver',
    'tomber',
    irregular('parvenir', 'parviens parvient parviennent', 'parven', 'parviendr', 'parvenu'),
  ],
  propose: [
    'proposer',
    'suggerer',
    irregular('offrir', 'offre offres offrons offrez offrent', 'offr', 'offrir', 'offert'),
  ],
  accept: [
    'accepter',
    'valider',
    'agreer',
    'approuver',
    irregular('consentir', 'consens consent consentons consentez consentent', 'consent', 'consentir', 'consenti'),
    irregular('souscrire', 'souscris souscrit souscrivons souscrivez souscrivent', 'souscriv', 'souscrir', 'souscrit'),
  ],
  refuse: [
    'refuser',
    'decliner',
    irregular('rejeter', 'rejette rejettes rejetons rejetez rejettent', 'rejet', 'rejetter', 'rejete'),
    'repousser',
  ],
  ask: ['demander', 'reclamer', 'exiger', 'solliciter', 'prier'],
  wish: [
    'souhaiter',
    'desirer',
    'aimer',
    irregular('vouloir', 'veux veut voulons voulez veulent veuille', 'voul', 'voudr', 'voulu'),
  ],
  give_up: [
    'arreter',
    'abandonner',
    irregular('renoncer', 'renonce renonces renoncons renoncez renoncent', 'renonc', 'renoncer', 'renonce'),
    'retirer',
    'annuler',
    'stopper',
    'cesser',
    'cloturer',
    'classer',
    'desister',
    irregular('clore', 'clos clot', 'clos', 'clor', 'clos'),
  ],
  take_part: ['participer', 'preter'],
  seize: [
    'saisir',
    'assigner',
    irregular('poursuivre', 'poursuis poursuit poursuivons', 'poursuiv', 'poursuivr', 'poursuivi'),
    'attaquer',
  ],
  resort: [
    'recourir',
    'consulter',
    'contacter',
    'mandater',
    'engager',
    'entamer',
    'passer',
    'porter',
    'appeler',
    irregular('prendre', 'prends prend prenons prenez prennent prenne', 'pren', 'prendr', 'pris'),
    irregular('aller', 'vais va allons allez vont aille', 'all', 'ir', 'alle'),
  ],
  help: [
    'aider',
    irregular('intervenir', 'interviens intervient interveniez', 'interven', 'interviendr', 'intervenu'),
    'epauler',
    'assister',
    'soutenir',
    'accompagner',
    'depanner',
    'debloquer',
  ],
  wait: ['attendre', 'patienter'],
  owe: [irregular('devoir', 'dois doit devons devez doivent doive', 'dev', 'devr', 'due')],
  say: [
    irregular('dire', 'dis dit disons dites disent', 'dis', 'dir', 'dit'),
    irregular('pretendre', 'pretends pretend pretendez pretendent', 'pretend', 'pretendr', 'pretendu'),
    'affirmer',
    'assurer',
    irregular('promettre', 'promets promet promettons promettent', 'promett', 'promettr', 'promis'),
  ],
}

const nouns: Record<NounClass, string> = {
  sum: 'M N',
  money: 'argent somme sommes sous solde reste difference totalite integralite moitie complement surplus centime',
  deposit: 'depot caution garantie dg',
  transfer: 'virement virements cheque cheques remboursement paiement reglement versement restitution',
  retention: 'retenue retenues deduction deductions decompte position refus imputation',
  proof:
    'facture factures justificatif justificatifs devis preuve preuves photo photos piece pieces ticket tickets releve releves copie document documents bareme attestation detail details',
  court:
    'commission cdc tribunal tribunaux juge justice huissier commissaire avocat avocate conciliateur procureur plainte proces juridiction prudhommes police gendarmerie',
  mediation: 'mediation mediateur mediatrice demarche processus conciliation',
  request: 'demande dossier procedure affaire saisine reclamation plainte litige',
  offer: 'proposition offre propositions montant arrangement accord compromis transaction chiffre',
  time: 'delai delais temps jour jours semaine semaines mois report sursis',
  landlord:
    'proprietaire bailleur bailleresse agence proprio gestionnaire sci office loueur regie cabinet mandant mandante',
  tenant: 'locataire locataires',
  client: 'client cliente clients',
}

export type VerbForm = Form & { verb: VerbClass }

export const verbForms: ReadonlyMap<string, readonly VerbForm[]> = new Map(
  [
    ...Map.groupBy(
      (Object.entries(verbs) as [VerbClass, readonly Verb[]][]).flatMap(([verb, list]) =>
        list.flatMap((one) => formsOf(one).map(([text, form]) => [text, { ...form, verb }] as const)),
      ),
      ([text]) => text,
    ),
  ].map(([text, list]) => [text, list.map(([, form]) => form)]),
)

export const nounClass: ReadonlyMap<string, NounClass> = new Map(
  (Object.entries(nouns) as [NounClass, string][]).flatMap(([name, words]) =>
    words.split(' ').map((word) => [word, name] as const),
  ),
)
