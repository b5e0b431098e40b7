import { expect, test } from 'vitest'
import { FOLDER, onDisk } from './on-disk.ts'

// No import of the code that says these texts: it refuses to start while file and module differ.

/** The module that the program imports: the pure folders read no file. */
function moduleOf(files: Readonly<Record<string, string>>): string {
  const key = (name: string) => (/^[a-z]+$/.test(name) ? name : `'${name}'`)
  const entries = Object.entries(files).map(([name, text]) => `  ${key(name)}: \`${text}\`,\n`)
  return `// Made from ${FOLDER}*.md by \`npm run letters:texts\`: change the files there.\n\nexport const texts = {\n${entries.join('')}} as const\n`
}

test('the program says what the files say', async () => {
  for (const text of Object.values(onDisk)) expect(text).not.toMatch(/[`\\]|\$\{/)
  await expect(moduleOf(onDisk)).toMatchFileSnapshot('../../../src/writing/paragraphs/texts.ts')
})
