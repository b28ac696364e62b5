import { card, heading, note, paragraph } from '../kit/card.ts'
import { facts } from '../kit/facts.ts'
import { bold, coloured, joined, lines } from '../kit/text.ts'

type WhoamiProps = {
  readonly name: string
  /** Roles with where they hold and until when, in words. */
  readonly grants: readonly {
    readonly role: string
    readonly where?: string | undefined
    readonly until?: string | undefined
    /** Who lent it, for a delegation. */
    readonly from?: string | undefined
  }[]
  /** What the person may do, in words: 「登记人才」. */
  readonly may: readonly string[]
  /** The record of the person as a talent: `RC-12`. */
  readonly talent?: string | undefined
  readonly openId: string
}

/** Who the bot thinks one is, and what one may do. */
export const whoamiCard = ({ name, grants, may, talent, openId }: WhoamiProps) =>
  card(
    { title: name, subtitle: grants[0]?.role ?? '还没有登记身份', tone: 'info' },
    heading('身份'),
    paragraph(
      grants.length > 0 ? lines(...grants.map(grantWords)) : '系统里还没有您的身份，可以登记本人的人才信息。',
    ),
    heading('能办的事'),
    paragraph(may.length > 0 ? may.join('、') : '暂时没有。'),
    facts(['人才编号', talent], ['飞书标识', openId]),
    note('身份不对，请联系管理员；飞书标识在请管理员授权时用得上。'),
  )

const grantWords = ({ role, where, until, from }: WhoamiProps['grants'][number]) =>
  joined(
    '　',
    bold(role),
    where,
    until && coloured('grey', `到${until}`),
    from && coloured('grey', `${from}委托`),
  )

export const sample = () =>
  whoamiCard({
    name: '段小梅',
    grants: [
      { role: '人才办工作人员', where: '县委人才办' },
      { role: '乡镇工作人员', where: '诺溪镇', until: '2026年12月31日', from: '李建国' },
    ],
    may: ['登记人才', '查询人才', '核验人才'],
    openId: 'ou_7d8a6e6df7621556ce0d21922b676706',
  })
