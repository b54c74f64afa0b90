import { startTestDatabase } from '@xingzhi/runtime/testing/database'
import { databaseObjects, schemaDifferences, ungenerated } from '@xingzhi/runtime/testing/schema-check'
import { expect, it } from 'vitest'
import * as holidays from '../src/db/holiday-table.ts'
import * as tables from '../src/db/schema.ts'
import { routeMigrations } from '../src/service.ts'

const schema = { ...tables, ...holidays }

it('schema and database are the same, and what only the database says is the committed list', async () => {
  const testDatabase = await startTestDatabase('route', routeMigrations)
  const database = testDatabase.open()
  try {
    expect(await schemaDifferences(database, schema)).toEqual([])
    expect(await ungenerated(routeMigrations, schema)).toEqual([])
    const objects = `${(await databaseObjects(database)).join('\n')}\n`
    await expect(objects).toMatchFileSnapshot('database-objects.txt')
  } finally {
    await testDatabase.drop()
  }
})
