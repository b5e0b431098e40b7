/** Chances as steps, in log-odds. */
export const STEPS = [-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5]

/** The step of a class, as a feature: `again-train.ts` starts from what the steps of a class amount to. */
export const stepOf = (name: string, bound: number): string => `${name}>${bound}`

/** The steps that a chance has passed. */
export const stepsOf = (name: string, chance: number, steps: readonly number[]): string[] =>
  steps.filter((bound) => odds(chance) > bound).map((bound) => stepOf(name, bound))

const odds = (chance: number): number => Math.log((chance + 1e-6) / (1 - chance + 1e-6))
