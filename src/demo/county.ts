/** 云岭县: eleven townships, 86 villages, four communities. Every name is invented. */
export const countyName = '云岭县'

type TownshipSeed = {
  readonly name: string
  readonly kind: '镇' | '乡'
  /** Names without 村. */
  readonly villages: readonly string[]
  /** Names without 社区. */
  readonly communities: readonly string[]
  /** Its centre, in degrees. */
  readonly at: readonly [lat: number, lng: number]
  /** What its villages live by, two each in turn. */
  readonly industries: readonly string[]
  /** Spoken in its villages beside 汉语. */
  readonly languages: readonly string[]
}

type More = Pick<TownshipSeed, 'at'> & { readonly industries: string; readonly languages?: string }

const township = (name: string, more: More, villages: string, communities = ''): TownshipSeed => ({
  name,
  at: more.at,
  industries: more.industries.split(' '),
  languages: more.languages === undefined ? [] : more.languages.split(' '),
  kind: name.endsWith('镇') ? '镇' : '乡',
  villages: villages.split(' '),
  communities: communities === '' ? [] : communities.split(' '),
})

// 和平, 新民 and 大河 stand twice, in different townships: whoever types only that is asked which.
export const townships: readonly TownshipSeed[] = [
  township(
    '诺溪镇',
    { at: [25.89, 99.37], industries: '茶叶 火腿加工 蔬菜 农产品加工', languages: '白语' },
    '和平 诺河 龙泉 梨园 石门 永安 大井 新民',
    '城东 城西 文庙',
  ),
  township(
    '云台镇',
    { at: [25.75, 99.45], industries: '茶叶 乡村旅游 林业', languages: '白语' },
    '云头 双河 茶山 三岔 丰乐 松炼 仁和 大河',
    '新街',
  ),
  township(
    '漕河镇',
    { at: [25.62, 99.21], industries: '水果 蔬菜 养蜂', languages: '傈僳语' },
    '漕头 铁炉 青云 水磨 花桥 太平 胜利 柳塘',
  ),
  township(
    '石桥镇',
    { at: [25.98, 99.3], industries: '核桃 火腿加工 畜牧兽医', languages: '白语' },
    '石桥 和平 上坪 下坪 核桃箐 黑马 天登 顺荡坪',
  ),
  township(
    '宝山乡',
    { at: [25.81, 99.58], industries: '核桃 中药材 芸豆' },
    '宝山 大栗树 庄坪 平掌 绿阴 温坡 香柏 山箐',
  ),
  township(
    '松坪乡',
    { at: [26.05, 99.48], industries: '中药材 畜牧兽医 林业', languages: '彝语' },
    '松坪 老窝 白草 新民 长箐 打鹰 石垭 红旗',
  ),
  township(
    '长岭乡',
    { at: [26.12, 99.33], industries: '核桃 芸豆 畜牧兽医', languages: '白语' },
    '长岭 丰登 包谷坪 小坪 佳里 永香 新合 清水沟',
  ),
  township(
    '苗岭乡',
    { at: [25.55, 99.36], industries: '粮食种植 中药材 养蜂', languages: '苗语 傈僳语' },
    '苗岭 表河 早阳 水井 茂盛 旱田 丹坪 麦庄',
  ),
  township(
    '民和乡',
    { at: [25.68, 99.62], industries: '芸豆 粮食种植 民族刺绣', languages: '彝语 白语' },
    '民和 布麦 坡头 岔花 箐干 大拉坪 只嘎 勤劳',
  ),
  township(
    '团山乡',
    { at: [25.93, 99.15], industries: '茶叶 养蜂 林业', languages: '傈僳语' },
    '团山 河南 河东 新田 吉兆 麦地 滴水',
  ),
  township(
    '清水彝族乡',
    { at: [26.2, 99.52], industries: '民族刺绣 乡村旅游 畜牧兽医', languages: '彝语' },
    '清水 师井 文兴 大河 哨房 火石坡 云龙坪',
  ),
]

