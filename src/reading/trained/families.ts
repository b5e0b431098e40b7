/**
 * Words that do the same work in a dispute over a deposit. What was learnt of one word of a family helps with the others.
 * Folded; `*` any ending, `a_b` two words with at most one between them, little words aside.
 */
const families = {
  agree:
    'accept* accord* consen* valide* validon* validez agre* souscri* approuv* entendu conclu tope topons convenu acquiesc* ok okay oui soit partant* favorable* admet* admett* concede* ralli* volontiers signe signons banco marche_conclu va_pour adhere* bon_moi range_avis',
  suits: 'conven* convient arrang* raisonnable* correct honnete* juste equitable* satisf* parfait* impec* nickel',
  yield: 'incline* tort reconnai* reconnu* avoue* admets conced* raison excuse* pardon* erreur tromp* confond*',
  refuse:
    'refus* rejet* declin* non nan inaccept* repouss* exclu* impossib* hors_question niet jamais derisoire* insuffis* insulte* ridicul* trop_peu suffit moque* fiche* loin_compte oppose* mort pas_question conteste* contesto* contester oppos*',
  refund: 'rembours* rend* rendr* rendu* restitu* revers* redonn* recredit* retroced*',
  pay: 'vir* vers* pay* paie* regl* sold* credit* cheque* mandat* transfer* especes liquide acquitt* mensualit* echeance* echelonn* fois acompte*',
  sent: 'parti envoye* emis* poste* effectue* procede* fait* expedie* ordonnance* depose* execute*',
  arrived: 'recu* arriv* tomb* perc* encaiss* touch* credite* constat* apparai* parvenu* rentre* eu compte*',
  nothing:
    'rien aucun* toujours_pas tjr* jamais ni dalle neant centime* rond radis nada silence vide manqu* reste* restant* moitie seulement',
  keep: 'gard* retien* retenu* conserv* deduc* dedui* impute* imput* factur* prelev* defalqu* ponction* preleve* deduit* decompt* reserve* affect*',
  maintain: 'mainten* maintien* campe* position* tiens bouge* inchange* definiti* confirme* recul* cede*',
  offer:
    'propos* offr* offre* geste transig* compromis arrangement* contre-prop* partag* poire disons coup* echeancier* transaction* amiable* contente* suffirai* suffit marchande* quittes',
  end: 'clore* clos* cloture* referm* ferm* classe* arret* abandon* renonc* retir* annul* desist* tomber eponge stop* cesse* laisse_tomber termin* oubli* enlev* poursuiv* rester_la suite_donner baisse* epuis* fatigue* las lasse peine lacher lache* passer_autre insist*',
  service:
    'mediat* demarche* procedure* service* dossier* intermediaire* saisin* commission* conciliat* amiable dispositif* organisme* association*',
  takes_part:
    'particip* preter prete* associer discut* negoci* meler mele* regarde* ecri* contact* harcel* tranquille* importun* courrier* relanc* autorite* repond* repons* suite',
  court:
    'tribun* juge* justice* cdc commission* departementale conciliateur* avocat* huissier* commissaire* assign* plainte* proces judiciair* saisir* saisis* saisin* injonction* instance* juridi* poursuit* contentieux police gendarm* procureur*',
  proof:
    'factur* justificat* devis preuve* photo* piece* document* releve* ticket* copie* attestation* decompte* quittance* bail edl contrat* etat_lieux video* capture* scan* annexe* grille*',
  attached:
    'joint* jointe* ci-joint* ci-apres annexe* pj trouver* voici voila transmet* transmets joins joignon* adress* envoi* montr* fourni* produi* communiq* copie*',
  show: 'montr* voir produi* produis* prouv* justifi* fourni* demand* exig* reclam* transmett* obten* communiqu* voudrai* veux aimerai*',
  wait: 'attend* attente* patient* patienc* delai* temps report* sursis semaine* jour* jusqu* laiss* retour* rentree absent* deplacement* hospital* vacanc* conge*',
  ask: 'combien comment pourquoi quand quel* est-ce ou que_faire savoir expliqu* dire dites renseign* comprend* droit* loi legal* article* delai regle*',
  help: 'aid* intervenir interven* mediation* saisi* sollicit* soutien* accompagn* contact* relancer parler parle* rapproch* intermediaire* tiers debloqu* appui* recours ouvrir ouvertur* tourner departag* interced* interroger',
  deposit: 'caution* cotion* depot* garanti* dg',
  keys: 'cle* clef* trousseau* badge* quitt* parti* sorti* sortie demenag* libere*',
  dwelling:
    'appart* studio* maison* logement* meuble* vide nu nue non-meuble* immeuble* copropri* loyer* bail charges surface rue avenue',
  damage:
    'degrad* degat* sali* sale* tache* trou* casse* abime* fele* peintur* menage nettoy* porte* vitre* parquet* plomb* humid* repar* jardin* debarras* serrur* robinet* moquett* mur* carrel*',
  other_matter:
    'box garage* parking* gite* airbnb saison* vacanc* commercial* commerc* boutique* bureau* local salle* camping* mobil* ehpad retraite hotel* chalet* stock* selfstock* terrain* professionnel* voiture* vehicule* camion* arrhes bungalow* entrepot* atelier* caravan* foyer* bateau*',
  other_dispute:
    'employeur* patron* salaire* licenci* chomage banque* credit pret* operateur* abonnement* resili* colis livraison* garagiste* assureur* sinistre* mutuelle* ecole creche sejour visa heritage vendeur* acheteu* compromis vente achat* acquis promoteur* constructeur* piscine cloture* haie mitoyen* permis annonce* recherche cherche* place* embauche* recrut* divorce* pension club ticket* billet* voyage* sejours mariage reception fete* evenement* prestataire* brocante boulangerie fonds restaurant* cabinet ostheo* magasin*',
  running_lease:
    'chauffage* moisi* humidit* chauffe-eau fuite* travaux bruit* voisin* expuls* augment* conge preavis syndic* ascenseur* panne* insalubr* punaise* cafard* nuisanc* loyers impaye* apl caf assurance* internet',
  advertising:
    'plaquette* lancement promotion* tarif* referenc* prestation* clients partenariat* newsletter* gratuit* professionnels visibilit* abonn* entreprise* commercial*',
  insult:
    'vole* voleu* voleur* escro* arnaq* ment* menteu* mensong* bandit* voyou* racket* profiteu* honte* gueule fout* conn* salaud* salop* merde* ordure* crapul* malhonn* parasit* pourri* charogn* guignol* clown* imbecil* debil* abruti* cassos idiot* nul* vautour* gredin* filou* sangsue* piqu*',
  threat: 'regler_compte habite* comprendre_va passer_voir retrouv* demoli* crever* menac* facon regrett*',
  data: 'rgpd donnee* cnil efface* supprim* suppression* rectifi* coordonnee* fichier* desinscri* personnel* traitement* archiv* listes',
  spokesperson:
    'desormais dorenavant represent* procuration* mandat* conseil interets remplac* nouvelle_adresse mail courriel* boite numero* telephone* interlocut* relais occup* confi* adressez joign* ecrivez passer_par nom_de fils fille soeur frere oncle nouveau nouvelle maitre',
  thanks: 'merci* remerci* note* bien_recu compris salutations bonne_journee bonne_soiree super reconnaiss* gentil*',
  promise:
    'engag* promis* promet* promettr* vais demain lundi mardi mercredi jeudi vendredi samedi sous huitaine quinzaine semaine_prochaine fin_mois avant_le prochain* programm* des_reception aura recevra aurez recevrez recevr*',
  owe: 'doi* doit dois* devons redevab* revient dette* creance*',
  whole: 'totalite integralite moitie somme montant solde total tout quart tiers reste',
  money: 'argent sous sou fric ble pognon fonds somme* montant* billets oseille thune*',
} as const

