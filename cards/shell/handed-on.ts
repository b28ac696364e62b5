import { sayButton } from '../kit/buttons.ts'
import { card, note, paragraph } from '../kit/card.ts'
import { facts } from '../kit/facts.ts'

type HandedOnProps = {
  readonly from: string
  /** What it takes to do it: 核验人才. */
  readonly what: string
  /** The request as it was typed. */
  readonly words: string
  readonly at: string
}

/** To those who may: somebody without the right asks for something to be done. */
export const handedOnCard = ({ from, what, words, at }: HandedOnProps) =>
  card(
    { title: '有同事转来一件事', tone: 'info', forward: false },
    facts(['谁', from], ['想办', what], ['时间', at]),
    paragraph(`原话：“${words}”`),
    note('原话只供参考。要不要办由您定；办好了，请直接告诉他。'),
    sayButton('待办'),
  )

export const sample = () =>
  handedOnCard({
    from: '段小梅（部门联络员）',
    what: '核验人才',
    words: '核验 RC-12',
    at: '11月23日 09:00',
  })
