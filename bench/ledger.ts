import { readFileSync } from 'node:fs'
import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { openDesk } from '#ledgers/desk.ts'
import type { Mark } from '#ledgers/serve.ts'
import { writeWorkbook } from '#ledgers/write-workbook.ts'
import { columns } from '../src/domain/talents/ledger/columns.ts'

/**
 * A ledger of 100,000 rows and 15 columns: opened in its worker, surveyed, read piece by piece as an import does, and sent
 * back with marks. What the program's own event loop feels of it, and how large the process grows.
 */
const rowsMax = Number(process.argv[2] ?? 100_000)
const pieceMax = 500

const heads = [
  '序号',
  '姓名',
  '性别',
  '出生年月',
  '工作单位',
  '村',
  '从事领域',
  '联系电话',
  '人才类别',
  '学历',
  '职称',
  '来源',
  '技艺',
  '带动户数',
  '备注',
]

const surnames = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨']
const given = [...'春兰梅强国建华丽军伟芳娜敏静磊洋艳勇杰娟']

const cellsOf = (nth: number): readonly string[] => [
  String(nth + 1),
  `${surnames[nth % 16]}${given[(nth * 7) % 20]}${given[(nth * 13) % 20]}`,
  nth % 2 ? '男' : '女',
  `19${60 + (nth % 40)}.5`,
  `云岭县第${nth % 300}单位`,
  `漕溪镇第${nth % 200}村`,
  '茶叶、核桃',
  `138${String(nth).padStart(8, '0')}`,
  '专业技术人才',
  '本科',
  '农艺师',
  '本土',
  '手工制茶',
  String(nth % 100),
  `备注第${nth}行`,
]

function* rows() {
  yield { cells: heads }
  for (let nth = 0; nth < rowsMax; nth += 1) yield { cells: cellsOf(nth) }
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)

const mebibytes = (bytes: number): number => Math.round(bytes / 1024 / 1024)

/** Runs in a process of its own, so that what made the file is not counted. */
const read = async (file: string): Promise<void> => {
  const bytes = readFileSync(file)
  const before = process.memoryUsage.rss()
  const loop = monitorEventLoopDelay({ resolution: 5 })
  loop.enable()
  let most = before
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss())
  }, 20)
  const started = performance.now()
  const since = (): number => Math.round(performance.now() - started)
  const desk = await openDesk(bytes, '台账.xlsx', [{ name: 'talents', columns }])
  const [sheet] = await desk.survey()
  const surveyed = since()
  const choice = {
    sheet: sheet?.name ?? '',
    columns,
    mapping: sheet?.guesses[0]?.mapping ?? [],
    withHidden: false,
  }
  const marks: Mark[] = []
  let count = 0
  for await (const piece of desk.pieces(choice, 0, pieceMax)) {
    count += piece.rows.length
    for (const { at } of piece.rows)
      if (at % 50 === 0) marks.push({ at, look: 'wrong', words: '手机号应为11位数字。' })
  }
  const all = since()
  const copy = await desk.annotated(choice, marks)
  const copied = since()
  await desk.close()
  clearInterval(watch)
  const cpu = process.cpuUsage()
  say(
    `| ${count} | ${mebibytes(bytes.length)} | ${surveyed} | ${all} | ${copied} | ${Math.round((cpu.user + cpu.system) / 1000)} | ${mebibytes(before)} → ${mebibytes(most)} | ${Math.round(loop.percentile(99) / 1e6)} | ${Math.round(loop.max / 1e6)} | ${mebibytes(copy.length)} |`,
  )
}

const main = async (): Promise<void> => {
  const [, , , file] = process.argv
  if (file) return read(file)
  const { mkdtempSync, rmSync, writeFileSync } = await import('node:fs')
  const { tmpdir } = await import('node:os')
  const { execFileSync } = await import('node:child_process')
  const folder = mkdtempSync(`${tmpdir()}/bole-ledger-`)
  const made = `${folder}/ledger.xlsx`
  try {
    writeFileSync(made, writeWorkbook([{ name: '人才', rows: rows() }]))
    say(
      '| rows | file MB | surveyed ms | read ms | with the copy ms | CPU ms | RSS MB | loop p99 ms | loop max ms | copy MB |',
    )
    say('|---|---|---|---|---|---|---|---|---|---|')
    const self = fileURLToPath(import.meta.url)
    for (let round = 0; round < 3; round += 1)
      execFileSync(process.execPath, ['--import', 'tsx', self, String(rowsMax), made], { stdio: 'inherit' })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

await main()
