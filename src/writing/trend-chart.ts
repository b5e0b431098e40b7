type Line = { label: string; counts: readonly number[] }

const [WIDTH, HEIGHT, LEFT, TOP, BOTTOM] = [720, 320, 50, 20, 70]
/** Told apart by dash as well as by colour. */
const styles = ['#1d4f91', '#a04000', '#2e6f40'].map((color, i) => ({ color, dash: ['', '8 4', '2 4'][i] ?? '' }))

/** An SVG of a few lines over the same spans, its numbers in the text of the mail too. `names`: of the spans. */
export function trendChart(title: string, names: readonly string[], lines: readonly Line[]): string {
  const most = Math.max(1, ...lines.flatMap(({ counts }) => counts))
  const x = (i: number) => LEFT + (i * (WIDTH - LEFT - 20)) / Math.max(1, names.length - 1)
  const y = (count: number) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - count / most)
  const grid = [0, Math.ceil(most / 2), most].map(
    (count) =>
      `<line x1="${LEFT}" y1="${y(count)}" x2="${WIDTH - 20}" y2="${y(count)}" stroke="#ccc"/><text x="${LEFT - 8}" y="${y(count) + 4}" text-anchor="end">${count}</text>`,
  )
  const drawn = lines.map(({ label, counts }, n) => {
    const { color, dash } = styles[n % styles.length] ?? { color: '#000', dash: '' }
    const points = counts.map((count, i) => `${x(i).toFixed(1)},${y(count).toFixed(1)}`).join(' ')
    return `<polyline points="${points}" fill="none" stroke="${color}" stroke-width="3" stroke-dasharray="${dash}"/><line x1="${LEFT + n * 220}" y1="${HEIGHT - 15}" x2="${LEFT + n * 220 + 30}" y2="${HEIGHT - 15}" stroke="${color}" stroke-width="3" stroke-dasharray="${dash}"/><text x="${LEFT + n * 220 + 38}" y="${HEIGHT - 11}">${escaped(label)}</text>`
  })
  const below = names.map(
    (name, i) =>
      `<text x="${x(i).toFixed(1)}" y="${HEIGHT - BOTTOM + 22}" text-anchor="middle">${escaped(name)}</text>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" font-family="sans-serif" font-size="13"><title>${escaped(title)}</title><rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>${[...grid, ...drawn, ...below].join('')}</svg>\n`
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
