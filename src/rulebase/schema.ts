import { z } from 'zod'
import { Day } from '../domain/day.ts'

/** The questions of law that the code asks; each has one file in `rules/droit/`. */
export const RuleName = z.enum([
  'champ de la loi',
  'plafond du dépôt',
  'délai de restitution',
  'calcul des délais',
  'nouvelle adresse',
  'majoration',
  'provision pour charges',
  'retenues',
  'vétusté',
  'états des lieux',
  'loyers impayés',
  'dernier loyer',
  'solde du dépôt',
  'personnes',
  'prescription',
  'commission de conciliation',
  'préalable amiable',
  'juge',
  'confidentialité',
])
export type RuleName = z.infer<typeof RuleName>

/** The dated values; each has an entry in `rules/parametres/`. */
export const ParameterName = z.enum([
  'mois de loyer pour un logement vide',
  'mois de loyer pour un logement meublé',
  'délai général en mois',
  'délai en mois si les états des lieux sont conformes',
  'taux de la majoration',
  'part de la provision',
  'délai de la provision en mois',
  'années de prescription',
  'mois avant alerte de prescription',
  'seuil du préalable amiable',
  'seuil du dernier ressort',
  'mois pour l’avis de la commission',
])
export type ParameterName = z.infer<typeof ParameterName>

/** Why a deduction stands or not; the sentence for each is in `rules/droit/retenues.yaml`. */
export const DeductionReason = z.enum([
  'admitted',
  'never',
  'arrears_with_account',
  'arrears_without_account',
  'charges_with_account',
  'charges_as_provision',
  'charges_without_account',
  'charges_proof_unknown',
  'damage_not_noted',
  'damage_contradicts_inventory',
  'damage_proof_unknown',
  'damage_noted_and_priced',
  'damage_noted_to_assess',
  'no_inventory_price_only',
  'no_inventory_some_proof',
])
export type DeductionReason = z.infer<typeof DeductionReason>

const Text = z.string().trim().min(1)
const Source = z.strictObject({ texte: Text, adresse: z.url({ protocol: /^https?$/ }), lu: z.boolean() })

const Example = z.strictObject({
  cas: Text,
  le: Day,
  faits: z.record(z.string(), z.unknown()),
  attendu: z.record(z.string(), z.unknown()),
})
export type Example = z.infer<typeof Example>

/** One file of `rules/droit/`, keys as jurists read them. */
export const RuleFile = z.strictObject({
  règle: RuleName,
  titre: Text,
  question: Text,
  condition: Text,
  effet: Text,
  articles: z.array(Source).min(1),
  décisions: z.array(Source).default([]),
  valable: z.strictObject({ du: Day, au: Day.optional() }),
  certitude: z.enum(['établi', 'majoritaire', 'discuté']),
  'à vérifier': Text.optional(),
  preuve: z.strictObject({ locataire: z.array(Text), bailleur: z.array(Text) }),
  rappel: z.strictObject({ commun: Text, locataire: Text.optional(), bailleur: Text.optional() }),
  motifs: z.record(DeductionReason, Text).optional(),
  calcul: z.record(z.string(), z.unknown()).default({}),
  responsable: Text,
  'vérifié le': Day,
  exemples: z.array(Example).min(1),
})
export type RuleFile = z.infer<typeof RuleFile>

/** One file of `rules/parametres/`: values by date, the first one's day included. */
export const ParameterFile = z.partialRecord(
  ParameterName,
  z.strictObject({
    titre: Text,
    unité: z.enum(['%', '€', 'nombre']),
    'date qui décide': Text,
    valeurs: z.array(z.strictObject({ du: Day, valeur: z.number().nonnegative() })).min(1),
    articles: z.array(Source).min(1),
    'à vérifier': Text.optional(),
    responsable: Text,
    'vérifié le': Day,
  }),
)
export type Parameter = NonNullable<z.infer<typeof ParameterFile>[ParameterName]>
