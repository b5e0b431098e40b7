import type { RuleName } from '../schema.ts'

type Theme = 'champ' | 'délai' | 'retenues' | 'somme' | 'personnes' | 'suites'

export const themeTitle: Record<Theme, string> = {
  champ: 'Ce que la loi couvre',
  délai: 'Le délai pour rendre le dépôt',
  retenues: 'Ce qui peut être retenu',
  somme: 'La somme due',
  personnes: 'Qui rend, et à qui',
  suites: 'Si aucun accord n’est trouvé',
}

/** In reading order, like the themes. */
const themeOf: Record<RuleName, Theme> = {
  'champ de la loi': 'champ',
  'plafond du dépôt': 'champ',
  'logement social': 'champ',
  'remise des clés': 'délai',
  'délai de restitution': 'délai',
  'calcul des délais': 'délai',
  conformité: 'délai',
  'états des lieux': 'délai',
  'nouvelle adresse': 'délai',
  retenues: 'retenues',
  'retenues interdites': 'retenues',
  vétusté: 'retenues',
  ménage: 'retenues',
  'loyers impayés': 'retenues',
  'charges locatives': 'retenues',
  "indemnité d'occupation": 'retenues',
  'dernier loyer': 'retenues',
  'provision pour charges': 'retenues',
  'solde du dépôt': 'somme',
  majoration: 'somme',
  'intérêt légal': 'somme',
  'mise en demeure': 'somme',
  colocation: 'personnes',
  'vente du logement': 'personnes',
  'décès du locataire': 'personnes',
  'tiers payeur': 'personnes',
  agence: 'personnes',
  prescription: 'suites',
  'commission de conciliation': 'suites',
  'préalable amiable': 'suites',
  juge: 'suites',
  confidentialité: 'suites',
}

export const themes: readonly { theme: Theme; names: readonly RuleName[] }[] = (Object.keys(themeTitle) as Theme[]).map(
  (theme) => ({ theme, names: (Object.keys(themeOf) as RuleName[]).filter((name) => themeOf[name] === theme) }),
)
