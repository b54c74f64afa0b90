import { startTestDatabase } from '@xingzhi/runtime/testing/database'
import { databaseObjects, schemaDifferences, ungenerated } from '@xingzhi/runtime/testing/schema-check'
import { expect, it } from 'vitest'
import * as addresses from '../src/db/calendar-address-table.ts'
import * as schema from '../src/db/schema.ts'
import { bookingMigrations } from '../src/service.ts'

it('schema and database are the same, and what only the database says is the committed list', async () => {
  const testDatabase = await startTestDatabase('booking', bookingMigrations)
  const database = testDatabase.open()
  try {
    const byHand = ['calendar_one_place_at_a_time']
    const tables = { ...schema, ...addresses }
    expect(await schemaDifferences(database, tables, byHand)).toEqual([])
    expect(await ungenerated(bookingMigrations, tables)).toEqual([])
    const objects = `${(await databaseObjects(database)).join('\n')}\n`
    await expect(objects).toMatchFileSnapshot('database-objects.txt')
  } finally {
    await testDatabase.drop()
  }
})
