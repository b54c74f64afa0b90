import { startTestDatabase } from '@xingzhi/runtime/testing/database'
import { databaseObjects, schemaDifferences, ungenerated } from '@xingzhi/runtime/testing/schema-check'
import { expect, it } from 'vitest'
import * as holidays from '../src/db/holiday-table.ts'
import * as schema from '../src/db/schema.ts'
import { routeMigrations } from '../src/service.ts'

it('schema and database are the same, and what only the database says is the committed list', async () => {
  const testDatabase = await startTestDatabase('route', routeMigrations)
  const database = testDatabase.open()
  try {
    const tables = { ...schema, ...holidays }
    expect(await schemaDifferences(database, tables)).toEqual([])
    expect(await ungenerated(routeMigrations, tables)).toEqual([])
    const objects = `${(await databaseObjects(database)).join('\n')}\n`
    await expect(objects).toMatchFileSnapshot('database-objects.txt')
  } finally {
    await testDatabase.drop()
  }
})
