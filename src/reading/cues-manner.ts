import type { CueTable } from './cue.ts'
import { anyOf } from './phrases.ts'

/** What a message says about people and about other matters. */
export const mannerCues: CueTable = {
  hostility: [
    {
      find: anyOf(
        'voleu(?:r|rs|se|ses)|menteu(?:r|rs|se|ses)|escrocs?|escroquerie|arnaqueu(?:r|rs|se|ses)|arnaque|profiteu(?:r|rs|se|ses)|radine?s?|malhonnetes?|crapules?|ordures?(?! menageres)',
        'connards?|connasses?|cons?|connes?|salau?ds?|salopes?|abrutie?s?|imbeciles?|idiote?s?|debiles?|cretins?|porcs?|porcherie|truands?|bandits?|pourritures?',
        'incapables?|parasites?|cas social|cassos|minables?|guignols?|clowns?|raclures?|vermine|marchand de sommeil|mythomane|torchon',
        'foute?z?[- ]moi la paix|va te faire|allez vous faire|foutre|ta gueule|ferme-la|degage|bande de|sale (?:type|gosse|bonhomme)',
        '(?:vous|tu|il|elle|homme|dame|monsieur|femme|qui|me) (?:mentez|mens|ment)|mensonges?',
        'comme (?:il|elle) respire',
        "(?:m'a|nous a|m'avez|vous) vole[rz]?|c'est du vol|vol pur et simple|racket",
        'on va s.expliquer|s.expliquer autrement|je sais ou (?:elle|il|vous|tu) (?:habite|habitez|travaille)',
        '(?:vous allez|tu vas|il va|elle va) (?:le |me le )?(?:regretter|payer cher|voir de quel)',
        '(?:casser|defoncer|faire la peau|pourrir la vie)',
        'je vais venir (?:sonner|vous voir|chez)',
        'honte a vous|pleurer chez vous|hysteriques?|raconte(?:z)? n.importe quoi|souillon|gauchistes',
        'faux (?:documents?|temoignage)|falsifi\\w+|mauvaise foi',
      ),
      unless: anyOf(
        'pas (?:un|une|des) (?:voleu|voyou|escroc|menteu|marchand|bandit)\\w*',
        "(?:ne suis|n'est|suis) pas (?:un|une|de)",
        "m'insulte|m'a traitee?|me traite|traitee? de",
        'bonne foi .{0,10}mauvaise foi',
        'accuse[rz]? de',
        "n'ai pas (?:vole|menti)",
        'attention aux arnaques',
        'comme une? (?:voleu|escroc)\\w*',
        "me voila|(?:on|il|elle|qui) (?:me|m') ?(?:traite|accuse|dit)|retire (?:le mot|mes mots|ce mot)|n'(?:ai|est) (?:jamais|pas) dit",
      ),
    },
  ],
  out_of_scope: [
    {
      find: anyOf(
        'gite|location (?:de vacances|saisonniere)|airbnb|saisonni(?:er|ere)|chambre d.hotes?|camping|mobil-?home',
        'bail (?:commercial|professionnel|rural)|local (?:commercial|professionnel)|fonds de commerce',
        'garage (?:loue|a part|seul)|box (?:de stockage|loue)|place de parking (?:louee|seule)',
        'location de (?:voiture|materiel|salle|vehicule)',
      ),
      when: (s) => s.opening || !s.own.has('request_mediation'),
    },
    {
      find: anyOf(
        'voisin(?:e|s|age)?|tapage|bruits?|nuisances?|moisi(?:ssures?|es?)?|humidite|infiltrations?|fuites?|punaises|cafards|souris|chaudiere|panne|degat des eaux|travaux|insalubr\\w+|expulsion|augmentation (?:de|du) loyer|preavis|conge pour|apl|demande de logement|attribution|achat|vente',
      ),
      unless: /\bdepot\b|\bcaution\b|retenu|facture|devis/,
      when: (s) =>
        !s.text.sentences.some((x) => /\b(?:depot|caution|cles|etat des lieux|edl|retenue)\b/.test(x.marked)) &&
        !s.own.has('request_mediation') &&
        s.others.size === 0 &&
        s.side !== 'landlord',
    },
    {
      find: anyOf(
        'referencement|premiere page|visiteurs|votre site|newsletter|webinaire|abonnement|tarifs? preferentiel|nos offres|nos prestations|decouvr(?:ez|ir) (?:notre|nos)|notre (?:solution|logiciel|plateforme|catalogue|formation)|essai gratuit|sans engagement|partenariat|vous proposer -|echange de \\d+ minutes|seriez-vous disponible|revenir vers vous|en savoir plus|demo',
      ),
      when: (s) => s.role === 'other',
    },
    {
      find: anyOf(
        "qu'(?:elle|il) m'indemnise|dommages[- ]et[- ]interets|interdise de relouer|indemnis\\w+ .{0,12}(?:meubles|prejudice|affaires)",
      ),
      side: 'tenant',
      when: (s) => s.opening,
    },
  ],
}
