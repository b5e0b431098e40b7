import { expect, test } from 'vitest'
import { linkFindings } from '../../../src/writing/lint/links.ts'

test.each([
  ['https://www.demarches-simplifiees.fr/commencer/saisine-de-la-commission-departementale-de-conciliation-du-95', []],
  ['https://www.nord.gouv.fr/Solidarite-hebergement-logement/La-Commission-departementale-de-conciliation-CDC', []],
  ['https://www.nord.gouv.fr/cdc?token=4f', ['block']],
  ['https://nord-gouv.fr/saisine-de-la-commission-departementale', ['block']],
  ['https://gouv.fr.essai.example/cdc', ['warn']],
])('a link to the State’s own sites is one of ours, unless it carries a right to enter: %s', (link, severities) => {
  expect(linkFindings(`Voir ${link} pour la suite.`).map((f) => f.severity)).toEqual(severities)
})
