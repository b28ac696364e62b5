/** What the platform would say of a card: fine, or the code, the inner code, the place and the words of its refusal. */
export type Verdict =
  | { readonly ok: true }
  | {
      readonly ok: false
      /** 230099: the content cannot become a card; 230025: it is too long. */
      readonly code: 230099 | 230025
      readonly errCode: number
      /** As the platform writes it: `ROOT -> body -> elements -> [1](tag: button)`. */
      readonly path: string
      readonly words: string
    }

/** Feishu's inner codes, by what is wrong (发送消息 › 230099 子错误码, 卡片 JSON 2.0). */
export const errCodes = {
  parse: 200621,
  limit: 11310,
  tag: 200861,
  chart: 200550,
  cell: 200914,
  row: 200915,
  id: 300301,
  name: 11310,
  form: 11310,
  audioForward: 300220,
  audioId: 300230,
  length: 230025,
} as const

/** The first thing wrong with a card; thrown while it is walked, caught by `checkCard`. */
export class CardFault extends Error {
  readonly errCode: number
  readonly path: string

  constructor(errCode: number, path: string, words: string) {
    super(words)
    this.name = 'CardFault'
    this.errCode = errCode
    this.path = path
  }
}
