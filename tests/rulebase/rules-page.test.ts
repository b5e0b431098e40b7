import { readFileSync } from 'node:fs'
import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { frenchDay } from '../../src/rulebase/french.ts'
import { valueText } from '../../src/rulebase/page/example.ts'
import { anchor, prose } from '../../src/rulebase/page/parts.ts'
import { rulesPage } from '../../src/rulebase/page/rules-page.ts'
import { RuleName } from '../../src/rulebase/schema.ts'
import { rulebase } from './rules.ts'

const page = rulesPage(rulebase)
const $ = load(page)

const squeezed = (text: string): string => text.replace(/\s+/g, ' ')

/** Every text of a file, at whatever depth. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

/** What a part of the page does not say. */
function missing(from: string, texts: readonly string[]): string[] {
  const said = squeezed($(`#${from}`).text())
  return texts.filter((text) => !said.includes(squeezed(prose(text))) && !said.includes(squeezed(text)))
}

test('the committed page is what the rules give', () => {
  const committed = readFileSync(new URL('../../docs/regles.html', import.meta.url), 'utf8')
  expect(committed === page, 'docs/regles.html is not up to date: run npm run rules:page').toBe(true)
})

describe('everything is on the page', () => {
  test.each(Object.values(rulebase.rules).map((rule) => [rule.règle, rule] as const))('%s', (name, rule) => {
    const { exemples, calcul, valable, articles, décisions, grilles, 'vérifié le': last, ...said } = rule
    const expected = [
      ...textsIn(said),
      ...[...articles, ...décisions].map((source) => source.texte),
      ...Object.values(grilles ?? {}).map((grid) => grid.titre),
      ...[valable.du, last].map(frenchDay),
      ...Object.keys(calcul),
      ...exemples.flatMap(({ cas, le, faits, attendu }) => [
        `${cas}, au ${frenchDay(le)}`,
        ...Object.entries({ ...faits, ...attendu }).map(([fact, value]) => `${fact} : ${valueText(value)}`),
      ]),
    ]
    expect(missing(`regle-${anchor(name)}`, expected)).toEqual([])
  })

  test.each(Object.entries(rulebase.parameters))('%s', (name, parameter) => {
    const { valeurs, articles, unité, 'vérifié le': last, ...said } = parameter
    const expected = [
      ...textsIn(said),
      ...articles.map((source) => source.texte),
      ...[...valeurs.map(({ du }) => du), last].map(frenchDay),
    ]
    const cells = $(`#valeur-${anchor(name)} td`)
      .text()
      .replace(/\s/g, '')
    const values = valeurs.map(({ valeur }) => `${String(valeur).replace('.', ',')}${unité === 'nombre' ? '' : unité}`)
    expect(missing(`valeur-${anchor(name)}`, expected)).toEqual([])
    expect(cells).toBe(values.join(''))
  })

  test('each source leads to its address and says whether its text was read', () => {
    const cited = [...Object.values(rulebase.rules), ...Object.values(rulebase.parameters)].flatMap((from) => [
      ...from.articles,
      ...('décisions' in from ? from.décisions : []),
    ])
    const shown = $('article li:has(> a[rel])')
      .toArray()
      .map((item) => [$(item).find('a').attr('href'), $(item).find('.marque').text()])
    const mark = (read: boolean) => (read ? 'texte lu' : 'connu par un commentaire')
    expect(shown.sort()).toEqual(cited.map(({ adresse, lu }) => [adresse, mark(lu)]).sort())
  })

  test('the version, at the foot', () => {
    expect($('footer').text()).toContain(rulebase.version)
  })
})

describe('the document', () => {
  test('is well formed: nothing to mend, every element closed', () => {
    const errors: string[] = []
    const checked = load(page, { sourceCodeLocationInfo: true, onParseError: ({ code }) => errors.push(code) })
    const unclosed = checked('*:not(meta, br)')
      .toArray()
      .filter(({ sourceCodeLocation: at }) => !(at && 'endTag' in at && at.endTag))
    expect(errors).toEqual([])
    expect(unclosed.map((element) => checked(element).prop('tagName'))).toEqual([])
  })

  test('every link inside leads somewhere, no anchor is there twice', () => {
    const anchors = $('[id]')
      .toArray()
      .map((element) => element.attribs['id'])
    const links = $('a[href^="#"]')
      .toArray()
      .map((element) => element.attribs['href']?.slice(1))
    expect(new Set(anchors).size).toBe(anchors.length)
    expect(links.filter((link) => !anchors.includes(link))).toEqual([])
    expect($('nav li li').length).toBe($('article').length)
    expect($('article').length).toBe(RuleName.options.length + Object.keys(rulebase.parameters).length)
  })

  test('asks nothing of a network and runs nothing', () => {
    expect($('script, link, img, iframe, [src], [onclick]').length).toBe(0)
    expect($('style').text()).not.toMatch(/url\(|@import/)
  })

  test('each table says what it holds', () => {
    expect($('table:not(:has(> caption))').length).toBe(0)
    expect($('th:not([scope])').length).toBe(0)
  })
})

test('what a file says is text, never markup', () => {
  const hostile = '<script>alert("&amp;")</script>'
  const majoration = {
    ...rulebase.rules.majoration,
    titre: hostile,
    question: hostile,
    articles: [{ texte: hostile, adresse: `https://a.example/"><script>`, lu: true }],
    calcul: { [hostile]: hostile },
  }
  const shown = load(rulesPage({ ...rulebase, version: hostile, rules: { ...rulebase.rules, majoration } }))
  expect(shown('script').length).toBe(0)
  expect(shown('#regle-majoration h3').text()).toBe(hostile)
  expect(shown('#regle-majoration a[rel]').attr('href')).toBe('https://a.example/"><script>')
})

test.each<[unknown, string]>([
  [{ de: 0, à: 690 }, 'de 0 à 690'],
  [{ locataire: '2026-05-01', bailleur: true }, '1er mai 2026 selon le locataire, oui selon le bailleur'],
  [{ nature: 'réparations', vétusté: { âge: 5 } }, 'nature réparations, vétusté (âge 5)'],
  [[], 'aucune'],
  [[{ montant: 12.5 }, { montant: '7.50' }], 'montant 12,5 ; montant 7,50'],
  [['refunded'], 'sommes rendues'],
  [null, 'inconnu'],
])('an example’s %j reads: %s', (value, said) => {
  expect(valueText(value)).toBe(said)
})
