/** The words a person agrees to. A change of any sentence is a new version; the version agreed to is kept with the record. */
type ConsentNotice = {
  readonly version: string
  readonly title: string
  readonly sections: readonly { readonly heading: string; readonly words: string }[]
}

/** The notice in force (PIPL 14–17, 35: who, what for, which data, how long, which rights). */
export const consentNotice = (county: string): ConsentNotice => ({
  version: '2026-12',
  title: '个人信息告知书',
  sections: [
    {
      heading: '谁来处理',
      words: `${county}委人才工作领导小组办公室（县委人才办），您所在单位或乡镇的联络员协助。`,
    },
    {
      heading: '用来做什么',
      words: '建立全县人才库，用于联系服务、结对、培训、项目申报和人才统计，不作他用。',
    },
    {
      heading: '涉及哪些信息',
      words:
        '姓名、单位或村、从事领域、类别层次、职称、学历、业绩；手机号；出生年月（可以不填，不到日，只用来统计年龄结构）；身份证号（可以不填，只用来核对是否重复登记、出生年月是否有误）。手机号、出生年月和身份证号加密保存。',
    },
    {
      heading: '谁能看到',
      words: '按职责查看，看过您手机号、出生年月、身份证号的人都有记录。统计和公开材料不出现您的个人信息。',
    },
    { heading: '保存多久', words: '在库期间保存；离库后再保存三年，到期删除，只留编号。' },
    {
      heading: '您的权利',
      words:
        '随时发“我的信息”查看，发“更正”改正，发“谁看过我”查看查阅记录，发“撤回同意”退出，发“删除我”申请删除。不同意或撤回，不影响您依法享有的其他服务。',
    },
  ],
})

/** What withdrawing consent does, said before it is done. */
export const withdrawalEffects: readonly string[] = [
  '您的记录转为离库，今后查人才查不到您。',
  '手机号、出生年月、身份证号立即删除。',
  '正在办理的审核、更正随之停止。',
  '编号和经过留作凭证，满三年连同其他信息一并删除；想立即删除，请发“删除我”。',
  '以后可以重新登记。',
]

/** What erasing does, said before it is asked for. */
export const erasureEffects: readonly string[] = [
  '姓名、单位、领域、手机号、出生年月、身份证号、业绩、同意书和更正记录全部删除，不能恢复。',
  '只留下编号，证明这条记录存在过、依法删除了。',
  '不再享受以人才库记录为依据的联系服务和申报推荐。',
  '由一人核实、另一人批准，15个工作日内办结并告知。',
]
