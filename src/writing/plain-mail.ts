/** A mail that needs no approval: a template without law and without anybody else's words. In our text conventions. */
export type PlainMail = { subject: string; text: string }
