import { timestampDate } from '@bufbuild/protobuf/wkt'
import { must } from '@xingzhi/runtime/assert'
import { newId } from '@xingzhi/runtime/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Booking, citizen, NOW, startBooking } from './start-booking.ts'

let booking: Booking
beforeAll(async () => {
  booking = await startBooking()
})
afterAll(() => booking.stop())

const anybody = () => booking.as(undefined)
const ownerOf = async (secret: string) => (await anybody().findCalendarOwner({ secret })).personId

async function recorded(person: number) {
  const client = booking.as(citizen(person))
  await client.recordPerson({ displayName: 'someone' })
  return client
}

test('a private address opens its person’s calendar until it is made anew or withdrawn', async () => {
  const client = await recorded(1)
  expect((await client.getCalendarAddress({})).madeAt).toBeUndefined()
  const first = await client.makeCalendarAddress({ idempotencyKey: newId() })
  expect(first.secret).toMatch(/^[\w-]{43}$/)
  expect(await ownerOf(first.secret)).toBe(citizen(1).personId)
  expect(timestampDate(must((await client.getCalendarAddress({})).madeAt))).toEqual(NOW)
  const second = await client.makeCalendarAddress({ idempotencyKey: newId() })
  expect(second.secret).not.toBe(first.secret)
  expect(await ownerOf(second.secret)).toBe(citizen(1).personId)
  await expect(ownerOf(first.secret)).rejects.toThrow('NOT_FOUND')
  await client.withdrawCalendarAddress({ idempotencyKey: newId() })
  await client.withdrawCalendarAddress({ idempotencyKey: newId() })
  await expect(ownerOf(second.secret)).rejects.toThrow('NOT_FOUND')
  expect((await client.getCalendarAddress({})).madeAt).toBeUndefined()
})

test('a lost answer is told again, and two people never have the same address', async () => {
  const idempotencyKey = newId()
  const [one, two] = await Promise.all([recorded(2), recorded(3)])
  const told = await one.makeCalendarAddress({ idempotencyKey })
  booking.clock.set(new Date(NOW.getTime() + 60_000).toISOString())
  expect(await one.makeCalendarAddress({ idempotencyKey })).toEqual(told)
  const other = await two.makeCalendarAddress({ idempotencyKey })
  expect(other.secret).not.toBe(told.secret)
  expect([await ownerOf(told.secret), await ownerOf(other.secret)]).toEqual([
    citizen(2).personId,
    citizen(3).personId,
  ])
})

test('who reads the database finds nothing that opens a calendar, and an address goes with its person', async () => {
  const client = await recorded(4)
  const { secret } = await client.makeCalendarAddress({ idempotencyKey: newId() })
  const rows = await booking.sql`select * from calendar_addresses`
  expect(JSON.stringify(rows)).not.toContain(secret)
  await booking.sql`delete from people where id = ${citizen(4).personId}`
  await expect(ownerOf(secret)).rejects.toThrow('NOT_FOUND')
})

test('of a stranger, without a key or of somebody who never signed in, none is made', async () => {
  const make = (person: number, idempotencyKey: string) =>
    booking.as(citizen(person)).makeCalendarAddress({ idempotencyKey })
  await expect(make(5, newId())).rejects.toThrow('NOT_FOUND')
  await recorded(5)
  for (const key of ['', 'x'.repeat(129)]) await expect(make(5, key)).rejects.toThrow('INVALID_INPUT')
  await expect(anybody().makeCalendarAddress({ idempotencyKey: newId() })).rejects.toThrow('SIGN_IN_REQUIRED')
  for (const secret of ['', 'x', "' or true --", 'x'.repeat(10_000)]) {
    await expect(ownerOf(secret)).rejects.toThrow('NOT_FOUND')
  }
})
