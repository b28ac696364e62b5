/** Surnames common enough to begin a name nobody has told us. */
const single =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严金魏陶姜戚谢邹喻柏窦章苏潘葛范彭郎鲁韦昌马苗凤方俞任袁柳鲍史唐费廉薛雷贺倪汤滕殷罗毕郝邬安乐于时傅卞齐康伍余顾孟黄和穆萧肖尹姚邵湛汪祁毛禹狄戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季贾路江童颜郭梅盛林钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房缪解应丁宣邓郁单杭洪诸左石崔龚程邢裴陆荣翁甄封储靳段焦侯宁仇甘祖武符刘景詹龙叶黎薄白怀蒲赖卓蔺池乔翟谭劳申冉桑桂牛边燕尚温庄晏柴瞿阎连习艾容向易廖耿匡欧聂晁敖冷辛简饶曾沙丰游权字普杞者刀罕阿木余左'

const doubleSurnames = '欧阳|上官|司马|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|端木|呼延|独孤|南宫|长孙'

export const surname = `(?:${doubleSurnames}|[${single}])`

/** The characters a surname begins with. */
export const surnameSigns: ReadonlySet<string> = new Set([
  ...single,
  ...doubleSurnames.split('|').map(name => name.charAt(0)),
])

/** Surnames that are more often something else in front of a title: 和主任 is “and the director”. */
export const rarelySurname = /^[和向任于时应连安者单权简万习容木支管应]$/u

/** Surnames that begin a name only where somebody is called so: 把权收回来 takes back rights. */
export const mostlyWord = /^[权时应单支容于向]$/u

/** Characters that end a name rather than stand in one. */
export const givenName =
  '[^\\P{Script=Han}的了在是和与及吗呢吧啊把被给跟从去查改看请说要能就都也还将由做等这那哪怎什么以上下级今明昨我你您他她它们有没不为到对让叫问帮找谁老副主医局县乡镇村院校几个位掉]'

/** 有 stands in names (段有才), at their end it is a verb. */
export const givenNames = `(?:(?:${givenName}|有)${givenName}|${givenName})`
