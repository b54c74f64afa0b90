import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql'
import type { Dice } from './dice.ts'

/** What the answers so far named: a later request may ask for it again, or put it where it does not belong. */
export interface KnownWorld {
  idsByType: Map<string, string[]>
  cursors: string[]
  /** Draws are of this moment on. */
  now: Date
}

const HOSTILE_SHARE = 8
const DAY_MS = 86_400_000
const madeUpId = '019f0000-0000-7000-8000-000000000000'

const hostileTexts = [
  ...[
    '',
    ' ',
    '\n',
    '漢字'.repeat(2_000),
    'k'.repeat(10_000),
    "'; drop table slots; --",
    '<script>',
    '\u202e',
  ],
  ...['../../etc/passwd', '%00', '\u0001', '𝒳', 'constructor', '__proto__', '{{7*7}}', '\\'],
]
const hostileIds = [
  ...['', 'x', 'Slot_', 'Slot_x', 'Site_019f0000-0000-7000-8000-000000000000', `Slot_${'0'.repeat(10_000)}`],
  ...['Slot_00000000-0000-0000-0000-000000000000', 'Person_x', 'citizen-1', 'manager-3', '__proto__', 4, {}],
  ...['Session_FFFFFFFF-FFFF-7FFF-8FFF-FFFFFFFFFFFF', 'Reservation_019f0000-0000-7000-8000-000000000000'],
]
const hostileNumbers = [
  0,
  -1,
  1_000_000,
  1_000_000_000,
  2 ** 31 - 1,
  2 ** 31,
  -(2 ** 31),
  2 ** 53,
  0.5,
  '5',
  true,
]
const hostileDegrees = [90, -90, 90.0001, 180, -180, 181, 1e308, -1e308, 5e-324, -0, '31', {}]
const hostileMoments = [
  ...['', 'tomorrow', '2026-02-30T10:00:00Z', '2026-11-22T10:00:00', '0000-01-01T00:00:00Z', 0, 1e15],
  ...['0001-01-01T00:00:00Z', '9999-12-31T23:59:59-14:00', '+275760-09-13T00:00:00Z', '1969-07-20T20:17:00Z'],
  ...['2243-10-17T00:00:00Z', '1600-01-01T00:00:00Z', '2026-11-22T24:00:00Z', '2026-11-22T10:00:60Z'],
]
const hostileCursors = [
  ...['x', '=', 'bnVsbA', 'W10', 'eyJhIjoxfQ', 'a'.repeat(511), 'a'.repeat(10_000)],
  ...[['0000-01-01T00:00:00Z'], [0, 2 ** 53, 'x'], [-1, 0], [8.64e15], [null], { 0: 'x' }].map(asCursor),
  ...['0000-01-01T00:00:00Z', '9999-12-31T23:59:59Z'].map((at) => asCursor([at, madeUpId])),
  ...['0000-01-01T00:00:00Z', '2026-11-22T00:00:00.000Z'].map((at) => asCursor([-1, at, madeUpId])),
  ...[Number.MAX_SAFE_INTEGER, -1, 1e300].map((order) => asCursor([1, order, madeUpId])),
]
const plausibleNumbers: Record<string, [number, number]> = {
  first: [1, 12],
  partySize: [1, 4],
  capacity: [1, 30],
  durationMinutes: [30, 120],
  maximumPartySize: [1, 6],
  minimumAge: [0, 18],
  guidesWanted: [1, 3],
  groupSize: [5, 15],
  placesLimit: [0, 20],
  minutes: [30, 120],
  peoplePresent: [1, 2],
  accuracyMetres: [5, 60],
  weekday: [1, 7],
  fromMinute: [480, 700],
  untilMinute: [720, 1_200],
}
/** Where an id's name and its type's differ. */
const typesOfIds: Record<string, string> = { record: 'ServiceRecord' }

