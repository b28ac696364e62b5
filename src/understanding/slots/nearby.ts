/** As far as readers look back for what stands before a value. */
const lookBack = 8

/** What stands right before an offset: looking at the whole beginning again and again would take long in a long message. */
export const wordsBefore = (text: string, at: number): string => text.slice(Math.max(0, at - lookBack), at)
