import Engine, { type ASTNode, type PublicodesExpression } from 'publicodes'

/** `undefined`: unknown; `null`: does not apply. Never confuse them. */
export type FormulaValue = number | boolean | null | undefined
export type FormulaInputs = Readonly<Record<string, FormulaValue>>
type Evaluate = (inputs: FormulaInputs) => FormulaValue

/**
 * Formulas in the publicodes language → functions. Publicodes parses and checks names, units and cycles; its tree is then
 * walked here because its own evaluation takes about a millisecond a situation (docs/decisions/0006). Sums are cents in
 * and out: a constant in € counts a hundred times, a percentage a hundredth. Throws on any warning and on a mechanism
 * that this file does not know.
 */
export function compileFormulas(source: Record<string, PublicodesExpression>): ReadonlyMap<string, Evaluate> {
  const tree = strictEngine(source).getParsedRules()
  const compiled = new Map<string, Evaluate>()
  const underway = new Set<string>()
  const ruleOf = (name: string): Evaluate => {
    const known = compiled.get(name)
    if (known) return known
    const rule = tree[name]
    if (!rule) throw new Error(`formule inconnue : ${name}`)
    if (underway.has(name)) throw new Error(`calcul circulaire : ${name}`)
    underway.add(name)
    const body = compile(rule.explanation.valeur, ruleOf)
    compiled.set(name, body)
    return body
  }
  return new Map(Object.keys(source).map((name) => [name, ruleOf(name)]))
}

/** Publicodes' own engine, whose every warning is an error: the referee of the tests and of `rules check`. */
export function strictEngine(source: Record<string, PublicodesExpression>): Engine {
  const refuse = (message: string) => {
    throw new Error(message)
  }
  return new Engine(structuredClone(source), { strict: true, logger: { log: () => {}, warn: refuse, error: refuse } })
}

function compile(node: ASTNode, ruleOf: (name: string) => Evaluate): Evaluate {
  switch (node.nodeKind) {
    case 'constant':
      return constant(node)
    case 'reference': {
      const name = node.dottedName ?? node.name
      if (name.endsWith(' . $SITUATION')) return input(name.slice(0, -' . $SITUATION'.length))
      return ruleOf(name)
    }
    case 'operation':
      return operation(node.operationKind, compile(node.explanation[0], ruleOf), compile(node.explanation[1], ruleOf))
    case 'condition': {
      const { si, alors, sinon } = node.explanation
      return condition(compile(si, ruleOf), compile(alors, ruleOf), compile(sinon, ruleOf))
    }
    case 'variations':
      return node.explanation.reduceRight<Evaluate>(
        (otherwise, one) => condition(compile(one.condition, ruleOf), compile(one.consequence, ruleOf), otherwise),
        () => null,
      )
    case 'est non défini': {
      const inner = compile(node.explanation, ruleOf)
      return (inputs) => inner(inputs) === undefined
    }
    case 'est non applicable': {
      const inner = compile(node.explanation, ruleOf)
      return (inputs) => inner(inputs) === null
    }
    case 'unité':
      return compile(node.explanation, ruleOf)
    default:
      throw new Error(`mécanisme non pris en charge : ${node.nodeKind}`)
  }
}

const input =
  (name: string): Evaluate =>
  (inputs) =>
    inputs[name]

function constant(node: ASTNode & { nodeKind: 'constant' }): Evaluate {
  const value = node.nodeValue
  if (typeof value === 'string') throw new Error(`texte ou date dans une formule : ${value}`)
  if (node.type !== 'number' || typeof value !== 'number') return () => value
  const scaled =
    value * (node.unit?.numerators.includes('€') ? 100 : 1) * (node.unit?.numerators.includes('%') ? 0.01 : 1)
  return () => scaled
}

function condition(test: Evaluate, then: Evaluate, otherwise: Evaluate): Evaluate {
  return (inputs) => {
    const answer = test(inputs)
    if (answer === undefined) return undefined
    return answer === true ? then(inputs) : otherwise(inputs)
  }
}

const truth = {
  et: (a: FormulaValue, b: FormulaValue) =>
    no(a) || no(b) ? false : a === undefined || b === undefined ? undefined : true,
  ou: (a: FormulaValue, b: FormulaValue) =>
    a === true || b === true ? true : a === undefined || b === undefined ? undefined : false,
}
const no = (value: FormulaValue): boolean => value === false || value === null

const arithmetic: Record<string, (a: number, b: number) => number | boolean> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
}

function operation(kind: string, left: Evaluate, right: Evaluate): Evaluate {
  if (kind === 'et' || kind === 'ou') return (inputs) => truth[kind](left(inputs), right(inputs))
  if (kind === '=' || kind === '!=') return (inputs) => equality(kind, left(inputs), right(inputs))
  const apply = arithmetic[kind]
  if (!apply) throw new Error(`opération non prise en charge : ${kind}`)
  const additive = kind === '+' || kind === '-'
  return (inputs) => {
    const a = left(inputs)
    const b = right(inputs)
    if (!additive && (a === null || b === null)) return null
    if (kind === '*' && (a === 0 || b === 0)) return 0
    if (a === undefined || b === undefined) return undefined
    if (additive && a === null && b === null) return null
    return apply(Number(a ?? 0), Number(b ?? 0))
  }
}

function equality(kind: '=' | '!=', a: FormulaValue, b: FormulaValue): FormulaValue {
  if (a === undefined || b === undefined) return undefined
  return ((a ?? false) === (b ?? false)) === (kind === '=')
}
