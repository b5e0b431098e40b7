import { type Cents, euros } from '../domain/money.ts'
import type { Side } from '../domain/roles.ts'
import type { Letter } from './letter.ts'
import {
  bulletList,
  type LetterContext,
  numberedList,
  oneLine,
  ownFigures,
  paragraphs,
  subjectLine,
} from './letter-context.ts'

type CdcLetter = {
  /** Who asked for the mediation and takes the matter to the commission. */
  to: Side
  /** The commission's name, and how it takes requests (address, form); null when the directory has none. */
  commission: string | null
  filing: string | null
  /** The limit under which a judge first wants an attempt at conciliation (CPC art. 750-1); null when the claim is above it. */
  conciliatorLimit: Cents | null
  /** What the dossier could not fill in. */
  missing: readonly string[]
}

/** Hands the tenant the dossier for the commission. */
export const cdcLetter = (
  context: LetterContext,
  { to, commission, filing, conciliatorLimit, missing }: CdcLetter,
): Letter => ({
  purpose: 'cdc_dossier',
  audience: [to],
  subject: subjectLine(context, 'Votre dossier pour la commission de conciliation'),
  body: paragraphs(
    'Bonjour,',
    'La médiation n’a pas permis de trouver un accord. Vous pouvez maintenant saisir la commission départementale de conciliation. C’est gratuit.',
    commission === null
      ? 'La commission à saisir est celle du département du logement. La préfecture vous donnera son adresse.'
      : `La commission à saisir : ${oneLine(commission)}.`,
    '## Le dossier joint',
    'Votre dossier est joint à ce courriel. Il reprend vos déclarations, les dates, le calcul et la liste de vos documents.',
    'Il ne contient rien de ce que l’autre partie nous a écrit, ni aucune proposition. La médiation reste confidentielle.',
    missing.length === 0 ? null : ['Il vous reste à compléter :', bulletList(missing)],
    '## Comment faire',
    numberedList([
      'Relisez le dossier, complétez-le et corrigez-le si besoin.',
      'Datez-le et signez-le.',
      'Ajoutez une copie de chaque document de la liste.',
      filing === null
        ? 'Envoyez le tout à la commission par lettre recommandée avec avis de réception, ou par son service en ligne.'
        : `Envoyez le tout à la commission. ${oneLine(filing, 300)}`,
    ]),
    conciliatorLimit === null
      ? null
      : [
          '## Pensez aussi au conciliateur de justice',
          `Votre demande ne dépasse pas ${euros(conciliatorLimit)}. Le juge peut demander une tentative de conciliation avant un procès. La commission ne suffit pas toujours. Vous pouvez voir un conciliateur de justice en même temps, gratuitement.`,
        ],
    'Si une question reste ouverte, répondez à ce courriel. Si vous trouvez un accord, prévenez-nous aussi.',
  ),
  additions: {},
  asked: {},
  choiceOffered: false,
  figures: [
    ...(conciliatorLimit === null ? [] : [euros(conciliatorLimit)]),
    ...[commission, filing].filter((text) => text !== null),
    ...ownFigures(context),
  ],
})
