/** The rows of every table whose header begins with this word, cells trimmed; the header itself left out. */
export function tableRows(text: string, firstHeader: string): string[][] {
  const tables = text
    .split(/\n(?!\|)/)
    .filter((block) => block.startsWith(`| ${firstHeader} |`) || block.includes(`\n| ${firstHeader} |`))
  return tables.flatMap((block) =>
    block
      .slice(block.indexOf(`| ${firstHeader} |`))
      .split('\n')
      .slice(2)
      .filter((line) => line.startsWith('|'))
      .map((line) =>
        line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      ),
  )
}
