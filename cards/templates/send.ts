import { buttons } from '../kit/buttons.ts'
import { card, note, paragraph } from '../kit/card.ts'
import { cancelButton } from '../kit/form.ts'

const draw = () =>
  card(
    { title: '上传上级模板', tone: 'info', forward: false },
    paragraph('请把上级发的空表（.xlsx）直接发给我，一次一份。'),
    paragraph('我找出表头，猜好每一栏填什么，您核对后保存；以后导出台账就能照它的格式填。'),
    note('半小时内发来的表格当作模板。要空表：只有表头、格式和说明，最多带三行示例，不超过2兆。'),
    buttons(cancelButton('不传了')),
  )

/** Waits for the template to be sent. */
export const sendCard = Object.defineProperty(draw, 'name', { value: 'templates.send' })

export const sample = () => sendCard()
