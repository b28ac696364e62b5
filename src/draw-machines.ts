import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { drawMachine } from '#core/machine-drawing.ts'
import { machines } from './domain/index.ts'

/** `npm run machines`: draws every machine into docs/machines, from the data the program runs on. */
const folder = fileURLToPath(new URL('../docs/machines', import.meta.url))

await mkdir(folder, { recursive: true })
for (const machine of machines) {
  await writeFile(path.join(folder, `${machine.name}.md`), drawMachine(machine))
  process.stdout.write(`docs/machines/${machine.name}.md\n`)
}
