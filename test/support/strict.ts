import { afterEach, beforeEach, expect, vi } from 'vitest'

// Whatever the program says outside its log is a defect of the test that made it say so.
const spoken = ['error', 'warn'] as const
const unexpected: string[] = []

beforeEach(() => {
  for (const how of spoken) {
    vi.spyOn(console, how).mockImplementation((...words: unknown[]) => {
      unexpected.push(`console.${how}: ${words.map(String).join(' ')}`)
    })
  }
})

afterEach(() => {
  vi.restoreAllMocks()
  expect(unexpected.splice(0)).toEqual([])
})
