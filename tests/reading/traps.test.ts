import { describe, expect, test } from 'vitest'
import type { Act } from '../../src/domain/acts.ts'
import { readBuiltin } from '../../src/reading/builtin-reader.ts'
import type { ReadingInput } from '../../src/reading/contract.ts'
import { fromLandlord, fromTenant, inputOf } from './input.ts'

const acts = (input: ReadingInput): Act[] => readBuiltin(input).acts.map((a) => a.act)
/** What may decide something: a doubt is only shown. */
const decided = (input: ReadingInput): Act[] =>
  readBuiltin(input).acts.flatMap(({ act, certainty }) => (certainty === 'unsure' ? [] : [act]))

describe('said, and close to it but not said', () => {
  const cases: [Act, ReadingInput, ReadingInput][] = [
    [
      'request_mediation',
      inputOf('Pouvez-vous m’aider à récupérer ma caution de 600 € ?'),
      inputOf('Bonjour, traitez-vous le dépôt de garantie d’un bail commercial ?'),
    ],
    [
      'refund_commitment',
      fromLandlord('Je lui rendrai 400 € vendredi.'),
      fromLandlord("Je ne rendrai rien, s'il me disait que c'est moins cher je rembourserais peut-être."),
    ],
    [
      'refund_refusal',
      fromLandlord('Je garde les 600 € pour la peinture.'),
      fromLandlord('Je refuse de payer des pénalités.'),
    ],
    [
      'offer',
      fromLandlord('Je propose de rendre 400 € et on est quittes.'),
      fromLandlord('Je pourrais envisager des choses, on verrait.'),
    ],
    ['acceptance', fromTenant("D'accord pour 400 €."), fromTenant("Je ne suis pas d'accord pour 400 €.")],
    ['rejection', fromTenant('Je refuse cette offre.'), fromTenant("Et s'il refuse, que se passe-t-il ?")],
    [
      'payment_sent',
      fromLandlord('Le virement de 400 € est parti ce matin.'),
      fromLandlord('Le virement de 400 € partira demain.'),
    ],
    [
      'payment_received',
      fromTenant("J'ai bien reçu le virement de 400 €."),
      fromTenant("J'ai bien reçu votre message."),
    ],
    ['payment_missing', fromTenant("Je n'ai toujours rien reçu."), fromTenant("Je n'ai rien à signaler.")],
    [
      'evidence_sent',
      fromTenant('Voici la facture et les photos.'),
      fromTenant("J'ai des photos, je vous les enverrai ce week-end."),
    ],
    [
      'evidence_requested',
      fromTenant('Je demande la facture des travaux.'),
      fromTenant('Si elle produisait une facture, je verrais.'),
    ],
    [
      'facts_stated',
      fromTenant('La peinture du salon était déjà abîmée à mon arrivée.'),
      fromTenant('Merci de votre aide.'),
    ],
    ['question', fromTenant('A-t-il le droit de tout garder ?'), fromTenant('Vous vous moquez de moi, non.')],
    [
      'delay_request',
      fromLandlord('Pouvez-vous me laisser un délai de deux semaines ?'),
      fromLandlord('Le délai légal est de deux mois.'),
    ],
    [
      'mediation_refusal',
      fromLandlord('Je ne participerai pas à votre médiation.'),
      fromLandlord('Je veux bien participer à la médiation.'),
    ],
    [
      'withdrawal',
      fromTenant('Je préfère tout arrêter, vous pouvez annuler ma demande.'),
      fromTenant('Laissez tomber pour les pénalités, je veux le reste.'),
    ],
    [
      'legal_escalation',
      fromTenant('À défaut je saisirai la commission de conciliation.'),
      fromTenant("Je n'ai pas envie d'aller au tribunal pour ça."),
    ],
    [
      'hostility',
      fromLandlord('Cette dame est une menteuse et une voleuse.'),
      fromTenant("M. Riquet n'est pas un voleur."),
    ],
    [
      'out_of_scope',
      inputOf('Mon voisin du dessus fait du bruit toutes les nuits.', { subject: 'Bruit' }),
      inputOf('Ma caution de 600 € n’est pas rendue.'),
    ],
    [
      'data_rights',
      fromLandlord('Supprimez mes données personnelles, article 17 du RGPD.'),
      fromLandlord('Toute demande est à adresser à notre délégué à la protection des données personnelles.'),
    ],
    [
      'acknowledgement',
      fromTenant('Merci pour votre réponse, bonne journée.'),
      fromTenant('Merci, mais je refuse cette offre.'),
    ],
    [
      'representation_change',
      fromTenant('Écrivez-moi désormais à cette adresse : nadia@free.example'),
      fromTenant("J'ai donné ma nouvelle adresse postale."),
    ],
  ]
  test.each(cases)('%s', (act, said, notSaid) => {
    expect(acts(said)).toContain(act)
    expect(decided(notSaid)).not.toContain(act)
  })

  test('every act of the vocabulary has its pair', async () => {
    const { Act: vocabulary } = await import('../../src/domain/acts.ts')
    expect(cases.map(([act]) => act).sort()).toEqual([...vocabulary.options].sort())
  })
})

describe('a role is what people say of themselves, or what the case knows', () => {
  test.each([
    ["J'ai rendu les clés de mon studio, rendez-moi ma caution.", 'tenant'],
    ['Mon ancien locataire a cassé la porte, que puis-je retenir ?', 'landlord'],
    ["J'étais caution solidaire pour mon fils.", 'guarantor'],
    ['Je suis désormais le conseil de Madame Benali.', 'lawyer'],
    ['Désignée curatrice de M. R., je vous écris à sa place.', 'other'],
    ['Bonjour, auriez-vous des bureaux à vendre ?', 'other'],
  ])('%s', (own, role) => expect(readBuiltin(inputOf(own, { subject: '' })).role).toBe(role))

  test('the case knows better than any text', () => {
    expect(readBuiltin(inputOf('Mon locataire me doit tout.', { context: { knownRole: 'tenant' } })).role).toBe(
      'tenant',
    )
  })

  test('an agency signs', () => {
    const from = { name: 'Agence du Lac', address: 'contact@agence-du-lac.example' }
    expect(readBuiltin(fromLandlord('Nous revenons vers vous.', { from, context: { knownRole: null } })).role).toBe(
      'agent',
    )
  })
})
