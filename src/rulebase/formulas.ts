import type { FormulaTree, FormulaTrees, Operator } from './formula-tree.ts'

/** `undefined`: unknown; `null`: does not apply. Never confuse them. */
export type FormulaValue = number | boolean | null | undefined
export type FormulaInputs = Readonly<Record<string, FormulaValue>>
type Evaluate = (inputs: FormulaInputs) => FormulaValue

/** Checked trees → functions, walked here because publicodes itself takes about a millisecond a situation (docs/decisions/0006). */
export function compileFormulas(trees: FormulaTrees): ReadonlyMap<string, Evaluate> {
  const compiled = new Map<string, Evaluate>()
  const ruleOf = (name: string): Evaluate => {
    const known = compiled.get(name)
    if (known) return known
    const tree = trees[name]
    if (!tree) throw new Error(`formule inconnue : ${name}`)
    const body = compile(tree, ruleOf)
    compiled.set(name, body)
    return body
  }
  return new Map(Object.keys(trees).map((name) => [name, ruleOf(name)]))
}

function compile(tree: FormulaTree, ruleOf: (name: string) => Evaluate): Evaluate {
  switch (tree.is) {
    case 'constant':
      return () => tree.value
    case 'input':
      return (inputs) => inputs[tree.name]
    case 'formula':
      return ruleOf(tree.name)
    case 'operation':
      return operation(tree.operator, compile(tree.left, ruleOf), compile(tree.right, ruleOf))
    case 'condition':
      return condition(compile(tree.test, ruleOf), compile(tree.consequence, ruleOf), compile(tree.otherwise, ruleOf))
    case 'unknown': {
      const inner = compile(tree.of, ruleOf)
      return (inputs) => inner(inputs) === undefined
    }
    case 'not_applicable': {
      const inner = compile(tree.of, ruleOf)
      return (inputs) => inner(inputs) === null
    }
  }
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

const arithmetic: Record<Exclude<Operator, 'et' | 'ou' | '=' | '!='>, (a: number, b: number) => number | boolean> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
}

function operation(operator: Operator, left: Evaluate, right: Evaluate): Evaluate {
  if (operator === 'et' || operator === 'ou') return (inputs) => truth[operator](left(inputs), right(inputs))
  if (operator === '=' || operator === '!=') return (inputs) => equality(operator, left(inputs), right(inputs))
  const apply = arithmetic[operator]
  const additive = operator === '+' || operator === '-'
  return (inputs) => {
    const a = left(inputs)
    const b = right(inputs)
    if (!additive && (a === null || b === null)) return null
    if (operator === '*' && (a === 0 || b === 0)) return 0
    if (a === undefined || b === undefined) return undefined
    if (additive && a === null && b === null) return null
    return apply(Number(a ?? 0), Number(b ?? 0))
  }
}

function equality(operator: '=' | '!=', a: FormulaValue, b: FormulaValue): FormulaValue {
  if (a === undefined || b === undefined) return undefined
  return ((a ?? false) === (b ?? false)) === (operator === '=')
}
