import { create } from '@bufbuild/protobuf'
import { timestampFromDate } from '@bufbuild/protobuf/wkt'
import { Code } from '@connectrpc/connect'
import { ReservationStatus } from '@xingzhi/proto/booking/v1/booking_pb.js'
import {
  ClaimSchema,
  ClaimStatus,
  ShiftKind,
  ShiftSchema,
  ShiftStatus,
} from '@xingzhi/proto/guide/v1/guide_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { newId } from '@xingzhi/runtime/ids'
import { demoPersonId } from '@xingzhi/runtime/person'
import ICAL from 'ical.js'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readEvents } from './read-events.ts'
import { seedDepartures, seedSessions, startGateway, type TestGateway } from './start-gateway.ts'

let gateway: TestGateway
beforeEach(async () => {
  gateway = await startGateway()
})
afterEach(() => gateway.stop())

async function get(path: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${gateway.url}${path}`, { headers, redirect: 'manual' })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

async function reserve(slotId: string, cookie: string): Promise<string> {
  const query = `mutation { reserve(input: { slotId: "Slot_${slotId}", idempotencyKey: "${newId()}" }) { ... on ReserveSuccess { reservation { id } } } }`
  const { data } = await gateway.graphql<{ reserve: { reservation: { id: string } } }>(query, { cookie })
  return data?.reserve.reservation.id ?? ''
}

describe('a route', () => {
  test.each(['gpx', 'kml', 'geojson'])(
    'is a %s file of its name, in the language asked for',
    async (ending) => {
      const { id } = gateway.route.addRoute()
      const zh = await get(`/export/routes/Route_${id}.${ending}`)
      expect([zh.status, zh.text]).toEqual([200, `<${ending}>线路1`])
      expect(zh.headers.get('content-type')).toBe(`application/x-${ending}; charset=utf-8`)
      const name = encodeURIComponent(`线路1.${ending}`)
      expect(zh.headers.get('content-disposition')).toBe(
        `attachment; filename="Walk 1.${ending}"; filename*=UTF-8''${name}`,
      )
      const en = await get(`/export/routes/Route_${id}.${ending}?lang=en`)
      expect([en.text, en.headers.get('content-disposition')]).toEqual([
        `<${ending}>Walk 1`,
        `attachment; filename="Walk 1.${ending}"`,
      ])
    },
  )

  test('that there is not, or that is asked for in another form, is not found', async () => {
    const { id } = gateway.route.addRoute()
    for (const name of [
      `Route_${newId()}.gpx`,
      `Route_${id}.pdf`,
      `Route_${id}`,
      `Station_${id}.gpx`,
      `${id}.gpx`,
      '.gpx',
      '%00.gpx',
      '%ff.gpx',
      `Route_${'0'.repeat(36)}.kml`,
      'x'.repeat(5_000),
      '..%2f..%2fpackage.json',
    ]) {
      const { status, text } = await get(`/export/routes/${name}?lang[]=en&lang=x`)
      expect([name, status < 500 && status >= 400, text.includes('<')]).toEqual([name, true, false])
    }
  })

  test('while its service is away, is said to be out of reach', async () => {
    const { id } = gateway.route.addRoute()
    gateway.broken.set('ExportRoute', Code.Unavailable)
    const { status, text } = await get(`/export/routes/Route_${id}.gpx`, { 'accept-language': 'en' })
    expect([status, text]).toEqual([503, expect.stringContaining('cannot be reached')])
    gateway.broken.set('ExportRoute', Code.Internal)
    const broken = await get(`/export/routes/Route_${id}.gpx`)
    expect([broken.status, broken.text]).toEqual([500, '500\n'])
  })
})

describe('a reservation', () => {
  test('of a departure is an event with its place, its times, its page, its code and an alarm', async () => {
    const cookie = await gateway.signIn('citizen-1')
    const { departures } = seedDepartures(gateway, 1)
    const id = await reserve(must(departures[0]).departure.id, cookie)
    const file = await get(`/export/reservations/${id}.ics`, { cookie, 'accept-language': 'en' })
    expect(file.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(file.headers.get('cache-control')).toBe('no-store')
    expect(readEvents(file.text)).toEqual([
      {
        uid: `${id}@xingzhi`,
        summary: 'Walk 1',
        location: 'Station 1',
        sequence: 2,
        url: `${gateway.url}/reservations/${id}`,
        status: 'CONFIRMED',
        stamp: '2026-05-01T01:00:00Z',
        starts: '2026-05-02T01:00:00.000Z',
        ends: '2026-05-02T01:50:00.000Z',
      },
    ])
    const [code] = [...gateway.booking.reservations.values()].map((reservation) => reservation.code)
    expect(file.headers.get('content-disposition')).toBe(
      `attachment; filename=xingzhi-${code}.ics; filename*=UTF-8''Walk%201.ics`,
    )
    const event = new ICAL.Component(ICAL.parse(file.text)).getFirstSubcomponent('vevent')
    expect(event?.getFirstPropertyValue('description')).toBe(
      `Reservation code ${code}\n${gateway.url}/reservations/${id}`,
    )
    const alarms = event
      ?.getAllSubcomponents('valarm')
      .map((alarm) => [
        ...['action', 'trigger', 'description'].map((name) => String(alarm.getFirstPropertyValue(name))),
      ])
    expect(alarms).toEqual([['DISPLAY', '-PT2H', 'Walk 1']])
    for (const line of file.text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  })
})

describe('the calendar file of a reservation', () => {
  test('of a title that is made to break out of its line stays one event, told as it stands', async () => {
    const cookie = await gateway.signIn('citizen-1')
    const [seeded] = seedSessions(gateway, 1)
    const { activity, site, slot } = must(seeded)
    const id = await reserve(slot.id, cookie)
    const read = async () => (await get(`/export/reservations/${id}.ics`, { cookie })).text
    for (const title of [
      '木勺\r\nEND:VEVENT\r\nEND:VCALENDAR\r\nBEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:假的',
      '木勺\nBEGIN:VALARM',
      '木勺\rX-EVIL:1',
      '勺, 碗; 盘\\n 和 "杯": C:\\茶',
      '刻'.repeat(99),
      '𠮷👩‍👩‍👧'.repeat(30),
    ]) {
      activity.title = title
      site.name = title
      const text = await read()
      const told = title.replaceAll(/\r\n?/g, '\n')
      expect(readEvents(text)).toMatchObject([{ summary: told, location: `${told} ${site.address}`.trim() }])
      const escaped = told.replaceAll(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n')
      const lines = text.replaceAll('\r\n ', '').split('\r\n')
      expect(lines).toEqual(expect.arrayContaining([`NAME:${escaped}`, `X-WR-CALNAME:${escaped}`]))
      expect(text.match(/^BEGIN:/gm)).toHaveLength(3)
      for (const line of text.split('\r\n')) {
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
        expect(line).not.toMatch(/[\r\n\uFFFD]/)
      }
    }
    activity.title = '木勺\u0000\u0007\u001b'
    expect(readEvents(await read())).toMatchObject([{ summary: '木勺' }])
  })

  test('of a departure that meets elsewhere is not put where its first station lies', async () => {
    const cookie = await gateway.signIn('citizen-1')
    const { departure } = must(seedDepartures(gateway, 1).departures[0])
    const id = await reserve(departure.id, cookie)
    const geo = async () => /^GEO:/m.test((await get(`/export/reservations/${id}.ics`, { cookie })).text)
    expect(await geo()).toBe(true)
    departure.meetingPoint = '地铁七宝站 2 号口'
    expect(await geo()).toBe(false)
  })
})

describe('a reservation', () => {
  test('of a session that was cancelled replaces the event that a calendar has', async () => {
    const cookie = await gateway.signIn('citizen-1')
    const [seeded] = seedSessions(gateway, 1)
    const { session, site, slot } = must(seeded)
    site.address = '莘庄镇, 七莘路 1 号; 后门\n二楼'
    const id = await reserve(slot.id, cookie)
    const read = async () => readEvents((await get(`/export/reservations/${id}.ics`, { cookie })).text)
    const [before] = await read()
    expect(before).toMatchObject({
      summary: '木勺',
      location: '基地1 莘庄镇, 七莘路 1 号; 后门\n二楼',
      starts: '2026-05-02T01:00:00.000Z',
    })
    for (const reservation of gateway.booking.reservations.values()) {
      reservation.status = ReservationStatus.CANCELLED
    }
    gateway.booking.change(session.id, { reserved: 0 })
    expect(await read()).toEqual([{ ...before, status: 'CANCELLED', sequence: 3 }])
    expect((await get(`/export/reservations/${id}.ics`, { cookie })).text).not.toContain('VALARM')
  })

  test('is for its holder alone, and a stranger is asked to sign in', async () => {
    const cookie = await gateway.signIn('citizen-1')
    const { departures } = seedDepartures(gateway, 1)
    const id = await reserve(must(departures[0]).departure.id, cookie)
    const stranger = await get(`/export/reservations/${id}.ics`)
    expect([stranger.status, stranger.headers.get('content-type')]).toEqual([
      401,
      'text/plain; charset=utf-8',
    ])
    const other = await gateway.signIn('operator-1')
    for (const [name, whose] of [
      [`${id}.ics`, other],
      [`${id}.ical`, cookie],
      [`Reservation_${newId()}.ics`, cookie],
      ['x.ics', cookie],
    ]) {
      const { status, text } = await get(`/export/reservations/${name}`, { cookie: whose ?? '' })
      expect([name, status, text]).toEqual([name, 404, '没有这个文件，可能已经撤下。\n'])
    }
  })
})

describe("a guide's shifts", () => {
  const guideId = demoPersonId('guide-1')

  function claim(id: string, kind: ShiftKind, startsAt: Date, status = ClaimStatus.CLAIMED) {
    const [starts, ends] = [0, 2].map((hours) =>
      timestampFromDate(new Date(startsAt.getTime() + hours * 3_600_000)),
    )
    const times = { ...(starts && { startsAt: starts }), ...(ends && { endsAt: ends }) }
    const shift = create(ShiftSchema, { id, kind, status: ShiftStatus.OPEN, ...times, version: 4n })
    const claimedAt = timestampFromDate(new Date(gateway.clock().getTime() + gateway.guide.claims.size))
    gateway.guide.shifts.set(id, shift)
    const made = create(ClaimSchema, { id: newId(), shiftId: id, personId: guideId, status, claimedAt })
    gateway.guide.claims.set(made.id, made)
  }

  test('are those to come; one that they gave back is told to be off', async () => {
    const cookie = await gateway.signIn('guide-1')
    const { departures } = seedDepartures(gateway, 2)
    const [led, left] = departures.map(({ departure }) => departure.id)
    const helped = must(seedSessions(gateway, 1)[0]).session.id
    const inDays = (days: number) => new Date(gateway.clock().getTime() + days * 86_400_000)
    claim(led ?? '', ShiftKind.DEPARTURE, inDays(1), ClaimStatus.RELEASED)
    claim(led ?? '', ShiftKind.DEPARTURE, inDays(1))
    claim(left ?? '', ShiftKind.DEPARTURE, inDays(2), ClaimStatus.RELEASED)
    claim(helped, ShiftKind.SESSION, inDays(3))
    claim(must(seedDepartures(gateway, 1).departures[0]).departure.id, ShiftKind.DEPARTURE, inDays(-2))
    const events = readEvents((await get('/export/shifts.ics', { cookie })).text)
    expect(events.map(({ uid, summary, status, url }) => ({ uid, summary, status, url }))).toEqual(
      [
        { id: led, summary: '线路1', status: 'CONFIRMED' },
        { id: left, summary: '线路1', status: 'CANCELLED' },
        { id: helped, summary: '木勺', status: 'CONFIRMED' },
      ].map(({ id, ...same }) => ({
        ...same,
        uid: `Shift_${id}@xingzhi`,
        url: `${gateway.url}/volunteer/shifts/Shift_${id}`,
      })),
    )
  })

  test('of none are an empty calendar, and of a stranger none', async () => {
    const cookie = await gateway.signIn('guide-2')
    const { status, text } = await get('/export/shifts.ics', { cookie })
    expect([status, readEvents(text)]).toEqual([200, []])
    expect((await get('/export/shifts.ics')).status).toBe(401)
    expect((await get('/export/shifts')).status).toBe(404)
  })
})

test('files count towards the limits of who asks for them', async () => {
  const cookie = await gateway.signIn('citizen-1')
  const statuses = new Set<number>()
  for (let round = 0; round < 31; round++) {
    const answers = Array.from({ length: 20 }, () => get('/export/routes/x.gpx', { cookie }))
    for (const { status } of await Promise.all(answers)) statuses.add(status)
  }
  expect(statuses).toEqual(new Set([404, 429]))
  const { headers } = await get('/export/routes/x.gpx', { cookie })
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
})
