import { type FactKey, factLabel } from '../domain/facts.ts'
import { type Side, sideLabel } from '../domain/roles.ts'

const label = (key: FactKey): string => `${factLabel[key].charAt(0).toUpperCase()}${factLabel[key].slice(1)}`

/** One fact as both sides read it, and who says so. */
export const statedWords = {
  settled: (key: FactKey, value: string): string => `${label(key)} : ${value} (établi par le médiateur)`,
  agreed: (key: FactKey, value: string): string => `${label(key)} : ${value} (les deux parties sont d’accord)`,
  oneSided: (key: FactKey, value: string, by: Side): string => `${label(key)} : ${value} (selon le ${sideLabel[by]})`,
  disputed: (key: FactKey, tenant: string, landlord: string): string =>
    `${label(key)} : ${tenant} selon le locataire, ${landlord} selon le bailleur`,
} as const
