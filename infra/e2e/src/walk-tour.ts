import type { Stage } from './stage.ts'
import type { Stop } from './tour.ts'
import { setWalkScene } from './walk/scene.ts'

const GUIDE = 'guide-47'

/** The pages of walkers, guides and operators. */
export async function walkPages(stage: Stage): Promise<Stop[]> {
  const walker = stage.nextCitizen()
  const cast = {
    operator: await stage.as('operator-1'),
    guide: await stage.as(GUIDE),
    otherGuide: await stage.as('guide-48'),
    owner: await stage.as(walker),
  }
  const scene = await setWalkScene(cast, stage.routeAccess())
  const at = (folder: string, id: string) => `/${folder}/${encodeURIComponent(id)}`
  const operator = { person: 'operator-1' }
  const guide = { person: GUIDE }
  return [
    { name: 'walks', path: '/walks' },
    { name: 'route', path: at('walks', scene.$route) },
    { name: 'route-sheet', path: `${at('walks', scene.$route)}/sheet` },
    { name: 'route-missing', path: '/walks/Route_0190a000-0000-7000-8000-000000000000' },
    { name: 'station', path: at('stations', scene.$station) },
    { name: 'departure', path: at('departures', scene.$departure) },
    { name: 'departure-held', path: at('departures', idOfLed(scene.$ledslot)), person: walker },
    { name: 'my-walks-signed-out', path: '/my-walks' },
    { name: 'my-walks', path: '/my-walks', person: walker },
    { name: 'my-walk', path: at('my-walks', scene.$walk), person: walker },
    { name: 'volunteer-not-yet', path: '/volunteer', person: walker },
    { name: 'volunteer', path: '/volunteer', ...guide },
    { name: 'volunteer-shift', path: at('volunteer/shifts', scene.$ledshift), ...guide },
    { name: 'volunteer-register', path: '/volunteer/register', ...guide },
    { name: 'volunteer-hours', path: '/volunteer/hours', ...guide },
    { name: 'volunteer-trainings', path: '/volunteer/trainings', ...guide },
    { name: 'certificate', path: at('certificates', scene.$certificate) },
    { name: 'showcase', path: '/showcase' },
    { name: 'operate', path: '/operate', ...operator },
    { name: 'operate-not-mine', path: '/operate', person: walker },
    { name: 'operate-schedule', path: '/operate/departures/new', ...operator },
    { name: 'operate-departure', path: at('operate/departures', scene.$departure), ...operator },
    { name: 'operate-decisions', path: '/operate/decisions', ...operator },
    { name: 'operate-guides', path: '/operate/guides', ...operator },
    { name: 'operate-guide', path: at('operate/guides', scene.$guide), ...operator },
    { name: 'operate-hours', path: '/operate/hours', ...operator },
    { name: 'operate-trainings', path: '/operate/trainings', ...operator },
    { name: 'operate-training', path: at('operate/trainings', scene.$held), ...operator },
    { name: 'operate-holidays', path: '/operate/holidays', ...operator },
    { name: 'operate-closures', path: '/operate/closures', ...operator },
  ]
}

/** A slot has the id of its departure. */
function idOfLed(slotId: string): string {
  return slotId.replace('Slot_', 'Departure_')
}
