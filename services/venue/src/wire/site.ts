import {
  type Opening as OpeningMessage,
  type Room as RoomMessage,
  type Site as SiteMessage,
  SiteSchema,
} from '@xingzhi/proto/venue/v1/venue_pb.js'
import { readCount, readLine, readPoint, readText, refuseInput } from '@xingzhi/runtime/read-input'
import { toMessage } from '@xingzhi/runtime/to-message'
import type { Opening, Room, Site, SitePlan } from '../domain/site.ts'
import { readCrafts } from './read-craft.ts'

const roomsMax = 100
/** Three a day. */
const openingsMax = 21

export function siteMessage(site: Site): SiteMessage {
  const { latitude, longitude } = site
  return toMessage(SiteSchema, { ...site, point: { latitude, longitude } })
}

/** What is said of a site, each field checked; `id` and `version` are not part of it. */
export function readSitePlan(site: SiteMessage): SitePlan {
  return {
    name: readLine('site.name', site.name, { lengthMax: 100 }),
    nameEn: readLine('site.nameEn', site.nameEn, { lengthMax: 200, optional: true }),
    streetTownCode: readLine('site.streetTownCode', site.streetTownCode, { lengthMax: 20 }),
    address: readLine('site.address', site.address, { lengthMax: 200, optional: true }),
    ...readPoint('site.point', site.point),
    precisionMetres: readCount('site.precisionMetres', site.precisionMetres, { min: 0, max: 100_000 }),
    crafts: readCrafts('site.crafts', site.crafts),
    openings: readOpenings(site.openings),
    rooms: readRooms(site.rooms),
    capacity: readCount('site.capacity', site.capacity, { min: 1, max: 5000 }),
    contact: readLine('site.contact', site.contact, { lengthMax: 100, optional: true }),
    directions: readText('site.directions', site.directions, { lengthMax: 1000, optional: true }),
    directionsEn: readText('site.directionsEn', site.directionsEn, { lengthMax: 2000, optional: true }),
    demo: site.demo,
  }
}

function readRooms(rooms: readonly RoomMessage[]): Room[] {
  if (rooms.length > roomsMax) refuseInput('site.rooms', 'too_large', roomsMax)
  const names = new Set<string>()
  return rooms.map((room, index) => {
    const name = readLine(`site.rooms[${index}].name`, room.name, { lengthMax: 50 })
    if (names.has(name)) refuseInput(`site.rooms[${index}].name`, 'malformed')
    names.add(name)
    return {
      name,
      capacity: readCount(`site.rooms[${index}].capacity`, room.capacity, { min: 1, max: 2000 }),
    }
  })
}

/** Sorted by weekday and time. Two openings of a day that touch or overlap are `malformed`: they are one. */
function readOpenings(openings: readonly OpeningMessage[]): Opening[] {
  if (openings.length > openingsMax) refuseInput('site.openings', 'too_large', openingsMax)
  const read = openings.map((opening, index) => {
    const path = `site.openings[${index}]`
    const opensMinute = readCount(`${path}.opensMinute`, opening.opensMinute, { min: 0, max: 1439 })
    return {
      weekday: readCount(`${path}.weekday`, opening.weekday, { min: 1, max: 7 }),
      opensMinute,
      closesMinute: readCount(`${path}.closesMinute`, opening.closesMinute, {
        min: opensMinute + 1,
        max: 1440,
      }),
    }
  })
  for (const [index, one] of read.entries()) {
    const meetsEarlier = read.slice(0, index).some((other) => isOneOpening(one, other))
    if (meetsEarlier) refuseInput(`site.openings[${index}]`, 'malformed')
  }
  return read.sort((one, other) => one.weekday - other.weekday || one.opensMinute - other.opensMinute)
}

function isOneOpening(one: Opening, other: Opening): boolean {
  return (
    one.weekday === other.weekday &&
    one.opensMinute <= other.closesMinute &&
    other.opensMinute <= one.closesMinute
  )
}
