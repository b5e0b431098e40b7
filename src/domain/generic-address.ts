/** An address that whoever is on duty reads: `contact@`, `gestion.paris@`. A person's own is the better one to write to. */
export const isGeneric = (address: string): boolean => GENERIC.test(address.slice(0, 100))

const GENERIC =
  /^(?:accueil|administration|agence|bureau|cabinet|comptabilite|compta|contact|contacts|depot|direction|gerance|gestion|gestionlocative|hello|info|infos|locatif|location|locations|mail|noreply|no-reply|proprietaires|reclamations?|secretariat|service|services|sinistres?|sortants?|support|syndic|transaction)(?:[.+_-][^@]{0,40})?\d{0,4}@/i
