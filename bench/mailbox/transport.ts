import { createHash } from 'node:crypto'
import { mailDateHeader } from '../../tests/support/french-date.ts'
import type { Client } from '../../tests/support/labelled.ts'
import { AUTHSERV } from '../../tests/support/plain-eml.ts'
import type { Draw } from './people.ts'

type Header = { at: string; client: Client }

/** What the servers on the way add, newest first, in the amounts of real mail: hops, signatures, seals, filters’ reports. */
export function transported(draw: Draw, raw: Buffer, header: Header): Buffer {
  const lines = [...hops(draw, header), ...sealed(draw, 1 + draw.number(2)), signed(draw), ...provider(draw, header)]
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n`), raw])
}

function hops(draw: Draw, { at }: Header): string[] {
  const date = mailDateHeader(at)
  const inside = Array.from({ length: 2 + draw.number(3) }, () => {
    const [from, by] = [1 + draw.number(400), 1 + draw.number(400)]
    return `Received: from relais-${from}.interne.example (relais-${from}.interne.example [198.51.100.${draw.number(250)}])\r\n\t(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)\r\n\t key-exchange X25519 server-signature RSA-PSS (2048 bits) server-digest SHA256)\r\n\t(No client certificate requested)\r\n\tby relais-${by}.interne.example (Postfix) with ESMTPS id ${id(draw)}\r\n\tfor <mediation@mediation-logement.example>; ${date}`
  })
  return [
    `Received: from smtp-${1 + draw.number(40)}.relais.example (smtp.relais.example [192.0.2.${draw.number(250)}])\r\n\tby ${AUTHSERV} (Postfix) with ESMTPS id ${id(draw)}\r\n\tfor <mediation@mediation-logement.example>; ${date}`,
    ...inside,
  ]
}

const sealed = (draw: Draw, times: number): string[] =>
  Array.from({ length: times }, (_, n) => [
    `ARC-Seal: i=${times - n}; a=rsa-sha256; d=relais.example; s=arc; cv=${n + 1 < times ? 'pass' : 'none'};\r\n\tb=${noise(draw, 256)}`,
    `ARC-Message-Signature: i=${times - n}; a=rsa-sha256; c=relaxed/relaxed; d=relais.example; s=arc;\r\n\th=from:to:subject:date:message-id:mime-version:content-type:in-reply-to:references;\r\n\tbh=${noise(draw, 32)};\r\n\tb=${noise(draw, 256)}`,
    `ARC-Authentication-Results: i=${times - n}; relais.example; spf=pass (sender IP is 192.0.2.${draw.number(250)})\r\n\tsmtp.helo=smtp.relais.example; dkim=pass (signature was verified)\r\n\theader.d=relais.example; dmarc=pass action=none header.from=relais.example; compauth=pass reason=100`,
  ]).flat()

const signed = (draw: Draw): string =>
  `DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=relais.example; s=s2026;\r\n\th=from:to:subject:date:message-id:mime-version:content-type:in-reply-to:references;\r\n\tbh=${noise(draw, 32)};\r\n\tb=${noise(draw, 256)}`

function provider(draw: Draw, { client }: Header): string[] {
  switch (client) {
    case 'outlook':
    case 'agency-software':
      return [
        `X-MS-Exchange-Authentication-Results: spf=pass; dkim=pass; dmarc=pass action=none`,
        `X-MS-PublicTrafficType: Email`,
        `X-MS-Office365-Filtering-Correlation-Id: ${createHash('md5').update(noise(draw, 16)).digest('hex')}`,
        `X-Microsoft-Antispam: BCL:0;ARA:13230040|366016|376014|1800799024|38070700018;`,
        `X-Microsoft-Antispam-Message-Info: ${noise(draw, 1800)}`,
        `X-Forefront-Antispam-Report: CIP:192.0.2.${draw.number(250)};CTRY:FR;LANG:fr;SCL:1;SRV:;IPV:NLI;SFV:NSPM;\r\n\tH:smtp.relais.example;PTR:;CAT:NONE;SFS:(13230040)(366016)(376014);DIR:OUT;SFP:1102;`,
        `X-MS-Exchange-AntiSpam-MessageData-ChunkCount: 1`,
        `X-MS-Exchange-AntiSpam-MessageData-0: ${noise(draw, 1400)}`,
        `X-OriginatorOrg: exemple.example`,
        `X-MS-Exchange-CrossTenant-Network-Message-Id: ${createHash('md5').update(noise(draw, 16)).digest('hex')}`,
        `X-MS-Exchange-Transport-CrossTenantHeadersStamped: PR0P264MB${1000 + draw.number(9000)}`,
      ]
    case 'gmail':
    case 'android':
      return [
        `X-Google-DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=1e100.example; s=20230601;\r\n\tbh=${noise(draw, 32)};\r\n\tb=${noise(draw, 256)}`,
        `X-Gm-Message-State: ${noise(draw, 150)}`,
        `X-Gm-Gg: ${noise(draw, 180)}`,
        `X-Google-Smtp-Source: ${noise(draw, 60)}`,
        `X-Received: by 2002:a05:6512:${draw.number(9999)}:b0 with SMTP id ${id(draw)}.24.17${draw.number(1e9)}; relais`,
      ]
    default:
      return [
        `X-Spam-Status: No, score=${draw.number(30) / 10} required=5.0 tests=DKIM_SIGNED,DKIM_VALID,\r\n\tDKIM_VALID_AU,FREEMAIL_FROM,HTML_MESSAGE,RCVD_IN_DNSWL_NONE,SPF_PASS autolearn=ham`,
        `X-VR-Spamstate: OK`,
        `X-VR-Spamscore: ${draw.number(60)}`,
        `X-VR-Spamcause: ${noise(draw, 500)}`,
        `X-me-spamrating: 4${draw.number(10)}.000000`,
      ]
  }
}

const id = (draw: Draw): string => (draw.number(1e9) + 1e9).toString(36)

const noise = (draw: Draw, length: number): string =>
  scan(draw, length)
    .toString('base64')
    .replace(/.{64}(?=.)/g, '$&\r\n\t')

/** So many bytes that no compressor shortens: what a scan looks like. */
export const scan = (draw: Draw, size: number): Buffer => {
  const start = draw.number(NOISE.length - size)
  return NOISE.subarray(start, start + size)
}

/** A mebibyte of it, the same each time. */
const NOISE = Buffer.concat(
  Array.from({ length: 16_384 }, (_, n) => createHash('sha512').update(`bench ${n}`).digest()),
)
