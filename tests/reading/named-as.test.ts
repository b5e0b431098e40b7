import { describe, expect, test } from 'vitest'
import type { Act } from '../../src/domain/acts.ts'
import type { Role } from '../../src/domain/roles.ts'
import type { Person } from '../../src/reading/contract.ts'
import { namedAs } from '../../src/reading/named-as.ts'
import { readRole } from '../../src/reading/roles.ts'
import { inputOf } from './input.ts'

const writer: Person = { name: 'Nadia Benali', address: 'nadia@orange.example' }
const wrote = (own: string, role: Role = 'tenant', from = writer, acts: Act[] = ['request_mediation']) => ({
  role,
  own,
  acts,
  from,
})

describe('how those who wrote before call somebody', () => {
  test.each([
    ['Serge Bannier', 'Je loue chez Serge Bannier, à Concarneau.', 'owner'],
    ['BRUNET Simone', 'Ma propriétaire, Mme Brunet, garde tout.', 'owner'],
    ['Alain Morvan', 'Le bail est avec M. Alain Morvan.', 'named'],
    ['Fabrice Desjardins', 'On était trois en coloc. M. Fabrice Desjardins garde tout.', 'named'],
    ['Soleil Transactions', 'Les clés sont à l’agence Soleil Transactions depuis le 27 juin.', 'agency'],
    ['Thomas Eyraud', 'Nous (Thomas et moi) on louait un meublé au Puy.', 'mate'],
    ['Romain Aubry', 'Mon ex Romain a tout reçu.', 'mate'],
    ['Olena Bondar', 'Bénévole, j’aide Olena à récupérer sa caution.', 'spoken_for'],
    ['Théo Benali', 'Le studio de Théo lui coûtait 480 €.', 'spoken_for'],
    ['Romain Aubry', 'La moitié venait de Romain, mon ex.', 'mate'],
    ['Marc Aubry', 'Petit souci avec Marc Aubry, mon ex-propriétaire.', 'owner'],
    ['Awa Sow', 'Conseillère en insertion, j’aide Mlle Sow.', 'spoken_for'],
    ['Samira Zerkaoui', 'Je représente Mme Samira Zerkaoui.', 'spoken_for'],
    ['Paul Riquet', 'Mon propriétaire garde tout.', undefined],
  ])('%s in “%s”', (name, own, as) => expect(namedAs({ name, address: 'x@deux.example' }, [wrote(own)])?.as).toBe(as))

  test('nobody is named by the own words', () =>
    expect(namedAs(writer, [wrote('Mon propriétaire, M. Benali, garde tout.')])).toBeNull())
})

