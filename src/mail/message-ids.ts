/** Ids of a Message-ID, In-Reply-To or References value, without angle brackets, in order; at most the last 50. */
export function messageIds(value: string): readonly string[] {
  const bracketed = [...value.slice(-60_000).matchAll(/<([^<>\s]{1,990})>/g)].map((m) => m[1] ?? '')
  // Some clients write ids without brackets; a sentence ("Message from X of …") is none.
  const bare =
    bracketed.length > 0
      ? []
      : value
          .slice(-2000)
          .trim()
          .split(/\s+/)
          .filter((word) => /^[^\s<>"]{1,500}@[^\s<>"]{1,400}$/.test(word))
  return [...new Set([...bracketed, ...bare])].slice(-50)
}
