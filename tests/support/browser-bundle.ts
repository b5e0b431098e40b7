import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

/** A source file and all that it imports as one script for a browser; throws at the first thing that a browser lacks. */
export async function browserBundle(path: string, name: string): Promise<string> {
  const bundle = await rolldown({
    input: fileURLToPath(new URL(`../../${path}`, import.meta.url)),
    platform: 'browser',
    onLog: (level, { message }) => {
      if (level === 'warn') throw new Error(message)
    },
  })
  try {
    const { output } = await bundle.generate({ format: 'iife', name, minify: true })
    return output[0].code
  } finally {
    await bundle.close()
  }
}
