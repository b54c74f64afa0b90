/** Where the device takes itself to be; it stays on the device. Degrees, WGS-84. */
export interface Place {
  latitude: number
  longitude: number
  accuracyMetres: number
}

export type Located = { kind: 'found'; place: Place } | { kind: 'refused' | 'failed' }

/** Asks the device once where it is; the browser asks the person. */
export function locate(options: PositionOptions): Promise<Located> {
  if (!('geolocation' in navigator)) return Promise.resolve({ kind: 'failed' })
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ kind: 'found', place: placeOf(coords) }),
      (error) => resolve({ kind: error.code === error.PERMISSION_DENIED ? 'refused' : 'failed' }),
      options,
    )
  })
}

export function placeOf(coords: GeolocationCoordinates): Place {
  return { latitude: coords.latitude, longitude: coords.longitude, accuracyMetres: coords.accuracy }
}
