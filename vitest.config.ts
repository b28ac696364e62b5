import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const report = process.env.TEST_REPORT

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/server.ts'],
    setupFiles: ['test/support/strict.ts'],
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
    // What is waited for comes in its own time on a slow machine; a test that hangs is still found.
    testTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
    hookTimeout: 60_000,
    pool: 'forks',
    // Reading the modules anew for each file would cost as much as the tests themselves; no test changes a module.
    isolate: false,
    // Each has a database of its own in the one server; stories wait for it, so that there may be one more than processors.
    maxWorkers: Math.min(6, availableParallelism() + 1),
  },
})
