/**
 * What was asked cannot be kept right now: the database is down or does not answer. Nothing was written.
 * The platform is told 503 and delivers again; a person is asked to press again.
 */
export class Unavailable extends Error {
  constructor(what: string, options?: ErrorOptions) {
    super(what, options)
    this.name = 'Unavailable'
  }
}
