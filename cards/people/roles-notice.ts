import { buttons, sayButton } from '../kit/buttons.ts'
import { card, note, paragraph } from '../kit/card.ts'
import { bold, lines, md } from '../kit/text.ts'

type RolesNoticeProps = {
  readonly title: string
  /** The roles it is about: 「部门联络员（县农技中心）」. */
  readonly holdings: readonly string[]
  /** The last day, in words. */
  readonly until?: string | null
  /** Who did it. */
  readonly by: string
  readonly gained: boolean
}

/** Tells somebody that roles came or went. */
export const rolesNotice = ({ title, holdings, until, by, gained }: RolesNoticeProps) =>
  card(
    { title, tone: gained ? 'info' : 'neutral' },
    paragraph(lines(...holdings.map(bold), until && md`有效期到${until}`)),
    buttons(sayButton(gained ? '帮助' : '我是谁')),
    note(`由${by}办理。有疑问请联系县委人才办。`),
  )

export const sample = () =>
  rolesNotice({
    title: '您有了新的角色',
    holdings: ['部门联络员（县农技中心）'],
    until: '2026年12月31日',
    by: '段小梅',
    gained: true,
  })
