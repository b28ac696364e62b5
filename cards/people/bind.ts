import { confirmCard } from '../shell/confirm.ts'

type BindProps = {
  readonly use: string
  readonly present: string
  /** What may be shown there, in words. */
  readonly shows: string
  readonly scope: string
}

/** A group's use about to be set. */
export const bindCard = confirmCard('people.bind', ({ use, present, shows, scope }: BindProps) => ({
  title: '绑定群用途',
  understood: [
    ['现在', present],
    ['改为', use],
    ['本群能看到', shows],
  ],
  confirm: '确认绑定',
  value: { scope },
}))

export const sample = () =>
  bindCard({ use: '人才办群', present: '公共群', shows: '姓名、单位、专长、电话', scope: 'office' })