export type Family = keyof typeof families

const little = new Set(
  "le la les l' un une des de d' du me m' te t' se s' lui leur y en je j' tu il elle on nous vous ils elles ne n' ce c' ca a au aux et".split(
    ' ',
  ),
)
const whole = new Map<string, Family[]>()
const stems = new Map<string, Family[]>()
const pairs = new Map<string, { next: string; family: Family }[]>()
for (const [family, words] of Object.entries(families) as [Family, string][])
  for (const word of words.split(' ')) {
    const [first = '', next] = word.split('_')
    if (next) pairs.set(first, [...(pairs.get(first) ?? []), { next, family }])
    else if (word.endsWith('*')) stems.set(word.slice(0, -1), [...(stems.get(word.slice(0, -1)) ?? []), family])
    else whole.set(word, [...(whole.get(word) ?? []), family])
  }
const SHORTEST = Math.min(...[...stems.keys()].map((stem) => stem.length))
const LONGEST = Math.max(...[...stems.keys()].map((stem) => stem.length))

/** The families that the words of a sentence belong to. */
export function familiesIn(tokens: readonly string[]): ReadonlySet<Family> {
  const words = tokens.filter((token) => !little.has(token))
  const found = new Set<Family>()
  words.forEach((word, i) => {
    for (const family of whole.get(word) ?? []) found.add(family)
    for (let n = SHORTEST; n <= Math.min(word.length, LONGEST); n++)
      for (const family of stems.get(word.slice(0, n)) ?? []) found.add(family)
    for (const { next, family } of pairs.get(word) ?? [])
      if (words[i + 1]?.startsWith(next) || words[i + 2]?.startsWith(next)) found.add(family)
  })
  return found
}
