import type { Side } from '../domain/roles.ts'
import type { Letter } from './letter.ts'
import { paragraphs } from './letter-context.ts'

/** Who answers for the service: both are the operator's settings. */
export type ServiceIdentity = { serviceName: string; mailAddress: string }

/** At the foot of every letter that a mediator approved: machine help, human approval, confidentiality, recourse. */
export const letterFooter = ({ serviceName, mailAddress }: ServiceIdentity): string =>
  paragraphs(
    `${serviceName} est un service neutre : il n’est ni juge, ni avocat d’une partie. Ce courriel a été préparé avec l’aide d’un logiciel. Un médiateur l’a relu et a décidé de l’envoyer.`,
    'Vos échanges avec nous sont confidentiels. Vous pouvez à tout moment refuser la médiation, ou saisir la commission de conciliation ou le juge.',
    `Une question, une réclamation, ou une demande sur vos données ? Répondez à ce courriel ou écrivez à ${mailAddress}. Vous pouvez aussi saisir la CNIL.`,
  )

/** At the foot of what no human approved. */
export const automaticFooter = ({ serviceName, mailAddress }: ServiceIdentity): string =>
  paragraphs(
    `Message automatique de ${serviceName}. Une personne lit vos réponses.`,
    `Une réclamation, ou une demande sur vos données ? Écrivez à ${mailAddress}. Vous pouvez aussi saisir la CNIL.`,
  )

/** The information owed to each party at first contact (RGPD art. 13 and 14; loi n° 2016-1547, art. 4-1 to 4-3). */
const informationNotice = ({ serviceName, mailAddress }: ServiceIdentity, side: Side): string =>
  paragraphs(
    '## Informations sur ce service',
    `Qui nous sommes : ${serviceName} aide locataires et bailleurs à s’entendre sur le dépôt de garantie. Le service ne prend parti pour personne.`,
    `Pourquoi nous avons vos coordonnées : ${origin[side]} Elles servent à cette médiation, et à rien d’autre.`,
    'Comment ce courriel est préparé : Un logiciel lit les messages et prépare les lettres. Un médiateur les relit, les corrige et les approuve. Le logiciel ne décide jamais seul. Les règles de calcul vous sont communiquées sur demande.',
    'Qui lit vos messages : Les médiateurs du service et leurs responsables. Vos messages privés ne sont pas transmis à l’autre partie. Elle reçoit seulement les faits utiles, les sommes proposées et les documents que vous nous autorisez à montrer.',
    'Confidentialité : Ce qui est dit en médiation ne peut pas servir devant un juge sans l’accord des deux parties. Les documents que vous aviez déjà, comme le bail, ne sont pas concernés.',
    `Vos droits : Vous pouvez consulter, corriger ou faire effacer vos données, ou vous opposer à leur usage. Écrivez à ${mailAddress}. Nous gardons le dossier jusqu’à la fin du délai pour agir en justice, puis nous l’effaçons. En cas de désaccord, vous pouvez saisir la CNIL.`,
  )

const origin: Record<Side, string> = {
  tenant: 'Elles viennent des messages que nous avons reçus à propos de ce logement.',
  landlord: 'Le locataire nous les a données, ou vous nous avez écrit.',
}

/** The letter with the notice at the end of the additions of those sides that hear from the service for the first time. */
export function withNotice(letter: Letter, identity: ServiceIdentity, firstContact: readonly Side[]): Letter {
  const additions = { ...letter.additions }
  for (const side of firstContact.filter((s) => letter.audience.includes(s)))
    additions[side] = paragraphs(additions[side] ?? null, informationNotice(identity, side))
  return { ...letter, additions }
}
