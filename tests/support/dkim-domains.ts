import { generateKeyPairSync } from 'node:crypto'
import { dkimSign } from 'mailauth'
import type { Resolver } from '../../src/adapters/mailauth-verifier.ts'

const SELECTOR = 's1'

/** `bodyLength`: sign so many bytes of the body only (`l=`). */
type Signing = { signTime?: string; headerList?: string; bodyLength?: number }

/** Domains that sign their mail with RSA of 2048 bits and refuse what is forged, with name servers that know nothing else. */
export function dkimDomains(domains: readonly string[]) {
  const keys = new Map(domains.map((domain) => [domain, keyPair()] as const))
  const resolver: Resolver = async (name, type) => {
    const key = type === 'TXT' ? keys.get(name.replace(`${SELECTOR}._domainkey.`, '')) : undefined
    if (key && name.startsWith(SELECTOR)) return [[`v=DKIM1; k=rsa; p=${key.publicKey.toString('base64')}`]]
    if (type === 'TXT' && keys.has(name.replace('_dmarc.', '')) && name.startsWith('_dmarc.'))
      return [['v=DMARC1; p=reject']]
    throw Object.assign(new Error('ENOTFOUND'), { code: 'ENOTFOUND' })
  }
  return {
    resolver,
    /** The mail below its new signature. Throws when the domain has no key. */
    async signed(raw: Buffer, domain: string, { signTime, headerList, bodyLength }: Signing = {}): Promise<Buffer> {
      const key = keys.get(domain)
      if (!key) throw new Error(`No key of ${domain}`)
      const signature = {
        signingDomain: domain,
        selector: SELECTOR,
        privateKey: key.privateKey,
        ...(headerList ? { headerList } : {}),
        ...(bodyLength === undefined ? {} : { maxBodyLength: bodyLength }),
      }
      const { signatures, errors } = await dkimSign(raw, {
        ...signature,
        canonicalization: 'relaxed/relaxed',
        ...(signTime ? { signTime: new Date(signTime) } : {}),
        signatureData: [signature],
      })
      if (!signatures) throw new Error(`Not signed: ${JSON.stringify(errors)}`)
      return Buffer.concat([Buffer.from(signatures), raw])
    },
  }
}

const keyPair = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
