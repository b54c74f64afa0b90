import { type Obstacle, overCapacity, roomTaken } from './obstacle.ts'
import { type Occupation, peakOf } from './occupancy.ts'

/** A weekly opening in the district's time zone: minutes after midnight, opens < closes ≤ 1440. */
export interface Opening {
  /** ISO: 1 is Monday, 7 is Sunday. */
  weekday: number
  opensMinute: number
  closesMinute: number
}

export interface Room {
  name: string
  /** People at once. */
  capacity: number
}

/** What scheduling needs to know of a site. */
export interface SiteRules {
  /** People at once over all rooms. */
  capacity: number
  rooms: readonly Room[]
  openings: readonly Opening[]
}

/** What an operator says of a site. */
export interface SitePlan extends SiteRules {
  name: string
  nameEn: string
  streetTownCode: string
  address: string
  latitude: number
  longitude: number
  /** 0: not known. */
  precisionMetres: number
  /** Names of xingzhi.common.v1.Craft. */
  crafts: readonly string[]
  demo: boolean
}

export interface Site extends SitePlan {
  id: string
  version: number
}

export function roomNamed(site: SiteRules, name: string): Room | undefined {
  return site.rooms.find((room) => room.name === name)
}

/**
 * Why a site can't become `wanted` while `upcoming` sessions are published: a room that they use would be gone
 * (ROOM_TAKEN) or too small, or the site too small for what runs at once (OVER_SITE_CAPACITY). New opening
 * hours bind what is published or moved from now on; what is already published stays.
 */
export function obstacleToSite(wanted: SiteRules, upcoming: readonly Occupation[]): Obstacle | undefined {
  for (const occupation of upcoming) {
    if (occupation.room === '') continue
    const room = roomNamed(wanted, occupation.room)
    if (!room) return roomTaken(occupation)
    if (room.capacity < occupation.capacity) return overCapacity('room', room.capacity, 0)
  }
  const peak = peakOf(upcoming)
  return peak > wanted.capacity ? overCapacity('site', wanted.capacity, 0) : undefined
}
