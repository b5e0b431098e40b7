import { z } from 'zod'
import { Day } from '../domain/day.ts'
import { LeaseCategory, WearGrid } from './situation.ts'

/** The questions of law that the code asks; each has one file in `rules/droit/`. */
export const RuleName = z.enum([
  'champ de la loi',
  'plafond du dépôt',
  'logement social',
  'remise des clés',
  'délai de restitution',
  'calcul des délais',
  'conformité',
  'états des lieux',
  'nouvelle adresse',
  'retenues',
  'retenues interdites',
  'vétusté',
  'ménage',
  'loyers impayés',
  'charges locatives',
  "indemnité d'occupation",
  'dernier loyer',
  'provision pour charges',
  'solde du dépôt',
  'majoration',
  'intérêt légal',
  'mise en demeure',
  'colocation',
  'vente du logement',
  'décès du locataire',
  'tiers payeur',
  'agence',
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
  'mois de loyer pour un bail mobilité',
  'délai général en mois',
  'délai en mois si les états des lieux sont conformes',
  'taux de la majoration',
  'part de la provision',
  'délai de la provision en mois',
  'mois de contestation des comptes',
  'années de prescription',
  'mois avant alerte de prescription',
  'mois au moins après une médiation',
  'seuil du préalable amiable',
  'seuil du dernier ressort',
  'mois pour l’avis de la commission',
  'taux de l’intérêt légal',
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
  'charges_flat_rate',
  'charges_without_account',
  'charges_proof_unknown',
  'damage_not_noted',
  'damage_contradicts_inventory',
  'damage_only_wear',
  'damage_proof_unknown',
  'damage_noted_and_priced',
  'damage_noted_to_assess',
  'damage_wear_to_assess',
  'damage_loss_disputed',
  'no_inventory_price_only',
  'no_inventory_some_proof',
])
export type DeductionReason = z.infer<typeof DeductionReason>

/** What the law gives instead, by why it does not apply; `usual` goes with each. */
const Orientation = z.enum(['usual', 'mobility', 'not_covered', 'not_main_residence', ...LeaseCategory.options])
export type Orientation = z.infer<typeof Orientation>

const Text = z.string().trim().min(1)
const Percent = z
  .string()
  .regex(/^\d+ %$/)
  .transform((text) => Number.parseInt(text, 10) / 100)
/** A vetuste scale: the part that the tenant bears falls by the yearly rate after the free years, never below the residual. */
const Grid = z.strictObject({
  titre: Text,
  'durée de vie en années': z.number().positive(),
  'franchise en années': z.number().nonnegative(),
  'taux annuel': Percent,
  'part résiduelle': Percent,
  adresse: z.url({ protocol: /^https?$/ }),
})
export type Grid = z.infer<typeof Grid>
const Points = z.array(z.string().regex(/^R\d+(\.\d+)?$/)).min(1)
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
  /** Numbers of the points of law that the file holds. */
  points: Points,
  question: Text,
  condition: Text,
  effet: Text,
  articles: z.array(Source).min(1),
  décisions: z.array(Source).default([]),
  valable: z.strictObject({ du: Day, au: Day.optional() }),
  certitude: z.enum(['établi', 'majoritaire', 'discuté']),
  'à vérifier': Text.optional(),
  preuve: z.strictObject({ locataire: z.array(Text), bailleur: z.array(Text) }),
  rappel: z.strictObject({ commun: Text, locataire: Text, bailleur: Text }),
  motifs: z.record(DeductionReason, z.strictObject({ texte: Text, manque: z.array(Text).default([]) })).optional(),
  orientations: z.record(Orientation, Text).optional(),
  grilles: z.record(WearGrid, Grid).optional(),
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
