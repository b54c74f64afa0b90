/** What somebody who walks with difficulty needs to know. Undefined: not known. */
export interface Accessibility {
  stepFree: boolean | undefined
  surface: string
  seats: boolean | undefined
  toilets: boolean | undefined
  steps: number | undefined
  note: string
}

/** What an operator says of a station. */
export interface StationPlan {
  name: string
  nameEn: string
  story: string
  storyEn: string
  latitude: number
  longitude: number
  /** 0: not known. */
  precisionMetres: number
  /** People at once. */
  capacity: number
  /** In the syntax of OpenStreetMap's opening_hours; empty: always open. */
  openingHours: string
  accessibility: Accessibility
  checkInRadiusMetres: number
  /** Empty: not known. */
  streetTownCode: string
  demo: boolean
}

export interface Station extends StationPlan {
  id: string
  version: number
}