/** Units with the short names people use. */
export const units: readonly (readonly [name: string, ...short: string[]])[] = [
  ['县委办公室', '县委办'],
  ['县人民政府办公室', '县政府办', '政府办'],
  ['县人大常委会办公室', '县人大办', '人大办'],
  ['县政协办公室', '县政协办', '政协办'],
  ['县纪委监委', '纪委', '监委'],
  ['县委组织部', '组织部'],
  ['县委宣传部', '宣传部'],
  ['县委统战部', '统战部'],
  ['县委政法委', '政法委'],
  ['县委编办', '编办'],
  ['县委党校', '党校'],
  ['县发展和改革局', '县发改局', '发改局'],
  ['县教育体育局', '县教体局', '教体局', '教育局'],
  ['县工业信息和科技局', '县工信科技局', '科技局', '工信局'],
  ['县公安局', '公安局'],
  ['县民政局', '民政局'],
  ['县财政局', '财政局'],
  ['县人力资源和社会保障局', '县人社局', '人社局'],
  ['县自然资源局', '自然资源局'],
  ['县住房和城乡建设局', '县住建局', '住建局'],
  ['县交通运输局', '县交通局', '交通局'],
  ['县农业农村局', '农业农村局', '农业局'],
  ['县水务局', '水务局'],
  ['县林业和草原局', '县林草局', '林草局', '林业局'],
  ['县文化和旅游局', '县文旅局', '文旅局'],
  ['县卫生健康局', '县卫健局', '卫健局'],
  ['县应急管理局', '县应急局', '应急局'],
  ['县审计局', '审计局'],
  ['县市场监督管理局', '县市监局', '市监局'],
  ['县科学技术协会', '县科协', '科协'],
  ['县人民医院', '县医院'],
  ['县中医医院', '县中医院', '中医院'],
  ['县疾病预防控制中心', '县疾控中心', '疾控'],
  ['县妇幼保健院', '妇幼保健院', '妇幼'],
  ['县第一中学', '县一中', '一中'],
  ['县第二中学', '县二中', '二中'],
  ['县职业高级中学', '县职中', '职高', '职中'],
  ['县民族小学', '民族小学', '民小'],
  ['县农业技术推广中心', '县农技中心', '农技中心', '农技站'],
  ['县茶叶产业发展站', '县茶叶站', '茶叶站'],
  ['县畜牧兽医站', '畜牧站', '兽医站'],
  ['县工业园区管理委员会', '园区管委会', '园区'],
  ['云岭茶业有限公司', '云岭茶业'],
  ['云岭核桃产业开发有限公司', '核桃公司'],
  ['诺溪火腿食品有限公司', '火腿公司', '诺溪火腿'],
  ['云岭建工有限公司', '云岭建工'],
]

/** Fields of work with the words people use for them. */
export const fields: readonly (readonly [name: string, ...synonyms: string[]])[] = [
  ['茶叶', '茶', '制茶', '种茶', '茶艺'],
  ['核桃', '泡核桃', '核桃种植'],
  ['中药材', '药材', '草药'],
  ['蔬菜', '种菜'],
  ['水果', '果树', '果蔬'],
  ['芸豆', '白芸豆', '豆类'],
  ['粮食种植', '种粮', '粮油'],
  ['畜牧兽医', '畜牧', '养殖', '兽医'],
  ['火腿加工', '火腿', '腌腊'],
  ['养蜂', '蜂蜜'],
  ['林业', '造林', '林草'],
  ['水利', '水务'],
  ['农产品加工', '食品加工'],
  ['电子商务', '电商', '直播带货'],
  ['乡村旅游', '旅游', '民宿', '文旅'],
  ['企业管理', '经营管理'],
  ['财务会计', '会计', '财会'],
  ['临床医学', '医生', '看病'],
  ['中医', '中医药', '针灸'],
  ['护理', '护士'],
  ['公共卫生', '疾控', '防疫'],
  ['学前教育', '幼教', '幼儿园'],
  ['小学教育', '小学'],
  ['中学语文', '语文'],
  ['中学数学', '数学'],
  ['中学英语', '英语'],
  ['中学物理', '物理'],
  ['职业教育', '职教'],
  ['建筑工程', '建筑', '土木'],
  ['道路交通', '公路', '交通'],
  ['电工', '电力', '水电'],
  ['汽修', '汽车维修', '修车'],
  ['焊接', '焊工', '电焊'],
  ['信息技术', '计算机', '软件', 'IT'],
  ['公共管理', '行政管理'],
  ['基层治理', '社区治理', '社区'],
  ['党建', '党务'],
  ['法律', '法务', '律师'],
  ['社会工作', '社工'],
  ['心理咨询', '心理'],
  ['民族刺绣', '刺绣', '扎染'],
  ['木雕', '木工', '石雕'],
]
