import { spawn } from 'node:child_process'

export type Ended = { readonly code: number | null; readonly out: string; readonly err: string }

/** `npm run say -- …` as npm starts it. */
export const runSay = (args: readonly string[], dataDir: string, stdin = ''): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/say.ts', ...args], {
      env: { PATH: process.env.PATH, HOME: process.env.HOME, DATA_DIR: dataDir },
    })
    const out: string[] = []
    const err: string[] = []
    child.stdout.on('data', chunk => out.push(String(chunk)))
    child.stderr.on('data', chunk => err.push(String(chunk)))
    child.once('error', reject)
    child.once('close', code => resolve({ code, out: out.join(''), err: err.join('') }))
    child.stdin.end(stdin)
  })

export const answersIn = (out: string): readonly SaidAnswer[] =>
  // What the tests look at is what they say it is.
  out
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as SaidAnswer)

export type SaidAnswer = {
  readonly id: string | number
  readonly command: {
    readonly intent: string | null
    readonly slots: Readonly<Record<string, unknown>>
    readonly confidence: number
  }
  readonly reply: { readonly text: string; readonly buttons: readonly string[] }
  readonly privately?: { readonly text: string; readonly buttons: readonly string[] }
}
