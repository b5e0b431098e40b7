import { expect, test } from 'vitest'
import type { DataRight } from '../../src/domain/data-rights.ts'
import { dataRequests } from '../../src/reading/data-request.ts'

const wanted: readonly [string, ...DataRight[]][] = [
  ['Mes données', 'access'],
  ['Mes données personnelles, s’il vous plaît.', 'access'],
  ['Je souhaite exercer mon droit d’accès.', 'access'],
  ['Conformément à l’article 15 du RGPD, je vous demande une réponse.', 'access'],
  ['Merci de m’envoyer une copie de toutes mes données.', 'access'],
  ['Quelles informations avez-vous sur moi ?', 'access'],
  ['Pouvez-vous me dire quelles données vous détenez à mon sujet ?', 'access'],
  ['Je voudrais recevoir l’ensemble de mes données.', 'access'],
  ['D’où tenez-vous mon adresse mail ?', 'access'],
  ['Envoyez-moi tout ce que vous avez sur moi.', 'access'],
  ['J’aimerais consulter les informations que vous détenez.', 'access'],
  ['Merci de supprimer toutes mes données personnelles.', 'erasure'],
  ['Effacez mes données.', 'erasure'],
  ['Je demande l’effacement de mes données.', 'erasure'],
  ['Je souhaite que mes coordonnées soient supprimées.', 'erasure'],
  ['Veuillez supprimer mon adresse mail de vos fichiers.', 'erasure'],
  ['Rayez-moi de vos listes !', 'erasure'],
  ['J’invoque mon droit à l’oubli.', 'erasure'],
  ['En application de l’article 17 du règlement européen sur les données, agissez.', 'erasure'],
  ['Ne gardez aucune donnée.', 'erasure'],
  ['Pourriez-vous effacer tout ce qui me concerne ?', 'erasure'],
  ['Merci de corriger mon nom dans vos fichiers.', 'rectification'],
  ['Mon nom est mal orthographié : c’est Lefebvre.', 'rectification'],
  ['Je vous demande de rectifier mes informations personnelles.', 'rectification'],
  ['J’exerce mon droit de rectification.', 'rectification'],
  ['Veuillez mettre à jour mes coordonnées.', 'rectification'],
  ['Je m’oppose à l’utilisation de mes données.', 'objection'],
  ['Je m’oppose au traitement de mes données personnelles.', 'objection'],
  ['Je n’accepte pas que mes données soient conservées.', 'objection'],
  ['N’utilisez plus mes coordonnées.', 'objection'],
  ['Je refuse que mon dossier soit traité par un logiciel.', 'objection'],
  ['Désinscrivez-moi.', 'objection'],
  ['Je ne veux pas que mes données soient traitées.', 'objection'],
  ['Je ne veux pas d’un traitement automatique.', 'objection'],
  ['Je veux une copie de mes données, puis leur suppression : supprimez mes données.', 'access', 'erasure'],
]

test.each(wanted)('%j', (words, ...rights) => expect(dataRequests(words)).toEqual(rights))

test('there are thirty of them and more', () => expect(wanted.length).toBeGreaterThanOrEqual(30))

test.each([
  'Effacez ma dette et on n’en parle plus.',
  'Mes données bancaires sont : FR76 3000 4000 0312 3456 7890 143.',
  'Voici mes coordonnées : 7 impasse du Moulin, 75019 Paris.',
  'Le propriétaire a supprimé mes messages.',
  'L’agence refuse de corriger mon adresse sur le bail.',
  'Merci de supprimer les frais de ménage.',
  'Je demande la suppression de la retenue pour la peinture.',
  'Il faut rectifier l’état des lieux de sortie.',
  'Merci de corriger le montant : le loyer était de 690 €.',
  'Je m’oppose à cette retenue.',
  'Je ne m’oppose pas à l’utilisation de mes données.',
  'Je ne veux pas que mes données bancaires soient conservées par mon propriétaire.',
  'Je m’oppose à votre proposition.',
  'Quelles informations vous faut-il ?',
  'Je vous envoie une copie du bail et de l’état des lieux.',
  'Pouvez-vous me donner une copie de la facture ?',
  'J’ai changé d’adresse, voici la nouvelle.',
  'J’ai bien effacé les traces sur le mur avant de partir.',
  'Selon l’article 17 de la loi, le bailleur doit rendre le dépôt.',
  'L’article 15 de la loi du 6 juillet 1989 dit le contraire.',
  'Je ne demande pas l’effacement de mes données.',
  'Retirez votre retenue de 300 € et je signe.',
  'Je n’ai plus accès à mon logement.',
  'Je refuse de payer ces travaux.',
  'Il a détruit mes meubles.',
  'Quelles sont les informations du dossier que je dois envoyer à la commission ?',
])('%j asks for nothing about data', (words) => expect(dataRequests(words)).toEqual([]))

test('a long hostile text is read in no time', () => {
  const start = performance.now()
  for (const text of ['mes données '.repeat(20_000), 'supprimer '.repeat(20_000), 'je m’oppose que '.repeat(20_000)])
    dataRequests(text)
  expect(performance.now() - start).toBeLessThan(500)
})
