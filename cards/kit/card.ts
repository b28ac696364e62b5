/** One component of a card; the strict check in `emulator/cards` knows every tag and its properties. */
export type Element = { readonly tag: string; readonly [property: string]: unknown }

/** A card in Feishu's Card JSON 2.0, ready to be sent: at most 30 KB and 200 elements. */
export type Card = {
  readonly schema: '2.0'
  readonly config?: Readonly<Record<string, unknown>>
  readonly header?: Readonly<Record<string, unknown>>
  readonly body: { readonly elements: readonly Element[]; readonly [property: string]: unknown }
}
