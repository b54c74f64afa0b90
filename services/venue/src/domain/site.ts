import { type Changes, changesOf } from '@xingzhi/runtime/changes'
import type { openings, rooms, sites } from '../db/schema.ts'
import { type Obstacle, overCapacity, roomTaken } from './obstacle.ts'
import { type Occupation, peakOf } from './occupancy.ts'

export type Opening = Omit<typeof openings.$inferSelect, 'siteId'>
export type Room = Pick<typeof rooms.$inferSelect, 'name' | 'capacity'>
/** With its rooms in their order, and its openings by weekday and time. */
export type Site = typeof sites.$inferSelect & { rooms: Room[]; openings: Opening[] }

/** What an operator says of a site. */
export type SitePlan = Omit<Site, 'id' | 'version'>
/** What scheduling needs to know of a site. */
export type SiteRules = Pick<Site, 'capacity' | 'rooms' | 'openings'>

/** What differs of what an operator says of a site; all of it when there was none before. */
export function changesOfSite(before: Site | undefined, after: Site): Changes {
  const { id: _, version: __, ...said } = after
  return changesOf(before, after, Object.keys(said) as (keyof SitePlan)[])
}

export function roomNamed(site: SiteRules, name: string | null): Room | undefined {
  return site.rooms.find((room) => room.name === name)
}

/**
 * Why a site can't become `wanted` while `upcoming` sessions are published: a room that they use would be gone
 * (ROOM_TAKEN) or too small, or the site too small for what runs at once (OVER_SITE_CAPACITY). New opening
 * hours bind what is published or moved from now on; what is already published stays.
 */
export function obstacleToSite(wanted: SiteRules, upcoming: readonly Occupation[]): Obstacle | undefined {
  for (const occupation of upcoming) {
    if (!occupation.room) continue
    const room = roomNamed(wanted, occupation.room)
    if (!room) return roomTaken(occupation)
    if (room.capacity < occupation.capacity) return overCapacity('room', room.capacity, 0)
  }
  const peak = peakOf(upcoming)
  return peak > wanted.capacity ? overCapacity('site', wanted.capacity, 0) : undefined
}
