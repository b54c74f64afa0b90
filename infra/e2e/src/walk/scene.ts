import { setTimeout as pause } from 'node:timers/promises'
import { newKey } from '../api.ts'
import { type Asking, mutate } from '../mutate.ts'
import { putShortRoute, type RouteAccess } from './short-route.ts'
import {
  admitGuide,
  claimFromBoard,
  idIn,
  reserveDeparture,
  scheduleDeparture,
  seeDeparture,
  walkAlong,
} from './steps.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
/** Time enough to tell everybody of it. */
const STARTS_IN_MS = 5_000
/** No workshop of a scenario is on that day: whoever leads at that hour may not reserve. */
const SOON_DAYS = 7

/** The guides have nothing else; the owner's first walk and first departure are these. */
export interface Cast {
  operator: Asking
  guide: Asking
  otherGuide: Asking
  owner: Asking
}

/** Departures past, to come, open and lost, with all that belongs to them: ids, codes and moments by the word that rows name them by. */
export async function setWalkScene(cast: Cast, access: RouteAccess): Promise<WalkScene> {
  const availability = [{ weekday: 6, fromMinute: 480, untilMinute: 1_080 }]
  const shown = { inShowcase: true, showcaseName: '小陆', showcaseWords: '一步一景。' }
  const guideId = await admitGuide(cast.operator, cast.guide, { ...shown, availability })
  await admitGuide(cast.operator, cast.otherGuide)
  const route = await putShortRoute(access, { stayMinutes: 60 })
  const startsAt = new Date(Date.now() + STARTS_IN_MS)
  const trained = await train(cast, startsAt)
  const led = await staffLed(cast, route.routeId, startsAt)
  const coming = await scheduleComing(cast, route.routeId)
  const lostRoute = await loseOne(cast, await putShortRoute(access))
  const { closure } = await mutate<{ closure: { id: string } }>(
    cast.operator,
    'addClosure',
    { stationId: route.stationIds[0], from: inDays(20), reason: '维修', idempotencyKey: newKey() },
    'closure { id }',
  )
  const walkId = await walkAlong(cast.owner, cast.guide, { ...route, stationIds: [route.stationIds[0]] })
  await pause(Math.max(0, startsAt.getTime() - Date.now()))
  const attended = { trainingId: trained.$held, guideIds: [guideId], idempotencyKey: newKey() }
  await mutate(cast.operator, 'recordAttendance', attended, 'training { id }')
  return {
    ...{ ...trained, ...led, ...coming },
    ...(await recordHours(cast, led.$ledshift)),
    ...{ $route: route.routeId, $lostroute: lostRoute, $station: route.stationIds[0] },
    ...{ $guide: guideId, $walk: walkId, $closure: closure.id, $late: inDays(20) },
  }
}

/** A training that is about to begin and one to come, each with the guide. */
async function train({ operator, guide }: Cast, beginsAt: Date) {
  const named = { name: '讲解', nameEn: 'Telling', validDays: 365, idempotencyKey: newKey() }
  const { qualification } = await mutate<{ qualification: { id: string } }>(
    operator,
    'saveQualification',
    named,
    'qualification { id }',
  )
  const save = async (startsAt: Date) => {
    const endsAt = new Date(startsAt.getTime() + 60 * MINUTE_MS).toISOString()
    const words = { title: '讲解培训', place: '社区学院', capacity: 20, qualificationIds: [qualification.id] }
    const input = { ...words, startsAt: startsAt.toISOString(), endsAt, idempotencyKey: newKey() }
    const { training } = await mutate<{ training: { id: string } }>(
      operator,
      'saveTraining',
      input,
      'training { id }',
    )
    const enrolled = { trainingId: training.id, idempotencyKey: newKey() }
    await mutate(guide, 'enrolInTraining', enrolled, 'training { id }')
    return training.id
  }
  return { $held: await save(beginsAt), $training: await save(new Date(Date.now() + 3 * DAY_MS)) }
}

