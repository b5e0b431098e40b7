import { questionText } from '../domain/questions.ts'
import type { Side } from '../domain/roles.ts'
import type { StepId } from './step.ts'

export type StepWords = {
  question: string
  /** Read before answering: one or two short sentences. */
  hint?: string
  /** Folded: what people most often take for something else. */
  help?: { title: string; text: readonly string[] }
}

/** The letters' own question, without the answers that it suggests in brackets. */
const asked = (key: keyof typeof questionText): string => questionText[key].replace(/ \([^)]*ou[^)]*\) ?$/, '')

const tenant: Record<StepId, StepWords> = {
  role: { question: 'Qui êtes-vous dans cette location ?' },
  lease_kind: {
    question: asked('lease_kind'),
    hint: 'Le bail le dit, le plus souvent dans son titre.',
    help: {
      title: 'Comment reconnaître un meublé ?',
      text: [
        'Un logement meublé a au moins un lit, de quoi cuisiner, une table, des chaises et des rangements, avec un inventaire.',
        'Un bail mobilité dure de un à dix mois et porte ce nom. Aucun dépôt ne peut y être demandé.',
      ],
    },
  },
  lease_category: { question: 'De quel contrat s’agissait-il ?' },
  main_residence: {
    question: asked('main_residence'),
    hint: 'C’est le logement où l’on vit au moins huit mois par an, ou pendant ses études ou son emploi.',
  },
  keys: {
    question: asked('keys_returned_on'),
    hint: 'Le jour où le bailleur, ou l’agence qui gère le logement, a eu toutes les clés.',
    help: {
      title: 'Quel jour compte ?',
      text: [
        'C’est le jour de la remise de la dernière clé, et non la fin du bail ou du préavis.',
        'Clés envoyées par la poste : le jour où elles sont arrivées.',
        'Clés rendues pendant l’état des lieux de sortie : le jour de cet état des lieux.',
      ],
    },
  },
  deposit: {
    question: asked('deposit_amount'),
    hint: 'La somme versée au début du bail, qui doit être rendue à la fin.',
    help: {
      title: 'Dépôt de garantie ou « caution » ?',
      text: [
        'On dit souvent « la caution », mais une caution est une personne : celle qui a promis de payer à la place du locataire.',
        'Ici, il s’agit de l’argent versé à l’entrée. Le premier loyer et les frais d’agence n’en font pas partie.',
      ],
    },
  },
  rent: {
    question: asked('rent_excl_charges'),
    hint: 'Le dernier loyer hors charges. Ne déduisez pas l’APL.',
    help: {
      title: 'Où le trouver ?',
      text: [
        'La quittance ou le bail donne deux sommes : le loyer, puis la provision pour charges. Seule la première compte ici.',
        'Si vous ne connaissez que le total, répondez « Je ne sais pas ».',
      ],
    },
  },
  lease_start: {
    question: asked('lease_start'),
    hint: 'Le jour écrit dans le bail, et non celui de la signature.',
  },
  exit_inventory: {
    question: asked('exit_inventory_exists'),
    hint: 'Fait par les deux parties ensemble, ou par un commissaire de justice.',
  },
  exit_conform: {
    question: asked('exit_inventory_conform'),
    hint: 'Comparez les deux documents, pièce par pièce.',
    help: {
      title: 'Qu’est-ce qu’un état des lieux conforme ?',
      text: [
        'L’état des lieux de sortie est conforme quand il ne note aucune dégradation nouvelle.',
        'L’usure normale n’est pas une dégradation : une peinture ternie, un parquet patiné avec les années.',
      ],
    },
  },
  entry_inventory: {
    question: asked('entry_inventory_exists'),
    hint: 'Sans lui, le logement est en principe réputé avoir été reçu en bon état.',
  },
  address: {
    question: asked('forwarding_address_given'),
    hint: 'Par courrier, par courriel ou sur l’état des lieux de sortie.',
  },
  deductions: {
    question: 'Le bailleur a-t-il annoncé des retenues ?',
    hint: 'Une retenue est une somme qu’il garde sur le dépôt. Ajoutez une ligne par motif.',
    help: {
      title: 'Pourquoi séparer les motifs ?',
      text: [
        'Chaque retenue se justifie à part : un devis ou une facture pour des travaux, un décompte pour les charges.',
      ],
    },
  },
  refunded: {
    question: 'Avez-vous déjà reçu une partie du dépôt ?',
    hint: 'Si la date vous échappe, laissez-la vide.',
  },
  collective: {
    question: asked('collective_building'),
    hint: 'Un immeuble de plusieurs logements, à un ou plusieurs propriétaires.',
  },
  landlord_kind: {
    question: 'Qui est le bailleur ?',
    hint: 'Choisissez « Agence » si une agence gère la location pour un propriétaire.',
  },
  postcode: { question: asked('dwelling_postcode'), hint: 'Il désigne la commission de conciliation compétente.' },
}

const landlordOnly: Partial<Record<StepId, Partial<StepWords>>> = {
  main_residence: { question: 'Le logement était-il la résidence principale du locataire ?' },
  keys: {
    question: 'À quelle date le locataire a-t-il rendu toutes les clés ?',
    hint: 'Le jour où vous-même, ou l’agence qui gère le logement, avez eu toutes les clés.',
  },
  deposit: { question: 'Quel montant le locataire a-t-il versé comme dépôt de garantie ?' },
  rent: { hint: 'Le dernier loyer hors charges, tel que le bail ou sa révision le fixe.' },
  lease_start: { question: 'À quelle date le bail a-t-il commencé ?' },
  exit_inventory: { question: 'Un état des lieux a-t-il été fait au départ du locataire ?' },
  entry_inventory: { question: 'Un état des lieux a-t-il été fait à l’entrée du locataire ?' },
  address: { question: 'Le locataire vous a-t-il donné sa nouvelle adresse ?' },
  deductions: {
    question: 'Gardez-vous une partie du dépôt ?',
    hint: 'Ajoutez une ligne par motif, avec la pièce que vous avez.',
  },
  refunded: { question: 'Avez-vous déjà rendu une partie du dépôt ?' },
}

/** The words of a step for whoever answers it. */
export const stepWords = (id: StepId, side: Side): StepWords =>
  side === 'tenant' ? tenant[id] : { ...tenant[id], ...landlordOnly[id] }
