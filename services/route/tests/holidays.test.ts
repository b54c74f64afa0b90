import { timestampDate } from '@bufbuild/protobuf/wkt'
import { DayKind } from '@xingzhi/proto/route/v1/route_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { newId } from '@xingzhi/runtime/ids'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { key, planAt, putRoute, putStation, refusalFrom } from './route-data.ts'
import { operator, type RouteSystem, startRoute } from './start-route.ts'

let system: RouteSystem
beforeAll(async () => {
  system = await startRoute()
})
afterAll(() => system.stop())

const wall = (at: Parameters<typeof timestampDate>[0] | undefined) =>
  new Date(timestampDate(must(at)).getTime() + 8 * 3_600_000).toISOString().slice(11, 16)

async function openingsOf(stationId: string, fromDate: string, days = 1) {
  const { stations } = await system.as(undefined).getOpenings({ stationIds: [stationId], fromDate, days })
  return must(stations[0]).days.map(({ day, spans }) => [
    ...[day?.date, must(DayKind[day?.kind ?? 0]), day?.name],
    spans.map(({ from, until, askFirst }) => `${wall(from)}–${wall(until)}${askFirst ? ' ask' : ''}`).join(),
  ])
}

const october = (...days: [day: string, kind: DayKind][]) =>
  days.map(([day, kind]) => ({ date: `2027-10-${day}`, kind, name: '国庆节', nameEn: 'National Day' }))

describe('holidays', () => {
  it('are what pages show of a station and what a departure is planned by, before and after a notice is entered', async () => {
    const station = await putStation(system, { openingHours: 'Mo-Fr 09:00-17:00; PH off' })
    const route = await putRoute(system, [station])
    const preview = async (at: string) => {
      const { fits, stations, obstacle } = await system
        .as(operator)
        .previewDeparture({ plan: planAt(route, at) })
      const [load] = stations
      return [fits, load?.askFirst, load?.closed, load?.open.length, obstacle?.code !== undefined]
    }
    expect(await openingsOf(station.id, '2027-10-01', 4)).toEqual([
      ['2027-10-01', 'HOLIDAY', '国庆节', ''],
      ['2027-10-02', 'HOLIDAY', '国庆节', ''],
      ['2027-10-03', 'HOLIDAY', '国庆节', ''],
      ['2027-10-04', 'NOT_ANNOUNCED', '', '09:00–17:00 ask'],
    ])
    expect(await preview('2027-10-01 10:00')).toEqual([false, false, true, 0, true])
    expect(await preview('2027-10-04 10:00')).toEqual([true, true, false, 1, false])
    expect(await preview('2027-03-10 10:00')).toEqual([true, false, false, 1, false])
    const days = october(['01', DayKind.HOLIDAY], ['04', DayKind.HOLIDAY], ['09', DayKind.MAKE_UP_WORKDAY])
    const notice = { year: 2027, source: '国务院办公厅关于 2027 年部分节假日安排的通知', days }
    await system.as(operator).putHolidayNotice({ notice, idempotencyKey: key() })
    expect(await openingsOf(station.id, '2027-10-04', 2)).toEqual([
      ['2027-10-04', 'HOLIDAY', '国庆节', ''],
      ['2027-10-05', 'WORKDAY', '', '09:00–17:00'],
    ])
    expect(await openingsOf(station.id, '2027-10-09')).toEqual([
      ['2027-10-09', 'MAKE_UP_WORKDAY', '国庆节', '09:00–17:00'],
    ])
    expect(await preview('2027-10-04 10:00')).toEqual([false, false, true, 0, true])
    expect(await preview('2027-10-09 10:00')).toEqual([true, false, false, 1, false])
    const again = october(['01', DayKind.HOLIDAY])
    await system.as(operator).putHolidayNotice({ notice: { ...notice, days: again }, idempotencyKey: key() })
    expect((await openingsOf(station.id, '2027-10-04'))[0]?.[1]).toBe('WORKDAY')
    const { notices } = await system.as(undefined).listHolidayNotices({})
    expect(notices).toMatchObject([{ year: 2027, source: notice.source, version: 2n, days: again }])
  })

  it('of a place whose hours nobody knows are to be asked for, and so is a walk there', async () => {
    const station = await putStation(system, { openingHours: '' })
    const route = await putRoute(system, [station])
    expect(await openingsOf(station.id, '2027-03-10')).toEqual([
      ['2027-03-10', 'WORKDAY', '', '00:00–00:00 ask'],
    ])
    const plan = planAt(route, '2027-03-10 10:00')
    const { fits, stations } = await system.as(operator).previewDeparture({ plan })
    expect([fits, stations[0]?.askFirst]).toEqual([true, true])
  })
})

describe('a notice of holidays', () => {
  it('is refused with a day that is none, twice, of another year or of another kind', async () => {
    const put = (days: ReturnType<typeof october>, more = {}) =>
      refusalFrom(
        system.as(operator).putHolidayNotice({
          notice: { year: 2027, source: '通知', days, ...more },
          idempotencyKey: key(),
        }),
      )
    const good = october(['01', DayKind.HOLIDAY])
    const [first] = good
    for (const [days, field] of [
      [october(['32', DayKind.HOLIDAY]), 'notice.days[0].date'],
      [[{ ...must(first), date: '2027-2-1' }], 'notice.days[0].date'],
      [[{ ...must(first), date: '2026-11-30' }], 'notice.days[0].date'],
      [[{ ...must(first), date: '2028-01-01' }], 'notice.days[0].date'],
      [october(['01', DayKind.WORKDAY]), 'notice.days[0].kind'],
      [[...good, ...good], 'notice.days'],
      [[], 'notice.days'],
      [october(['09', DayKind.MAKE_UP_WORKDAY]), 'notice.days'],
    ] as const) {
      expect((await put([...days])).facts).toMatchObject({ field })
    }
    expect((await put(good, { year: 1999 })).facts).toMatchObject({ field: 'notice.year' })
    expect((await put(good, { source: ' ' })).facts).toMatchObject({ field: 'notice.source' })
  })
})

describe('openings', () => {
  it('are asked for by a day that there is', async () => {
    const ask = (fromDate: string, days: number) =>
      refusalFrom(system.as(undefined).getOpenings({ stationIds: [newId()], fromDate, days }))
    for (const date of ['2026-02-31', '2026-2-1', '2026-10-08T00:30:00Z', 'today']) {
      expect((await ask(date, 1)).facts).toMatchObject({ field: 'fromDate' })
    }
    expect((await ask('2026-10-08', 32)).facts).toMatchObject({ field: 'days' })
  })
})
