import Engine, { type ASTNode, type PublicodesExpression } from 'publicodes'

export type Operator = '+' | '-' | '*' | '/' | '<' | '<=' | '>' | '>=' | '=' | '!=' | 'et' | 'ou'

/** One formula as plain data: what is left of publicodes' tree once names, units and mechanisms are resolved. */
export type FormulaTree =
  /** Without a value: unknown. */
  | { is: 'constant'; value?: number | boolean | null }
  | { is: 'input' | 'formula'; name: string }
  | { is: 'operation'; operator: Operator; left: FormulaTree; right: FormulaTree }
  | { is: 'condition'; test: FormulaTree; consequence: FormulaTree; otherwise: FormulaTree }
  | { is: 'unknown' | 'not_applicable'; of: FormulaTree }

export type FormulaTrees = Readonly<Record<string, FormulaTree>>
export type FormulaSource = Record<string, PublicodesExpression>

/**
 * Formulas in the publicodes language → trees, formula by formula. Publicodes parses and checks names, units and cycles;
 * a constant in € becomes cents, a percentage a fraction. Throws on any warning and on a mechanism that this file does
 * not know.
 */
export function parseFormulas(source: FormulaSource): FormulaTrees {
  const rules = strictEngine(source).getParsedRules()
  const treeOf = (name: string): FormulaTree => {
    const rule = rules[name]
    if (!rule) throw new Error(`formule inconnue : ${name}`)
    return tree(rule.explanation.valeur)
  }
  const trees = Object.fromEntries(Object.keys(source).map((name) => [name, treeOf(name)]))
  const done = new Set<string>()
  for (const name of Object.keys(trees)) refuseCircle(trees, name, [], done)
  return trees
}

/** Publicodes' own engine, whose every warning is an error: the referee of the tests and of `rules check`. */
export function strictEngine(source: FormulaSource): Engine {
  const refuse = (message: string) => {
    throw new Error(message)
  }
  return new Engine(structuredClone(source), { strict: true, logger: { log: () => {}, warn: refuse, error: refuse } })
}

function tree(node: ASTNode): FormulaTree {
  switch (node.nodeKind) {
    case 'constant':
      return constant(node)
    case 'reference': {
      const name = node.dottedName ?? node.name
      const situation = ' . $SITUATION'
      return name.endsWith(situation)
        ? { is: 'input', name: name.slice(0, -situation.length) }
        : { is: 'formula', name }
    }
    case 'operation': {
      const [left, right] = node.explanation
      return { is: 'operation', operator: operator(node.operationKind), left: tree(left), right: tree(right) }
    }
    case 'condition': {
      const { si, alors, sinon } = node.explanation
      return { is: 'condition', test: tree(si), consequence: tree(alors), otherwise: tree(sinon) }
    }
    case 'variations':
      return node.explanation.reduceRight<FormulaTree>(
        (otherwise, one) => ({
          is: 'condition',
          test: tree(one.condition),
          consequence: tree(one.consequence),
          otherwise,
        }),
        { is: 'constant', value: null },
      )
    case 'est non défini':
      return { is: 'unknown', of: tree(node.explanation) }
    case 'est non applicable':
      return { is: 'not_applicable', of: tree(node.explanation) }
    case 'unité':
      return tree(node.explanation)
    default:
      throw new Error(`mécanisme non pris en charge : ${node.nodeKind}`)
  }
}

const operators: readonly string[] = ['+', '-', '*', '/', '<', '<=', '>', '>=', '=', '!=', 'et', 'ou']

function operator(kind: string): Operator {
  if (!operators.includes(kind)) throw new Error(`opération non prise en charge : ${kind}`)
  return kind as Operator
}

function constant(node: ASTNode & { nodeKind: 'constant' }): FormulaTree {
  const value = node.nodeValue
  if (typeof value === 'string') throw new Error(`texte ou date dans une formule : ${value}`)
  if (value === undefined) return { is: 'constant' }
  if (node.type !== 'number' || typeof value !== 'number') return { is: 'constant', value }
  const scale = (node.unit?.numerators.includes('€') ? 100 : 1) * (node.unit?.numerators.includes('%') ? 0.01 : 1)
  return { is: 'constant', value: value * scale }
}

function refuseCircle(trees: FormulaTrees, name: string, above: readonly string[], done: Set<string>): void {
  if (above.includes(name)) throw new Error(`calcul circulaire : ${name}`)
  const tree = trees[name]
  if (!tree || done.has(name)) return
  for (const next of formulasIn(tree)) refuseCircle(trees, next, [...above, name], done)
  done.add(name)
}

function formulasIn(node: FormulaTree): readonly string[] {
  switch (node.is) {
    case 'formula':
      return [node.name]
    case 'operation':
      return [...formulasIn(node.left), ...formulasIn(node.right)]
    case 'condition':
      return [...formulasIn(node.test), ...formulasIn(node.consequence), ...formulasIn(node.otherwise)]
    case 'unknown':
    case 'not_applicable':
      return formulasIn(node.of)
    default:
      return []
  }
}
