import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { approves, ordersIn } from './orders.ts'

describe('any reservation, question, condition or other name leaves no approval', () => {
  test.each([
    'OK mais enlevez la deuxième phrase',
    'ok sauf la date',
    'OK\nmais attendez lundi',
    'OK\nmais attends',
    'ok si le locataire a confirmé',
    'OK ?',
    'ok??',
    'Ok !?',
    'ok pour moi, à voir avec Karim',
    'je suis ok avec le texte je crois',
    'OK\n\nPeux-tu changer la somme avant ?',
    'Réponse automatique : absente',
    'okay dokay',
    'D’accord pour en parler',
    'D’accord',
    'Oui',
    'Parfait',
    'OK\nuniquement au locataire',
    'OK\nAttendre lundi',
    'OK\nplus tard',
    'OK\nannule',
    'OK\nstop',
    'OK\nà relire',
    'OK\nremplacez 138 par 69',
    'OK\nen fait oubliez',
    'OK\nhold on',
    'OK\nje rappelle Mme Lefebvre d’abord',
    'OK\nKarim',
    'OK Karim',
    'OK\nNOTE vu\nmais attends',
    'OK demain',
    'ok lundi',
    'OK après relecture',
    'OK en attendant sa réponse',
    'OK sous réserve',
    'OK à condition qu’il confirme',
    'OK une fois corrigé',
    'OK pour le fond',
    'OK pour le 12',
    'OK le 12 mai',
    'OK pour 3 jours',
    'OK 100 €',
    'OK 1 sauf 3',
    'OK tout',
    'OK pour tous',
    'tout ok',
    'pas ok',
    'Pas OK',
    'ko',
    'Je ne suis pas d’accord',
    'pas d’accord, envoyez autre chose',
    'ne pas envoyer',
    'n’envoyez pas',
    'n envoyez pas',
    'ne validez pas',
    'pas valider',
    'renvoyer',
    'renvoyez',
    'Envoyé',
    'envole',
    'valise',
    'invalide',
    'Peux-tu envoyer ?',
    'pouvez-vous envoyer ?',
    'Faut-il envoyer ?',
    'je vais valider',
    'j’envoie moi-même',
    'envoyez-moi le dossier',
    'envoyer à Karim',
    'envoyez demain',
    'envoie-la au bailleur seulement',
    'validé par Karim',
    'Karim dit ok',
    'Est-ce que je dois répondre OK ?',
    'L’avocat dit que OK suffit',
    'Transféré : OK',
    '> OK',
    '| OK',
    'OK / NON',
    'OK ou NON',
    'OK (mais pas tout)',
    'OK :(',
    'OK 👎',
    'ОК',
    '0K',
    'o',
    'k',
    'OK\nF3 = 800 €',
    'OK\nANNULER',
    'OK\nCLORE résolu',
    'OK\nDÉPORT',
    'OK\nPLUS COURT',
    'OK\nNON',
    'OK, NON',
    'OK. Attendez lundi.',
    'OK et plus court',
    'OK\nQUI = bailleur',
    'OK\nPARTAGER M2',
    'OK\nPAYÉ',
    'OK\nCDC',
    'OK, passer à autre chose',
    'OK, passer à relecture',
    'OK\npasser à huissier',
    'OK\nPourquoi 800 € ?',
    'OK\nNotre locataire doit encore confirmer',
    'OK\nNoter que je ne l’ai pas relue',
    'OK\nEnvoyé de mon iPhone, attends lundi',
    'OK\nEnvoyé de mon bureau sans avoir relu',
    'OK\n-- \nmais attends lundi',
    'Bien reçu, je regarde.',
    'Merci pour le fond, OK pour la forme',
    '1 OK, 2',
    '-- \nOK',
    'OK donc',
    'OK alors',
    'OK bien',
    'OK si besoin',
    'ok merci de corriger',
    'Merci d’envoyer demain',
    'veuillez envoyer plus tard',
    'OK bof',
    'ok 50 %',
    'OK\u2028attends',
    'OK\rmais',
    'OK\nMadame Martin refuse',
    'OK\nBien à relire',
    'OK\nMerci de relire',
    'OK\n--\nannuler',
  ])('%j', (words) => expect(approves(words)).toBe(false))
})

