/** One method's verdict of an Authentication-Results header: `dkim=pass header.d=exemple.example`. */
export type MethodResult = { method: string; result: string; properties: Readonly<Record<string, string>> }

/** RFC 8601 § 2.2: the id of the server that judged, and its results; null when the value is none. */
export function parseAuthenticationResults(
  value: string,
): { authservId: string; results: readonly MethodResult[] } | null {
  const [head = '', ...clauses] = clausesOf(value.slice(0, 20_000))
  const authservId = head.trim().split(/\s+/)[0]?.toLowerCase() ?? ''
  return authservId === '' || authservId.includes('=')
    ? null
    : { authservId, results: clauses.flatMap((clause) => methodResult(clause) ?? []) }
}

/** Parts between semicolons, comments dropped; what a quoted string holds never separates. */
function clausesOf(value: string): readonly string[] {
  const clauses = ['']
  let comments = 0
  let quoted = false
  for (let i = 0; i < value.length; i++) {
    const char = value.charAt(i)
    if (char === '\\') i++
    else if (quoted) {
      if (char === '"') quoted = false
      else clauses.push(`${clauses.pop()}${/[\s;=]/.test(char) ? '_' : char}`)
    } else if (comments > 0 || char === '(') comments += char === '(' ? 1 : char === ')' ? -1 : 0
    else if (char === '"') quoted = true
    else if (char === ';') clauses.push('')
    else clauses.push(`${clauses.pop()}${char}`)
  }
  return clauses
}

function methodResult(clause: string): MethodResult | null {
  const [first, ...rest] = clause
    .replace(/\s*=\s*/g, '=')
    .trim()
    .split(/\s+/)
  const found = /^([a-z0-9-]{1,40})(?:\/\d{1,3})?=([a-z]{1,20})$/i.exec(first ?? '')
  if (!found) return null
  const properties = rest
    .map((pair) => /^([a-z.-]{1,60})=(.{1,320})$/i.exec(pair))
    .flatMap((m) => (m?.[1] ? [[m[1].toLowerCase(), m[2] ?? ''] as const] : []))
  return {
    method: (found[1] ?? '').toLowerCase(),
    result: (found[2] ?? '').toLowerCase(),
    properties: Object.fromEntries(properties),
  }
}