describe('the role of who answers follows from how the case names them, and from what they say', () => {
  const role = (from: Person, own: string, before: string, given = {}) =>
    readRole(inputOf(own, { from, subject: 'Re: caution', ...given, context: { earlier: [wrote(before)] } }))
  const at = (name: string, address: string): Person => ({ name, address })

  test.each<[Role, Person, string, string]>([
    ['landlord', at('BANNIER Serge', 's@sfr.example'), 'IL A FUME DANS MON APPART.', 'Je loue chez Serge Bannier.'],
    ['cotenant', at('Thomas Eyraud', 't@un.example'), 'Je veux mes 420.', 'Nous (Thomas et moi) on louait un meublé.'],
    ['tenant', at('Olena Bondar', 'o@ukr.example'), 'Bonjour, je attends.', 'Bénévole, j’aide Olena Bondar.'],
    [
      'agent',
      at('Toits de Loire', 'x@tdl.example'),
      'Le solde suivra.',
      'C’est l’agence Toits de Loire qui garde tout.',
    ],
    [
      'landlord',
      at('Mme Joubert', 'j@orange.example'),
      'J’ai rendu la caution à l’autre.',
      'Proprio Mme Joubert, à Pornic.',
    ],
    ['guarantor', at('Bruno Benali', 'b@un.example'), 'J’ai signé l’acte de cautionnement.', 'M. Paoli garde tout.'],
    ['landlord', at('Pascal Dewaele, locations', 'p@free.example'), 'C’est non.', 'M. Dewaele garde tout.'],
    ['landlord', at('Marc Paoli', 'm@p-patrimoine.example'), 'C’est non.', 'Le propriétaire, M. Paoli, garde tout.'],
  ])('%s: %o', (expected, from, own, before) => expect(role(from, own, before)).toBe(expected))

  test.each<[Role, Person, string, string]>([
    [
      'tenant',
      at('nadia b', 'autre@gmail.example'),
      'bonsoir c nadia, prenez cette adresse',
      'Ma propriétaire garde tout.',
    ],
    ['tenant', at('N. Benali', 'n@poczta.example'), 'Reçu 150 ce matin.', 'Mon propriétaire garde tout.'],
    [
      'other',
      at('Naïma Sow', 'naima@gmail.example'),
      'Je suis la tante de Nadia, voyez avec moi.',
      'Mon bailleur garde tout.',
    ],
    [
      'agent',
      at('Loge', 'loge@free.example'),
      'M. Delpech m’a fait un papier pour que je réponde.',
      'M. Delpech garde tout.',
    ],
    [
      'other',
      at('Maria Lopes', 'm@gmail.example'),
      'Moi je suis la gardienne, j’ai reçu les clés le 3.',
      'Mon bailleur garde tout.',
    ],
    [
      'other',
      at('Étude de Me Roussillon', 'e@roussillon-notaire.example'),
      'La somme sera versée.',
      'Mon bailleur est mort.',
    ],
    [
      'agent',
      at('Ferron Habitat', 'k@ferron-habitat.example'),
      'L’évier reste dû.',
      'L’agence Ferron Habitat garde tout.',
    ],
    [
      'landlord',
      at('Régine Peltreau', 'r@orange.example'),
      'J’estime avoir eu mon loyer.',
      'Ma bailleresse, Mme Peltreau, garde tout.',
    ],
    [
      'other',
      at('Philippe Garnier', 'p@un.example'),
      'Vous vous trompez de Garnier.',
      'Mon propriétaire, Philippe Garnier, garde tout.',
    ],
    [
      'agent',
      at('Loge 14', 'loge@free.example'),
      'Je suis la gardienne, Monsieur me demande de répondre pour lui.',
      'M. Delpech garde tout.',
    ],
    [
      'landlord',
      at('Michel Gauvin', 'm@free.example'),
      'Qu’elle me rende le premier chèque et j’en refais un.',
      'J’ai rendu la maison de M. Gauvin.',
    ],
    [
      'landlord',
      at('Oise Logis – Agence de Compiègne', 'c@oise-logis.example'),
      'Aucune retenue.',
      'Oise Logis garde tout.',
    ],
    [
      'landlord',
      at('Claire Roy', 'c@gmail.example'),
      'Je suis la fille de M. Chastaing et je m’occupe de la succession.',
      'M. Chastaing garde tout.',
    ],
    [
      'agent',
      at('Immobilière du Trieux', 'c@trieux.example'),
      'Notre mandat sur ce bien a pris fin.',
      'La caution n’est pas revenue.',
    ],
  ])('%s: %o says “%s” after “%s”', (expected, from, own, before) => expect(role(from, own, before)).toBe(expected))

  test('whom the landlord’s lawyer names is the tenant', () => {
    const lawyer = at('Maître Corbeau', 'c@avocat.example')
    const opened = wrote(
      'Conseil de M. Yves Le Gall, bailleur, je vous saisis. Mme Tisserand doit une porte.',
      'lawyer',
      lawyer,
    )
    const from = at('Magali Tisserand', 'm@sfr.example')
    expect(
      readRole(inputOf('La porte c’est vrai.', { from, subject: 'Re: porte', context: { earlier: [opened] } })),
    ).toBe('tenant')
  })

  test('whom an owner writes about is no owner; whom an agency names beside the tenant is', () => {
    const owner = wrote(
      'Propriétaire, je vous saisis : M. Kamel Saïdi ne répond plus.',
      'landlord',
      at('J. Aubriot', 'j@x.example'),
    )
    const tenant = at('Kamel Saïdi', 'k@gmail.example')
    const answer = (from: Person, earlier: ReturnType<typeof wrote>[]) =>
      readRole(inputOf('Bonjour, mon adresse a changé.', { from, subject: 'Re: logement', context: { earlier } }))
    expect(answer(tenant, [owner])).toBe('tenant')
    const agency = wrote('Le dépôt est chez M. Hubert Lescaut.', 'agent', at('Gambetta Gérance', 'g@x.example'), [])
    expect(answer(at('Hubert Lescaut', 'h@x.example'), [wrote('Ma caution.'), agency])).toBe('landlord')
  })

  test('who left her own flat is no landlord', () => {
    const own = 'hello jsuis plus dans mon studio depuis le 1er novembre, caution 350, j’ai 0'
    expect(readRole(inputOf(own, { subject: '350 balles' }))).toBe('tenant')
  })

  test('a firm is no agency because of its name alone, where it opens a case as a tenant', () => {
    const from = at('Cabinet dentaire Ostwald', 'secretariat@cabinet-ostwald.example')
    const own = 'Nous avons quitté notre ancien cabinet. Le bailleur ne rend pas le dépôt.'
    expect(readRole(inputOf(own, { from, subject: 'Dépôt' }))).toBe('tenant')
  })

  test('who asked first about a deposit, in words that told no side, is not the other party', () => {
    const asked = { role: 'other' as const, own: 'Une question sur un dépôt.', acts: [], from: writer }
    const answer = inputOf('1. meublé', { from: writer, subject: 'Re: store', context: { earlier: [asked] } })
    expect(readRole(answer)).toBe('tenant')
  })

  test('whose keys came back is the landlord', () =>
    expect(readRole(inputOf('Il m’a rendu les clés vendredi. Puis-je retenir 170 € ?', { subject: 'Question' }))).toBe(
      'landlord',
    ))

  describe('a lease for two, whose landlord has written', () => {
    const third = (own: string, subject = 'Re: caution') =>
      readRole(
        inputOf(own, {
          from: at('Jo P', 'jo@trois.example'),
          subject,
          context: {
            earlier: [
              wrote('Le bail était à nos deux noms, M. Riquet a tout viré à mon ex.'),
              wrote('J’ai payé de bonne foi.', 'landlord', at('Paul Riquet', 'paul@free.example'), []),
            ],
          },
        }),
      )
    test.each<[Role, string]>([
      ['cotenant', 'Je lui dois rien, qu’elle me rende les loyers de mai.'],
      ['cotenant', 'Je lui avais dit que je lui rendrais sa part.'],
      ['agent', 'Voici la procuration, c’est moi qui gère ses biens désormais.'],
      ['landlord', 'Les locataires ont laissé la cave pleine, je garde 100 €.'],
    ])('%s: %s', (expected, own) => expect(third(own)).toBe(expected))
  })

  test.each<[Role, Person, string]>([
    ['landlord', at('Camping Les Ajoncs', 'accueil@lesajoncs.example'), 'Nous n’avons rien à faire ici.'],
    ['landlord', at('Résidence Les Glycines', 'direction@ehpad-glycines.example'), 'Le séjour n’est pas un bail.'],
    ['agent', at('Gestion du Domaine', 'contact@gestion-domaine.example'), 'Le dossier est chez le comptable.'],
    ['other', at('Philippe Garnier', 'p@laposte.example'), 'Je n’ai jamais loué quoi que ce soit à quiconque.'],
    ['agent', at('Étude Vidal', 'etude@vidal.example'), 'Mandatés par le Dr Papadakis, nous offrons 450 €.'],
  ])('%s: who answers for a house, by mistake, or for somebody: %o', (expected, from, own) =>
    expect(role(from, own, 'On me garde ma caution de 450 €.')).toBe(expected),
  )
})

test.each<[Role, string]>([
  ['guarantor', 'Garante de mon fils Antonin, étudiant, je vous écris pour sa caution.'],
  ['guarantor', 'Je suis la maman (et garante) de Maxence, la résidence garde sa caution.'],
  ['tenant', 'Mon ex-compagnon et moi avions loué un T3 vide. M. Salvat garde tout notre dépôt.'],
  ['landlord', 'Je vous écris avec Mme Popescu, moi, son ancien bailleur. Elle a occupé mon T2.'],
])('%s, by a first mail: %s', (role, own) => expect(readRole(inputOf(own))).toBe(role))
