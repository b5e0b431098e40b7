import type { CueTable } from './cue.ts'

/** What a message says about people and about other matters. */
export const mannerCues: CueTable = {
  hostility: [
    {
      find: /\b(?:voleu(?:r|rs|se|ses)|menteu(?:r|rs|se|ses)|escrocs?|escroquerie|arnaqueu(?:r|rs|se|ses)|profiteu(?:r|rs|se|ses)|radine?|malhonnetes?|crapules?|ordures?|connards?|connasses?|cons?|connes?|salau?ds?|salopes?|abrutie?s?|imbeciles?|idiote?s?|debiles?|porcs?|porcherie|truands?|bandits?|pourris?|incapables?|parasites?|assistes?|cas social|cas soc|cassos|minable|guignols?|clowns?|raclures?|vermine|degueulasses?|honteux personnage|marchand de sommeil|mythomane|fous? moi la paix|va te faire|allez vous faire|foutre|ta gueule|ferme-la|torchon)\b/,
      unless:
        /\b(?:pas (?:un|une|des) (?:voleu|voyou|escroc|menteu)|ne suis pas (?:un|une)|n'est pas (?:un|une)|m'insulte|m'a traite|me traite|traitee? de|porc grille)\b/,
    },
    {
      find: /\b(?:(?:vous|tu|il|elle) (?:mentez|mens|ment)\b|mensonges?\b|ment comme|vole(?:r)? (?:mon|notre|les|des) (?:argent|gens)|m'a vole|vous volez|mauvaise foi|on va s'expliquer|s'expliquer autrement|je sais ou (?:elle|il|vous|tu) |vous allez (?:le )?(?:regretter|voir|payer cher)|(?:va|vais|allez) (?:le |la |lui |vous )?(?:casser|defoncer|faire la peau|pourrir)|je vais venir (?:sonner|vous|chez)|menace[rz]?\b.{0,20}\b(?:mort|frapper)|honte a vous|bande de|sale (?:type|gosse|bonhomme|voleu|menteu)|pleurer chez vous|mele-toi|melez-vous de vos|degage|j'ai de quoi vous|faux temoin|falsifi|faux (?:document|papiers)|c'est du vol|vol pur et simple|racket)\b/,
      unless: /\b(?:pas de mauvaise foi|sans mauvaise foi|suis pas de mauvaise|bonne foi)\b/,
    },
  ],
  out_of_scope: [
    {
      find: /\b(?:gite|location (?:de vacances|saisonniere)|vacances en famille|airbnb|saisonni(?:er|ere)|chambre d'hotes?|camping|mobil-?home|bail commercial|local commercial|fonds de commerce|boutique|bail professionnel|local professionnel|garage (?:loue|a part|seul)|box (?:de stockage|loue)|place de parking (?:louee|seule)|bail rural|voiture|location de (?:voiture|materiel|salle))\b/,
      when: (s) => s.opening || !s.own.has('request_mediation'),
    },
    {
      find: /\b(?:voisin(?:e|s|age)?|tapage|bruits?|nuisances?|moisi(?:ssures?|es?)?|infiltrations?|fuites?|punaises|cafards|chaudiere|chauffage en panne|degat des eaux|travaux (?:a faire|urgents?)|insalubr\w+|expulsion|augmentation de loyer|charges de copropriete a voter|preavis (?:de|trop)|conge pour|assurance habitation|apl\b|demande de logement|attribution)\b/,
      unless: /\bdepot\b|\bcaution\b|retenu|facture|devis/,
      when: (s) =>
        !s.text.sentences.some((x) => /\b(?:depot|caution|cles|etat des lieux)\b/.test(x.marked)) &&
        s.others.size === 0 &&
        s.side !== 'landlord',
    },
    {
      find: /\b(?:referencement|premiere page|visiteurs|votre site merite|newsletter|webinaire|abonnement|tarifs? preferentiel|nos offres|prestations?|decouvr(?:ez|ir) (?:notre|nos)|notre (?:solution|logiciel|plateforme|catalogue|formation)|essai gratuit|sans engagement|demo\b|prospection|partenariat|vous proposer -|-?\d+ ?% jusqu'a|rdv de \d+ minutes|echange de \d+ minutes|seriez-vous disponible)\b/,
      when: (s) => s.role === 'other',
    },
    {
      find: /\bqu'(?:elle|il) m'indemnise|\bdommages[- ]et[- ]interets|\binterdise de relouer|\bindemnis(?:e|ation|er) (?:pour|des|de) (?:les |mes )?(?:meubles|prejudice|affaires)/,
      side: 'tenant',
      when: (s) => s.opening,
    },
  ],
}
