import { readFileSync } from 'node:fs'
import { must } from '@xingzhi/runtime/assert'
import { expect, test } from 'vitest'
import { schema } from '../src/schema/index.ts'
import { printedSchema } from '../src/schema/printed-schema.ts'
import { deedsEn } from '../src/wording/deeds-en.ts'

test('the schema is the one that is committed', () => {
  const committed = readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8')
  expect(printedSchema(), 'run npm run schema, and look at what it changes: names are promises').toBe(
    committed,
  )
})

test('what has words of its own for a refusal is a mutation', () => {
  const deeds = Object.values(deedsEn).flatMap((words) => Object.keys(words))
  const mutations = Object.keys(must(schema.getMutationType()).getFields())
  expect(deeds.filter((deed) => !mutations.includes(deed))).toEqual([])
})
