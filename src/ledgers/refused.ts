/** A file that cannot be read, in three finished sentences: what, which rule, what next. The reading runs in a worker, so it is a value. */
export class Unreadable extends Error {
  readonly rule: string
  readonly next: string

  constructor(what: string, rule: string, next: string) {
    super(what)
    this.name = 'Unreadable'
    this.rule = rule
    this.next = next
  }
}

/** More unfolds than may be read here. */
export class TooMuch extends Unreadable {}

/** Throws an {@link Unreadable}. */
export const unreadable = (what: string, rule: string, next: string): never => {
  throw new Unreadable(what, rule, next)
}

const saveAs = '请在 Excel 或 WPS 里打开，另存为 .xlsx 再发。'

export const notATable = (what: string): never =>
  unreadable(what, '能导入的是 Excel 表格（.xlsx、.xls）和 .csv 文件。', saveAs)

export const damaged = (): never => unreadable('表格文件打不开，可能已经损坏。', '文件要完整才能读。', saveAs)
