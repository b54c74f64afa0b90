import { must } from '@xingzhi/runtime/assert'
import { placesById, streetTownCodes } from '../places.ts'
import { readData } from '../read-data.ts'
import type { PlannedRoute } from './plan-routes.ts'

/** What `data/stations.json` says of a place that is walked to. */
interface StationWords {
  id: string
  openingHours: string
  accessibility: PlannedStation['accessibility']
  story: string
  storyEn: string
}

export interface PlannedStation {
  placeId: string
  name: string
  nameEn: string
  story: string
  storyEn: string
  latitude: number
  longitude: number
  precisionMetres: number
  capacity: number
  /** In the syntax of OpenStreetMap; empty: not known, or always. */
  openingHours: string
  accessibility: {
    surface?: string
    note?: string
    stepFree?: boolean
    seats?: boolean
    toilets?: boolean
    steps?: number
  }
  checkInRadiusMetres: number
  streetTownCode: string
}

/** Made up: people at once, by what kind of place it is. */
const capacityByKind: Record<string, number> = {
  ...{ park: 200, industrial: 100, red: 80, museum: 60 },
  ...{ heritage: 40, craft: 40, village: 30 },
}
const smallRooms = new Set(['zhou-microcarving', 'qibao-commune-tea-cricket'])
const smallRoomCapacity = 20
const radius = { least: 50, most: 300 }

/** The stations of all routes, each once. */
export function planStations(routes: readonly PlannedRoute[]): PlannedStation[] {
  const places = placesById()
  const towns = streetTownCodes()
  const words = new Map(readData<StationWords>('stations.json').map((one) => [one.id, one]))
  const ids = new Set(routes.flatMap(({ stops }) => stops.map(({ placeId }) => placeId)))
  return [...ids].map((placeId) => {
    const place = must(places.get(placeId))
    const { id: _, ...said } = must(words.get(placeId))
    return {
      ...said,
      placeId,
      name: place.nameZh,
      nameEn: place.nameEn,
      latitude: place.lat,
      longitude: place.lon,
      precisionMetres: place.precisionM,
      capacity: smallRooms.has(placeId) ? smallRoomCapacity : must(capacityByKind[place.kind]),
      checkInRadiusMetres: Math.min(Math.max(place.precisionM, radius.least), radius.most),
      streetTownCode: must(towns.get(place.streetTown)),
    }
  })
}
