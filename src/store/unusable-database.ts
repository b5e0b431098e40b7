/** The file named as database is none, or a newer program wrote it: the operator must act. */
export class UnusableDatabase extends Error {
  override name = 'UnusableDatabase'
  readonly path: string
  readonly why: 'no_database' | 'newer'
  constructor(path: string, why: 'no_database' | 'newer') {
    super(`${path}: ${why}`)
    this.path = path
    this.why = why
  }
}