/** A value for an argument or an input's field: mostly one that makes sense, now and then one that nobody should send. */
export function drawValue(dice: Dice, type: GraphQLInputType, name: string, world: KnownWorld): unknown {
  if (isNonNullType(type)) {
    return dice.oneIn(40) ? null : drawValue(dice, type.ofType, name, world)
  }
  if (isListType(type)) {
    if (dice.oneIn(30)) return dice.pick([null, 'x', {}, [null], [[]]])
    const length = dice.oneIn(30) ? dice.pick([0, 201, 600]) : dice.whole(1, 3)
    return Array.from({ length }, () => drawValue(dice, type.ofType, name, world))
  }
  if (isInputObjectType(type)) return drawInput(dice, type, world)
  if (isEnumType(type)) {
    if (dice.oneIn(30)) return dice.pick(['GOLD', 'wood', 1, null, '__proto__'])
    return dice.pick(type.getValues().map((value) => value.name))
  }
  return drawScalar(dice, type.name, name, world)
}

function drawInput(dice: Dice, type: GraphQLInputObjectType, world: KnownWorld): unknown {
  const isStrange = dice.oneIn(25)
  const entries: [string, unknown][] = []
  for (const field of Object.values(type.getFields())) {
    const isNeeded = isNonNullType(field.type)
    if (isNeeded ? isStrange && dice.oneIn(2) : dice.oneIn(2)) continue
    entries.push([field.name, drawValue(dice, field.type, field.name, world)])
  }
  if (isStrange) entries.push([dice.pick(['unknown', '__proto__', 'constructor']), { x: 1 }])
  return Object.fromEntries(entries)
}

function drawScalar(dice: Dice, type: string, name: string, world: KnownWorld): unknown {
  const isHostile = dice.oneIn(HOSTILE_SHARE)
  switch (type) {
    case 'ID':
      return isHostile ? drawHostileId(dice, world) : drawId(dice, name, world)
    case 'Int': {
      const [min, max] = plausibleNumbers[name] ?? [0, 100]
      return isHostile ? dice.pick(hostileNumbers) : dice.whole(min, max)
    }
    case 'Float':
      return isHostile ? dice.pick(hostileDegrees) : drawDegrees(dice, name)
    case 'Boolean':
      return isHostile ? dice.pick(['true', 1, null]) : dice.oneIn(2)
    case 'DateTime':
      return isHostile ? dice.pick(hostileMoments) : drawMoment(dice, world)
    default:
      return isHostile ? drawHostileText(dice) : drawText(dice, name, world)
  }
}

function drawId(dice: Dice, name: string, { idsByType }: KnownWorld): unknown {
  const wanted = name.replace(/Ids?$/, '')
  const type =
    wanted === 'id' || wanted === ''
      ? dice.pick([...idsByType.keys()])
      : (typesOfIds[wanted] ?? upperFirst(wanted))
  const known = idsByType.get(type) ?? []
  return known.length === 0 ? `${type}_${madeUpId}` : dice.pick(known)
}

function drawHostileId(dice: Dice, { idsByType }: KnownWorld): unknown {
  const others = [...idsByType.values()].flat()
  return dice.oneIn(2) || others.length === 0 ? dice.pick(hostileIds) : dice.pick(others)
}

function drawDegrees(dice: Dice, name: string): number {
  const around = /lat|south|north/.test(name) ? 31 : 121
  const toTheEdge = /south|west/.test(name) ? -0.5 : 0.5
  return around + toTheEdge + dice.whole(0, 500) / 1_000
}

function drawMoment(dice: Dice, { now }: KnownWorld): string {
  const days = dice.whole(-2, 40)
  const day = new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10)
  const hour = String(dice.whole(8, 18)).padStart(2, '0')
  return `${day}T${hour}:${dice.pick(['00', '30'])}:00+08:00`
}

function drawText(dice: Dice, name: string, { cursors }: KnownWorld): unknown {
  if (name === 'after') return cursors.length > 0 ? dice.pick(cursors) : ''
  // Few keys, so that one comes again with the same request or with another.
  if (name === 'idempotencyKey') return dice.oneIn(3) ? dice.pick(['a', 'b', 'c']) : dice.uuid()
  if (name === 'room') return dice.pick(['', '木工坊', '皮具坊', '一号教室'])
  if (name === 'streetTownCodes') return dice.pick(['310112102', '310112103'])
  return dice.pick(['剪纸', 'Paper cutting', '下雨', '皮雕入门'])
}

function drawHostileText(dice: Dice): unknown {
  return dice.pick([...hostileTexts, ...hostileCursors, null, 5, {}, []])
}

function upperFirst(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

function asCursor(tuple: unknown): string {
  return Buffer.from(JSON.stringify(tuple)).toString('base64url')
}
