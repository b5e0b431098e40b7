/**
 * In this process, an array of more bytes than `most` throws. A few kilobytes may unpack to gigabytes, which lie outside
 * the heap that `--max-old-space-size` bounds. Returns whether that happened since it was last asked.
 */
export function boundArrays(most: number): () => boolean {
  let refused = false
  globalThis.Uint8Array = new Proxy(Uint8Array, {
    construct(array, given, made) {
      if (typeof given[0] === 'number' && given[0] > most) {
        refused = true
        throw new RangeError('array over the limit')
      }
      return Reflect.construct(array, given, made)
    },
  })
  // It unpacks outside the arrays that are counted here; pdf.js then uses its own.
  Reflect.deleteProperty(globalThis, 'DecompressionStream')
  return () => {
    const was = refused
    refused = false
    return was
  }
}
