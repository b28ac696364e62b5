/** Words that stand in many topics and tell none from another. */
const common = /座谈会?|恳谈会?|交流会?|调研|谈心会?|专家|人才|工作|意见|建议|会议|问题|怎么|什么|如何/gu

/** The talks a sentence speaks of by something of their topic: 核桃那场. All of them when it speaks of none. */
export const spokenOf = <Row>(
  sentence: string,
  rows: readonly Row[],
  topicOf: (row: Row) => string,
): readonly Row[] => {
  const said = sentence.replace(common, '\n')
  const scored = rows.map(row => ({
    row,
    score: pairsOf(topicOf(row)).filter(pair => said.includes(pair)).length,
  }))
  const best = Math.max(0, ...scored.map(({ score }) => score))
  return best === 0 ? rows : scored.filter(({ score }) => score === best).map(({ row }) => row)
}

/** 核桃产业 → 核桃, 桃产, 产业 */
const pairsOf = (topic: string): readonly string[] =>
  topic
    .replace(common, '\n')
    .split('\n')
    .flatMap(part => [...part].slice(0, -1).map((first, index) => `${first}${[...part][index + 1] ?? ''}`))
