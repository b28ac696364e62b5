import type { Dice } from './random.ts'

const characters = (words: string): [string, ...string[]] => [...words] as [string, ...string[]] // never empty

// Twice where more common; 曾, 单, 解, 仇 are read in more than one way.
const surnames = characters(
  '杨杨杨杨李李李张张张段段王王王赵赵尹施董和何苏罗马周陈刘字杜高郭黄徐孙吴郑彭曾单解仇尚左万桂饶穆卢沈',
)

const second = characters('春文国建志永德丽秀金玉学明海成云家荣世润凤庆光正树茂雪桂美晓子立红绍应朝汝')

const last = characters('兰华明英平梅林珍强军勇芳霞松云生龙贵祥发花仙琼芬辉山涛波伟宏鑫莲菊妹良坤才福')

/** A name that nobody was asked for: invented, and possibly somebody's all the same. */
export const nameFrom = (dice: Dice): string =>
  dice.pick(surnames) + (dice.chance(0.85) ? dice.pick(second) : '') + dice.pick(last)
