/**
 * A pattern for any of these turns of phrase, as whole words of a marked sentence. ` .. ` stands for at most forty
 * characters without a semicolon. Other regular expression syntax is allowed; every gap is bounded, so time stays linear.
 */
export const anyOf = (...phrases: readonly string[]): RegExp =>
  new RegExp(
    String.raw`(?<![a-z])(?:${phrases.map((p) => p.replaceAll(' .. ', String.raw`\b[^;]{0,40}?(?<![a-z])`)).join('|')})(?![a-z])`,
  )

/** The mark that a pattern with one capturing group per phrase found. */
export const captured = (match: RegExpExecArray): string | undefined =>
  match.slice(1).find((group) => group !== undefined)
