/**
 * JSON that PostgreSQL's jsonb takes: it refuses NUL and half surrogate pairs, which people do paste. They become U+FFFD,
 * so that one such message cannot fail everybody's batch.
 */
export const jsonText = (value: unknown): string => {
  const text = JSON.stringify(value)
  return /\\u0000|\\ud[89a-f]/i.test(text)
    ? JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? plainText(part) : part))
    : text
}

/** Text that PostgreSQL takes. */
export const plainText = (text: string): string =>
  text.replace(/\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD')
