import { confirmCard } from '../shell/confirm.ts'

type Props = {
  /** 周报 2026年第47周 */
  readonly issue: string
  readonly note: string | null
  /** 已发23人，抽查20人，其中3人的内容有差别 */
  readonly found: string
  readonly example: string | null
  readonly value: { readonly kind: string; readonly period: string; readonly note: string | null }
}

/** A correction about to go out. */
export const correctCard = confirmCard(
  'digests.confirmCorrect',
  ({ issue, note, found, example, value }: Props) => ({
    title: '发出更正',
    understood: [
      ['更正', issue],
      ['说明', note],
      ['差别', found],
      ['例如', example],
    ],
    consequence:
      note === null
        ? '只发给收到过这一期、内容有差别的人；上班时间内几分钟就到，发出后收不回。'
        : '发给收到过这一期的每一个人；上班时间内几分钟就到，发出后收不回。',
    confirm: '发出更正',
    value,
  }),
)

export const sample = () =>
  correctCard({
    issue: '周报 2026年第47周',
    note: '漕溪镇补报了两名人才。',
    found: '已发23人，看了20人，其中3人的内容有差别',
    example: '入库人才：原为1243人，现为1245人',
    value: { kind: 'weekly', period: '2026-W48', note: '漕溪镇补报了两名人才。' },
  })
