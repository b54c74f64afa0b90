import {
  create,
  type DescEnum,
  type DescField,
  type DescMessage,
  type MessageShape,
  ScalarType,
} from '@bufbuild/protobuf'
import { reflect } from '@bufbuild/protobuf/reflect'
import fc, { type GeneratorValue } from 'fast-check'
import { newId } from '../ids.ts'

const DEPTH_MAX = 4
const texts = [
  ...[
    '',
    ' ',
    'x',
    '\0',
    'a\0b',
    '\u0001',
    '漢字',
    'k'.repeat(129),
    'k'.repeat(10_000),
    "'; drop table slots; --",
  ],
  ...[
    '__proto__',
    '00000000-0000-0000-0000-000000000000',
    'FFFFFFFF-FFFF-7FFF-8FFF-FFFFFFFFFFFF',
    'W10',
    '310112001',
  ],
]
const wholes = [0, 1, 2, 20, 100, 101, 1_000, -1, 2 ** 31 - 1, -(2 ** 31)]
const longs = [0n, 1n, -1n, 1_800_000_000n, 253_402_300_799n, 1n << 60n, -(1n << 63n), (1n << 63n) - 1n]
const doubles = [0, 31.1, 121.4, 90, -90, 180, 91, -0, 5e-324, 1e308, Number.NaN, Infinity, -Infinity]

/** Any message of this kind, with what nobody should send in it; ids are now and then ones that exist. */
export function drawMessage<D extends DescMessage>(
  g: GeneratorValue,
  schema: D,
  ids: readonly string[],
  depth = 0,
): MessageShape<D> {
  const message = create(schema)
  const fields = reflect(schema, message, false)
  for (const field of schema.fields) {
    if (oneIn(g, depth >= DEPTH_MAX ? 1 : 3)) continue
    switch (field.fieldKind) {
      case 'scalar':
        fields.set(field, drawScalar(g, field.scalar, ids))
        break
      case 'enum':
        fields.set(field, drawEnum(g, field.enum))
        break
      case 'message':
        fields.set(field, reflect(field.message, drawMessage(g, field.message, ids, depth + 1), false))
        break
      case 'list':
        drawList(g, field, fields.get(field), ids, depth)
        break
      case 'map':
        break
    }
  }
  return message
}

function drawList(
  g: GeneratorValue,
  field: DescField & { fieldKind: 'list' },
  list: { add(value: never): unknown },
  ids: readonly string[],
  depth: number,
): void {
  const length = oneIn(g, 20) ? 501 : g(fc.integer, { min: 0, max: 3 })
  for (let at = 0; at < length; at++) {
    if (field.listKind === 'scalar') list.add(drawScalar(g, field.scalar, ids) as never)
    else if (field.listKind === 'enum') list.add(drawEnum(g, field.enum) as never)
    else list.add(reflect(field.message, drawMessage(g, field.message, ids, depth + 1), false) as never)
  }
}

function drawScalar(g: GeneratorValue, type: ScalarType, ids: readonly string[]): unknown {
  switch (type) {
    case ScalarType.STRING:
      if (oneIn(g, 3)) return pick(g, texts)
      return oneIn(g, 3) || ids.length === 0 ? newId() : pick(g, ids)
    case ScalarType.BOOL:
      return oneIn(g, 2)
    case ScalarType.BYTES:
      return new Uint8Array(3)
    case ScalarType.DOUBLE:
    case ScalarType.FLOAT:
      return pick(g, doubles)
    case ScalarType.INT64:
    case ScalarType.SINT64:
    case ScalarType.SFIXED64:
      return pick(g, longs)
    default:
      return pick(g, wholes)
  }
}

function drawEnum(g: GeneratorValue, { values }: DescEnum): number {
  return oneIn(g, 8) ? pick(g, [99, -1]) : pick(g, values).number
}

function pick<T>(g: GeneratorValue, from: readonly T[]): T {
  return from[g(fc.integer, { min: 0, max: from.length - 1 })] as T
}

function oneIn(g: GeneratorValue, many: number): boolean {
  return g(fc.integer, { min: 1, max: many }) === many
}
