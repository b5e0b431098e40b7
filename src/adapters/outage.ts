/** Something outside does not work. The message is for the operator: one French line, no personal data, so it may be logged. */
export class Outage extends Error {
  override name = 'Outage'
}