const approval = fc.constantFrom(
  'OK',
  'ok merci',
  'Envoyez',
  'D’accord, envoyez',
  'OK 1 3',
  'OK\nNOTE vu',
  'OK 1, NON 2 trop sec',
  'Bonjour,\nOK\nNadia',
)
const doubt = fc.constantFrom(
  'mais attends',
  'Sauf la date',
  'Je relis ce soir',
  'À voir avec Karim',
  'la somme est fausse',
  'si elle confirme',
  'uniquement au locataire',
  'Karim',
  'demain',
  'pas avant lundi',
  'en fait non',
  'attention à la date',
  'ne partez pas sans moi',
  'STOP',
  'plus court',
  'qui a écrit ça ?',
  'F3 = 12 €',
  'hmm',
)

test('a sentence that is no politeness, above or below an approval, leaves none', () => {
  fc.assert(
    fc.property(
      approval,
      doubt,
      fc.constantFrom('above', 'below', 'between'),
      fc.constantFrom('\n', '\n\n', '\r\n'),
      (yes, no, place, line) => {
        const words = { above: no + line + yes, below: yes + line + no, between: `${yes}${line}${no}${line}Merci` }[
          place
        ]
        expect(approves(words)).toBe(false)
      },
    ),
  )
})

test('a sentence that is no politeness, on the line of an approval, leaves none', () => {
  const alone = approval.filter((yes) => !/NOTE|NON/.test(yes))
  fc.assert(
    fc.property(alone, doubt, fc.constantFrom(' ', ', ', '. ', ' - ', ' ; ', ' ! ', '… ', ' et '), (yes, no, joint) => {
      expect(approves(yes + joint + no)).toBe(false)
      expect(approves(`${no}${joint}${yes}`)).toBe(false)
    }),
  )
})

test('a second sentence after the reason of another line of the list leaves no approval', () => {
  fc.assert(
    fc.property(doubt, fc.constantFrom('. ', ' ; ', ' ! ', '? ', '\n'), (no, joint) => {
      expect(approves(`OK 1, NON 2 trop sec${joint}${no}`)).toBe(false)
    }),
  )
})

test('words beside an approval that nobody has foreseen leave none', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'abcdefghijlmnopqrstuvwxyzéè'), minLength: 5, maxLength: 12 })
  const known =
    /^(?:merci|bonjour|bonsoir|salut|envoy|valid|approu|hello|coucou|bises?|benali|nadia|mediation|logement|thanks|please|parfait|super|entendu|nickel|donc|alors|allez|cordial|courrier|lettre|expliqu|statut)/
  fc.assert(
    fc.property(letters, letters, (a, b) => {
      fc.pre(!known.test(a.normalize('NFD').replace(/\p{M}/gu, '')))
      expect(approves(`OK ${a} ${b}`)).toBe(false)
      expect(approves(`OK\n${a} ${b}`)).toBe(false)
      expect(approves(`${a} ${b} OK`)).toBe(false)
    }),
    { numRuns: 500 },
  )
})

test.each(['Oui, attendre lundi', 'd’accord, plus court', 'Entendu, STOP'])('%j may answer something else', (words) =>
  expect(ordersIn(words).kind).toBe('unclear'),
)

test('nothing but politeness orders nothing', () => {
  for (const words of [
    '',
    '\n\n',
    'Bonjour,\nCordialement',
    'Merci !',
    'Merci, bonne journée\nNadia',
    'Envoyé de mon iPhone',
    '👍',
  ])
    expect(ordersIn(words)).toEqual({ kind: 'nothing' })
})
