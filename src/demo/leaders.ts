import type { Rank } from '#domain/liaisons/dictionary.ts'

/** A county leader; everybody but the persona is nobody's to play. */
type LeaderSeed = { readonly name: string; readonly rank: Rank; readonly post: string }

const ranked = (rank: Rank, list: string): readonly LeaderSeed[] =>
  list.split(' ').map(one => {
    const [name = '', post = ''] = one.split('：')
    return { name, rank, post }
  })

/** The leader among the personas. */
export const leaderPersona = '陈立新'

/** 28 leaders of the county: the heads of the four bodies, the standing committee, the others. Every name is invented. */
export const leaders: readonly LeaderSeed[] = [
  ...ranked('head', '尚国栋：县委书记 穆晓岚：县委副书记、县长 饶永康：县人大常委会主任 卢秀芝：县政协主席'),
  ...ranked(
    'standing',
    `${leaderPersona}：县委常委、宣传部部长 万明远：县委副书记 左志坚：县委常委、组织部部长 桂云飞：县委常委、纪委书记 沈丽萍：县委常委、统战部部长 解正平：县委常委、常务副县长 单立群：县委常委、政法委书记 彭海燕：县委常委、副县长 仇建业：县委常委、人武部政委`,
  ),
  ...ranked(
    'other',
    '曾文斌：副县长 郑春晖：副县长、公安局局长 吴庆丰：副县长 徐兰英：副县长 孙树林：县人大常委会副主任 黄润生：县人大常委会副主任 郭凤仙：县人大常委会副主任 高家旺：县政协副主席 杜晓峰：县政协副主席 字德昌：县政协副主席 周应龙：县人民法院院长 马玉琼：县人民检察院检察长 罗承志：县工业园区管委会主任 苏金凤：县总工会主席 何云山：县委党校常务副校长',
  ),
]
