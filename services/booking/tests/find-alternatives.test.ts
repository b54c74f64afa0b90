import { Craft } from '@xingzhi/proto/common/v1/craft_pb.js'
import { Language, Theme } from '@xingzhi/proto/common/v1/theme_pb.js'
import { Level } from '@xingzhi/proto/venue/v1/venue_pb.js'
import type { Actor } from '@xingzhi/runtime/actor'
import { newId } from '@xingzhi/runtime/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cancelDeparture, schedule } from './departure-data.ts'
import { guide, tellClaimed } from './shift-data.ts'
import { type Booking, citizen, reservationIn, startBooking } from './start-booking.ts'

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
  await booking.publish({ startsIn: 24 * 17 })
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
  await schedule(booking, { startsIn: 24 * 18 })
  await cancelDeparture(booking, { id: await schedule(booking, { startsIn: 78 }), startsIn: 78 })
  await booking.publish({ startsIn: 72 })
  const { alternatives } = await booking.as(by).findAlternatives({ slotId: full, partySize: 3 })
  expect(alternatives.map(({ slot }) => slot?.id)).toEqual([sooner, later, sameTheme])

  const ofSession = await booking.as(by).findAlternatives({ slotId: wished, partySize: 1 })
  expect(ofSession.alternatives.map(({ slot }) => slot?.siteId)).not.toContain('')
})

test('five weeks ahead the same workshop an hour later comes first, then those around that day, and none of this week', async () => {
  const activityId = newId()
  const craft = Craft.LEATHER
  const inWeeks = 24 * 35
  const full = await booking.publish({ startsIn: inWeeks, capacity: 1, craft, activityId, title: '皮艺入门' })
  const elsewhere = { latitude: 31.2, longitude: 121.4 }
  const sameTitle = await booking.publish({
    startsIn: inWeeks + 30,
    craft,
    title: '皮艺入门',
    point: elsewhere,
  })
  const other = await booking.publish({ startsIn: inWeeks + 1, craft, title: '皮雕' })
  const sibling = await booking.publish({ startsIn: inWeeks + 3, craft, activityId, title: '皮艺入门' })
  const before = await booking.publish({ startsIn: inWeeks - 24 * 5, craft, activityId, title: '皮艺入门' })
  for (const startsIn of [24, 48, 72]) await booking.publish({ startsIn, craft })
  const { alternatives } = await booking.as(citizen(20)).findAlternatives({ slotId: full, partySize: 1 })
  expect(alternatives.map(({ slot }) => slot?.id)).toEqual([sibling, before, sameTitle, other])
})

test('others suit the same people; what is for older or more skilled ones, or in another language, comes last', async () => {
  const craft = Craft.OTHER
  const wish = { craft, level: Level.INTERMEDIATE, minimumAge: 6 }
  const full = await booking.publish({ startsIn: 500, capacity: 1, ...wish })
  const [same, easier, unknown] = [
    await booking.publish({ startsIn: 501, ...wish }),
    await booking.publish({ startsIn: 504, craft, level: Level.BEGINNER, minimumAge: 0 }),
    await booking.publish({ startsIn: 507, craft }),
  ]
  const older = await booking.publish({ startsIn: 501, craft, minimumAge: 12, level: Level.BEGINNER })
  const harder = await booking.publish({ startsIn: 502, craft, level: Level.ADVANCED })
  const { alternatives } = await booking.as(undefined).findAlternatives({ slotId: full, partySize: 1 })
  expect(alternatives.map(({ slot }) => slot?.id)).toEqual([same, easier, unknown, older, harder])
  expect(alternatives.map(({ suits }) => suits)).toEqual([true, true, true, false, false])

  const [routeId, theme] = [newId(), Theme.SCIENCE]
  const walk = await schedule(booking, {
    startsIn: 600,
    capacity: 0,
    routeId,
    theme,
    languages: [Language.EN],
  })
  const [inChinese, inBoth, otherInEnglish] = [
    await schedule(booking, { startsIn: 601, routeId, theme, languages: [Language.ZH] }),
    await schedule(booking, { startsIn: 650, routeId, theme, languages: [Language.ZH, Language.EN] }),
    await schedule(booking, { startsIn: 601, routeId: newId(), theme, languages: [Language.EN] }),
  ]
  const otherInChinese = await schedule(booking, {
    startsIn: 601,
    routeId: newId(),
    theme,
    languages: [Language.ZH],
  })
  const walks = await booking.as(undefined).findAlternatives({ slotId: walk, partySize: 1 })
  expect(walks.alternatives.map(({ slot }) => slot?.id)).toEqual([
    ...[inBoth, inChinese, otherInEnglish, otherInChinese],
  ])
  expect(walks.alternatives.map(({ suits }) => suits)).toEqual([true, false, true, false])
})

test('the same workshop at a time that the person has taken comes last, and says by what', async () => {
  const by = citizen(25)
  const [activityId, craft] = [newId(), Craft.FABRIC]
  const full = await booking.publish({ startsIn: 700, capacity: 1, craft, activityId })
  const [clashing, later] = [
    await booking.publish({ startsIn: 703, craft, activityId }),
    await booking.publish({ startsIn: 710, craft, activityId }),
  ]
  await booking.publish({ startsIn: 703, craft })
  const mine = await booking.publish({ startsIn: 704 })
  const [reserved] = await booking.reserve({ by, slotId: mine })
  const { alternatives } = await booking.as(by).findAlternatives({ slotId: full, partySize: 1 })
  expect(alternatives.map(({ slot, clash }) => [slot?.id, clash?.slotId, clash?.reservationId])).toEqual([
    [later, undefined, undefined],
    [clashing, mine, reservationIn(reserved).id],
  ])
  const walker = guide(25)
  const shiftId = newId()
  await tellClaimed(booking, newId(), walker, 1, { shiftId, startsIn: 704 })
  const theirs = await booking.as(walker).findAlternatives({ slotId: full, partySize: 1 })
  expect(theirs.alternatives.at(-1)).toMatchObject({
    slot: { id: clashing },
    clash: { slotId: shiftId, reservationId: '' },
  })
})

test('a party that is larger than a slot allows learns which seat it', async () => {
  const [activityId, craft] = [newId(), Craft.CERAMICS]
  const small = await booking.publish({ startsIn: 800, craft, activityId, maximumPartySize: 4 })
  await booking.publish({ startsIn: 801, craft, activityId, maximumPartySize: 4 })
  const large = await booking.publish({ startsIn: 900, craft, maximumPartySize: 8 })
  const { alternatives } = await booking.as(citizen(27)).findAlternatives({ slotId: small, partySize: 6 })
  expect(alternatives.map(({ slot }) => slot?.id)).toEqual([large])
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
  const once = await booking.as(undefined).findAlternativesForMany({ items, alikeOnce: true })
  expect(once.answers).toHaveLength(2)
  const theirs = once.answerOf.map((at) => once.answers[at]?.alternatives.map(({ slot }) => slot?.id))
  expect(theirs).toEqual(answers)
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
