import { readData } from './read-data.ts'

/** A real place, as `data/places.json` has it. Points are WGS-84 degrees. */
export interface Place {
  id: string
  nameZh: string
  nameEn: string
  kind: string
  streetTown: string
  address: string | null
  lat: number
  lon: number
  precisionM: number
  placeholder: boolean
  openingHours: string | null
}

/** Places of mourning and defence, monuments and the government's seat are walked to, not worked in. */
const notForWorkshops = new Set([
  'beiqiao-massacre',
  'sanyacha',
  'martyrs',
  'four-martyrs',
  'antijapan-cemetery',
  'no7-pillbox',
  'meilong-pillbox',
  'xinzhuang-gov',
  'sjtu-thinker',
  'sjtu-turing',
  'sjtu-sheng',
])

/** By id. */
export function placesById(): Map<string, Place> {
  return new Map(readData<Place>('places.json').map((place) => [place.id, place]))
}

/** The places that become demo sites. */
export function workshopPlaces(): Place[] {
  return [...placesById().values()].filter((place) => !notForWorkshops.has(place.id))
}

/** Street-town codes by Chinese name. */
export function streetTownCodes(): Map<string, string> {
  const towns = readData<{ code: string; nameZh: string }>('street-towns.json')
  return new Map(towns.map(({ nameZh, code }) => [nameZh, code]))
}
