import { button, buttons } from '../kit/buttons.ts'
import { card, note, paragraph } from '../kit/card.ts'
import { facts } from '../kit/facts.ts'

export type ChooseProps = {
  /** What somebody named that narrows nothing; null when he only did not say which ledger. */
  readonly unclear: string | null
  readonly ledgers: readonly { readonly title: string; readonly narrows: string }[]
}

/** Which ledgers the reader may take out, and how they are asked for. */
export const chooseCard = ({ unclear, ledgers }: ChooseProps) =>
  card(
    { title: '导出台账', tone: 'info', forward: false },
    unclear !== null && paragraph(unclear),
    facts(...ledgers.map(({ title, narrows }) => [title, narrows] as const)),
    note('例如：导出 结对 诺溪镇。要手机号等，加一句“含手机号”，填写用途后导出。'),
    note('要照上级的表填，加一句“按某某模板”；有哪些模板，发“上级模板”。'),
    buttons(
      ...ledgers.map(({ title }) => button({ text: title, do: 'say', value: { text: `导出 ${title}` } })),
      button({ text: '导出记录', do: 'say', value: { text: '导出记录' } }),
    ),
  )

export const sample = () =>
  chooseCard({
    unclear: null,
    ledgers: [
      { title: '人才台账', narrows: '按乡镇、单位、领域、层次等' },
      { title: '结对台账', narrows: '按乡镇、村、单位、领域、状态' },
    ],
  })
