import { existsSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { serviceNames } from '@xingzhi/proto/services'
import { must } from '@xingzhi/runtime/assert'
import { expect, test } from 'vitest'
import { root } from '../install.mjs'
import { builtEntries, howToRun } from '../server-build.mjs'

const { scripts } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
  scripts: Record<string, string>
}

test('every process of the system, and every command on its data, is built', () => {
  const commands = Object.values(scripts).flatMap((script) => /\S+\/commands\/\S+\.ts/.exec(script) ?? [])
  expect(commands.length).toBeGreaterThan(4)
  const processes = [
    'infra/local',
    'infra/cluster',
    'gateway',
    ...serviceNames.map((name) => `services/${name}`),
  ]
  expect(builtEntries()).toEqual(
    expect.arrayContaining([...commands, ...processes.map((part) => `${part}/src/main.ts`)]),
  )
})

test('an error names the line of the source: the maps of a build lead to files that are there', () => {
  const file = must(howToRun('services/booking/src/main.ts').args.at(-1))
  expect(file).toMatch(/\.cache\/server\/\w+\/services\/booking\/src\/main\.js$/)
  const { sources } = JSON.parse(readFileSync(`${file}.map`, 'utf8')) as { sources: string[] }
  expect(sources.map((source) => resolve(dirname(file), source))).toContain(
    `${root}services/booking/src/main.ts`,
  )
  expect(sources.filter((source) => !existsSync(resolve(dirname(file), source)))).toEqual([])
})

test('what is not started often runs from its source', () => {
  expect(howToRun('infra/bench/src/main.ts').args.at(-1)).toBe(`${root}infra/bench/src/main.ts`)
})
