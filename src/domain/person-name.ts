/** What no name of a person, an agency or a company holds: an address, a link, markup, a sum. */
const NO_NAME = /[@:/\\<>{}[\]"=_*#€$%!?;]|\d(?:\s?\d){3}|\.(?:fr|com|net|org|eu|io|info|xyz|example)\b|\beuros?\b/iu
const LONGEST = 60
const MOST_WORDS = 8

/** A name is foreign text that letters repeat to the other side: what does not look like one is not repeated. */
export const looksLikeName = (name: string): boolean =>
  name.trim() !== '' && name.length <= LONGEST && name.trim().split(/\s+/).length <= MOST_WORDS && !NO_NAME.test(name)
