import type { Place } from './check-in.ts'

export type Located = { kind: 'found'; place: Place } | { kind: 'refused' | 'failed' }

const TIMEOUT_MS = 15_000
const AGE_MAX_MS = 5_000

/** Asks the device once where it is; the browser asks the person. */
export function locate(): Promise<Located> {
  if (!('geolocation' in navigator)) return Promise.resolve({ kind: 'failed' })
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ kind: 'found', place: placeOf(coords) }),
      (error) => resolve({ kind: error.code === error.PERMISSION_DENIED ? 'refused' : 'failed' }),
      { enableHighAccuracy: true, timeout: TIMEOUT_MS, maximumAge: AGE_MAX_MS },
    )
  })
}

export function placeOf(coords: GeolocationCoordinates): Place {
  return { latitude: coords.latitude, longitude: coords.longitude, accuracyMetres: coords.accuracy }
}
