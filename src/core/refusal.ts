/**
 * A no the person can act on. Thrown by handlers and verbs; the bot turns it into the refusal card.
 * Every field is a finished sentence in office Chinese.
 */
export class Refusal extends Error {
  /** Which rule stands in the way. */
  readonly rule: string
  /** What to do next, or who can. */
  readonly next: string

  constructor(what: string, rule: string, next: string) {
    super(what)
    this.name = 'Refusal'
    this.rule = rule
    this.next = next
  }
}

/** Throws a {@link Refusal}: what happened, which rule, what to do next. */
export const refuse = (what: string, rule: string, next: string): never => {
  throw new Refusal(what, rule, next)
}

/** The refusal for a record that is not there, or not for this person: both read the same, on purpose. */
export const notFound = (what: string): never =>
  refuse(
    `没有找到${what}。`,
    '编号可能不对，或者它不在您可以查看的范围内。',
    '请核对编号；仍有疑问，请联系县委人才办。',
  )
