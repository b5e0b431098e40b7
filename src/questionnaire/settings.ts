/** What the page shows of its service; from the configuration, built into the script. */
export type PageSettings = {
  serviceName: string
  mailAddress: string
  /** A coarse code that the mails carry, to count where they come from. */
  origin: string
}
