import fs from 'node:fs'
import path from 'node:path'

/** A labelled conversation: what people wrote, with which program, and what a good reader finds in it. */
export type LabelledConversation = { id: string; about: string; today: string; messages: readonly LabelledMessage[] }

export type Client =
  | 'gmail'
  | 'outlook'
  | 'apple'
  | 'thunderbird'
  | 'yahoo'
  | 'orange'
  | 'free'
  | 'sfr'
  | 'laposte'
  | 'iphone'
  | 'android'
  | 'agency-software'

export type LabelledMessage = {
  n: number
  /** ISO 8601 with the offset of France. */
  date: string
  from: string
  to: readonly string[]
  cc: readonly string[]
  subject: string
  client: Client
  reply_to_n: number | null
  threading: 'ok' | 'no_headers' | 'new_subject' | 'other_address' | 'forwarded'
  visible: string
  signature: string
  quote_style: 'none' | 'top_post' | 'inline' | 'html_blockquote' | 'outlook_header'
  html: boolean
  attachments: readonly { name: string; kind: string }[]
  labels: {
    role: string
    automatic: 'no' | 'auto_reply' | 'bounce' | 'list'
    acts: readonly string[]
    facts: Readonly<Record<string, unknown>>
  }
}

/** Every `*.json` of a folder, by name. */
export const loadConversations = (folder: string): readonly LabelledConversation[] =>
  fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8')) as LabelledConversation)
