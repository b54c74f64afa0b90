/** What the opened panel speaks of, for the map to show. */
export interface Spoken {
  routeId: string | null
  stationId: string | null
}
