import { expect, it } from 'vitest'
import type { Seen } from './browsers.ts'
import { compareSeen } from './watching.ts'

const seenAs = (...rows: [page: number, slot: number, version: number, atMs: number][]): Seen => ({
  pages: Uint32Array.from(rows, ([page]) => page),
  slots: Uint32Array.from(rows, ([, slot]) => slot),
  versions: Uint32Array.from(rows, ([, , version]) => version),
  atMs: Float64Array.from(rows, ([, , , atMs]) => atMs),
})

const commits = [
  new Map([
    [2, 100],
    [3, 110],
  ]),
  new Map([[2, 100]]),
]

it('counts each change until a page has it or a newer one', () => {
  const { latenciesMs, finding } = compareSeen(
    commits,
    seenAs([0, 0, 1, 50], [0, 0, 3, 150], [0, 1, 2, 130]),
    [[0, 1]],
  )
  expect(latenciesMs.toSorted()).toEqual([30, 40, 50])
  expect(finding).toMatchObject({ counted: 2, violations: [] })
})

it('names pages that were left behind', () => {
  const { finding } = compareSeen(commits, seenAs([0, 0, 2, 150]), [[0], [1]])
  expect(finding.violations).toEqual(['page 0, slot 0', 'page 1, slot 1'])
})
