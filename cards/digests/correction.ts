import { button, buttons } from '../kit/buttons.ts'
import { type Card, card, heading, note, paragraph } from '../kit/card.ts'
import { clipped, md } from '../kit/text.ts'

type CorrectionLine = {
  readonly name: string | null
  readonly was: string | null
  readonly is: string | null
}

type CorrectionProps = {
  /** 人才工作周报 2026年第47周 */
  readonly title: string
  /** 11月23日 8:34 */
  readonly sentAt: string
  /** What was wrong, in the office's words. */
  readonly note: string | null
  readonly differences: readonly CorrectionLine[]
}

const linesMax = 12
const wordsMax = 72

/** An earlier digest put right: which one, what was wrong, what is so. */
export const correctionCard = ({ title, sentAt, note: remark, differences }: CorrectionProps): Card =>
  card(
    { title: `更正：${title}`, subtitle: `更正${sentAt}发您的一期`, tone: 'warning', forward: false },
    remark !== null && paragraph(remark),
    differences.length > 0 && [
      heading('以下内容以本次为准'),
      ...differences.slice(0, linesMax).map(line => paragraph(wordsOf(line))),
      differences.length > linesMax && note(`还有${differences.length - linesMax}处。`),
    ],
    differences.length === 0 && note('您那一期里的数字和进展没有变化。'),
    buttons(button({ text: '看最新简报', do: 'say', value: { text: '简报' } })),
  )

const wordsOf = ({ name, was, is }: CorrectionLine) => {
  const [old, now] = [was && clipped(was, wordsMax), is && clipped(is, wordsMax)]
  const head = name === null ? '· ' : md`${clipped(name, 30)}：`
  if (old && now) return md`${head}原为“${old}”，现为**“${now}”**`
  return old ? md`${head}原写“${old}”，现已不作数` : md`${head}补上“${now}”`
}

export const sample = () =>
  correctionCard({
    title: '人才工作周报 2026年第47周',
    sentAt: '11月23日 8:34',
    note: '漕溪镇补报了两名人才，上一期没有算进去。',
    differences: [
      { name: '入库人才', was: '1243人，增加3人', is: '1245人，增加5人' },
      { name: null, was: '新入库3人：杨春兰、李建华、何山', is: null },
      { name: null, was: null, is: '新入库5人：杨春兰、李建华、何山、段小梅、赵成' },
    ],
  })
