import { Craft } from '@xingzhi/proto/common/v1/craft_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { arriving } from './arriving.ts'
import { type Opening, openingsOf, type Scale } from './openings.ts'
import { type Place, streetTownCodes, workshopPlaces } from './places.ts'
import { type Random, randomFor } from './random.ts'
import { bestKnown, craftsByFact, lastPlaceId } from './site-facts.ts'

export interface Room {
  name: string
  capacity: number
}

/** A demo site: a real place with made-up rooms, capacity and, where nothing is known, crafts and hours. */
export interface PlannedSite {
  placeId: string
  scale: Scale
  name: string
  nameEn: string
  streetTownCode: string
  address: string
  latitude: number
  longitude: number
  precisionMetres: number
  crafts: Craft[]
  openings: Opening[]
  rooms: Room[]
  capacity: number
  stepFree: boolean
  contact: string
  directions: string
  directionsEn: string
}

const fiveCrafts = [Craft.LEATHER, Craft.WOOD, Craft.PAPER, Craft.FABRIC, Craft.CERAMICS]

/** Every site of the demo, the best known first, the one that closes the seeding last. */
export function planSites(seed: number): PlannedSite[] {
  const towns = streetTownCodes()
  return workshopPlaces()
    .sort((one, other) => rank(one) - rank(other))
    .map((place) => planSite(place, must(towns.get(place.streetTown)), randomFor(seed, 'site', place.id)))
}

function rank({ id }: Place): number {
  if (id === lastPlaceId) return Number.POSITIVE_INFINITY
  const known = bestKnown.indexOf(id)
  return known === -1 ? bestKnown.length : known
}

function planSite(place: Place, streetTownCode: string, random: Random): PlannedSite {
  const scale = scaleOf(place)
  const rooms = roomsOf(scale, random)
  return {
    placeId: place.id,
    scale,
    name: place.nameZh,
    nameEn: place.nameEn,
    streetTownCode,
    // The data mark in English what is still to be verified.
    address: place.address?.replace(/ \(verify\)$/, '（待核实）') ?? '地址待核实',
    latitude: place.lat,
    longitude: place.lon,
    precisionMetres: place.precisionM,
    crafts: craftsByFact[place.id] ?? random.sample(fiveCrafts, scale === 'hub' ? random.integer(2, 3) : 1),
    openings: openingsOf(place, scale, random),
    rooms,
    capacity:
      rooms.length > 0 ? rooms.reduce((sum, room) => sum + room.capacity, 0) : random.pick([20, 24, 30]),
    stepFree: scale === 'hub' || random.chance(0.5),
    ...arriving,
  }
}

/** How much goes on at a place: houses of culture, quiet old houses, and what lies in the open. */
function scaleOf({ id, kind }: Place): Scale {
  if (['craft', 'museum', 'library', 'college', 'service'].includes(kind) || bestKnown.includes(id))
    return 'hub'
  if (['park', 'industrial'].includes(kind) || /bridge|arch|wojing|monument|sjtu-map/.test(id)) return 'yard'
  return 'house'
}

/** A yard has none: its sessions take it as a whole. */
function roomsOf(scale: Scale, random: Random): Room[] {
  switch (scale) {
    case 'hub':
      return [
        { name: '一楼大教室', capacity: random.pick([36, 40]) },
        { name: '手作一室', capacity: random.pick([20, 24]) },
        { name: '手作二室', capacity: random.pick([12, 16]) },
      ].slice(0, random.integer(2, 3))
    case 'house':
      return [
        { name: random.pick(['东厢房', '正厅', '长桌间']), capacity: random.pick([16, 20, 24]) },
        { name: '天井', capacity: 12 },
      ].slice(0, random.integer(1, 2))
    case 'yard':
      return []
  }
}
