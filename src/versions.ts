import { readFileSync } from 'node:fs'

type Package = { readonly version: string; readonly dependencies: Readonly<Record<string, string>> }

// Our own package.json, which has both.
const own = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as Package

/** What runs, for the health card. */
export const versions = [
  { name: '伯乐', version: own.version },
  { name: 'Node.js', version: process.versions.node },
  { name: '飞书 SDK', version: own.dependencies['@larksuiteoapi/node-sdk'] ?? '' },
]