/** A departure with both guides and the owner's party, which starts at this moment. */
async function staffLed({ operator, guide, otherGuide, owner }: Cast, routeId: string, startsAt: Date) {
  const wish = { routeId, guidesWanted: 2, groupSize: 5 }
  const departureId = await scheduleDeparture(operator, {
    ...wish,
    startsAt: new Date(startsAt.getTime() + 30 * MINUTE_MS),
  })
  for (const one of [guide, otherGuide]) await claimFromBoard(one, departureId)
  await seeDeparture(operator, departureId, { slot: { capacity: 10 } })
  const { id } = await reserveDeparture(owner, departureId, 1)
  const $ledshift = idIn('Shift', departureId)
  for (const one of [guide, otherGuide]) {
    await mutate(one, 'signInToShift', { shiftId: $ledshift, idempotencyKey: newKey() }, 'shift { id }')
  }
  const moved = { departureId, startsAt: startsAt.toISOString(), idempotencyKey: newKey() }
  await mutate(operator, 'changeDeparture', moved, 'departure { id }')
  await seeDeparture(operator, departureId, { shift: { startsAt: startsAt.toISOString() } })
  return { $ledshift, $ledslot: idIn('Slot', departureId), $ledreservation: id }
}

/** One with a place for another guide, and one that nobody has claimed. */
async function scheduleComing({ operator, guide }: Cast, routeId: string) {
  const wish = { routeId, guidesWanted: 2, groupSize: 5 }
  const $soon = inDays(SOON_DAYS)
  const departureId = await scheduleDeparture(operator, { ...wish, startsAt: new Date($soon) })
  await scheduleDeparture(operator, { ...wish, startsAt: new Date(inDays(10)) })
  await claimFromBoard(guide, departureId)
  const $shift = idIn('Shift', departureId)
  const { node } = await guide.query<{ node: { viewerClaim: { id: string } } }>(
    'query ($id: ID!) { node(id: $id) { ... on Shift { viewerClaim { id } } } }',
    { id: $shift },
  )
  return { $soon, $departure: departureId, $shift, $claim: node.viewerClaim.id }
}

/** A route whose only departure was cancelled; its id. */
async function loseOne({ operator }: Cast, { routeId }: { routeId: string }): Promise<string> {
  const wish = { routeId, guidesWanted: 1, groupSize: 5, startsAt: new Date(inDays(SOON_DAYS)) }
  const departureId = await scheduleDeparture(operator, wish)
  const cancelled = { departureId, reason: '雷雨', idempotencyKey: newKey() }
  await mutate(operator, 'cancelDeparture', cancelled, 'departure { id }')
  return routeId
}

/** Both guides' hours: the one's corrected and certified, the other's not confirmed. */
async function recordHours({ operator, guide, otherGuide }: Cast, shiftId: string) {
  const record = async (by: Asking) => {
    const worked = { shiftId, minutes: 60, peopleGuided: 1, idempotencyKey: newKey() }
    const { serviceRecord } = await mutate<{ serviceRecord: { id: string } }>(
      by,
      'recordService',
      worked,
      'serviceRecord { id }',
    )
    return serviceRecord.id
  }
  const corrected = { recordId: await record(guide), minutes: 90, reason: '多讲了半小时' }
  await mutate(operator, 'confirmService', { ...corrected, idempotencyKey: newKey() }, 'serviceRecord { id }')
  const issued = { idempotencyKey: newKey() }
  const { certificate } = await mutate<{ certificate: { code: string } }>(
    guide,
    'issueCertificate',
    issued,
    'certificate { code }',
  )
  return { $record: await record(otherGuide), $certificate: certificate.code }
}

export interface WalkScene {
  $route: string
  $lostroute: string
  $station: string
  /** To come, with one guide of two. */
  $departure: string
  $shift: string
  $claim: string
  /** When it starts. */
  $soon: string
  /** Has begun, with both guides and the owner. */
  $ledslot: string
  $ledshift: string
  $ledreservation: string
  /** The owner's, with one stamp of two. */
  $walk: string
  $guide: string
  $training: string
  /** Has begun; the guide was there. */
  $held: string
  /** The other guide's, not confirmed. */
  $record: string
  $certificate: string
  $closure: string
  $late: string
}

function inDays(days: number): string {
  return new Date(Date.now() + days * DAY_MS).toISOString()
}
