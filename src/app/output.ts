/** A reader that went away (`| head`) is no error of ours. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

/** Prints one line, or one JSON document, on standard output. */
export const print = (text: string): void => {
  process.stdout.write(`${text}\n`)
}

/** One object a line. */
export const printJson = (value: unknown): void => print(JSON.stringify(value))

/** One indented document. */
export const printDocument = (value: unknown): void => print(JSON.stringify(value, null, 2))
