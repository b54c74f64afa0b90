import { Craft } from '@xingzhi/proto/common/v1/craft_pb.js'
import { Theme } from '@xingzhi/proto/common/v1/theme_pb.js'
import type { Actor } from '@xingzhi/runtime/actor'
import { newId } from '@xingzhi/runtime/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cancelDeparture, schedule } from './departure-data.ts'
import { type Booking, citizen, startBooking } from './start-booking.ts'

let booking: Booking
let wished: string
beforeAll(async () => {
  booking = await startBooking()
  wished = await booking.publish({ startsIn: 48, capacity: 2 })
})
afterAll(() => booking.stop())

test('offers other slots of the craft that the person can take, the best first', async () => {
  const by = citizen(1)
  const near = await booking.publish({ startsIn: 50, capacity: 10 })
  const far = await booking.publish({ startsIn: 50, point: { latitude: 31.14, longitude: 121.38 } })
  const later = await booking.publish({ startsIn: 24 * 13 })
  const held = await booking.publish({ startsIn: 60 })
  await booking.publish({ startsIn: 61 })
  await booking.publish({ startsIn: 50, craft: Craft.PAPER })
  await booking.publish({ startsIn: 24 * 15 })
  await booking.publish({ startsIn: 49, capacity: 2 })
  await booking.publish({ startsIn: 49, maximumPartySize: 2 })
  await booking.reserve({ by, slotId: held }, { by: citizen(2), slotId: near, partySize: 4 })

  const { alternatives } = await booking.as(by).findAlternatives({ slotId: wished, partySize: 3 })
  expect(alternatives.map(({ slot }) => slot?.id)).toEqual([near, far, later])
  expect(alternatives[0]).toMatchObject({ distanceMetres: 0, startsInMinutes: 50 * 60, loadPercent: 40 })
  expect(alternatives[1]?.distanceMetres).toBe(3_336)

  const anybody = await booking.as(undefined).findAlternatives({ slotId: wished, partySize: 3 })
  expect(anybody.alternatives.map(({ slot }) => slot?.id)).toContain(held)
  const there = { latitude: 31.14, longitude: 121.38 }
  const elsewhere = await booking.as(by).findAlternatives({ slotId: wished, partySize: 3, near: there })
  expect(elsewhere.alternatives[0]).toMatchObject({ slot: { id: far }, distanceMetres: 0 })
})

test('for a departure, offers others of its route, then of its theme, and no session', async () => {
  const by = citizen(10)
  const full = await schedule(booking, { startsIn: 72, capacity: 0 })
  const [later, sooner] = [
    await schedule(booking, { startsIn: 96, theme: Theme.ARTS }),
    await schedule(booking, { startsIn: 76 }),
  ]
  const routeId = newId()
  const sameTheme = await schedule(booking, { startsIn: 73, routeId })
  await schedule(booking, { startsIn: 73, routeId, theme: Theme.ARTS })
  await schedule(booking, { startsIn: 74, capacity: 2 })
  await schedule(booking, { startsIn: 24 * 15 })
  await cancelDeparture(booking, { id: await schedule(booking, { startsIn: 78 }), startsIn: 78 })
  await booking.publish({ startsIn: 72 })
  const { alternatives } = await booking.as(by).findAlternatives({ slotId: full, partySize: 3 })
  expect(alternatives.map(({ slot }) => slot?.id)).toEqual([sooner, later, sameTheme])

  const ofSession = await booking.as(by).findAlternatives({ slotId: wished, partySize: 1 })
  expect(ofSession.alternatives.map(({ slot }) => slot?.siteId)).not.toContain('')
})

test('many who ask at once get what each of them would get alone, and the slots as they stand', async () => {
  const full = await booking.publish({ startsIn: 200, capacity: 2, craft: Craft.CERAMICS })
  const [first, second, small] = [
    await booking.publish({ startsIn: 201, craft: Craft.CERAMICS }),
    await booking.publish({ startsIn: 204, craft: Craft.CERAMICS }),
    await booking.publish({ startsIn: 207, craft: Craft.CERAMICS, capacity: 3 }),
  ]
  const people = [citizen(30), citizen(31), citizen(32)]
  await booking.reserve({ by: citizen(30), slotId: first })
  const items = [...people, undefined].flatMap((by) =>
    [1, 2].map((partySize) => ({
      actorToken: by ? booking.tokenOf(by) : '',
      wish: { slotId: full, partySize },
    })),
  )
  const ask = async () => {
    const { answers } = await booking.as(undefined).findAlternativesForMany({ items })
    return answers.map(({ alternatives }) => alternatives.map(({ slot }) => slot?.id))
  }
  const alone = async (by: Actor | undefined, partySize: number) =>
    (await booking.as(by).findAlternatives({ slotId: full, partySize })).alternatives.map(
      ({ slot }) => slot?.id,
    )
  const answers = await ask()
  expect(answers[0]).toEqual([second, small])
  expect(answers[2]).toEqual([first, second, small])
  expect(answers).toEqual(
    await Promise.all([...people, undefined].flatMap((by) => [alone(by, 1), alone(by, 2)])),
  )
  // Whoever asks right after somebody else took places is not sent there.
  await booking.reserve({ by: citizen(33), slotId: small, partySize: 2 })
  expect((await ask()).slice(2, 4)).toEqual([
    [first, second, small],
    [first, second],
  ])
})

test('of many, who names no slot, or nobody, gets none, and the others theirs', async () => {
  const wish = { slotId: wished, partySize: 1 }
  const { answers } = await booking.as(undefined).findAlternativesForMany({
    items: [
      { actorToken: '', wish: { slotId: newId(), partySize: 1 } },
      { actorToken: '', wish: { slotId: 'x', partySize: 1 } },
      { actorToken: '', wish: { slotId: wished, partySize: 0 } },
      { actorToken: 'forged', wish },
      { actorToken: '' },
      { actorToken: '', wish },
    ],
  })
  expect(answers.map(({ alternatives }) => alternatives.length)).toEqual([0, 0, 0, 0, 0, 5])
  const many = Array.from({ length: 513 }, () => ({ wish }))
  await expect(booking.as(undefined).findAlternativesForMany({ items: many })).rejects.toThrow(
    'INVALID_INPUT',
  )
})

test('refuses what is no wish', async () => {
  const client = booking.as(undefined)
  await expect(client.findAlternatives({ slotId: newId(), partySize: 1 })).rejects.toThrow('NOT_FOUND')
  await expect(client.findAlternatives({ slotId: wished, partySize: 0 })).rejects.toThrow('INVALID_INPUT')
})
