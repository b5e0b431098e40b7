/** A line `/pour Prénom Nom adresse@exemple.fr`: an association or a social worker writes for somebody. Null without one. */
export function writtenFor(ownWords: string): { name: string; address: string } | null {
  const [, name = '', address] = FOR.exec(ownWords.slice(0, 20_000)) ?? []
  return address ? { name: name.trim(), address } : null
}

const FOR =
  /^[ \t]{0,8}\/pour[ \t:]{1,4}([^@\n<>,;:]{0,80}?)[ \t<,;:]{0,4}([^\s@<>,;:]{1,64}@[^\s@<>,;:]{1,120}\.[a-z]{2,24})>?[ \t.]{0,4}$/im
