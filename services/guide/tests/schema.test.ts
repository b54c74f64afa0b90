import { startTestDatabase } from '@xingzhi/runtime/testing/database'
import { databaseObjects, schemaDifferences, ungenerated } from '@xingzhi/runtime/testing/schema-check'
import { expect, it } from 'vitest'
import * as tables from '../src/db/schema.ts'
import * as serviceTables from '../src/db/service-schema.ts'
import { guideMigrations } from '../src/service.ts'

const schema = { ...tables, ...serviceTables }

it('schema and database are the same, and what only the database says is the committed list', async () => {
  const testDatabase = await startTestDatabase('guide', guideMigrations)
  const database = testDatabase.open()
  try {
    const byHand = ['claims_one_place_at_a_time']
    expect(await schemaDifferences(database, schema, byHand)).toEqual([])
    expect(await ungenerated(guideMigrations, schema)).toEqual([])
    const objects = `${(await databaseObjects(database)).join('\n')}\n`
    await expect(objects).toMatchFileSnapshot('database-objects.txt')
  } finally {
    await testDatabase.drop()
  }
})
