import type { Reader } from '#core/reader.ts'

/**
 * The same database, each question asked once: readers of the same rights are told the same counts, and only what is their
 * own is looked up for each. Made anew for every hundred readers, so that nothing old is told and nothing piles up.
 * Questions in raw SQL are asked as ever.
 */
export const remembering = (db: Reader): Reader => {
  const answers = new Map<string, Promise<unknown>>()
  const ask = (question: string, answer: () => Promise<unknown>): Promise<unknown> => {
    const known = answers.get(question) ?? answer()
    answers.set(question, known)
    return known
  }
  return new Proxy(db, {
    get: (target, model) => {
      const delegate: unknown = Reflect.get(target, model)
      // Its own machinery must not meet this wrapper.
      if (typeof delegate === 'function') return delegate.bind(target)
      if (typeof model !== 'string' || !/^[a-z]/.test(model) || !isObject(delegate)) return delegate
      return new Proxy(delegate, {
        get: (own, verb) => {
          const method: unknown = Reflect.get(own, verb)
          if (typeof method !== 'function' || typeof verb !== 'string') return method
          return (args: unknown) =>
            // A PrismaPromise asks anew whenever somebody waits for it; an ordinary one has its answer.
            ask(`${model}.${verb} ${JSON.stringify(args)}`, async () => method.call(own, args))
        },
      })
    },
  })
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
